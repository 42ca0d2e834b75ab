// measure/detect/detect_test.cpp - planted truth and laws of the detector, on small plain series.
#include "measure/detect/detect.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "measure/detect/testing/planted.h"

namespace regie {
namespace {

DetectInput input_of(std::vector<MetricSeries> series) {
  DetectInput input;
  const Day last = series.front().days.to();
  input.window = {last - 6, last};
  input.series = std::move(series);
  return input;
}

TEST(Detect, Finds_a_fall_of_38_percent_and_dates_it_to_the_day) {
  Planted plan;
  plan.base = 400;
  plan.change_at = plan.days - 6;
  plan.change = std::log(0.62);
  const auto out = detect(input_of({planted_series(plan, 7)}));
  ASSERT_EQ(out.changes.size(), 1U);
  const Change& change = out.changes[0];
  EXPECT_EQ(change.kind, ChangeKind::level_shift);
  EXPECT_EQ(change.direction, Direction::down);
  EXPECT_LE(std::abs(change.onset.day - (planted_from + plan.change_at)), 1);
  EXPECT_NEAR(change.effect.value / change.expected, -0.38, 0.1);
  EXPECT_GT(change.probability, 0.99);
  EXPECT_EQ(change.band.size(), 56U);
  EXPECT_EQ(change.method, "dglm-poisson/1");
}

TEST(Detect, Says_stopped_where_a_part_went_to_zero) {
  Planted plan;
  plan.change_at = plan.days - 5;
  plan.change = -20;
  const auto out = detect(input_of({planted_series(plan, 3)}));
  ASSERT_EQ(out.changes.size(), 1U);
  EXPECT_EQ(out.changes[0].kind, ChangeKind::stopped);
}

TEST(Detect, The_order_of_series_changes_nothing) {
  std::vector<MetricSeries> series;
  for (std::uint64_t i = 0; i < 6; ++i) {
    Planted plan;
    plan.change_at = plan.days - 8;
    plan.change = i % 2 == 0 ? -1.0 : 0.0;
    series.push_back(planted_series(plan, 40 + i));
    if (i > 0) series.back().slice = {{"campaign", std::to_string(i)}};
  }
  const auto one = detect(input_of(series));
  std::reverse(series.begin(), series.end());
  const auto other = detect(input_of(series));
  ASSERT_EQ(one.changes.size(), other.changes.size());
  ASSERT_GE(one.changes.size(), 3U);
  for (std::size_t i = 0; i < one.changes.size(); ++i) {
    EXPECT_EQ(one.changes[i].slice, other.changes[i].slice);
    EXPECT_EQ(one.changes[i].log_bayes_factor, other.changes[i].log_bayes_factor);
    EXPECT_EQ(one.changes[i].effect, other.changes[i].effect);
  }
}

}  // namespace
}  // namespace regie
