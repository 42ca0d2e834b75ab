// app/finding_page_test.cpp - a finding with all that hangs on it, and a workspace in one line.
#include "app/finding_page.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

#include "app/decide.h"
#include "app/events.h"
#include "app/testing/sign_ins.h"
#include "app/testing/story.h"

namespace regie {
namespace {

struct FindingPageTest : testing::Test {
  Story story{covid(7)};
  World& world = story.desk.world;
  Brief page = story.tell(story.truth.as_of);
  Finding finding = Story::finding_of(page, story.truth, "registrations");

  FindingPage look() {
    auto found = finding_page(world, story.workspace, {finding.id, story.truth.as_of});
    EXPECT_TRUE(found) << (found ? "" : found.error().say);
    return found.value_or(FindingPage{});
  }
  Reason sign(const std::string& text, const ReasonId& supersedes = {}) {
    SignRequest request;
    request.finding = finding.id;
    request.by = "maud";
    request.text = text;
    request.supersedes = supersedes;
    request.as_of = story.truth.as_of;
    return sign_reason(world, story.workspace, request).value().reason;
  }
};

TEST_F(FindingPageTest, Has_the_finding_as_it_was_told_and_the_rest_of_its_story) {
  const FindingPage seen = look();
  EXPECT_EQ(seen.finding.id, finding.id);
  EXPECT_EQ(seen.finding.change.observed, finding.change.observed);
  const auto in_story = std::count_if(page.findings.begin(), page.findings.end(),
                                      [&](const Finding& other) { return other.story == finding.story; });
  EXPECT_EQ(std::ssize(seen.also) + 1, in_story);
  for (const Finding& other : seen.also) {
    EXPECT_EQ(other.story, finding.story);
    EXPECT_NE(other.id, finding.id);
  }
  EXPECT_FALSE(seen.reason);
  EXPECT_TRUE(seen.decisions.empty());
}

TEST_F(FindingPageTest, Has_every_reason_and_names_the_one_that_stands) {
  const Reason first = sign("people put off travelling");
  EXPECT_EQ(look().reason->id, first.id);
  const Reason second = sign("the venue closed", first.id);
  const FindingPage seen = look();
  EXPECT_EQ(seen.reasons.size(), 2U);
  ASSERT_TRUE(seen.reason);
  EXPECT_EQ(seen.reason->id, second.id);
  ASSERT_TRUE(withdraw_reason(world, story.workspace, {second.id, "maud", "it did not"}));
  EXPECT_FALSE(look().reason);
  EXPECT_EQ(look().reasons.size(), 2U);
}

TEST_F(FindingPageTest, Has_its_own_decisions_and_those_of_no_other) {
  DecideRequest request;
  request.finding = finding.id;
  request.by = "maud";
  request.options = {"do nothing", "go online"};
  request.choose = 2;
  request.forecast = "registrations +40% within 21 days at 70%";
  request.as_of = story.truth.as_of;
  ASSERT_TRUE(decide(world, story.workspace, request));
  request.finding = {};
  request.question = "Something else altogether?";
  ASSERT_TRUE(decide(world, story.workspace, request));
  const FindingPage seen = look();
  ASSERT_EQ(seen.decisions.size(), 1U);
  EXPECT_EQ(seen.decisions[0].finding, finding.id);
  EXPECT_TRUE(seen.graded.empty());
}

TEST_F(FindingPageTest, Has_the_events_and_notes_around_its_chart) {
  const Day onset = finding.change.onset.day;
  ASSERT_TRUE(add_note(world, story.workspace, {"two speakers cancelled", onset - 3, {}}));
  ASSERT_TRUE(add_note(world, story.workspace, {"long before", onset - 200, {}}));
  ASSERT_TRUE(add_event(story.workspace, {"long before", {onset - 200, onset - 190}, {}, "", ""}));
  const FindingPage seen = look();
  ASSERT_EQ(seen.notes.size(), 1U);
  EXPECT_EQ(seen.notes[0].text, "two speakers cancelled");
  bool has_the_event = false;
  for (const EventRecord& event : seen.events) {
    EXPECT_NE(event.title, "long before");
    has_the_event |= event.title == story.truth.event_title;
  }
  EXPECT_TRUE(has_the_event);
}

TEST_F(FindingPageTest, Of_a_finding_nobody_was_told_is_none) {
  EXPECT_EQ(code_of(finding_page(world, story.workspace, {{"f-nothing"}, story.truth.as_of})),
            "finding.unknown");
}

TEST_F(FindingPageTest, The_pulse_counts_stories_and_those_with_a_reason) {
  int stories = 0;
  for (const Finding& one : page.findings) stories += one.leads_story ? 1 : 0;
  const Pulse before = pulse(world, story.workspace, story.truth.as_of).value();
  EXPECT_EQ(before.moved, stories);
  EXPECT_EQ(before.with_reason, 0);
  ASSERT_TRUE(before.first);
  EXPECT_EQ(before.first->id, page.findings.front().id);
  EXPECT_TRUE(before.late.empty());
  EXPECT_EQ(before.latest, story.truth.as_of - 1);
  for (const Finding& one : page.findings)
    if (one.leads_story) {
      finding = one;
      break;
    }
  sign("people put off travelling");
  EXPECT_EQ(pulse(world, story.workspace, story.truth.as_of)->with_reason, 1);
}

TEST(Pulse, Names_the_platforms_that_are_late) {
  TestDesk desk;
  Workspace workspace = desk.open();
  desk.import(workspace, "a.csv", daily_csv(Day::of({2026, 1, 5}), 40, 30));
  const Pulse late = pulse(desk.world, workspace, Day::of({2026, 3, 16})).value();
  EXPECT_EQ(late.late.size(), 1U);
  EXPECT_EQ(late.latest, Day::of({2026, 1, 5}) + 39);
}

TEST(Pulse, Of_an_empty_workspace_is_quiet) {
  TestDesk desk;
  const Workspace workspace = desk.open();
  const Pulse quiet = pulse(desk.world, workspace, {}).value();
  EXPECT_EQ(quiet.as_of, Day::of({2026, 3, 16}));
  EXPECT_EQ(quiet.moved, 0);
  EXPECT_FALSE(quiet.latest);
  EXPECT_FALSE(quiet.first);
}

}  // namespace
}  // namespace regie
