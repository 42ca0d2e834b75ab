// stats/noise_memory.cpp - passing noise and what stays, by the variances of differences.
#include "stats/noise_memory.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace regie {

namespace {

/// Variance of values[t + lag] - values[t].
double lagged_variance(std::span<const double> values, std::size_t lag) {
  const std::size_t count = values.size() - lag;
  double mean = 0;
  for (std::size_t t = 0; t < count; ++t) mean += (values[t + lag] - values[t]) / static_cast<double>(count);
  double sum = 0;
  for (std::size_t t = 0; t < count; ++t) {
    const double off = values[t + lag] - values[t] - mean;
    sum += off * off;
  }
  return sum / static_cast<double>(count);
}

struct Fit {
  double innovation = 0;
  double walk = 0;
  double error = 0;  // sum of squares
};

/// Least squares of `seen` on two columns, both weights at least 0: the best of inside and the two edges.
Fit fit(const std::vector<double>& seen, double memory) {
  double aa = 0;
  double ab = 0;
  double bb = 0;
  double ay = 0;
  double by = 0;
  double yy = 0;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const auto k = static_cast<double>(i + 1);
    const double of_noise = 2 * (1 - std::pow(memory, k)) / (1 - memory * memory);
    aa += of_noise * of_noise;
    ab += of_noise * k;
    bb += k * k;
    ay += of_noise * seen[i];
    by += k * seen[i];
    yy += seen[i] * seen[i];
  }
  const auto error = [&](double a, double b) {
    return yy - 2 * (a * ay + b * by) + a * a * aa + 2 * a * b * ab + b * b * bb;
  };
  const double determinant = aa * bb - ab * ab;
  const double a = (ay * bb - by * ab) / determinant;
  const double b = (by * aa - ay * ab) / determinant;
  if (a >= 0 && b >= 0) return {a, b, error(a, b)};
  const Fit noise_only{ay / aa, 0, error(ay / aa, 0)};
  const Fit walk_only{0, by / bb, error(0, by / bb)};
  return noise_only.error <= walk_only.error ? noise_only : walk_only;
}

}  // namespace

NoiseMemory noise_memory(std::span<const double> values, NoiseMemoryOptions options) {
  if (values.size() < 4) return {};
  const std::size_t lags = std::min(options.lags, std::max<std::size_t>(2, values.size() / 4));
  std::vector<double> seen;
  double total = 0;
  for (std::size_t lag = 1; lag <= lags; ++lag) {
    seen.push_back(lagged_variance(values, lag));
    total += seen.back() * seen.back();
  }
  constexpr double step = 0.05;
  constexpr double tie = 1e-9;  // of all there is to explain: equal fits go to the shorter memory
  NoiseMemory best;
  double least = INFINITY;
  for (int i = 0; i * step <= options.memory_max + tie; ++i) {
    const Fit one = fit(seen, i * step);
    if (!(one.error < least - tie * total)) continue;
    least = one.error;
    best = {one.innovation, i * step, one.walk};
  }
  return best;
}

}  // namespace regie
