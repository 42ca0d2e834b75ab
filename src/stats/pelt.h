// stats/pelt.h - where does the mean of a series change? The exact best split for a price a change.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace regie {

enum class PeltCost {
  mean,          // squared error around a segment's mean; unit variance
  mean_variance  // normal, mean and variance both of the segment's own
};
enum class PeltPenalty {
  bic,  // parameters * log n
  mbic  // Zhang & Siegmund (2007): one more parameter's worth, and log of each segment's length
};

struct PeltOptions {
  PeltCost cost = PeltCost::mean;
  PeltPenalty penalty = PeltPenalty::mbic;
  std::size_t segment_min = 1;  // 2 or more for mean_variance
};

/// First indices of the segments after the first, ascending: {28} = the 29th value is the first of the new
/// level.
/// Method:   pruned exact linear time. Killick, Fearnhead & Eckley (2012), JASA 107, 1590.
/// Requires: finite values; for PeltCost::mean noise of about unit variance (standardise first).
/// Holds:    the sum of segment costs and penalties is the least possible of all splits that keep to
///           segment_min; shifting all values changes nothing.
/// Cost:     linear in n where changes come at a steady rate, n^2 at worst.
[[nodiscard]] std::vector<std::size_t> pelt(std::span<const double> values, PeltOptions options);

/// Twice the negative log likelihood of one segment, constants dropped; for tests and for showing.
[[nodiscard]] double pelt_segment_cost(std::span<const double> segment, PeltCost cost);

}  // namespace regie
