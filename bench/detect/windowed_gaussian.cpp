// bench/detect/windowed_gaussian.cpp - running mean and variance (Welford 1962).
#include "bench/detect/windowed_gaussian.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace regie::bench {

std::vector<double> windowed_gaussian(std::span<const double> values) {
  constexpr double least_deviation = 1e-6;
  std::vector<double> scores;
  scores.reserve(values.size());
  double mean = 0;
  double squares = 0;
  double seen = 0;
  for (const double value : values) {
    double deviation = std::sqrt(squares / std::max(seen, 1.0));
    if (deviation == 0) deviation = least_deviation;
    scores.push_back(
        seen == 0 ? 0 : 1 - 0.5 * std::erfc(std::abs(value - mean) / deviation / std::numbers::sqrt2));
    seen += 1;
    const double step = value - mean;
    mean += step / seen;
    squares += step * (value - mean);
  }
  return scores;
}

}  // namespace regie::bench
