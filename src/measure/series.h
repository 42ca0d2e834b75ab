// measure/series.h - one metric of one slice, day by day.
#pragma once

#include <vector>

#include "base/day.h"
#include "base/slice.h"
#include "measure/metric.h"

namespace regie {

/// Values of consecutive days. NaN = missing (not zero). For rates `value` is the numerator and `of` the
/// denominator; else `of` is empty.
struct DailySeries {
  Day from;
  std::vector<double> value;
  std::vector<double> of;
  [[nodiscard]] Day to() const { return from + static_cast<int>(value.size()) - 1; }
};

/// Everything a platform counted: the empty slice, or one that only says which platform.
[[nodiscard]] inline bool is_total(const Slice& slice) {
  return slice.empty() || (slice.size() == 1 && slice.begin()->first == "platform");
}

struct MetricSeries {
  Metric metric;
  Slice slice;
  DailySeries days;
};

}  // namespace regie
