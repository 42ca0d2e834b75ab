// measure/seen_days.cpp - what a day of a series says.
#include "measure/seen_days.h"

#include <algorithm>
#include <cmath>

#include "measure/detect/limits.h"
#include "stats/median.h"

namespace regie {

std::optional<Seen> seen_on(const MetricSeries& series, std::size_t day) {
  const double value = series.days.value[day];
  if (!std::isfinite(value)) return std::nullopt;
  Seen seen;
  seen.value = std::max(0.0, value);
  if (series.metric.kind == MetricKind::rate) {
    const double of = day < series.days.of.size() ? series.days.of[day] : NAN;
    if (!(of > 0)) return std::nullopt;
    seen.of = of;
    seen.value = std::min(seen.value, of);
  }
  return seen;
}

double amount_floor_of(std::vector<double>& positive) { return amount_floor_share * upper_median(positive); }

}  // namespace regie
