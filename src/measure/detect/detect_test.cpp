// measure/detect/detect_test.cpp - planted truth and laws of the detector, on small plain series.
#include "measure/detect/detect.h"

#include <gmock/gmock.h>
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

TEST(Detect, Says_spike_for_days_that_came_back) {
  Planted plan;
  plan.base = 300;
  plan.change_at = plan.days - 6;
  plan.change_days = 2;
  plan.change = std::log(1.9);
  const auto out = detect(input_of({planted_series(plan, 11)}));
  ASSERT_EQ(out.changes.size(), 1U);
  EXPECT_EQ(out.changes[0].kind, ChangeKind::spike);
  EXPECT_EQ(out.changes[0].direction, Direction::up);
  EXPECT_EQ(out.changes[0].window.days(), 2);
}

TEST(Detect, Says_started_where_there_was_nothing) {
  Planted plan;
  plan.base = 0.002;
  plan.missing = 0;
  plan.change_at = plan.days - 8;
  plan.change = std::log(40 / 0.002);
  MetricSeries series = planted_series(plan, 5);
  for (int day = 0; day < plan.change_at; ++day)
    series.days.value[static_cast<std::size_t>(day)] = day == 0 ? 1 : 0;
  const auto out = detect(input_of({series}));
  ASSERT_EQ(out.changes.size(), 1U);
  EXPECT_EQ(out.changes[0].kind, ChangeKind::started);
  EXPECT_LE(std::abs(out.changes[0].onset.day - (planted_from + plan.change_at)), 1);
}

TEST(Detect, A_falling_rate_is_found_while_its_clicks_change) {
  Planted plan;
  plan.kind = MetricKind::rate;
  plan.base = 2000;
  plan.change_at = plan.days - 7;
  plan.change = std::log(0.6);
  MetricSeries series = planted_series(plan, 2);
  // Half the clicks in the last ten days: no news for the rate.
  for (std::size_t i = series.days.value.size() - 10; i < series.days.value.size(); ++i) {
    series.days.of[i] = std::floor(series.days.of[i] / 2);
    series.days.value[i] = std::floor(series.days.value[i] / 2);
  }
  const auto out = detect(input_of({series}));
  ASSERT_EQ(out.changes.size(), 1U);
  EXPECT_EQ(out.changes[0].direction, Direction::down);
  EXPECT_LE(std::abs(out.changes[0].onset.day - (planted_from + plan.change_at)), 1);
  EXPECT_LT(out.changes[0].expected, 0.2);
}

TEST(Detect, A_rate_and_its_complement_tell_mirrored_stories) {
  Planted plan;
  plan.kind = MetricKind::rate;
  plan.base = 800;
  plan.share = 0.3;
  plan.change_at = plan.days - 7;
  plan.change = -0.6;
  const MetricSeries hits = planted_series(plan, 8);
  MetricSeries misses = hits;
  for (std::size_t i = 0; i < misses.days.value.size(); ++i)
    misses.days.value[i] = misses.days.of[i] - misses.days.value[i];
  const DaySpan window{hits.days.to() - 6, hits.days.to()};
  const auto one = detect_one(hits, window, {});
  const auto other = detect_one(misses, window, {});
  ASSERT_TRUE(one && other);
  constexpr double small =
      1e-3;  // weekday offsets are pooled with a prior at the overall rate, not quite mirrored
  EXPECT_EQ(one->onset.day, other->onset.day);
  EXPECT_NEAR(one->effect.value, -other->effect.value, small);
  EXPECT_NEAR(one->effect.interval.low, -other->effect.interval.high, small);
}

TEST(Detect, Amounts_in_cents_tell_the_same_story_as_in_euros) {
  Planted plan;
  plan.kind = MetricKind::amount;
  plan.change_at = plan.days - 7;
  plan.change = -0.5;
  const MetricSeries euros = planted_series(plan, 8);
  MetricSeries cents = euros;
  for (double& value : cents.days.value) value *= 100;
  const DaySpan window{euros.days.to() - 6, euros.days.to()};
  const auto one = detect_one(euros, window, {});
  const auto other = detect_one(cents, window, {});
  ASSERT_TRUE(one && other);
  constexpr double rounding = 1e-6;
  EXPECT_NEAR(one->log_bayes_factor, other->log_bayes_factor, rounding);
  EXPECT_NEAR(one->effect.value * 100, other->effect.value, rounding * 100);
  EXPECT_EQ(one->onset.day, other->onset.day);
}

TEST(Detect, Missing_days_before_or_after_change_nothing) {
  Planted plan;
  plan.change_at = plan.days - 7;
  plan.change = -1;
  const MetricSeries series = planted_series(plan, 8);
  MetricSeries longer = series;
  longer.days.value.insert(longer.days.value.begin(), 30, NAN);
  longer.days.from = longer.days.from - 30;
  longer.days.value.push_back(NAN);
  const DaySpan window{series.days.to() - 6, series.days.to()};
  const auto one = detect_one(series, window, {});
  const auto other = detect_one(longer, window, {});
  ASSERT_TRUE(one && other);
  EXPECT_EQ(one->log_bayes_factor, other->log_bayes_factor);
  EXPECT_EQ(one->effect, other->effect);
}

TEST(Detect, A_holiday_that_dips_every_year_is_no_news) {
  Planted plan;
  plan.days = 800;
  plan.base = 400;
  MetricSeries series = planted_series(plan, 4);
  const Day holiday = series.days.to() - 3;
  DetectInput input = input_of({series});
  for (int year = 0; year < 3; ++year) {
    const int at = holiday - series.days.from - 365 * year;
    if (at >= 0) input.series[0].days.value[static_cast<std::size_t>(at)] *= 0.3;
    input.calendar.push_back({holiday - 365 * year, "nl/kings_day"});
  }
  EXPECT_TRUE(detect(input).changes.empty());
  input.calendar.clear();
  EXPECT_EQ(detect(input).changes.size(), 1U);  // without the calendar it is
}

TEST(Detect, A_change_too_small_to_matter_is_not_told_however_sure) {
  Planted plan;
  plan.base = 5e6;
  plan.noise = 0.002;
  plan.walk = 0.0005;
  plan.year = 0;
  plan.change_at = plan.days - 7;
  plan.change = -0.03;
  const auto series = planted_series(plan, 6);
  EXPECT_TRUE(detect(input_of({series})).changes.empty());
}

TEST(Detect, A_short_or_empty_series_is_left_alone) {
  Planted plan;
  plan.days = 20;
  EXPECT_TRUE(detect(input_of({planted_series(plan, 1)})).changes.empty());
  MetricSeries none = planted_series(plan, 1);
  for (double& value : none.days.value) value = NAN;
  EXPECT_TRUE(detect(input_of({none})).changes.empty());
  for (double& value : none.days.value) value = 0;
  EXPECT_TRUE(detect(input_of({none})).changes.empty());
  const auto one = detect_one(none, {none.days.to() - 6, none.days.to()}, {});
  ASSERT_FALSE(one);
  EXPECT_EQ(one.error().needs, "at least four weeks of daily values");
  none.days.value.clear();
  EXPECT_FALSE(detect_one(none, {planted_from, planted_from + 6}, {}));
}

Planted leads_of_14_a_month() {
  Planted plan;
  plan.base = 14 / 30.4 * 1.16;  // weekends are quieter
  plan.missing = 0;
  return plan;
}

TEST(SmallestChange, Says_of_14_leads_a_month_what_would_have_to_happen) {
  const MetricSeries series = planted_series(leads_of_14_a_month(), 12);
  const auto few = smallest_change(series, {series.days.to() - 6, series.days.to()});
  EXPECT_NEAR(few.per_month, 14, 4);
  EXPECT_GT(few.below, 0);
  EXPECT_LT(few.below, 5);
  EXPECT_GT(few.above, 28);
  EXPECT_GT(few.more_weeks, 4);
  EXPECT_THAT(few.needs, testing::HasSubstr("more weeks"));
}

TEST(SmallestChange, Needs_nothing_where_a_halving_would_show) {
  const MetricSeries series = planted_series({}, 12);
  EXPECT_TRUE(smallest_change(series, {series.days.to() - 6, series.days.to()}).needs.empty());
}

TEST(SmallestChange, Is_a_tenth_of_the_size_where_a_hundred_times_as_much_is_counted) {
  constexpr double whole_things = 0.15;  // of a hundred a day only whole things can be missing
  const auto gap = [](double base) {
    const MetricSeries series = planted_series({.base = base, .missing = 0}, 12);
    const auto few = smallest_change(series, {series.days.to() - 6, series.days.to()});
    return std::pair{1 - few.below / few.per_month, few.above / few.per_month - 1};
  };
  for (const double base : {100.0, 1e4}) {
    const auto [fall, rise] = gap(base);
    const auto [later_fall, later_rise] = gap(100 * base);
    EXPECT_NEAR(later_fall / fall, 0.1, 0.1 * whole_things) << base;
    EXPECT_NEAR(later_rise / rise, 0.1, 0.1 * whole_things) << base;
  }
}

TEST(Detect, Of_14_leads_a_month_nothing_is_told_but_a_month_without_any) {
  int told = 0;
  int stops = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Planted plan = leads_of_14_a_month();
    const auto quiet = detect(input_of({planted_series(plan, seed)}));
    told += quiet.changes.empty() ? 0 : 1;
    EXPECT_EQ(quiet.too_few.size(), 1U);
    plan.change_at = plan.days - 28;
    plan.change = -30;
    stops += detect(input_of({planted_series(plan, seed)})).changes.empty() ? 0 : 1;
  }
  EXPECT_LE(told, 1);
  EXPECT_GE(stops, 20);
}

}  // namespace
}  // namespace regie
