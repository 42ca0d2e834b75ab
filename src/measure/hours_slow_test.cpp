// measure/hours_slow_test.cpp - how often planted hours are told, and how often a quiet week rings: a table.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/random.h"
#include "measure/hours.h"
#include "stats/special.h"

namespace regie {
namespace {

const Day first = Day::of({2026, 1, 5});  // a Monday
constexpr int days_here = 63;
constexpr int streams = 200;

double normal(Random& random) { return normal_quantile(random.unit() * 0.9998 + 0.0001); }

/// Knuth (1969) below fifty, else rounded normal.
double poisson(Random& random, double mean) {
  if (mean > 50) return std::max(0.0, std::round(mean + std::sqrt(mean) * normal(random)));
  double product = random.unit();
  int count = 0;
  for (const double limit = std::exp(-mean); product > limit; product *= random.unit()) ++count;
  return count;
}

struct World {
  double mean;     // a weekday's hour
  double weekend;  // share of a weekday
  double
      wobble;  // standard deviation of the log of an hour's mean, persistent (AR .6); of a day's, half of it
};

std::size_t at(int day, int hour) { return static_cast<std::size_t>(day * day_hours + hour); }

HourlySeries stream(const World& world, std::uint64_t seed) {
  Random random(seed);
  HourlySeries series{first, {}};
  double hourly = 0;
  for (int day = 0; day < days_here; ++day) {
    const double daily = world.wobble / 2 * normal(random);
    for (int hour = 0; hour < day_hours; ++hour) {
      constexpr double persistence = 0.6;
      hourly = persistence * hourly + std::sqrt(1 - persistence * persistence) * normal(random);
      const double shape = 0.16 + (hour > 6 && hour < 23 ? 1.8 * std::sin(M_PI * (hour - 6.5) / 16.5) : 0.0);
      const double mean =
          world.mean * shape * (day % 7 >= 5 ? world.weekend : 1) * std::exp(world.wobble * hourly + daily);
      series.value.push_back(poisson(random, mean));
    }
  }
  return series;
}

struct Event {
  int from, to;  // hours of the day, the last excluded
  double times;
};

/// Was an hour in it told on the right side?
bool is_told(HourlySeries series, int day, const Event& event) {
  for (int hour = event.from; hour < event.to; ++hour)
    series.value[at(day, hour)] = std::floor(series.value[at(day, hour)] * event.times);
  const auto told = surprising_hours({std::move(series), {first + day, first + day}});
  const HourDirection side = event.times > 1 ? HourDirection::above : HourDirection::below;
  return told && std::any_of(told->told.begin(), told->told.end(), [&](const ToldHour& hour) {
           return hour.hour >= event.from && hour.hour < event.to && hour.direction == side;
         });
}

struct Measured {
  double alarms_a_week = 0;
  double spike = 0, smaller_spike = 0, night = 0, half_day = 0;  // shares
};

Measured measure(const World& world) {
  Measured measured;
  constexpr double one = 1.0 / streams;
  for (int i = 0; i < streams; ++i) {
    const HourlySeries quiet = stream(world, 1000 + static_cast<std::uint64_t>(i));
    const auto told = surprising_hours({quiet, {first + 28, first + days_here - 1}});
    measured.alarms_a_week += told ? static_cast<double>(told->told.size()) / 5 * one : 0;
    const int day = 45 + i % 7;
    const int hour = 7 + i % 15;
    measured.spike += is_told(quiet, day, {hour, hour + 1, 6}) ? one : 0;
    measured.smaller_spike += is_told(quiet, day, {hour, hour + 1, 3}) ? one : 0;
    measured.night += is_told(quiet, day, {0, 7, 0}) ? one : 0;
    measured.half_day += is_told(quiet, day, {9, 21, 0.5}) ? one : 0;
  }
  return measured;
}

TEST(HoursFigures, Quiet_weeks_ring_once_at_most_and_large_hours_are_told) {
  std::printf(
      "| an hour | weekend | wobble | alarms a week | 6 times | 3 times | night silent | half a day halved "
      "|\n"
      "|---|---|---|---|---|---|---|---|\n");
  for (const double mean : {2.0, 10.0, 60.0, 400.0})
    for (const double weekend : {1.0, 0.4})
      for (const double wobble : {0.0, 0.2}) {
        const Measured m = measure({mean, weekend, wobble});
        std::printf("| %g | %.0f %% | %.0f %% | %.2f | %.0f %% | %.0f %% | %.0f %% | %.0f %% |\n", mean,
                    100 * weekend, 100 * wobble, m.alarms_a_week, 100 * m.spike, 100 * m.smaller_spike,
                    100 * m.night, 100 * m.half_day);
        EXPECT_LE(m.alarms_a_week, 1.0) << mean << " " << weekend << " " << wobble;
        if (mean >= 60) {
          EXPECT_GE(m.spike, 0.95) << mean << " " << weekend << " " << wobble;
        }
        if (mean >= 10) {
          EXPECT_GE(m.spike, 0.8) << mean << " " << weekend << " " << wobble;
        }
      }
}

}  // namespace
}  // namespace regie
