// stats/noise_memory.h - how much of a series is passing noise, and how long does it remember?
#pragma once

#include <cstddef>
#include <span>

namespace regie {

struct NoiseMemory {
  double innovation = 0;  // variance of what is new in the noise each step, in squared units of the values
  double memory = 0;      // 0..memory_max: what is left of a disturbance one step later
  double walk = 0;        // variance of the step of a random walk below the noise: what stays

  /// Variance of the sum of many values of the noise, for each of them: what the mean of a stretch has to be
  /// judged by. innovation / (1 - memory)^2.
  [[nodiscard]] double long_run() const { return innovation / ((1 - memory) * (1 - memory)); }
};

struct NoiseMemoryOptions {
  std::size_t lags = 10;    // looked at; a quarter of the values where those are few
  double memory_max = 0.8;  // forgotten within the lags (0.8^10 = 0.1): longer is not told from a walk
};

/// y[t] = walk + noise, noise an autoregression of order one: the variance of y[t+k] - y[t] is then
///   2 innovation (1 - memory^k) / (1 - memory^2) + k walk,
/// fitted to the first lags by least squares, both variances at least 0, memory over a grid of 0.05.
/// Rare changes of level or slope fall to the walk, so that they do not pass for noise.
/// Method:   Romano, Rigaill, Runge & Fearnhead (2022), JASA 117, 2147 (DeCAFS), with the
///           variances themselves instead of their MAD: a series that mostly stands still has a MAD of 0.
/// Requires: finite values; fewer than 4 give zeros.
/// Holds:    shifting changes nothing; scaling by c scales both variances by c^2; reversal changes nothing.
/// Cost:     lags * n.
[[nodiscard]] NoiseMemory noise_memory(std::span<const double> values, NoiseMemoryOptions options = {});

}  // namespace regie
