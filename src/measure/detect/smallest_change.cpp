// measure/detect/smallest_change.cpp - what would have to happen before a series can say so.
#include <algorithm>
#include <cmath>
#include <string>

#include "measure/detect/detect.h"
#include "measure/detect/limits.h"
#include "stats/special.h"

namespace regie {

namespace {

// Evidence a total needs: six metrics judged together at the default rate (log 360), plus what is spent on
// not knowing the day and the size (log of the onsets and sizes tried, about 35 days).
constexpr double log_bar = 5.9 + 2.0;
constexpr double power = 0.8;
constexpr double month_days = 365.2425 / 12;
constexpr double weeks_max = 520;

double poisson_cdf(double mean, double y) {
  return y < 0 ? 0 : 1 - incomplete_gamma(std::floor(y) + 1, mean);
}

/// Log likelihood ratio of y against `mean` expected, rate free.
double evidence(double mean, double y) { return (y > 0 ? y * std::log(y / mean) : 0) - (y - mean); }

/// The largest y below `mean` (smallest above) that is evidence enough; -1 where not even zero is. Evidence
/// falls towards the mean from either side, so both are found by halving: a million a day takes as long as
/// one.
double critical_below(double mean) {
  double enough = -1;
  double too_near = std::ceil(mean);  // evidence falls all the way from zero to the mean
  while (too_near - enough > 1) {
    const double y = std::floor((enough + too_near) / 2);
    (evidence(mean, y) >= log_bar ? enough : too_near) = y;
  }
  return enough;
}
double critical_above(double mean) {
  double too_near = std::ceil(mean) - 1;
  double enough = std::ceil(mean);
  for (double step = 1; evidence(mean, enough) < log_bar; step *= 2) {
    too_near = enough;
    enough += step;
  }
  while (enough - too_near > 1) {
    const double middle = std::floor((enough + too_near) / 2);
    (evidence(mean, middle) >= log_bar ? enough : too_near) = middle;
  }
  return enough;
}

double solve(double low, double high, auto rises_to_true) {
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (rises_to_true(middle) ? high : low) = middle;
  }
  return high;
}

/// True mean under which a fall shows with the power; 0 where none would.
double mean_below(double mean) {
  const double y = critical_below(mean);
  if (y < 0) return 0;
  return solve(0, mean, [&](double m) { return poisson_cdf(m, y) < power; });
}
double mean_above(double mean) {
  const double y = critical_above(mean);
  return solve(mean, 4 * mean + 60, [&](double m) { return 1 - poisson_cdf(m, y - 1) >= power; });
}

std::string whole(double value) { return std::to_string(static_cast<long long>(value)); }

/// Further weeks at the present rate until a halving that lasts as long would show.
double weeks_until_halving(double per_week, double have_weeks) {
  for (double weeks = have_weeks; weeks <= weeks_max; weeks += 1)
    if (mean_below(per_week * weeks) >= per_week * weeks / 2) return weeks - have_weeks;
  return 0;
}

}  // namespace

TooFewSeries smallest_change(const MetricSeries& series, DaySpan window) {
  TooFewSeries few;
  few.metric = series.metric.name;
  few.slice = series.slice;
  if (series.metric.kind != MetricKind::count && series.metric.kind != MetricKind::rate) return few;
  constexpr int recent_days = 28;
  constexpr int usual_days =
      182;  // the rate itself is taken from half a year, so that one month does not fool it
  double usual = 0;
  double days_known = 0;
  for (int back = 0; back < usual_days; ++back) {
    const int at = (window.to - series.days.from) - back;
    if (at < 0) break;
    if (at >= static_cast<int>(series.days.value.size())) continue;
    const double value = series.days.value[static_cast<std::size_t>(at)];
    if (!std::isfinite(value)) continue;
    if (back < recent_days) few.n += value;
    usual += value;
    days_known += 1;
  }
  if (days_known < recent_days / 2.0 || usual <= 0) return few;
  const double per_day = usual / days_known;
  const double horizon = recent_days;
  const double mean = per_day * horizon;
  few.per_month = per_day * month_days;
  const double month = month_days / horizon;
  few.below = mean_below(mean) * month;
  few.above = mean_above(mean) * month;
  if (few.below >= few.per_month / 2) return few;  // a halving would show: nothing to excuse
  few.more_weeks = weeks_until_halving(per_day * 7, horizon / 7);
  if (few.below >= 1)
    few.needs = "a fall below " + whole(std::floor(few.below)) + " a month";
  else if (few.below > 0)
    few.needs = "a stop for a month";
  else
    few.needs = "a rise above " + whole(std::ceil(few.above)) + " a month";
  if (few.more_weeks > 0) few.needs += ", or " + whole(few.more_weeks) + " more weeks";
  return few;
}

}  // namespace regie
