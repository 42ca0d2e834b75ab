// stats/quantiles_test.cpp - quantiles of forecasts against sums of their densities.
#include "stats/quantiles.h"

#include <gtest/gtest.h>

#include <cmath>

namespace regie {
namespace {

TEST(Quantiles, Of_counts_are_the_first_whole_number_whose_sum_passes) {
  for (const Moments forecast : {Moments{-1, 0.5}, Moments{1.2, 0.1}, Moments{4, 0.02}})
    for (const double p : {0.025, 0.5, 0.975}) {
      double cdf = 0;
      double y = -1;
      while (cdf < p) cdf += std::exp(conjugate_step(Family::poisson, forecast, {++y}).log_density);
      EXPECT_EQ(forecast_quantile(Family::poisson, forecast, {}, p), y);
    }
}

TEST(Quantiles, Of_hits_are_the_first_whole_number_whose_sum_passes) {
  for (const double p : {0.025, 0.5, 0.975}) {
    double cdf = 0;
    double y = -1;
    while (cdf < p) cdf += std::exp(conjugate_step(Family::binomial, {-2, 0.2}, {++y, 90}).log_density);
    EXPECT_EQ(forecast_quantile(Family::binomial, {-2, 0.2}, {0, 90}, p), y);
  }
}

TEST(Quantiles, Of_many_tries_agree_with_the_exact_sum) {
  const BetaShape law = beta_with({-3, 0.05});
  double cdf = 0;
  constexpr double n = 5000;
  constexpr double matched = 2e-3;  // a beta stands in for the beta-binomial here
  for (double y = 0; y <= 700; y += 1) {
    cdf += std::exp(conjugate_step(Family::binomial, {-3, 0.05}, {y, n}).log_density);
    if (static_cast<int>(y) % 50 == 0) {
      EXPECT_NEAR(beta_binomial_cdf(law, n, y), cdf, matched) << y;
    }
  }
}

TEST(Quantiles, Of_student_t_have_their_printed_values) {
  EXPECT_NEAR(student_t_quantile(1, 0.975), 12.7062, 5e-5);
  EXPECT_NEAR(student_t_quantile(10, 0.975), 2.2281, 5e-5);
  EXPECT_NEAR(student_t_quantile(30, 0.05), -1.6973, 5e-5);
}

}  // namespace
}  // namespace regie
