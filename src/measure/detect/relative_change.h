// measure/detect/relative_change.h - how far was a series from what was expected of given days?
#pragma once

#include <vector>

#include "base/answer.h"
#include "base/day.h"
#include "base/interval.h"
#include "measure/detect/detect.h"
#include "measure/series.h"

namespace regie {

/// Observed over expected, less one: -0.4 = 40 % below. No search for an onset: the days are given. For the
/// neighbours of a change (other metrics, sibling slices, the same days a year before) and for footprints.
///   Method: forecast of the no-change model from the morning of the first day; square-and-add on the log
///   scale.
/// Holds:    interval.low >= -1; the interval holds the value.
/// Abstains: fewer than three weeks of history before the days, nothing ever counted, or no day known.
[[nodiscard]] Answer<Estimate> relative_change(const MetricSeries& series, DaySpan days,
                                               const std::vector<CalendarDay>& calendar);

}  // namespace regie
