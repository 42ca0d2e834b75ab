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
  // Variance over mean; nothing = 1 for counts, rates and ratios, learned from the leaves for amounts.
  std::optional<double> dispersion;
};

struct Location {
  Slice slice;                  // the smallest place that holds the change; {} = everywhere
  double explains = 0;          // 0..1: how much of the leaves' surprise the slice accounts for
  std::vector<Driver> drivers;  // at most drivers_max, best first; the same place at its best level of detail
  std::vector<Driver> places;   // all that moved, however small; parts of the change that do not overlap
  std::optional<MixRate> mix_rate;
};

inline constexpr int drivers_max = 3;
inline constexpr int dimensions_per_slice_max = 3;

/// Which elements of all cuboids moved by a factor of their own, and the few worth telling.
///   gain of an element = (sum b r / v)^2 / (2 sum b^2 / v), nats over "nothing moved"; r the residual of a
///   leaf, b the base of its factor, v its predictive variance (see leaves.h), so that small leaves are
///   shrunk.
/// Method:   forward search (see search.h): whether something moved is judged by each leaf's own noise, where
/// by
///           the same gain with factors that differ inside a place by tau^2, v + tau^2 b^2: random effects,
///           DerSimonian & Laird (1986), Control. Clin. Trials 7. Simpler places win ties.
/// Requires: codes below the size of their dictionary; values finite, denominators >= 0.
/// Holds:    the order of leaves does not matter, nor do names of values, nor the unit of an amount.
/// Abstains: slice {} and places {} where nothing moved or everything moved alike.
/// Cost:     a few passes over leaves and elements; memory 16 to 32 bytes an element (see lattice.h).
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
