// stats/periodic_offsets.h - what each phase of a period adds to a series whose level may jump.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace regie {

/// One offset for each phase, value i being of phase i % period; they sum to 0 over the phases ever known, a
/// phase never known has 0. In units of the values.
/// Method:   backfitting as in the periodic smooth of STL (Cleveland et al. 1990, J. Off. Stat. 6, 3): the
///           level of a moment is the mean of the known values of one period around it, less their offsets;
///           an offset is the median of what its phase stands above those levels. The median, since around a
///           jump of the level a few of them are far off.
/// Requires: period odd and at least 3; values finite or NaN = missing.
/// Holds:    shifting changes nothing; scaling scales the offsets; adding a pattern that sums to 0 over the
///           phases adds it to the offsets, to 1e-6 of their size, missing values or not.
/// Cost:     20 * period * n at most.
[[nodiscard]] std::vector<double> periodic_offsets(std::span<const double> values, std::size_t period);

}  // namespace regie
