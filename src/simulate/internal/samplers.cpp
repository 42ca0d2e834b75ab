// simulate/internal/samplers.cpp - draws from the laws that counts and amounts follow.
#include "simulate/internal/samplers.h"

#include <array>
#include <cmath>
#include <numbers>

#include "base/ensure.h"

namespace regie::sim {
namespace {

constexpr double inversion_poisson_max = 12;   // above it rejection is faster
constexpr double inversion_binomial_max = 10;  // transformed rejection is proven for n p >= 10 only

// Stirling's series from 10 on is exact to 1e-13; std::lgamma writes a global and must not run in two
// threads.
double log_factorial(double n) {
  static const std::array<double, 10> table = [] {
    std::array<double, 10> logs{};
    for (std::size_t i = 1; i < logs.size(); ++i) logs[i] = logs[i - 1] + std::log(static_cast<double>(i));
    return logs;
  }();
  if (n < 10) return table[static_cast<std::size_t>(n)];
  const double x = n + 1;
  return (x - 0.5) * std::log(x) - x + 0.5 * std::log(2 * std::numbers::pi) + 1 / (12 * x) -
         1 / (360 * x * x * x) + 1 / (1260 * x * x * x * x * x);
}

// A unit draw that is never 0, for logarithms.
double positive_unit(Random& random) { return 1.0 - random.unit(); }

std::int64_t poisson_by_inversion(Random& random, double mean) {
  const double floor = std::exp(-mean);
  double product = positive_unit(random);
  std::int64_t count = 0;
  while (product > floor) {
    product *= positive_unit(random);
    ++count;
  }
  return count;
}

std::int64_t poisson_by_rejection(Random& random, double mean) {
  const double b = 0.931 + 2.53 * std::sqrt(mean);
  const double a = -0.059 + 0.02483 * b;
  const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
  const double squeeze = 0.9277 - 3.6224 / (b - 2);
  const double log_mean = std::log(mean);
  for (;;) {
    const double u = random.unit() - 0.5;
    const double v = positive_unit(random);
    const double us = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return static_cast<std::int64_t>(k);
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (std::log(v * inverse_alpha / (a / (us * us) + b)) <= k * log_mean - mean - log_factorial(k))
      return static_cast<std::int64_t>(k);
  }
}

// Jumps from hit to hit: gaps between hits are geometric.
std::int64_t binomial_by_gaps(Random& random, Tries law) {
  const double log_miss = std::log1p(-law.probability);
  std::int64_t hits = 0;
  double at = 0;
  for (;;) {
    at += std::floor(std::log(positive_unit(random)) / log_miss) + 1;
    if (at > static_cast<double>(law.tries)) return hits;
    ++hits;
  }
}

std::int64_t binomial_by_rejection(Random& random, Tries law) {
  const double n = static_cast<double>(law.tries);
  const double p = law.probability;
  const double spread = std::sqrt(n * p * (1 - p));
  const double b = 1.15 + 2.53 * spread;
  const double a = -0.0873 + 0.0248 * b + 0.01 * p;
  const double alpha = (2.83 + 5.1 / b) * spread;
  const double squeeze = 0.92 - 4.2 / b;
  const double mode = std::floor((n + 1) * p);
  const double log_odds = std::log(p / (1 - p));
  const double at_mode = log_factorial(mode) + log_factorial(n - mode);
  for (;;) {
    const double u = random.unit() - 0.5;
    const double v = positive_unit(random);
    const double us = 0.5 - std::abs(u);
    const double k = std::floor((2 * a / us + b) * u + n * p + 0.5);
    if (k < 0 || k > n) continue;
    if (us >= 0.07 && v <= squeeze) return static_cast<std::int64_t>(k);
    if (std::log(v * alpha / (a / (us * us) + b)) <=
        at_mode - log_factorial(k) - log_factorial(n - k) + (k - mode) * log_odds)
      return static_cast<std::int64_t>(k);
  }
}

}  // namespace

double log_between(Random& random, double low, double high) {
  return low * std::pow(high / low, random.unit());
}

double normal(Random& random) {
  const double radius = std::sqrt(-2 * std::log(positive_unit(random)));
  return radius * std::cos(2 * std::numbers::pi * random.unit());
}

double log_normal_noise(Random& random, double spread) {
  return std::exp(spread * normal(random) - spread * spread / 2);
}

double gamma(Random& random, double shape) {
  ENSURE(shape > 0);
  if (shape < 1) return gamma(random, shape + 1) * std::pow(positive_unit(random), 1 / shape);
  const double d = shape - 1.0 / 3;
  const double c = 1 / std::sqrt(9 * d);
  for (;;) {
    const double x = normal(random);
    const double root = 1 + c * x;
    if (root <= 0) continue;
    const double v = root * root * root;
    if (std::log(positive_unit(random)) < 0.5 * x * x + d - d * v + d * std::log(v)) return d * v;
  }
}

std::int64_t poisson(Random& random, double mean) {
  ENSURE(mean >= 0);
  if (mean <= 0) return 0;
  return mean < inversion_poisson_max ? poisson_by_inversion(random, mean)
                                      : poisson_by_rejection(random, mean);
}

std::int64_t binomial(Random& random, Tries law) {
  ENSURE(law.tries >= 0 && law.probability >= 0 && law.probability <= 1);
  if (law.tries == 0 || law.probability <= 0) return 0;
  if (law.probability >= 1) return law.tries;
  if (law.probability > 0.5) return law.tries - binomial(random, {law.tries, 1 - law.probability});
  const bool few = static_cast<double>(law.tries) * law.probability < inversion_binomial_max;
  return few ? binomial_by_gaps(random, law) : binomial_by_rejection(random, law);
}

std::int64_t negative_binomial(Random& random, Overdispersed law) {
  if (law.mean <= 0) return 0;
  return poisson(random, law.mean * gamma(random, law.size) / law.size);
}

}  // namespace regie::sim
