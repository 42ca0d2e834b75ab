// app/long_looks_test.cpp - a brief says how far it is and can be stopped; a day more is what was learned,
// and a day; hours are summed to days.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/brief.h"
#include "app/figures.h"
#include "app/internal/kept.h"
#include "app/testing/desk.h"

namespace regie {
namespace {

const Day first = Day::of({2024, 6, 3});
constexpr int days = 480;

/// Stops at the first word where it is impatient.
struct Watcher : Progress {
  bool is_patient = true;
  std::int64_t done = 0;
  std::int64_t total = 0;
  bool at(std::int64_t now, std::int64_t all, std::string_view) override {
    done = now;
    total = all;
    return is_patient;
  }
};

/// Clicks that fall by half in the last five days.
std::string falling_csv(int count) {
  std::string csv = "Day,Campaign,Impr.,Clicks,Cost\n";
  for (int i = 0; i < count; ++i)
    for (const char* campaign : {"Brand", "Generic"})
      csv += (first + i).iso() + "," + campaign + "," + std::to_string(5000 + i * 37 % 400) + "," +
             std::to_string((i >= days - 6 ? 200 : 400) + i * 31 % 29) + ",12.50\n";
  return csv;
}

struct LongLooksTest : testing::Test {
  TestDesk desk;
  Workspace workspace = desk.open();
  Watcher watcher;
  Result<Brief> ask(Day as_of) {
    BriefRequest request;
    request.as_of = as_of;
    request.progress = &watcher;
    return brief(desk.world, workspace, request);
  }
};

TEST_F(LongLooksTest, A_brief_tells_of_all_series_it_looked_at) {
  desk.import(workspace, "a.csv", falling_csv(days));
  ASSERT_TRUE(ask(first + days));
  EXPECT_GT(watcher.total, 3);
  EXPECT_EQ(watcher.done, watcher.total);
}

TEST_F(LongLooksTest, One_that_was_stopped_tells_so_and_leaves_nothing_half_made) {
  desk.import(workspace, "a.csv", falling_csv(days));
  watcher.is_patient = false;
  const auto stopped = ask(first + days);
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, "brief.stopped");
  watcher.is_patient = true;
  const auto whole = ask(first + days);
  ASSERT_TRUE(whole);
  EXPECT_FALSE(whole->findings.empty());
}

TEST_F(LongLooksTest, After_a_day_more_the_brief_is_that_of_a_desk_that_never_looked_before) {
  desk.import(workspace, "a.csv", falling_csv(days - 1));
  ASSERT_TRUE(ask(first + days - 1));
  const DetectMemory before = workspace.kept->learned.memory;
  ASSERT_FALSE(before.lessons.empty());
  desk.import(workspace, "b.csv", falling_csv(days));
  const Brief after = ask(first + days).value();
  for (const auto& [series, lesson] : workspace.kept->learned.memory.lessons) {
    EXPECT_EQ(lesson, before.lessons.at(series)) << series;  // the very same: nothing was learned again
  }
  TestDesk other;
  Workspace fresh = other.open();
  other.import(fresh, "b.csv", falling_csv(days));
  const Brief afresh = brief(other.world, fresh, {first + days, 7}).value();
  ASSERT_EQ(after.findings.size(), afresh.findings.size());
  ASSERT_FALSE(after.findings.empty());
  for (std::size_t i = 0; i < after.findings.size(); ++i) {
    EXPECT_EQ(after.findings[i].change.log_bayes_factor, afresh.findings[i].change.log_bayes_factor);
    EXPECT_EQ(after.findings[i].change.effect, afresh.findings[i].change.effect);
  }
}

TEST_F(LongLooksTest, A_look_at_an_earlier_week_forgets_nothing) {
  desk.import(workspace, "a.csv", falling_csv(days));
  ASSERT_TRUE(ask(first + days));
  const DetectMemory before = workspace.kept->learned.memory;
  ASSERT_TRUE(ask(first + days - 40));
  EXPECT_EQ(workspace.kept->learned.memory.lessons, before.lessons);
}

TEST_F(LongLooksTest, An_export_by_the_hour_is_summed_to_days) {
  std::string csv = "Day,Hour of the day,Campaign,Impr.,Clicks,Cost\n";
  for (int i = 0; i < 30; ++i)
    for (int hour = 0; hour < 24; ++hour)
      csv += (first + i).iso() + "," + std::to_string(hour) + ",Brand," + std::to_string(100 + hour) + "," +
             std::to_string(hour % 5) + ",1.25\n";
  const FileOutcome file = desk.import(workspace, "hours.csv", csv);
  ASSERT_EQ(file.fate, FileFate::imported);
  const auto day_of = [&](const std::string& metric) {
    const auto answer = figures(desk.world, workspace, {metric, {}, first + 3, first + 3, first + 30});
    EXPECT_TRUE(answer) << (answer ? "" : answer.error().say);
    return answer ? answer->values.at(0) : -1;
  };
  EXPECT_DOUBLE_EQ(day_of("impressions"), 24 * 100 + 23 * 24 / 2);
  EXPECT_DOUBLE_EQ(day_of("clicks"), 46);
  EXPECT_DOUBLE_EQ(day_of("cost"), 24 * 1.25);
  EXPECT_DOUBLE_EQ(day_of("ctr"), 46.0 / (24 * 100 + 23 * 24 / 2));  // of sums, not a mean of 24 rates
}

TEST_F(LongLooksTest, Moments_of_a_day_are_that_day) {
  std::string csv = "time,campaign,impressions,clicks,cost\n";
  for (int i = 0; i < 30; ++i)
    for (int hour = 0; hour < 24; ++hour)
      csv +=
          (first + i).iso() + (hour < 10 ? " 0" : " ") + std::to_string(hour) + ":30:00,Brand,100,2,1.25\n";
  const FileOutcome file = desk.import(workspace, "moments.csv", csv);
  ASSERT_EQ(file.fate, FileFate::imported);
  const auto answer = figures(desk.world, workspace, {"clicks", {}, first, first + 29, first + 30});
  ASSERT_TRUE(answer) << answer.error().say;
  EXPECT_THAT(answer->values, testing::Each(48));
}

}  // namespace
}  // namespace regie
