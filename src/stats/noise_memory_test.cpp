// stats/noise_memory_test.cpp - planted noise, memory and walk; a slow twin; laws.
#include "stats/noise_memory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/random.h"
#include "stats/special.h"

namespace regie {
namespace {

double normal(Random& random) { return normal_quantile(random.unit() * 0.999998 + 0.000001); }

struct Planted {
  double innovation = 1;
  double memory = 0;
  double walk = 0;
};

std::vector<double> wander(std::size_t n, Planted planted, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> values;
  double level = 0;
  double noise = normal(random) * std::sqrt(planted.innovation / (1 - planted.memory * planted.memory));
  for (std::size_t t = 0; t < n; ++t) {
    values.push_back(level + noise);
    level += normal(random) * std::sqrt(planted.walk);
    noise = planted.memory * noise + normal(random) * std::sqrt(planted.innovation);
  }
  return values;
}

TEST(NoiseMemory, Finds_what_was_planted) {
  for (const Planted planted : {Planted{1, 0, 0}, Planted{1, 0.5, 0}, Planted{2, 0.7, 0}, Planted{1, 0, 0.1},
                                Planted{0, 0, 1}, Planted{1, 0.5, 0.05}}) {
    NoiseMemory mean;
    constexpr int runs = 20;
    for (std::uint64_t seed = 1; seed <= runs; ++seed) {
      const auto found = noise_memory(wander(4000, planted, seed));
      mean.innovation += found.innovation / runs;
      mean.memory += found.memory / runs;
      mean.walk += found.walk / runs;
    }
    if (planted.innovation > 0) {
      EXPECT_NEAR(mean.memory, planted.memory, 0.06);
      EXPECT_NEAR(mean.innovation / planted.innovation, 1, 0.12);
    } else {
      EXPECT_LT(mean.innovation, 0.05);
    }
    EXPECT_NEAR(mean.walk, planted.walk, 0.05);
  }
}

/// Variance of the differences at lags 1..10, by the textbook.
std::vector<double> difference_variances(const std::vector<double>& values) {
  std::vector<double> seen;
  for (std::size_t k = 1; k <= 10; ++k) {
    std::vector<double> steps;
    for (std::size_t t = k; t < values.size(); ++t) steps.push_back(values[t] - values[t - k]);
    double mean = 0;
    double squares = 0;
    for (const double step : steps) mean += step / static_cast<double>(steps.size());
    for (const double step : steps)
      squares += (step - mean) * (step - mean) / static_cast<double>(steps.size());
    seen.push_back(squares);
  }
  return seen;
}

double squared_error(const NoiseMemory& one, const std::vector<double>& seen) {
  double sum = 0;
  double power = 1;
  for (std::size_t k = 1; k <= seen.size(); ++k) {
    power *= one.memory;
    const double said =
        2 * one.innovation * (1 - power) / (1 - one.memory * one.memory) + static_cast<double>(k) * one.walk;
    sum += (seen[k - 1] - said) * (seen[k - 1] - said);
  }
  return sum;
}

TEST(NoiseMemory, Is_as_good_as_the_best_of_a_lattice_of_weights) {
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const auto values = wander(200, {1, 0.5, 0.1}, seed);
    const auto seen = difference_variances(values);
    double least = INFINITY;
    for (double memory = 0; memory < 0.81; memory += 0.05)
      for (double innovation = 0; innovation < 3; innovation += 0.03)
        for (double walk = 0; walk < 0.6; walk += 0.01)
          least = std::min(least, squared_error({innovation, memory, walk}, seen));
    EXPECT_LE(squared_error(noise_memory(values), seen), least * (1 + 1e-9));
  }
}

TEST(NoiseMemory, Shifts_scales_and_turns_around_as_it_must) {
  const auto values = wander(300, {1, 0.5, 0.1}, 7);
  auto shifted = values;
  for (double& value : shifted) value = 3 * value + 100;
  auto turned = values;
  std::reverse(turned.begin(), turned.end());
  const auto a = noise_memory(values);
  const auto b = noise_memory(shifted);
  const auto c = noise_memory(turned);
  EXPECT_DOUBLE_EQ(a.memory, b.memory);
  EXPECT_NEAR(b.innovation, 9 * a.innovation, 1e-9);
  EXPECT_NEAR(b.walk, 9 * a.walk, 1e-9);
  EXPECT_DOUBLE_EQ(a.memory, c.memory);
  EXPECT_NEAR(c.innovation, a.innovation, 1e-9);
}

TEST(NoiseMemory, Says_nothing_of_too_few_or_of_values_all_alike) {
  EXPECT_EQ(noise_memory(std::vector<double>{1, 2, 3}).long_run(), 0);
  EXPECT_EQ(noise_memory(std::vector<double>(50, 4.0)).long_run(), 0);
}

}  // namespace
}  // namespace regie
