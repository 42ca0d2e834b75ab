// base/interval.h - where a number lies, and with what probability.
#pragma once

namespace regie {

struct Interval {
  double low = 0;
  double high = 0;
  double level = 0.95;
  [[nodiscard]] constexpr bool holds(double value) const { return low <= value && value <= high; }
  bool operator==(const Interval&) const = default;
};

/// A value with its interval.
struct Estimate {
  double value = 0;
  Interval interval;
  bool operator==(const Estimate&) const = default;
};

}  // namespace regie
