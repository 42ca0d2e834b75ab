// stats/piecewise_lines.h - a series as few levels and straight lines: since when is it as it is?
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stats/noise_memory.h"

namespace regie {

/// One configuration for every series; each number with its reason. Only benchmarks and tests set others.
struct PiecewiseOptions {
  double level_price = 3;       // times log n: a place (2) and a level (1), Zhang & Siegmund (2007)
  double slope_price = 2;       // times log n, for a segment that also rises or falls
  double share_min = 0.01;      // of all variation: what a change explains at least, however quiet the series
  std::size_t segment_min = 3;  // fewer make no regime, and any line fits two
  NoiseMemoryOptions noise;
};

struct LineSegment {
  std::size_t from = 0;  // first index
  std::size_t to = 0;    // one past the last
  double level = 0;      // at `from`, in units of the values
  double slope = 0;      // per step; 0 where a level explains it as well
};

struct PiecewiseLines {
  std::vector<std::size_t> changes;   // first indices of the segments after the first, ascending
  std::vector<LineSegment> segments;  // changes.size() + 1; none without values
  NoiseMemory noise;
  double unit = 0;  // variance a change was priced in, in squared units of the values
};

/// The split that minimises, over all numbers and places of changes,
///   sum of squares around a level or, for slope_price log n units more, around a line
///   + level_price log n units for each change,
/// where the unit is the larger of the long-run variance of the noise (its memory makes levels wander, and a
/// change must beat that) and the variance at which a change explains share_min of the total sum of squares
/// (in a series without noise every bend would be a change; a person wants the large ones).
/// Method:   optimal partitioning, pruned (Killick, Fearnhead & Eckley 2012, JASA 107, 1590); prices after
///           Zhang & Siegmund (2007), Biometrics 63, 22; noise after Romano et al. (2022), JASA 117, 2147.
///           The floor is ours.
/// Requires: finite values, equally spaced; missing ones left out by the caller.
/// Holds:    the least possible sum of prices; shifting and scaling change nothing, reversal mirrors the
///           changes (ties aside); every segment has segment_min values or is the only one.
/// Abstains: values all alike, or fewer than two segments' worth: one segment.
/// Cost:     n times the places still in question: n^2 / 2 at worst, about 4 ns each (ten years of days: 25
/// ms).
[[nodiscard]] PiecewiseLines piecewise_lines(std::span<const double> values,
                                             const PiecewiseOptions& options = {});

}  // namespace regie
