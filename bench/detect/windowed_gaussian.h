// bench/detect/windowed_gaussian.h - the baseline: how far out is a value by mean and deviation so far?
// so far?
#pragma once

#include <span>
#include <vector>

namespace regie::bench {

/// Score of each value: 1 - Q(|value - mean| / sd) over the values before it, Q the upper tail of the normal.
/// The published result files of the benchmark's windowedGaussian come of a window of 6,400, longer than any
/// of these files, so the window is all that was seen. The first value has score 0.
[[nodiscard]] std::vector<double> windowed_gaussian(std::span<const double> values);

}  // namespace regie::bench
