// measure/detect/relative_change_test.cpp - planted moves and honest intervals.
#include "measure/detect/relative_change.h"

#include <gtest/gtest.h>

#include <cmath>

#include "measure/detect/testing/planted.h"

namespace regie {
namespace {

TEST(RelativeChange, Tells_a_fall_of_40_percent_from_standing_still) {
  for (const auto kind : {MetricKind::count, MetricKind::amount}) {
    Planted plan;
    plan.kind = kind;
    plan.base = 300;
    const MetricSeries still = planted_series(plan, 3);
    const DaySpan days{still.days.to() - 6, still.days.to()};
    const auto stood = relative_change(still, days, {});
    ASSERT_TRUE(stood);
    EXPECT_TRUE(stood->interval.holds(0));
    plan.change_at = plan.days - 7;
    plan.change = std::log(0.6);
    const auto fell = relative_change(planted_series(plan, 3), days, {});
    ASSERT_TRUE(fell);
    EXPECT_NEAR(fell->value, -0.4, 0.12);
    EXPECT_LT(fell->interval.high, 0);
    EXPECT_TRUE(fell->interval.holds(fell->value));
  }
}

TEST(RelativeChange, Of_a_full_stop_is_minus_one_and_still_has_an_interval) {
  Planted plan;
  plan.change_at = plan.days - 7;
  plan.change = -30;
  const MetricSeries series = planted_series(plan, 3);
  const auto stopped = relative_change(series, {series.days.to() - 6, series.days.to()}, {});
  ASSERT_TRUE(stopped);
  EXPECT_EQ(stopped->value, -1);
  EXPECT_EQ(stopped->interval.low, -1);
  EXPECT_GT(stopped->interval.high, -1);
  EXPECT_LT(stopped->interval.high, -0.9);
}

TEST(RelativeChange, Covers_what_was_planted_nothing_in_most_of_the_time) {
  int held = 0;
  constexpr int runs = 200;
  for (int run = 0; run < runs; ++run) {
    const MetricSeries series = planted_series({}, 300 + static_cast<std::uint64_t>(run));
    held += relative_change(series, {series.days.to() - 6, series.days.to()}, {})->interval.holds(0) ? 1 : 0;
  }
  EXPECT_GE(held, runs * 90 / 100);  // 95 % less three standard errors
}

TEST(RelativeChange, Abstains_without_history) {
  Planted plan;
  plan.days = 20;
  const MetricSeries series = planted_series(plan, 3);
  EXPECT_FALSE(relative_change(series, {series.days.to() - 6, series.days.to()}, {}));
}

}  // namespace
}  // namespace regie
