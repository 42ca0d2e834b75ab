// inbox/wall_test.cpp - what the wall lets through, and the code of each refusal.
#include "inbox/wall.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace regie {
namespace {

static_assert(!std::is_default_constructible_v<ApprovedLetter>);
static_assert(!std::is_constructible_v<ApprovedLetter, Content>, "only the wall makes a letter that is sent");

/// A letter that may leave: all else here differs from it in one thing.
Leaving fit() {
  Leaving leaving;
  leaving.sentences = {{"Mine. ", Author::person}, {"Past.", Author::own_reply, "m-1"}};
  leaving.content = {"desk@a.example", "", "ada@a.example", "S", "Mine. Past.", ""};
  leaving.approval = LetterApproval{content_sha256(leaving.content), {"maud", true, false}};
  return leaving;
}

std::string code_of(const Leaving& leaving) {
  const auto left = let_through(leaving);
  EXPECT_EQ(left.has_value(), may_leave(leaving).has_value());
  return left ? "leaves" : left.error().code;
}

TEST(Wall, A_letter_with_all_in_order_leaves_as_it_was_approved) {
  EXPECT_EQ(code_of(fit()), "leaves");
  EXPECT_EQ(let_through(fit()).value().content(), fit().content);
}

TEST(Wall, Each_thing_amiss_has_a_code_of_its_own) {
  const auto with = [](auto change) {
    Leaving leaving = fit();
    change(leaving);
    return code_of(leaving);
  };
  EXPECT_EQ(with([](Leaving& it) { it.is_held = true; }), "wall.held");
  EXPECT_EQ(with([](Leaving& it) { it.approval.reset(); }), "wall.not_approved");
  EXPECT_EQ(with([](Leaving& it) { it.approval->approver.is_closed = true; }), "wall.closed_account");
  EXPECT_EQ(with([](Leaving& it) { it.approval->approver.has_right = false; }), "wall.no_right");
  EXPECT_EQ(with([](Leaving& it) { it.content.subject += "!"; }), "wall.changed_since_approval");
  EXPECT_EQ(with([](Leaving& it) { it.content.from = "other@a.example"; }), "wall.changed_since_approval");
  EXPECT_EQ(with([](Leaving& it) { it.is_suppressed = true; }), "wall.suppressed");
  EXPECT_EQ(with([](Leaving& it) { it.sentences[0].author = Author::model; }), "wall.untouched");
  EXPECT_EQ(with([](Leaving& it) { it.sentences[1].text = "Other."; }), "wall.other_words");
  EXPECT_EQ(with([](Leaving& it) { it.pace.is_quiet = true; }), "wall.quiet_hours");
  EXPECT_EQ(with([](Leaving& it) { it.pace.is_at_rate = true; }), "wall.rate");
}

TEST(Wall, No_machine_sentence_answers_somebody_upset_or_unsure) {
  for (const Author author : {Author::own_reply, Author::text_template, Author::model})
    for (const ThreadMood mood : {ThreadMood{true, false}, ThreadMood{false, true}, ThreadMood{true, true}}) {
      Leaving leaving = fit();
      leaving.sentences[1].author = author;
      leaving.mood = mood;
      EXPECT_EQ(code_of(leaving), "wall.machine_words_to_upset");
      leaving.sentences[1].was = author;
      leaving.sentences[1].author = Author::person;
      EXPECT_EQ(code_of(leaving), "leaves");
    }
}

TEST(Wall, What_could_not_leave_is_not_approved_either) {
  Leaving leaving = fit();
  leaving.approval.reset();
  leaving.is_held = true;  // held and quiet pass by themselves: neither keeps from approving
  leaving.pace = {true, true};
  EXPECT_TRUE(may_be_approved(leaving));
  leaving.mood.upset = true;
  EXPECT_EQ(may_be_approved(leaving).error().code, "wall.machine_words_to_upset");
}

TEST(Wall, No_model_is_asked_for_words_that_could_not_be_sent) {
  EXPECT_TRUE(may_ask_model({}));
  EXPECT_FALSE(may_ask_model({true, false}));
  EXPECT_FALSE(may_ask_model({false, true}));
}

TEST(Wall, Quiet_hours_and_the_rate_are_no_refusals) {
  EXPECT_TRUE(is_only_later({"wall.quiet_hours", {}, {}, {}}));
  EXPECT_TRUE(is_only_later({"wall.rate", {}, {}, {}}));
  EXPECT_FALSE(is_only_later({"wall.held", {}, {}, {}}));
}

}  // namespace
}  // namespace regie
