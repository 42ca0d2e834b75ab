// stats/quantiles.cpp - quantiles of the forecast laws.
#include "stats/quantiles.h"

#include <algorithm>
#include <cmath>

#include "stats/special.h"

namespace regie {

namespace {

constexpr double beta_binomial_sum_max = 2000;  // tries; above it a beta of matched moments is within 1e-3

double log_beta(double a, double b) { return log_gamma(a) + log_gamma(b) - log_gamma(a + b); }

/// Smallest whole number with cdf >= p, by doubling and halving.
template <class Cdf>
double smallest_whole(Cdf cdf, double p, double high_max) {
  double low = -1;
  double high = 1;
  while (high < high_max && cdf(high) < p) {
    low = high;
    high *= 2;
  }
  high = std::min(high, high_max);
  while (high - low > 1) {
    const double middle = std::floor((low + high) / 2);
    (cdf(middle) >= p ? high : low) = middle;
  }
  return high;
}

}  // namespace

double negative_binomial_cdf(GammaShape law, double y) {
  return y < 0 ? 0 : incomplete_beta(law.shape, std::floor(y) + 1, logistic(law.log_rate));
}

double student_t_cdf(double freedom, double t) {
  const double tail = 0.5 * incomplete_beta(freedom / 2, 0.5, freedom / (freedom + t * t));
  return t > 0 ? 1 - tail : tail;
}

double student_t_quantile(double freedom, double p) {
  double low = -1;
  double high = 1;
  while (student_t_cdf(freedom, low) > p) low *= 2;
  while (student_t_cdf(freedom, high) < p) high *= 2;
  for (int i = 0; i < 80; ++i) {
    const double middle = (low + high) / 2;
    (student_t_cdf(freedom, middle) < p ? low : high) = middle;
  }
  return (low + high) / 2;
}

double beta_binomial_cdf(BetaShape law, double tries, double y) {
  if (y < 0) return 0;
  if (y >= tries) return 1;
  if (tries > beta_binomial_sum_max) {
    // The share y/n has the beta's mean and a variance larger by 1 + (a + b)/n.
    const double all = law.hits + law.misses;
    const double mean = law.hits / all;
    const double inflate = (all + tries) / (tries * (all + 1));
    const double sum = 1 / inflate - 1;
    return incomplete_beta(mean * sum, (1 - mean) * sum, std::min(1.0, (std::floor(y) + 0.5) / tries));
  }
  double cdf = 0;
  const double base = log_beta(law.hits, law.misses);
  for (double k = 0; k <= std::floor(y); k += 1)
    cdf += std::exp(log_gamma(tries + 1) - log_gamma(k + 1) - log_gamma(tries - k + 1) +
                    log_beta(law.hits + k, law.misses + tries - k) - base);
  return std::min(1.0, cdf);
}

double forecast_quantile(Family family, Moments forecast, const Seen& about, double p) {
  switch (family) {
    case Family::poisson: {
      const GammaShape law = gamma_with(forecast);
      return smallest_whole([&](double y) { return negative_binomial_cdf(law, y); }, p, 1e15);
    }
    case Family::binomial: {
      const BetaShape law = beta_with(forecast);
      const double tries = std::floor(about.of);
      return smallest_whole([&](double y) { return beta_binomial_cdf(law, tries, y); }, p, tries);
    }
    case Family::log_normal:
      return forecast.mean +
             student_t_quantile(about.freedom, p) * std::sqrt(forecast.variance + about.scale);
  }
  return 0;
}

}  // namespace regie
