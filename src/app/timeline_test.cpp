// app/timeline_test.cpp - some months with all that is known of them, and nothing of other months.
#include "app/timeline.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/events.h"
#include "app/testing/sign_ins.h"
#include "store/testing/statements.h"

namespace regie {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Not;

const Day from = Day::of({2026, 2, 1});
const Day to = Day::of({2026, 2, 28});

struct TimelineTest : testing::Test {
  TestDesk desk;
  Workspace workspace = desk.open();

  Timeline february() { return timeline(desk.world, workspace, {from, to, {}}).value(); }
  void add(const std::string& title, DaySpan days) {
    ASSERT_TRUE(add_event(workspace, {title, days, {}, "", ""}));
  }
};

TEST_F(TimelineTest, An_empty_workspace_has_an_empty_one_of_half_a_year) {
  const Timeline page = timeline(desk.world, workspace, {}).value();
  EXPECT_EQ(page.days.to, Day::of({2026, 3, 15}));  // the day before the clock's
  EXPECT_EQ(page.days.days(), 26 * 7);
  EXPECT_FALSE(page.latest);
  EXPECT_TRUE(page.metrics.empty());
  EXPECT_TRUE(page.events.empty());
}

TEST_F(TimelineTest, Holds_what_touches_its_days_and_nothing_else) {
  add("ends on the first day", {from - 3, from});
  add("begins on the last day", {to, to + 9});
  add("spans all of it", {from - 9, to + 9});
  add("before", {from - 9, from - 1});
  add("after", {to + 1, to + 1});
  ASSERT_TRUE(add_note(desk.world, workspace, {"in", from, {}}));
  ASSERT_TRUE(add_note(desk.world, workspace, {"out", to + 1, {}}));
  const Timeline page = february();
  std::vector<std::string> titles;
  for (const EventRecord& event : page.events) titles.push_back(event.title);
  EXPECT_THAT(titles, ElementsAre("spans all of it", "ends on the first day", "begins on the last day"));
  ASSERT_EQ(page.notes.size(), 1U);
  EXPECT_EQ(page.notes[0].text, "in");
}

TEST_F(TimelineTest, Holds_the_holidays_of_its_days) {
  std::vector<std::string> names;
  const DaySpan april{Day::of({2026, 4, 1}), Day::of({2026, 4, 30})};
  const Timeline page = timeline(desk.world, workspace, {april.from, april.to, {}}).value();
  for (const CalendarEntry& entry : page.calendar) {
    names.push_back(entry.name_en);
    EXPECT_TRUE(entry.days.overlaps(april)) << entry.name_en;
  }
  EXPECT_THAT(names, Contains("King's Day"));
  EXPECT_THAT(names, Not(Contains("Christmas Day")));
}

TEST_F(TimelineTest, Names_the_metrics_that_have_figures) {
  desk.import(workspace, "a.csv", daily_csv(from, 28, 30));
  const Timeline page = february();
  std::vector<std::string> names;
  for (const Metric& metric : page.metrics) names.push_back(metric.name);
  EXPECT_THAT(names, Contains("clicks"));
  EXPECT_THAT(names, Contains("cost"));
  EXPECT_THAT(names, Not(Contains("revenue")));
  EXPECT_EQ(page.latest, to);
}

TEST_F(TimelineTest, Holds_decisions_by_the_day_they_begin) {
  Decision inside = rich_decision("d-in");
  inside.from = to;
  Decision outside = rich_decision("d-out");
  outside.from = to + 1;
  ASSERT_TRUE(workspace.records->statements().save_decision(inside));
  ASSERT_TRUE(workspace.records->statements().save_decision(outside));
  const Timeline page = february();
  ASSERT_EQ(page.decisions.size(), 1U);
  EXPECT_EQ(page.decisions[0].id.text, "d-in");
}

TEST_F(TimelineTest, Tells_who_changed_what_people_and_machines) {
  ImportRecord import;
  import.id = {"i-1"};
  TableReading table;
  OwnChange person;
  person.day = from + 2;
  person.who = "person";
  person.text = "budget raised";
  person.before = 100;
  person.after = 150;
  OwnChange machine = person;
  machine.day = from + 3;
  machine.by_machine = true;
  machine.who = "google_ads";
  OwnChange other = person;
  other.day = to + 1;
  table.changes = {person, machine, other};
  import.reading.tables = {table};
  ASSERT_TRUE(workspace.records->save_import(import));
  const Timeline page = february();
  ASSERT_EQ(page.changes.size(), 2U);
  EXPECT_EQ(page.changes[0].who, "person");
  EXPECT_EQ(page.changes[0].before, 100);
  EXPECT_EQ(page.changes[0].after, 150);
  EXPECT_EQ(page.changes[1].who, "google_ads");
}

TEST_F(TimelineTest, Days_that_end_before_they_begin_or_span_more_than_five_years_are_refused) {
  EXPECT_EQ(code_of(timeline(desk.world, workspace, {to, from, {}})), "timeline.bad_days");
  EXPECT_EQ(code_of(timeline(desk.world, workspace, {to - 5 * 366, to, {}})), "timeline.bad_days");
  EXPECT_TRUE(timeline(desk.world, workspace, {to - 5 * 366 + 1, to, {}}));
  EXPECT_TRUE(timeline(desk.world, workspace, {from, from, {}}));
}

}  // namespace
}  // namespace regie
