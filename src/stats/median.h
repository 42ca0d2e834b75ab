// stats/median.h - the value in the middle.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace regie {

/// The larger of the two in the middle where values are even in number: always a value that was seen.
/// Requires: at least one value. Reorders them. Cost: linear.
[[nodiscard]] inline double upper_median(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

/// The mean of the two in the middle where values are even in number.
/// Requires: at least one value. Cost: linear.
[[nodiscard]] inline double median(std::vector<double> values) {
  const double upper = upper_median(values);
  if (values.size() % 2 == 1) return upper;
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  return (*std::max_element(values.begin(), middle) + upper) / 2;
}

}  // namespace regie
