// stats/quantiles.cpp - quantiles of the forecast laws.
#include "stats/quantiles.h"

#include <algorithm>
#include <cmath>

#include "stats/special.h"

namespace regie {

namespace {

constexpr double beta_binomial_sum_max = 2000;  // tries; above it a beta of matched moments is within 1e-3

double log_beta(double a, double b) { return log_gamma(a) + log_gamma(b) - log_gamma(a + b); }

struct Guess {
  double at = 0;
  double spread = 1;
};

/// Smallest whole number in [0, high_max] with cdf >= p: steps that double away from a guess, then halving.
/// The guess costs or saves time and changes nothing.
template <class Cdf>
double smallest_whole(Cdf cdf, double p, Guess guess, double high_max) {
  double low = -1;
  double high = high_max;
  double at = std::clamp(std::floor(guess.at), 0.0, high_max);
  double step = std::clamp(std::ceil(guess.spread / 64), 1.0, high_max);
  const bool is_above = at >= high_max || cdf(at) >= p;
  (is_above ? high : low) = at;
  while (high - low > step) {
    at = is_above ? high - step : low + step;
    const bool reaches = cdf(at) >= p;
    (reaches ? high : low) = at;
    if (reaches != is_above) break;
    step *= 2;
  }
  while (high - low > 1) {
    const double middle = std::floor((low + high) / 2);
    (cdf(middle) >= p ? high : low) = middle;
  }
  return high;
}

/// Wilson & Hilferty (1931): a gamma's cube root is all but normal.
Guess guess_of(GammaShape law, double z) {
  const double mean = law.shape * std::exp(-law.log_rate);
  const double root = 1 - 1 / (9 * law.shape) + z / (3 * std::sqrt(law.shape));
  return {mean * std::max(0.0, root * root * root), std::sqrt(mean + mean * mean / law.shape)};
}

Guess guess_of(BetaShape law, double tries, double z) {
  const double all = law.hits + law.misses;
  const double share = law.hits / all;
  const double spread = std::sqrt(tries * share * (1 - share) * (1 + (tries - 1) / (all + 1)));
  return {tries * share + z * spread, spread};
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
  // Newton, kept between what is known to be below and above.
  constexpr double half_log_pi = 0.57236494292470008707;
  const double log_height =
      log_gamma((freedom + 1) / 2) - log_gamma(freedom / 2) - half_log_pi - 0.5 * std::log(freedom);
  constexpr int steps_max = 80;
  double t = std::clamp(normal_quantile(p), low, high);
  for (int i = 0; i < steps_max; ++i) {
    const double over = student_t_cdf(freedom, t) - p;
    (over < 0 ? low : high) = t;
    const double density = std::exp(log_height - (freedom + 1) / 2 * std::log1p(t * t / freedom));
    double next = t - over / density;
    if (!(next > low && next < high)) next = (low + high) / 2;
    const double moved = std::abs(next - t);
    t = next;
    if (moved <= 1e-14 * std::max(1.0, std::abs(t))) break;
  }
  return t;
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
      return smallest_whole([&](double y) { return negative_binomial_cdf(law, y); }, p,
                            guess_of(law, normal_quantile(p)), 1e15);
    }
    case Family::binomial: {
      const BetaShape law = beta_with(forecast);
      const double tries = std::floor(about.of);
      return smallest_whole([&](double y) { return beta_binomial_cdf(law, tries, y); }, p,
                            guess_of(law, tries, normal_quantile(p)), tries);
    }
    case Family::log_normal:
      return forecast.mean +
             student_t_quantile(about.freedom, p) * std::sqrt(forecast.variance + about.scale);
  }
  return 0;
}

}  // namespace regie
