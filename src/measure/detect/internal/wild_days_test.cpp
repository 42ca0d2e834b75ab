// measure/detect/internal/wild_days_test.cpp - what a series is in the habit of is no news, all else is.
#include "measure/detect/internal/wild_days.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "measure/detect/detect.h"
#include "measure/detect/testing/planted.h"

namespace regie {
namespace {

constexpr int history_days = 400;
constexpr int news_day = history_days - 4;

/// A thousand a day; `wild` days, far apart and before the look-back, are five times themselves.
MetricSeries with_wild_days(int wild) {
  Planted plan;
  plan.days = history_days;
  plan.base = 1000;
  plan.noise = 0.06;
  plan.missing = 0;
  MetricSeries series = planted_series(plan, 11);
  for (int i = 0; i < wild; ++i) series.days.value[static_cast<std::size_t>(60 + 37 * i)] *= 5;
  return series;
}

std::vector<Change> told(const MetricSeries& series) {
  DetectInput input;
  input.series = {series};
  input.window = {series.days.to() - 6, series.days.to()};
  return detect(input).changes;
}

std::vector<Change> told_with(int wild, std::vector<int> days, double times) {
  MetricSeries series = with_wild_days(wild);
  for (const int day : days) series.days.value[static_cast<std::size_t>(day)] *= times;
  return told(series);
}

TEST(WildDays, A_day_five_times_itself_is_told_where_it_is_new_and_not_where_it_is_habit) {
  const auto fresh = told_with(0, {news_day}, 5);
  ASSERT_EQ(fresh.size(), 1U);
  EXPECT_EQ(fresh[0].kind, ChangeKind::spike);
  EXPECT_EQ(told_with(1, {news_day}, 5).size(), 1U) << "once is no habit";
  EXPECT_TRUE(told_with(8, {news_day}, 5).empty());
}

TEST(WildDays, A_habit_hides_neither_days_in_a_row_nor_a_day_farther_off_nor_one_on_the_other_side) {
  EXPECT_EQ(told_with(8, {news_day, news_day + 1}, 5).size(), 1U);
  EXPECT_EQ(told_with(8, {news_day}, 100).size(), 1U);
  EXPECT_EQ(told_with(8, {news_day}, 0).size(), 1U);
}

TEST(WildDays, A_halving_is_found_in_spite_of_wild_days_before_it) {
  const std::vector<int> days{news_day - 2, news_day - 1, news_day, news_day + 1, news_day + 2, news_day + 3};
  const auto halved = told_with(8, days, 0.5);
  ASSERT_EQ(halved.size(), 1U);
  EXPECT_EQ(halved[0].kind, ChangeKind::level_shift);
  EXPECT_LE(std::abs(halved[0].onset.day - (planted_from + news_day - 2)), 1);
}

}  // namespace
}  // namespace regie
