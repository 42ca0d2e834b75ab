// simulate/internal/samplers.h - draws from the laws that counts and amounts follow.
#pragma once

#include <cstdint>

#include "base/random.h"

namespace regie::sim {

/// Uniform in [low, high).
inline double between(Random& random, double low, double high) { return low + (high - low) * random.unit(); }
/// Whole, uniform in low..high, both included. Requires: low <= high.
inline int whole_between(Random& random, int low, int high) {
  return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1)));
}
inline bool happens(Random& random, double probability) { return random.unit() < probability; }
/// Uniform on the log scale. Requires: 0 < low <= high.
double log_between(Random& random, double low, double high);

double normal(Random& random);
/// exp(spread * normal - spread^2 / 2): mean 1.
double log_normal_noise(Random& random, double spread);
/// Mean = shape, variance = shape. Method: Marsaglia & Tsang (2000), ACM TOMS 26. Requires: shape > 0.
double gamma(Random& random, double shape);
/// Method: inversion below 12, transformed rejection above (Hoermann 1993, Insurance: Math. & Econ. 12).
std::int64_t poisson(Random& random, double mean);
struct Tries {
  std::int64_t tries = 0;
  double probability = 0;
};
/// Method: inversion below ten expected hits, transformed rejection above (Hoermann 1993, J. Stat. Comput.
/// 46).
std::int64_t binomial(Random& random, Tries tries);
struct Overdispersed {
  double mean = 0;
  double size = 1;  // variance = mean + mean^2 / size
};
std::int64_t negative_binomial(Random& random, Overdispersed law);

}  // namespace regie::sim
