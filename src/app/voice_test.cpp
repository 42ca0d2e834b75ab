// app/voice_test.cpp - a brand's texts are learned and forgotten, drafts checked, choices on flags count.
#include "app/voice.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/testing/desk.h"

namespace regie {
namespace {

using testing::Contains;
using testing::Not;

struct Voice : testing::Test {
  TestDesk desk;
  Workspace workspace = desk.open();

  std::string file(const std::string& name, std::string_view bytes) {
    static_cast<void>(desk.files.write(desk.scratch.file(name), bytes));
    return desk.scratch.file(name);
  }
  Result<LearnOutcome> learn(const std::string& path, bool by_line = false, const std::string& brand = "") {
    return learn_voice(desk.world, workspace, {{path}, brand, by_line, "maud"});
  }
  CheckedDraft check(const std::string& draft, const std::string& brand = "") {
    return check_draft(workspace, {draft, brand, "", std::nullopt, {}}).value();
  }
  std::vector<std::string> phrases(const std::string& draft) {
    std::vector<std::string> found;
    for (const GenericFlag& flag : check(draft).check.generic) found.push_back(flag.words);
    return found;
  }
};

TEST_F(Voice, What_was_read_is_kept_or_known_or_set_aside) {
  const auto first = learn(file("a.txt", "Wij komen dinsdag.\n\n...\nU belt gewoon.\n"), true).value();
  EXPECT_EQ(first.read, 3);
  EXPECT_EQ(first.kept, 2);
  ASSERT_EQ(first.problems.size(), 1U);
  EXPECT_EQ(first.problems[0].code, "voice.no_words");
  EXPECT_EQ(first.problems[0].line, 3);
  const auto again =
      learn(file("b.csv", "titel,tekst\nBrief,Wij komen dinsdag.\nNieuw,Tot morgen.\n")).value();
  EXPECT_EQ(again.read, again.kept + again.known + static_cast<std::int64_t>(again.problems.size()));
  EXPECT_EQ(again.known, 1);
  EXPECT_EQ(again.kept, 1);
  EXPECT_EQ(list_texts(workspace)->size(), 3U);
  EXPECT_EQ(learn(file("c.csv", "day,clicks\n2026-03-01,4\n")).error().code, "voice.no_text_column");
  EXPECT_EQ(list_texts(workspace)->size(), 3U);
}

TEST_F(Voice, A_text_is_forgotten_once_and_can_be_kept_again) {
  const ApprovedText text{"", "Thuis", "Brief", "Wij komen dinsdag."};
  const auto keep = [&] { return keep_text(desk.world, workspace, {text, "maud"}); };
  const std::string id = keep().value().text.id;
  ASSERT_TRUE(forget_text(desk.world, workspace, {id, "maud"}));
  EXPECT_TRUE(list_texts(workspace)->empty());
  EXPECT_EQ(forget_text(desk.world, workspace, {id, "maud"}).error().code, "voice.unknown_text");
  EXPECT_EQ(keep().value().text.id, id);
  EXPECT_EQ(keep_text(desk.world, workspace, {{"", "", "", ""}, "maud"}).error().code, "voice.empty");
  EXPECT_TRUE(workspace.records->verify()->whole());
}

TEST_F(Voice, A_draft_is_held_against_the_texts_of_its_own_brand_alone) {
  const std::string text = "Op dinsdag drinken wij koffie in de Kerkstraat en leest Anja de krant voor.";
  ASSERT_TRUE(keep_text(desk.world, workspace, {{"", "Thuis", "", text}, "maud"}));
  EXPECT_EQ(check(text, "Thuis").check.duplicates.size(), 1U);
  EXPECT_EQ(check(text).check.duplicates.size(), 1U);
  EXPECT_TRUE(check(text, "Elders").check.duplicates.empty());
  EXPECT_TRUE(check_draft_alone({text, "", "", std::nullopt, {}}).check.duplicates.empty());
}

TEST_F(Voice, Too_few_own_texts_is_said_and_no_percentile_is_made_up) {
  ASSERT_TRUE(keep_text(desk.world, workspace, {{"", "", "", "Wij komen dinsdag."}, "maud"}));
  const auto near = check("Wij komen volgende week op een ander uur bij u langs.").check.voice;
  ASSERT_FALSE(near);
  EXPECT_FALSE(near.error().needs.empty());
}

TEST_F(Voice, A_kind_of_flag_that_is_left_thrice_comes_no_more_until_it_is_taken_as_often) {
  const std::string draft = "Bij ons staat de klant centraal en wij gaan een stap verder.";
  const auto flags = check(draft).check.generic;
  ASSERT_FALSE(flags.empty());
  const std::string key = flag_key(flags.front());
  const std::string words = flags.front().words;
  const auto choose = [&](bool taken) {
    ASSERT_TRUE(choose_on_flag(desk.world, workspace, {key, taken, "maud"}));
  };
  for (std::size_t i = 0; i < ignored_lead_min; ++i) {
    EXPECT_THAT(phrases(draft), Contains(words));
    choose(false);
  }
  EXPECT_THAT(phrases(draft), Not(Contains(words)));
  EXPECT_EQ(check(draft).check.suppressed, 1U);
  choose(true);  // what the page's undo does: the other choice takes one away again
  EXPECT_THAT(phrases(draft), Contains(words));
  EXPECT_EQ(choose_on_flag(desk.world, workspace, {"nothing", true, "maud"}).error().code, "voice.no_flag");
}

TEST_F(Voice, The_moment_counts_where_a_day_of_publishing_is_named) {
  CheckRequest request{"Kom naar ons feest, met confetti!", "", "", Day::of({2027, 5, 4}), {}};
  EXPECT_EQ(check_draft(workspace, request)->check.fitting.level, FittingLevel::hold);
  request.day = Day::of({2027, 6, 1});
  EXPECT_EQ(check_draft(workspace, request)->check.fitting.level, FittingLevel::fine);
  request.context = {"Dag van nationale rouw"};
  EXPECT_EQ(check_draft(workspace, request)->check.fitting.level, FittingLevel::hold);
}

}  // namespace
}  // namespace regie
