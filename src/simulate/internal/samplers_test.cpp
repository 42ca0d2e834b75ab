// simulate/internal/samplers_test.cpp - moments of the draws against their closed forms.
#include "simulate/internal/samplers.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace regie::sim {
namespace {

constexpr int draws = 200000;
constexpr double standard_errors = 5;  // one false alarm in 1.7 million a check

struct Moments {
  double mean;
  double variance;
};

Moments moments(const std::function<double(Random&)>& draw) {
  Random random(20260316);
  double sum = 0;
  double squares = 0;
  for (int i = 0; i < draws; ++i) {
    const double x = draw(random);
    sum += x;
    squares += x * x;
  }
  const double mean = sum / draws;
  return {mean, squares / draws - mean * mean};
}

// `kurtosis` (excess) sets how far a sample variance may lie from the true one.
struct Law {
  Moments truth;
  double kurtosis;
};

void expect_moments(const Law& law, const std::function<double(Random&)>& draw) {
  const Moments seen = moments(draw);
  EXPECT_NEAR(seen.mean, law.truth.mean, standard_errors * std::sqrt(law.truth.variance / draws));
  EXPECT_NEAR(seen.variance, law.truth.variance,
              standard_errors * law.truth.variance * std::sqrt((law.kurtosis + 2) / draws));
}

TEST(Samplers, Normal_has_mean_zero_and_variance_one) {
  expect_moments({{0, 1}, 0}, [](Random& r) { return normal(r); });
}

TEST(Samplers, Log_normal_noise_has_mean_one) {
  const double s2 = 0.1 * 0.1;
  expect_moments({{1, std::expm1(s2)}, 1}, [](Random& r) { return log_normal_noise(r, 0.1); });
}

TEST(Samplers, Gamma_has_mean_and_variance_of_its_shape) {
  for (const double shape : {0.3, 1.0, 7.5, 60.0})
    expect_moments({{shape, shape}, 6 / shape}, [shape](Random& r) { return gamma(r, shape); });
}

TEST(Samplers, Poisson_has_equal_mean_and_variance_on_both_sides_of_the_switch) {
  for (const double mean : {0.2, 3.0, 11.9, 12.1, 80.0, 25000.0})
    expect_moments({{mean, mean}, 1 / mean},
                   [mean](Random& r) { return static_cast<double>(poisson(r, mean)); });
}

TEST(Samplers, Poisson_gives_each_small_count_its_probability) {
  constexpr double mean = 14;  // by rejection
  Random random(3);
  std::array<int, 40> seen{};
  for (int i = 0; i < draws; ++i) {
    const auto k = static_cast<std::size_t>(poisson(random, mean));
    if (k < seen.size()) ++seen[k];
  }
  double probability = std::exp(-mean);
  for (std::size_t k = 0; k < 30; ++k) {
    const double sd = std::sqrt(draws * probability * (1 - probability));
    EXPECT_NEAR(seen[k], draws * probability, standard_errors * sd + 1) << k;
    probability *= mean / static_cast<double>(k + 1);
  }
}

TEST(Samplers, Binomial_has_its_moments_few_or_many_and_on_both_sides_of_a_half) {
  for (const Tries law : {Tries{40, 0.05}, Tries{40, 0.95}, Tries{30, 0.4}, Tries{5000, 0.004},
                          Tries{5000, 0.3}, Tries{90000, 0.62}}) {
    const double n = static_cast<double>(law.tries);
    const double variance = n * law.probability * (1 - law.probability);
    expect_moments({{n * law.probability, variance}, 1 / variance},
                   [law](Random& r) { return static_cast<double>(binomial(r, law)); });
  }
}

TEST(Samplers, Binomial_never_leaves_its_range) {
  Random random(5);
  for (int i = 0; i < 20000; ++i) {
    const std::int64_t hits = binomial(random, {12, 0.9});
    ASSERT_GE(hits, 0);
    ASSERT_LE(hits, 12);
  }
  EXPECT_EQ(binomial(random, {12, 0}), 0);
  EXPECT_EQ(binomial(random, {12, 1}), 12);
}

TEST(Samplers, Negative_binomial_is_wider_than_poisson_by_mean_squared_over_size) {
  for (const Overdispersed law : {Overdispersed{2, 4}, Overdispersed{120, 30}}) {
    const double variance = law.mean + law.mean * law.mean / law.size;
    expect_moments({{law.mean, variance}, 6 / law.size + 1 / variance},
                   [law](Random& r) { return static_cast<double>(negative_binomial(r, law)); });
  }
}

}  // namespace
}  // namespace regie::sim
