// stats/seasonal_lines.h - levels and straight lines under a wave that comes back every period.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "stats/piecewise_lines.h"

namespace regie {

struct SeasonOptions {
  double period = 365.2425;  // in units of the places: a year of days
  std::size_t waves = 2;     // sine and cosine of the period and of its half
  double periods_min = 2;    // a wave seen once cannot be told from a change
};

struct SeasonalLines {
  PiecewiseLines lines;      // of the values less the wave
  std::vector<double> wave;  // at each place; empty where levels and lines alone cost less
};

/// The cheaper of two tellings by the price of piecewise_lines: levels and lines alone, or the same with a
/// smooth wave, which costs 2 waves log n units more. Both are priced in the smaller of their two units:
/// noise is what the better telling leaves. Method:   block descent from one segment: waves by least squares
/// around the segments' levels and lines
///           (each segment's share taken out of waves and values first, Frisch & Waugh 1933, Econometrica 1,
///           387), segments of the values less the waves, until the segments stay.
/// Requires: values finite, `places` ascending, as many; period > 0.
/// Holds:    shifting and scaling change nothing; without a wave the answer is that of piecewise_lines.
/// Abstains: from the wave, under periods_min periods.
/// Cost:     up to 20 times piecewise_lines, mostly 3.
[[nodiscard]] SeasonalLines seasonal_lines(std::span<const double> values, std::span<const double> places,
                                           const SeasonOptions& season = {});

namespace internal {

/// The waves' part at each place, of least squares around the levels and lines of `segments`.
[[nodiscard]] std::vector<double> fitted_wave(std::span<const double> values, std::span<const double> places,
                                              std::span<const LineSegment> segments,
                                              const SeasonOptions& season);

}  // namespace internal

}  // namespace regie
