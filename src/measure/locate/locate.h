// measure/locate/locate.h - where does a change come from: which slices carry it, and mix against rate.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/slice.h"
#include "measure/finding.h"
#include "measure/metric.h"

namespace regie {

/// Leaves (combinations of dimension values) with sums over a baseline and over the window of the change.
/// `baseline_*` are already scaled to what the window would have been without the change as far as the whole
/// tells (same number of days, same weekdays).
struct LocateInput {
  Metric metric;
  std::vector<std::string> dimensions;
  std::vector<std::vector<std::string>> dictionary;  // [dimension][code]
  std::vector<std::vector<std::uint32_t>> codes;     // [dimension][leaf]
  std::vector<double> expected;                      // [leaf] numerator
  std::vector<double> observed;
  std::vector<double> expected_of;  // [leaf] denominator of rates and ratios; else empty
  std::vector<double> observed_of;
  // How much a leaf wanders from its expectation beyond counting, as a share, where its history tells;
  // nothing = learned from the leaves at hand, which takes a change of many of them for noise.
  std::optional<double> relative_noise;
  double dispersion = 1.0;  // variance of a count over its mean
};

struct Location {
  Slice slice;                  // the smallest place that holds the change; {} = everywhere
  double explains = 0;          // 0..1: how much of the leaves' surprise the slice accounts for
  std::vector<Driver> drivers;  // at most drivers_max, best first; the same place at its best level of detail
  std::optional<MixRate> mix_rate;
};

inline constexpr int drivers_max = 3;
inline constexpr int dimensions_per_slice_max = 3;

/// All cuboids up to three dimensions; every element scored by how much better "this element moved, the rest
/// did not" explains the leaves than "everything moved alike", leaves weighted by predictive variance so that
/// small ones are shrunk. Simpler places win ties.
/// Cost: elements x leaves of their cuboid; about 10 ms at 48,000 leaves.
[[nodiscard]] Location locate(const LocateInput& input);

/// effect = mix + rate, exact; named so that Simpson's paradox can be told.
///   parts i with weights w (share of the denominator) and rates r, before and after:
///   mix = sum (w1 - w0)(r0 + r1)/2, rate = sum (r1 - r0)(w0 + w1)/2.  Shapley over the two effects.
/// Requires: one entry per part in each vector.
struct MixRateInput {
  std::vector<double> numerator_before, denominator_before, numerator_after, denominator_after;
};
[[nodiscard]] MixRate mix_rate(const MixRateInput& input);

}  // namespace regie
