// measure/hours_test.cpp - hours told from their past: planted, quiet, with holes, and over a clock change.
#include "measure/hours.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

#include "base/random.h"
#include "stats/special.h"
#include "stats/stream_surprise.h"

namespace regie {
namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
const Day first = Day::of({2026, 1, 5});  // a Monday
constexpr int nine_weeks = 63;

double normal(Random& random) { return normal_quantile(random.unit() * 0.9998 + 0.0001); }

/// The shape of a day and of a week: nights a twelfth of noon, weekends 40 %.
double level(double mean, int day, int hour) {
  const double shape = 0.16 + (hour > 6 && hour < 23 ? 1.8 * std::sin(M_PI * (hour - 6.5) / 16.5) : 0.0);
  return mean * shape * (day % 7 >= 5 ? 0.4 : 1.0);
}

/// Whole numbers about that level, with the spread of a count.
HourlySeries clicks(int days, double mean, std::uint64_t seed) {
  Random random(seed);
  HourlySeries series{first, {}};
  for (int day = 0; day < days; ++day)
    for (int hour = 0; hour < day_hours; ++hour) {
      const double usual = level(mean, day, hour);
      series.value.push_back(std::max(0.0, std::round(usual + std::sqrt(usual) * normal(random))));
    }
  return series;
}

std::size_t at(int day, int hour) { return static_cast<std::size_t>(day * day_hours + hour); }

HoursTold told(const HourlySeries& series, DaySpan judged) {
  const auto answer = surprising_hours({series, judged});
  EXPECT_TRUE(answer) << (answer ? "" : answer.error().needs);
  return answer.value_or(HoursTold{});
}
const DaySpan judged_week{first + 45, first + 51};

TEST(SurprisingHours, One_hour_at_six_times_is_told_with_what_was_expected) {
  int found = 0;
  constexpr int streams = 20;
  for (std::uint64_t seed = 1; seed <= streams; ++seed) {
    HourlySeries series = clicks(nine_weeks, 60, seed);
    const double usual = series.value[at(47, 11)];
    series.value[at(47, 11)] = 6 * usual;
    for (const ToldHour& hour : told(series, judged_week).told) {
      if (hour.day != first + 47 || hour.hour != 11) continue;
      ++found;
      EXPECT_EQ(hour.hours, 1);
      EXPECT_EQ(hour.direction, HourDirection::above);
      EXPECT_EQ(hour.observed, 6 * usual);
      constexpr double half = 0.5;  // an hour and a weekday seen eight times, in counts of thirty
      EXPECT_NEAR(hour.expected, level(60, 47, 11), half * level(60, 47, 11));
      EXPECT_GE(hour.once_in, hours_alarm_once_in);
    }
  }
  EXPECT_EQ(found, streams);
}

TEST(SurprisingHours, A_night_fallen_silent_is_told_though_nights_are_small) {
  int found = 0;
  constexpr int streams = 20;
  for (std::uint64_t seed = 1; seed <= streams; ++seed) {
    HourlySeries series = clicks(nine_weeks, 400, seed);
    for (int hour = 0; hour < 7; ++hour) series.value[at(47, hour)] = 0;
    const HoursTold answer = told(series, judged_week);
    found += std::any_of(answer.told.begin(), answer.told.end(), [](const ToldHour& hour) {
      return hour.day == first + 47 && hour.hour < 7 && hour.direction == HourDirection::below;
    });
  }
  EXPECT_GE(found, 19);
}

TEST(SurprisingHours, A_quiet_stream_with_weekends_rings_about_once_a_week_at_most) {
  std::size_t alarms = 0;
  constexpr int streams = 50;
  for (std::uint64_t seed = 1; seed <= streams; ++seed)
    alarms += told(clicks(nine_weeks, 60, seed), {first + 28, first + nine_weeks - 1}).told.size();
  const double a_week = static_cast<double>(alarms) / (streams * 5.0);
  RecordProperty("alarms_a_week", std::to_string(a_week));
  EXPECT_LT(a_week, 1.0);
  EXPECT_GT(a_week, 0.1) << "a detector that never rings passes the line above too";
}

auto fields(const ToldHour& hour) {
  return std::make_tuple(hour.day, hour.hour, hour.hours, hour.observed, hour.expected, hour.once_in,
                         hour.direction);
}

TEST(SurprisingHours, Hours_appended_change_nothing_that_was_told) {
  HourlySeries series = clicks(nine_weeks, 20, 3);
  for (const int day : {30, 37, 44, 52}) series.value[at(day, 14)] *= 5;
  const HoursTold whole = told(series, {first + 28, first + nine_weeks - 1});
  ASSERT_GE(whole.told.size(), 4U);
  for (int days = 30; days < nine_weeks; ++days) {
    HourlySeries part = series;
    part.value.resize(at(days, 0));
    const HoursTold then = told(part, {first + 28, first + nine_weeks - 1});
    std::size_t until = 0;
    while (until < whole.told.size() && whole.told[until].day < first + days) ++until;
    ASSERT_EQ(then.told.size(), until) << days;
    for (std::size_t i = 0; i < until; ++i) EXPECT_EQ(fields(then.told[i]), fields(whole.told[i]));
  }
}

// --- the twin: each hour from the whole past anew, by the definitions -------------------------------------

double mean_of_day(const HourlySeries& series, int day) {
  double sum = 0;
  for (int hour = 0; hour < day_hours; ++hour) sum += series.value[at(day, hour)];
  return sum / day_hours;
}

/// Median of day over week, of the last eight days of that weekday before `day`; in the first two weeks, of
/// which nothing is told, by both.
double share_of(const HourlySeries& series, int day) {
  std::vector<double> shares;
  const int last = day < 14 ? 7 + day % 7 : day - 7;
  for (int before = last; before >= 6 && shares.size() < 8; before -= 7) {
    double week = 0;
    for (int i = 0; i < 7; ++i) week += mean_of_day(series, before - i) / 7;
    shares.push_back(mean_of_day(series, before) / week);
  }
  std::sort(shares.begin(), shares.end());
  return (shares[(shares.size() - 1) / 2] + shares[shares.size() / 2]) / 2;
}

/// Mean root of this hour over the first two weeks.
double opening_root(const HourlySeries& series, std::size_t hour) {
  double sum = 0;
  for (std::size_t day = 0; day < 14; ++day) sum += std::sqrt(series.value[day * day_hours + hour]);
  return sum / 14;
}

TEST(SurprisingHours, Is_what_the_definitions_give_when_each_hour_starts_from_the_whole_past) {
  HourlySeries series = clicks(50, 30, 5);
  series.value[at(33, 10)] *= 6;
  series.value[at(44, 19)] *= 4;
  std::vector<std::pair<Day, int>> expected;
  for (int day = 28; day < 50; ++day)
    for (int hour = 0; hour < day_hours; ++hour) {
      StreamSurprise stream;
      Surprise last;
      for (std::size_t i = 0; i <= at(day, hour); ++i) {
        StreamSurprise asked = stream;
        const double forecast = asked.next(missing, i % day_hours).expected;
        const double share = share_of(series, static_cast<int>(i / day_hours));
        const double root = std::max(0.0, opening_root(series, i % day_hours) + forecast);
        last = stream.next(forecast + std::sqrt(series.value[i]) - std::sqrt(share) * root, i % day_hours);
      }
      if (last.score > 0 && last.probability <= 1 / hours_alarm_once_in)
        expected.emplace_back(first + day, hour);
    }
  std::vector<std::pair<Day, int>> found;
  for (const ToldHour& hour : told(series, {first + 28, first + 49}).told)
    found.emplace_back(hour.day, hour.hour);
  EXPECT_EQ(found, expected);
  EXPECT_GE(found.size(), 2U);
}

TEST(SurprisingHours, Another_unit_gives_the_same_hours) {
  HourlySeries series = clicks(nine_weeks, 20, 3);
  for (const int day : {30, 37, 44}) series.value[at(day, 14)] *= 5;
  const HoursTold ones = told(series, {first + 28, first + nine_weeks - 1});
  for (double& value : series.value) value *= 100;
  const HoursTold cents = told(series, {first + 28, first + nine_weeks - 1});
  ASSERT_EQ(cents.told.size(), ones.told.size());
  constexpr double rounding = 1e-9;
  for (std::size_t i = 0; i < ones.told.size(); ++i) {
    EXPECT_EQ(cents.told[i].hour, ones.told[i].hour);
    EXPECT_NEAR(cents.told[i].expected, 100 * ones.told[i].expected, 100 * rounding * ones.told[i].expected);
    EXPECT_NEAR(cents.told[i].once_in, ones.told[i].once_in, rounding * ones.told[i].once_in);
  }
}

TEST(SurprisingHours, What_is_told_lies_on_the_side_it_is_said_to) {
  std::size_t hours = 0;
  std::size_t stretches = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    HourlySeries series = clicks(nine_weeks, 30, seed);
    for (int hour = 9; hour < 21; ++hour) series.value[at(46, hour)] *= 0.5;
    for (const ToldHour& hour : told(series, {first + 28, first + nine_weeks - 1}).told) {
      ++hours;
      if (hour.hours > 1) ++stretches;
      EXPECT_EQ(hour.observed > hour.expected, hour.direction == HourDirection::above)
          << hour.day.iso() << " " << hour.hour << " of " << hour.hours << ": " << hour.observed << " "
          << hour.expected;
    }
  }
  EXPECT_GT(hours, 20U);
  EXPECT_GT(stretches, 5U);
}

TEST(SurprisingHours, Missing_hours_are_missing_and_not_silence) {
  HourlySeries series = clicks(nine_weeks, 400, 4);
  const std::size_t before = told(series, judged_week).told.size();
  for (int hour = 0; hour < 7; ++hour) series.value[at(47, hour)] = missing;
  const HoursTold answer = told(series, judged_week);
  for (const ToldHour& hour : answer.told) EXPECT_FALSE(hour.day == first + 47 && hour.hour < 7);
  EXPECT_LE(answer.told.size(), before + 1);
  EXPECT_EQ(answer.hours_judged, 7 * day_hours - 7);
}

TEST(SurprisingHours, A_weekday_of_rest_is_not_told_week_after_week) {
  HourlySeries series = clicks(nine_weeks, 60, 6);
  for (int day = 6; day < nine_weeks; day += 7)
    for (int hour = 0; hour < day_hours; ++hour) series.value[at(day, hour)] = 0;
  std::size_t on_rest = 0;
  for (const ToldHour& hour : told(series, {first + 28, first + nine_weeks - 1}).told)
    if (hour.day.weekday() == Weekday::sunday) ++on_rest;
  EXPECT_EQ(on_rest, 0U);
}

TEST(SurprisingHours, Four_weeks_are_needed_and_the_answer_says_what_is_there) {
  const auto answer = surprising_hours({clicks(20, 60, 1), {first + 13, first + 19}});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().n, 19);
  EXPECT_EQ(answer.error().needs_weeks, 2);
  EXPECT_EQ(answer.error().needs, "28 days with hours before, there are 19");
  EXPECT_FALSE(surprising_hours({{first, {}}, {first, first + 6}}));
  EXPECT_TRUE(surprising_hours({clicks(29, 60, 1), {first + 22, first + 28}}));
}

TEST(SurprisingHours, Days_of_23_and_of_25_hours_are_no_surprise) {
  struct Change {
    Day from;
    double factor;
  };
  // Hour 2 skipped on 29 March, and counted twice on 25 October 2026.
  for (const Change& change : {Change{Day::of({2026, 2, 9}), 0}, Change{Day::of({2026, 9, 7}), 2}}) {
    HourlySeries series = clicks(nine_weeks, 4000, 8);
    series.from = change.from;
    const int day = 48;
    ASSERT_TRUE(may_be_clock_change(series.from + day, 2)) << (series.from + day).iso();
    const DaySpan judged{series.from + 45, series.from + 51};
    const HoursTold without = told(series, judged);
    series.value[at(day, 2)] *= change.factor;
    const HoursTold with = told(series, judged);
    ASSERT_EQ(with.told.size(), without.told.size());
    for (std::size_t i = 0; i < with.told.size(); ++i)
      EXPECT_EQ(fields(with.told[i]), fields(without.told[i]));
  }
}

TEST(SurprisingHours, The_nights_on_which_clocks_change_are_those_of_the_zones_people_live_in) {
  for (const Day day : {Day::of({2026, 3, 29}), Day::of({2026, 10, 25}), Day::of({2026, 3, 8}),
                        Day::of({2026, 11, 1}), Day::of({2026, 4, 5}), Day::of({2026, 10, 4}),
                        Day::of({2026, 9, 27}), Day::of({2027, 3, 28}), Day::of({2027, 10, 31})})
    for (const int hour : {1, 2, 3}) EXPECT_TRUE(may_be_clock_change(day, hour)) << day.iso();
  EXPECT_FALSE(may_be_clock_change(Day::of({2026, 3, 29}), 0));
  EXPECT_FALSE(may_be_clock_change(Day::of({2026, 3, 29}), 4));
  EXPECT_FALSE(may_be_clock_change(Day::of({2026, 3, 28}), 2));
  EXPECT_FALSE(may_be_clock_change(Day::of({2026, 3, 22}), 2));
  EXPECT_FALSE(may_be_clock_change(Day::of({2026, 6, 28}), 2));
  int nights = 0;
  for (Day day = Day::of({2026, 1, 1}); day < Day::of({2027, 1, 1}); day = day + 1)
    nights += may_be_clock_change(day, 2);
  EXPECT_EQ(nights, 7);
}

}  // namespace
}  // namespace regie
