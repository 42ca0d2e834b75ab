// measure/second_opinion_test.cpp - planted levels and lines under weekdays, laws, refused inputs.
#include "measure/second_opinion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "measure/detect/limits.h"
#include "measure/detect/testing/planted.h"

namespace regie {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

/// Levels under weekdays alone: no walk, no season.
Planted steady(int days = 400) {
  Planted plan;
  plan.days = days;
  plan.walk = 0;
  plan.year = 0;
  return plan;
}

SecondOpinion opinion_of(const MetricSeries& series) {
  return second_opinion(series, series.days.to()).value();
}

std::vector<Day> days_of(const SecondOpinion& opinion) {
  std::vector<Day> days;
  for (const HistoryChange& change : opinion.changes) days.push_back(change.day);
  return days;
}

TEST(SecondOpinion, A_level_that_halved_is_dated_and_told_before_and_after) {
  Planted plan = steady();
  plan.change_at = 300;
  plan.change = std::log(0.5);
  const MetricSeries series = planted_series(plan, 7);
  const SecondOpinion opinion = opinion_of(series);
  ASSERT_THAT(opinion.changes, SizeIs(1));
  const HistoryChange& change = opinion.changes[0];
  constexpr int days_off = 2;  // a tenth of noise a day against a halving
  EXPECT_LE(std::abs(change.day - (planted_from + 300)), days_off);
  EXPECT_NEAR(change.after / change.before, 0.5, 0.07);  // 28 days of noise on either side
  EXPECT_FALSE(change.slope_changed);
  EXPECT_EQ(opinion.method, "piecewise-lines/1");
  EXPECT_EQ(opinion.metric, "conversions");
  EXPECT_EQ(opinion.days.to, series.days.to());
  EXPECT_EQ(opinion.known_days, std::count_if(series.days.value.begin(), series.days.value.end(),
                                              [](double value) { return !std::isnan(value); }));
}

TEST(SecondOpinion, Weekdays_alone_are_no_change) {
  Planted plan = steady();
  plan.noise = 0;
  plan.missing = 0;
  plan.weekend = -3;
  plan.kind = MetricKind::amount;
  EXPECT_THAT(opinion_of(planted_series(plan, 1)).changes, IsEmpty());
}

TEST(SecondOpinion, A_direction_that_turns_is_told_as_a_slope) {
  Planted plan = steady(400);
  plan.missing = 0;
  MetricSeries series = planted_series(plan, 3);
  for (int i = 200; i < 400; ++i)
    series.days.value[static_cast<std::size_t>(i)] =
        std::round(series.days.value[static_cast<std::size_t>(i)] * std::exp(0.008 * (i - 200)));
  const SecondOpinion opinion = opinion_of(series);
  ASSERT_THAT(opinion.changes, SizeIs(1));
  EXPECT_TRUE(opinion.changes[0].slope_changed);
  EXPECT_NEAR(opinion.changes[0].day - planted_from, 200, 21);  // a bend shows only weeks later
}

TEST(SecondOpinion, A_season_is_taken_out_where_it_came_back_and_the_change_stays) {
  Planted plan = steady(1000);
  plan.year = 0.3;
  plan.change_at = 600;
  plan.change = std::log(0.6);
  const SecondOpinion opinion = opinion_of(planted_series(plan, 9));
  EXPECT_TRUE(opinion.season_taken_out);
  ASSERT_THAT(opinion.changes, SizeIs(1));
  EXPECT_LE(std::abs(opinion.changes[0].day - (planted_from + 600)), 3);
  plan.year = 0;
  EXPECT_FALSE(opinion_of(planted_series(plan, 9)).season_taken_out);
}

TEST(SecondOpinion, A_rate_and_its_complement_change_on_the_same_days) {
  Planted plan = steady();
  plan.kind = MetricKind::rate;
  plan.base = 800;
  plan.share = 0.3;
  plan.change_at = 250;
  plan.change = -0.6;
  const MetricSeries hits = planted_series(plan, 8);
  MetricSeries misses = hits;
  for (std::size_t i = 0; i < misses.days.value.size(); ++i)
    misses.days.value[i] = misses.days.of[i] - misses.days.value[i];
  const SecondOpinion one = opinion_of(hits);
  const SecondOpinion other = opinion_of(misses);
  ASSERT_THAT(one.changes, SizeIs(1));
  EXPECT_EQ(days_of(one), days_of(other));
  constexpr double rounding = 1e-12;
  EXPECT_NEAR(one.changes[0].after, 1 - other.changes[0].after, rounding);
  EXPECT_NEAR(one.changes[0].before, 0.3, 0.02);
}

TEST(SecondOpinion, Amounts_in_cents_tell_the_same_days_as_in_euros) {
  Planted plan = steady();
  plan.kind = MetricKind::amount;
  plan.change_at = 250;
  plan.change = -0.5;
  MetricSeries euros = planted_series(plan, 8);
  euros.days.value[100] = 0;                          // alone: chance
  euros.days.value[330] = euros.days.value[331] = 0;  // a short stop
  MetricSeries cents = euros;
  for (double& value : cents.days.value) value *= 100;
  const SecondOpinion one = opinion_of(euros);
  const SecondOpinion other = opinion_of(cents);
  ASSERT_FALSE(one.changes.empty());
  EXPECT_EQ(days_of(one), days_of(other));
  EXPECT_NEAR(one.changes[0].before * 100, other.changes[0].before, 1e-6);
  EXPECT_LE(std::abs(one.changes[0].day - (planted_from + 250)), 2);
}

TEST(SecondOpinion, Missing_days_before_and_after_change_nothing_and_those_within_move_no_day) {
  Planted plan = steady();
  plan.change_at = 250;
  plan.change = -1;
  const MetricSeries series = planted_series(plan, 8);
  const SecondOpinion opinion = opinion_of(series);
  ASSERT_THAT(opinion.changes, SizeIs(1));
  MetricSeries longer = series;
  longer.days.value.insert(longer.days.value.begin(), 30, NAN);
  longer.days.from = longer.days.from - 30;
  longer.days.value.insert(longer.days.value.end(), 5, NAN);
  EXPECT_EQ(days_of(opinion_of(longer)), days_of(opinion));
  EXPECT_EQ(opinion_of(longer).days, opinion.days);
  MetricSeries gaps = series;
  for (std::size_t i = 40; i < 110; ++i) gaps.days.value[i] = NAN;  // ten weeks nobody counted
  for (std::size_t i = 0; i < 250; ++i)
    if ((planted_from + static_cast<int>(i)).weekday() == Weekday::sunday) gaps.days.value[i] = NAN;
  ASSERT_THAT(opinion_of(gaps).changes, SizeIs(1));
  EXPECT_LE(std::abs(opinion_of(gaps).changes[0].day - (planted_from + 250)), 2);
}

TEST(SecondOpinion, A_history_told_backwards_mirrors_its_changes) {
  Planted plan = steady();
  plan.missing = 0;
  plan.change_at = 260;
  plan.change = 0.7;
  const MetricSeries series = planted_series(plan, 5);
  MetricSeries mirrored = series;
  std::reverse(mirrored.days.value.begin(), mirrored.days.value.end());
  const SecondOpinion one = opinion_of(series);
  const SecondOpinion other = opinion_of(mirrored);
  ASSERT_THAT(one.changes, SizeIs(1));
  ASSERT_THAT(other.changes, SizeIs(1));
  EXPECT_EQ(one.changes[0].day - series.days.from, series.days.to() - other.changes[0].day + 1);
  EXPECT_EQ(one.changes[0].before, other.changes[0].after);
}

TEST(SecondOpinion, Days_after_the_one_asked_for_are_not_looked_at) {
  Planted plan = steady();
  plan.change_at = 300;
  plan.change = -1;
  const MetricSeries series = planted_series(plan, 8);
  const SecondOpinion before = second_opinion(series, planted_from + 299).value();
  EXPECT_THAT(before.changes, IsEmpty());
  EXPECT_EQ(before.days.to, planted_from + 299);
}

TEST(SecondOpinion, Long_histories_are_cut_where_the_past_teaches_nothing) {
  const MetricSeries series = planted_series(steady(history_days_max + 200), 2);
  EXPECT_LE(opinion_of(series).known_days, history_days_max);
}

TEST(SecondOpinion, Abstains_under_four_weeks_and_on_what_does_not_add_up) {
  const MetricSeries series = planted_series(steady(27), 2);
  const auto short_one = second_opinion(series, series.days.to());
  ASSERT_FALSE(short_one);
  EXPECT_EQ(short_one.error().needs, "at least four weeks of daily values");
  EXPECT_FALSE(second_opinion({}, planted_from));
  EXPECT_FALSE(second_opinion(series, planted_from - 3));
  for (const MetricKind kind : {MetricKind::ratio, MetricKind::weighted, MetricKind::uncounted}) {
    MetricSeries other = planted_series(steady(), 2);
    other.metric.kind = kind;
    EXPECT_FALSE(second_opinion(other, other.days.to()));
  }
}

TEST(SecondOpinion, Days_of_zeros_and_a_rate_without_tries_break_nothing) {
  MetricSeries series = planted_series(steady(100), 2);
  for (const MetricKind kind : {MetricKind::count, MetricKind::amount}) {
    series.metric.kind = kind;
    std::fill(series.days.value.begin(), series.days.value.end(), 0.0);
    EXPECT_THAT(opinion_of(series).changes, IsEmpty());
  }
  series.metric.kind = MetricKind::rate;
  series.days.of.assign(100, 0.0);
  EXPECT_FALSE(second_opinion(series, series.days.to()));
}

TEST(SecondOpinion, Agrees_within_a_week_of_an_onset_and_says_where_it_is_too_early) {
  SecondOpinion opinion;
  opinion.days = {planted_from, planted_from + 199};
  opinion.changes.resize(1);
  opinion.changes[0].day = planted_from + 100;
  EXPECT_EQ(agreement(opinion, planted_from + 107), Agreement::agrees);
  EXPECT_EQ(agreement(opinion, planted_from + 93), Agreement::agrees);
  EXPECT_EQ(agreement(opinion, planted_from + 108), Agreement::differs);
  EXPECT_EQ(agreement(opinion, planted_from + 193), Agreement::differs);  // seven days of it are there
  EXPECT_EQ(agreement(opinion, planted_from + 194), Agreement::too_recent);
}

}  // namespace
}  // namespace regie
