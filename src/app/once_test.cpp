// app/once_test.cpp - a write asked for twice is done once, and answers the same.
#include "app/once.h"

#include <gtest/gtest.h>

#include "app/events.h"
#include "app/testing/sign_ins.h"

namespace regie {
namespace {

const Day monday = Day::of({2026, 3, 16});

struct OnceTest : testing::Test {
  TestDesk desk;
  Workspace workspace = desk.open();

  Result<OnceReply> add(const OnceRequest& request, const std::string& text) {
    return do_once(desk.world, workspace, request, [&]() -> Result<OnceReply> {
      TRY(const NoteRecord note, add_note(desk.world, workspace, {text, monday, {}}));
      return OnceReply{201, note.id.text, false};
    });
  }
  [[nodiscard]] std::size_t notes() const { return workspace.records->notes()->size(); }
};

TEST_F(OnceTest, The_same_key_answers_again_and_writes_nothing) {
  const OnceRequest request{"key-1", "maud", "POST /notes rain"};
  EXPECT_FALSE(answered_before(workspace, request).value());
  const OnceReply first = add(request, "rain").value();
  const auto again = answered_before(workspace, request).value();
  ASSERT_TRUE(again);
  EXPECT_TRUE(again->is_replay);
  EXPECT_EQ(again->status, 201);
  EXPECT_EQ(again->body, first.body);
  EXPECT_EQ(code_of(add(request, "rain, written past the question")), "records.exists");
  EXPECT_EQ(notes(), 1U) << "a second write under the key keeps nothing of what it did";
}

TEST_F(OnceTest, A_key_of_something_else_is_refused) {
  ASSERT_TRUE(add({"key-1", "maud", "POST /notes rain"}, "rain"));
  EXPECT_EQ(code_of(answered_before(workspace, {"key-1", "maud", "POST /notes snow"})), "http.key_used");
  EXPECT_FALSE(answered_before(workspace, {"key-1", "bo", "POST /notes snow"}).value())
      << "bo has keys of his own";
}

TEST_F(OnceTest, A_write_that_fails_keeps_nothing_and_may_be_sent_again) {
  const OnceRequest request{"key-1", "maud", "x"};
  const auto failed = do_once(desk.world, workspace, request, [&]() -> Result<OnceReply> {
    TRY_DONE(add_note(desk.world, workspace, {"half", monday, {}}));
    return fail("note.empty", "and then it failed");
  });
  EXPECT_EQ(code_of(failed), "note.empty");
  EXPECT_EQ(notes(), 0U);
  EXPECT_FALSE(answered_before(workspace, request).value());
  EXPECT_TRUE(add(request, "whole"));
}

TEST_F(OnceTest, A_key_has_one_to_a_hundred_letters) {
  EXPECT_EQ(code_of(answered_before(workspace, {"", "maud", "x"})), "http.no_key");
  EXPECT_EQ(code_of(answered_before(workspace, {std::string(101, 'k'), "maud", "x"})), "http.no_key");
  EXPECT_TRUE(answered_before(workspace, {std::string(100, 'k'), "maud", "x"}));
}

TEST_F(OnceTest, The_state_changes_with_an_act_and_with_nothing_else) {
  const std::string before = state_of(workspace).value();
  EXPECT_EQ(state_of(workspace).value(), before);
  ASSERT_TRUE(list_notes(workspace));
  EXPECT_EQ(state_of(workspace).value(), before);
  const NoteRecord note = add_note(desk.world, workspace, {"rain", monday, {}}).value();
  const std::string after = state_of(workspace).value();
  EXPECT_NE(after, before);
  ASSERT_TRUE(remove_note(workspace, note.id));
  EXPECT_NE(state_of(workspace).value(), after);
  EXPECT_NE(state_of(workspace).value(), before) << "that it was there stays known";
}

}  // namespace
}  // namespace regie
