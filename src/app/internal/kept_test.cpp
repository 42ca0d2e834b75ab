// app/internal/kept_test.cpp - what was made is made once, and never outlives what it rests on.
#include "app/internal/kept.h"

#include <gtest/gtest.h>

#include <bit>

#include "app/events.h"
#include "app/testing/desk.h"

namespace regie {
namespace {

const Day first = Day::of({2026, 1, 5});
const Day as_of = first + 70;

/// All that a reader sees of it, to the last digit.
std::string text_of(const Brief& page) {
  std::string text = page.language + page.provenance.data;
  for (const Finding& finding : page.findings) {
    text +=
        finding.id.text + slice_text(finding.change.slice) + finding.change.onset.day.iso() + finding.story;
    for (const double value : {finding.change.expected, finding.change.observed, finding.change.probability,
                               finding.change.effect.interval.low, finding.change.effect.interval.high})
      text += std::to_string(std::bit_cast<std::uint64_t>(value)) + " ";
    for (const Candidate& candidate : finding.candidates)
      text += candidate.title + std::to_string(std::bit_cast<std::uint64_t>(candidate.probability));
  }
  for (const TooFewSeries& few : page.too_few) text += few.metric + slice_text(few.slice) + few.needs;
  return text;
}

struct KeptTest : testing::Test {
  TestDesk desk;
  Workspace workspace = desk.open();

  KeptTest() {
    const std::string after = daily_csv(first + 63, 7, 100);
    desk.import(workspace, "a.csv", daily_csv(first, 63, 400) + after.substr(after.find('\n') + 1));
    static_cast<void>(tell());
  }
  Brief tell() { return brief(desk.world, workspace, {as_of, 7}).value(); }

  // What is kept of that week; nothing where it is void.
  std::shared_ptr<const Brief> placed() {
    return workspace.kept->placed.find(last_figures_act(workspace).value(), {as_of - 7, as_of});
  }
  std::shared_ptr<const Brief> weighed(const std::string& language = "en") {
    return workspace.kept->weighed.find(last_context_act(workspace).value(), {{as_of - 7, as_of}, language});
  }
  std::shared_ptr<const Watched> watched() {
    return read_overview(workspace, {as_of - 7, as_of - 1}).value().watched;
  }
};

TEST_F(KeptTest, A_brief_asked_twice_is_the_same_to_the_last_digit_and_measured_once) {
  const auto before = weighed();
  const auto series = watched();
  ASSERT_NE(before, nullptr);
  const std::string once = text_of(tell());
  EXPECT_FALSE(tell().findings.empty());
  EXPECT_EQ(text_of(tell()), once);
  EXPECT_EQ(weighed(), before);
  EXPECT_EQ(watched(), series);
  workspace.kept = std::make_shared<Kept>();
  EXPECT_EQ(text_of(tell()), once) << "and the same as if nothing had been kept";
}

TEST_F(KeptTest, A_note_makes_nothing_void_and_is_told) {
  const auto before = weighed();
  ASSERT_TRUE(add_note(desk.world, workspace, {"two speakers cancelled", as_of - 3, {}}));
  EXPECT_EQ(weighed(), before);
  EXPECT_EQ(tell().notes.size(), 1U);
}

TEST_F(KeptTest, An_event_makes_candidates_void_and_leaves_the_figures) {
  const auto figures = placed();
  const auto series = watched();
  const EventRecord event =
      add_event(workspace, {"A strike", {as_of - 8, as_of - 6}, {}, "outside", ""}).value();
  EXPECT_EQ(weighed(), nullptr);
  const auto has_it = [&](const Brief& page) {
    for (const Candidate& candidate : page.findings.at(0).candidates)
      if (candidate.event == event.id) return true;
    return false;
  };
  EXPECT_TRUE(has_it(tell()));
  ASSERT_TRUE(remove_event(workspace, event.id));
  EXPECT_EQ(weighed(), nullptr);
  EXPECT_FALSE(has_it(tell()));
  EXPECT_EQ(placed(), figures);
  EXPECT_EQ(watched(), series);
}

TEST_F(KeptTest, An_import_makes_all_void) {
  const auto series = watched();
  desk.import(workspace, "b.csv", daily_csv(first + 63, 7, 400));  // the fall is corrected away
  EXPECT_EQ(weighed(), nullptr);
  EXPECT_EQ(placed(), nullptr);
  EXPECT_NE(watched(), series);
  EXPECT_TRUE(tell().findings.empty());
}

TEST_F(KeptTest, A_metric_and_settings_make_all_void) {
  ASSERT_TRUE(
      workspace.records->save_metric({"cpl", MetricKind::ratio, "cost", "clicks", "currency", Better::down}));
  EXPECT_EQ(placed(), nullptr);
  static_cast<void>(tell());
  ASSERT_NE(placed(), nullptr);
  ASSERT_TRUE(workspace.records->save_settings(workspace.settings));
  EXPECT_EQ(placed(), nullptr);
}

TEST_F(KeptTest, Another_language_is_another_page) {
  const auto english = weighed();
  EXPECT_EQ(weighed("nl"), nullptr);
  workspace.settings.language = "nl";
  EXPECT_EQ(tell().language, "nl");
  EXPECT_NE(weighed("nl"), nullptr);
  EXPECT_EQ(weighed("en"), english);
}

TEST_F(KeptTest, What_another_program_did_is_seen) {
  ASSERT_NE(weighed(), nullptr);
  const auto beside = Records::open(desk.folder + "/records.sqlite");
  ASSERT_TRUE(beside) << beside.error().say;
  ASSERT_TRUE(
      (*beside)->save_event({{"e-beside"}, {as_of - 8, as_of - 6}, "A strike", "outside", {}, "", {}}));
  EXPECT_EQ(weighed(), nullptr);
}

TEST_F(KeptTest, No_more_pages_are_kept_than_fit) {
  KeptBy<int, int> few(2);
  static_cast<void>(few.find(1, 0));
  for (int key = 0; key < 3; ++key) few.keep(key, key * 10);
  EXPECT_EQ(few.find(1, 0), nullptr);
  ASSERT_NE(few.find(1, 2), nullptr);
  EXPECT_EQ(*few.find(1, 2), 20);
}

}  // namespace
}  // namespace regie
