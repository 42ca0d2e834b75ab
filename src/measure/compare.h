// measure/compare.h - how far a window lies from the same weekdays before it: quick, for context, not for
// alarm.
#pragma once

#include "base/answer.h"
#include "base/day.h"
#include "base/interval.h"
#include "measure/series.h"

namespace regie {

inline constexpr int weeks_before_max = 6;  // long enough for a spread, short enough that season hardly moves

/// Relative change of the window's sum (for rates: rate) against the mean of up to six windows of the same
/// weekdays before it; -0.4 = 40 % lower.
///   Interval: log scale, the larger of the spread between the earlier windows and counting noise (Poisson),
///   Student t with (windows - 1) degrees of freedom.
/// Requires: window.from <= window.to. Missing days make a window incomplete: it is left out.
/// Abstains: fewer than three earlier windows, or fewer than `events_min` things before.
/// Cost:     linear in the days looked at.
[[nodiscard]] Answer<Estimate> compare_with_before(const DailySeries& days, DaySpan window);

inline constexpr double events_min = 5;  // a mean of fewer things says nothing about a factor
}  // namespace regie
