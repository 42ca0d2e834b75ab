// bench/power_series.h - daily series with known truth for bench/power.cpp: nine volumes, ten sorts of noise.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "measure/detect/detect.h"
#include "simulate/internal/samplers.h"

namespace regie::power {

/// What ordinary days look like. Each is a sort of nothing.
enum class Noise {
  counting,   // Poisson alone
  scattered,  // negative binomial, a day 25 % beyond counting
  weekdays,   // weekends at a seventh
  year,       // a yearly wave of a third up and down
  remembers,  // a day 15 % off, 70 % of it still there the day after
  drifts,     // the level walks 1.5 % a day
  wild_days,  // one day in 30 is three to ten times itself: bots, a mailing
  holidays,   // eight known holidays a year at 40 %
  unnamed,    // the same, and no calendar says so
  gaps,       // one day in 12 missing
};
struct NoiseName {
  Noise noise;
  const char* says;
};
inline constexpr std::array<NoiseName, 10> noises{{
    {Noise::counting, "Poisson"},
    {Noise::scattered, "negative binomial, days 25 % beyond counting"},
    {Noise::weekdays, "weekends at a seventh"},
    {Noise::year, "yearly wave of a third"},
    {Noise::remembers, "autocorrelated, 15 % with .7 kept"},
    {Noise::drifts, "level walks 1.5 % a day"},
    {Noise::wild_days, "one day in 30 is 3 to 10 times itself"},
    {Noise::holidays, "eight holidays a year at 40 %, in the calendar"},
    {Noise::unnamed, "the same holidays, in no calendar"},
    {Noise::gaps, "one day in 12 missing"},
}};

enum class Form { none, level, spike, trend };
inline constexpr int spike_days = 2;
inline constexpr int trend_full_days = 28;  // a trend has reached its size after four weeks, and goes on

struct Plan {
  MetricKind kind = MetricKind::count;
  double volume = 100;  // a day: things, tries of a rate, units of an amount
  double share = 0.05;  // of a rate
  Noise noise = Noise::scattered;
  double scatter = 0.25;  // of scattered: a day beyond counting
  int days = 420;
  Form form = Form::none;
  double size = 0;  // -0.2 = a fifth less (of the share, where it is a rate)
  int at = -1;      // day of the onset
};

inline constexpr Day series_from = Day::of({2023, 1, 2});

/// Days since the first of January on which the made-up country rests.
inline bool rests(Day day) {
  static constexpr std::array<int, 8> of_year{0, 97, 100, 117, 138, 149, 330, 359};
  const Day first = Day::of({day.parts().year, 1, 1});
  return std::find(of_year.begin(), of_year.end(), day - first) != of_year.end();
}

inline std::vector<CalendarDay> holidays(int days) {
  std::vector<CalendarDay> calendar;
  for (int i = 0; i < days; ++i) {
    const Day day = series_from + i;
    if (rests(day)) calendar.push_back({day, "h" + std::to_string(day - Day::of({day.parts().year, 1, 1}))});
  }
  return calendar;
}

inline double change_on(const Plan& plan, int day) {
  if (plan.form == Form::none || day < plan.at) return 0;
  const double full = std::log1p(plan.size);
  if (plan.form == Form::spike) return day < plan.at + spike_days ? full : 0;
  if (plan.form == Form::level) return full;
  return full * (day - plan.at + 1) / trend_full_days;
}

/// What is usual on each day, on the log scale, with the noise that is no counting.
class Usual {
 public:
  Usual(const Plan& plan, Random& random)
      : plan_(plan), random_(random), phase_(6.283185307179586 * random.unit()) {}
  double next(int day) {
    using sim::normal;
    const bool weekend = static_cast<int>((series_from + day).weekday()) >= 5;
    double sum = weekend ? (plan_.noise == Noise::weekdays ? std::log(1.0 / 7) : -0.3) : 0;
    switch (plan_.noise) {
      case Noise::year:
        sum += 0.33 * std::sin(6.283185307179586 * day / 365.2425 + phase_);
        break;
      case Noise::remembers:
        kept_ = 0.7 * kept_ + std::sqrt(1 - 0.49) * 0.15 * normal(random_);
        sum += kept_;
        break;
      case Noise::drifts:
        kept_ += 0.015 * normal(random_);
        sum += kept_;
        break;
      case Noise::wild_days:
        if (random_.unit() < 1.0 / 30) sum += std::log(3 + 7 * random_.unit());
        break;
      case Noise::holidays:
      case Noise::unnamed:
        if (rests(series_from + day)) sum += std::log(0.4);
        break;
      default:
        break;
    }
    // Figures of people are never quite as even as counting would have them.
    if (plan_.noise != Noise::counting && plan_.noise != Noise::scattered) sum += 0.08 * normal(random_);
    return sum;
  }

 private:
  const Plan& plan_;
  Random& random_;
  double phase_;
  double kept_ = 0;
};

inline double count(Random& random, const Plan& plan, double mean) {
  const double size = 1 / (plan.scatter * plan.scatter);
  return static_cast<double>(plan.noise == Noise::scattered ? sim::negative_binomial(random, {mean, size})
                                                            : sim::poisson(random, mean));
}

inline MetricSeries draw(const Plan& plan, std::uint64_t seed) {
  Random random(seed);
  Usual usual(plan, random);
  const bool rate = plan.kind == MetricKind::rate;
  const bool amount = plan.kind == MetricKind::amount;
  MetricSeries series;
  series.metric = {rate     ? "cvr"
                   : amount ? "cost"
                            : "conversions",
                   plan.kind,
                   rate ? "conversions" : "",
                   rate ? "clicks" : "",
                   "",
                   Better::up};
  series.days.from = series_from;
  for (int day = 0; day < plan.days; ++day) {
    const double shape = usual.next(day);
    const double change = change_on(plan, day);
    double value = 0;
    if (rate) {
      // Traffic has the shape of the days; the rate has a little noise of its own.
      const double tries = count(random, plan, plan.volume * std::exp(shape));
      const double share = std::min(0.95, plan.share * std::exp(change + 0.05 * sim::normal(random)));
      value = static_cast<double>(sim::binomial(random, {static_cast<std::int64_t>(tries), share}));
      series.days.of.push_back(tries);
    } else if (amount) {
      value = plan.volume * std::exp(shape + change + 0.12 * sim::normal(random));
    } else {
      value = count(random, plan, plan.volume * std::exp(shape + change));
    }
    const bool missing = plan.noise == Noise::gaps && random.unit() < 1.0 / 12;
    series.days.value.push_back(missing ? NAN : value);
  }
  return series;
}

}  // namespace regie::power
