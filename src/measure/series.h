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

struct MetricSeries {
  Metric metric;
  Slice slice;
  DailySeries days;
};

}  // namespace regie
