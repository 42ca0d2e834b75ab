// stats/special_test.cpp - printed values and identities of the special functions.
#include "stats/special.h"

#include <gtest/gtest.h>

#include <cmath>

namespace regie {
namespace {

constexpr double digits = 1e-12;
constexpr double truncated = 2e-11;  // the asymptotic series of the derivatives, cut at x = 9

TEST(Special, Log_gamma_is_the_log_of_factorials) {
  double factorial = 1;
  for (int n = 1; n <= 20; ++n) {
    EXPECT_NEAR(log_gamma(n), std::log(factorial), digits * std::max(1.0, std::log(factorial)));
    factorial *= n;
  }
  EXPECT_NEAR(log_gamma(0.5), 0.5 * std::log(M_PI), digits);
}

TEST(Special, Digamma_and_its_derivatives_have_their_printed_values) {
  EXPECT_NEAR(digamma(1), -0.57721566490153286, digits);
  EXPECT_NEAR(digamma(0.5), -1.96351002602142348, digits);
  EXPECT_NEAR(trigamma(1), M_PI * M_PI / 6, truncated);
  EXPECT_NEAR(trigamma(0.5), M_PI * M_PI / 2, truncated);
  EXPECT_NEAR(tetragamma(1), -2.40411380631918857, truncated);
  EXPECT_NEAR(tetragamma(0.5), -16.8287966442343200, truncated);
}

TEST(Special, Each_derivative_is_the_slope_of_the_one_before) {
  for (const double x : {0.05, 0.7, 2.0, 8.9, 9.1, 40.0, 1e4}) {
    const double h = 1e-5 * x;
    const double slope = 1e-7;  // of central differences, relative
    EXPECT_NEAR((log_gamma(x + h) - log_gamma(x - h)) / (2 * h), digamma(x),
                slope * (1 + std::abs(digamma(x))));
    EXPECT_NEAR((digamma(x + h) - digamma(x - h)) / (2 * h) / trigamma(x), 1, slope);
    EXPECT_NEAR((trigamma(x + h) - trigamma(x - h)) / (2 * h) / tetragamma(x), 1, slope);
  }
}

TEST(Special, Inverse_trigamma_undoes_trigamma) {
  for (const double x : {1e-3, 0.02, 0.3, 1.0, 7.0, 300.0, 1e6})
    EXPECT_NEAR(inverse_trigamma(trigamma(x)) / x, 1, 1e-7);
  // On both sides of where its series begins and of where it is taken as it is.
  for (const double x : {2.4, 2.6, 7.0, 40.0, 50.0, 51.0, 60.0, 300.0, 1e6})
    EXPECT_NEAR(inverse_trigamma(trigamma(x)) / x, 1, 1e-11) << x;
}

TEST(Special, Normal_quantile_undoes_the_distribution) {
  for (const double p : {1e-12, 1e-4, 0.025, 0.3, 0.5, 0.9, 0.975, 1 - 1e-9})
    EXPECT_NEAR(normal_cdf(normal_quantile(p)) / p, 1, 1e-9);
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, digits);
}

TEST(Special, Incomplete_beta_sums_the_binomial) {
  // P(X >= k) of n tries is I_p(k, n - k + 1).
  const int n = 17;
  const double p = 0.37;
  double tail = 0;
  for (int k = n; k >= 1; --k) {
    tail += std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0)) *
            std::pow(p, k) * std::pow(1 - p, n - k);
    EXPECT_NEAR(incomplete_beta(k, n - k + 1, p), tail, digits);
  }
}

TEST(Special, Incomplete_gamma_sums_the_poisson) {
  for (const double mean : {0.3, 4.0, 60.0}) {
    double cdf = 0;
    for (int k = 0; k < 80; ++k) {
      cdf += std::exp(-mean + k * std::log(mean) - std::lgamma(k + 1.0));
      EXPECT_NEAR(1 - incomplete_gamma(k + 1, mean), cdf, digits);
    }
  }
}

}  // namespace
}  // namespace regie
