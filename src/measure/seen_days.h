// measure/seen_days.h - days of a series as they were seen, before any model.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "measure/series.h"
#include "stats/conjugate.h"

namespace regie {

/// A count or an amount, never below zero; of a rate hits and tries. Nothing for a missing day, and for a
/// rate without tries.
[[nodiscard]] std::optional<Seen> seen_on(const MetricSeries& series, std::size_t day);

/// Amounts: a day alone on which nothing was spent or sold is chance where little is; its count tells it
/// better. Two such days in a row are none of these: they may be a stop.
template <class IsZero>
[[nodiscard]] std::vector<std::size_t> lone_zeros(std::size_t days, const IsZero& is_zero) {
  std::vector<std::size_t> alone;
  for (std::size_t i = 0; i < days; ++i)
    if (is_zero(i) && !(i + 1 < days && is_zero(i + 1)) && !(i > 0 && is_zero(i - 1))) alone.push_back(i);
  return alone;
}

/// Amounts of zero stand at a small share of the usual one, so that a stop shows on the log scale.
/// Requires: at least one, all above zero. Reorders them.
[[nodiscard]] double amount_floor_of(std::vector<double>& positive);

}  // namespace regie
