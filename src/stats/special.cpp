// stats/special.cpp - the special functions the other files need.
#include "stats/special.h"

#include <algorithm>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>
#include <limits>

namespace regie {

namespace {

// Above this the asymptotic series below are exact to double precision for our purposes (error < 1e-13).
constexpr double series_from = 9.0;
constexpr int iterations_max = 500;

}  // namespace

double log_gamma(double x) {
  double shifted = 1.0;
  while (x < series_from) {
    shifted *= x;
    x += 1.0;
  }
  const double r = 1.0 / x;
  const double r2 = r * r;
  const double tail = r * (1.0 / 12 - r2 * (1.0 / 360 - r2 * (1.0 / 1260 - r2 * (1.0 / 1680 - r2 / 1188))));
  constexpr double half_log_two_pi = 0.91893853320467274178;
  return (x - 0.5) * std::log(x) - x + half_log_two_pi + tail - (shifted == 1.0 ? 0.0 : std::log(shifted));
}

double digamma(double x) {
  double below = 0;
  while (x < series_from) {
    below += 1.0 / x;
    x += 1.0;
  }
  const double r = 1.0 / x;
  const double r2 = r * r;
  const double tail = r2 * (1.0 / 12 - r2 * (1.0 / 120 - r2 * (1.0 / 252 - r2 * (1.0 / 240 - r2 / 132))));
  return std::log(x) - 0.5 * r - tail - below;
}

double trigamma(double x) {
  double below = 0;
  while (x < series_from) {
    below += 1.0 / (x * x);
    x += 1.0;
  }
  const double r = 1.0 / x;
  const double r2 = r * r;
  return below + r * (1.0 + r * (0.5 + r * (1.0 / 6 - r2 * (1.0 / 30 - r2 * (1.0 / 42 - r2 / 30)))));
}

double tetragamma(double x) {
  double below = 0;
  while (x < series_from) {
    below += 2.0 / (x * x * x);
    x += 1.0;
  }
  const double r = 1.0 / x;
  const double r2 = r * r;
  return -below - r2 * (1.0 + r * (1.0 + r * (0.5 - r2 * (1.0 / 6 - r2 * (1.0 / 6 - 0.3 * r2)))));
}

double inverse_trigamma(double y) {
  constexpr double far = 1e7;  // beyond it trigamma(x) = 1/x to eight digits
  if (y > far) return 1.0 / std::sqrt(y);
  if (y < 1.0 / far) return 1.0 / y;
  // trigamma(u + 1/2) = 1/u - 1/(12 u^3) + 7/(240 u^5) - ..., turned round: exact to 1e-12 where y is small,
  // else so near that one Newton step suffices. For large y from the right of Minka's bound: 1/trigamma is
  // convex, so Newton climbs safely.
  constexpr double exact_below = 0.02;
  constexpr double series_below = 0.5;
  const double y2 = y * y;
  double x = 0.5 + 1.0 / (y < series_below ? y * (1.0 + y2 * (1.0 / 12 - y2 / 120)) : y);
  if (y < exact_below) return x;
  for (int i = 0; i < 12; ++i) {
    const double value = trigamma(x);
    const double step = value * (1.0 - value / y) / tetragamma(x);
    x += step;
    if (std::abs(step) < 1e-10 * x) break;
  }
  return x;
}

double softplus(double x) { return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x)); }
double logistic(double x) { return x > 0 ? 1.0 / (1.0 + std::exp(-x)) : std::exp(x) / (1.0 + std::exp(x)); }
double logit(double share) { return std::log(share) - std::log1p(-share); }

double normal_cdf(double z) { return 0.5 * std::erfc(-z * 0.70710678118654752440); }

double normal_quantile(double p) {
  constexpr double root_of_two = 1.41421356237309504880;
  return -root_of_two * boost::math::erfc_inv(2.0 * p);
}

double incomplete_beta(double a, double b, double x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1.0 - incomplete_beta(b, a, 1.0 - x);
  const double front =
      std::exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * std::log(x) + b * std::log1p(-x)) / a;
  constexpr double tiny = std::numeric_limits<double>::min() * 1e10;
  double c = 1.0;
  double d = 1.0 - (a + b) * x / (a + 1);
  d = 1.0 / (std::abs(d) < tiny ? tiny : d);
  double fraction = d;
  for (int m = 1; m <= iterations_max; ++m) {
    for (const bool odd : {false, true}) {
      const double term = odd ? -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
                              : m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1.0 + term * d;
      d = 1.0 / (std::abs(d) < tiny ? tiny : d);
      c = 1.0 + term / c;
      if (std::abs(c) < tiny) c = tiny;
      fraction *= c * d;
    }
    if (std::abs(c * d - 1.0) < 1e-14) break;
  }
  return front * fraction;
}

double incomplete_gamma(double a, double x) {
  if (x <= 0) return 0;
  const double front = std::exp(a * std::log(x) - x - log_gamma(a));
  if (x < a + 1) {
    double term = 1.0 / a;
    double sum = term;
    for (int n = 1; n <= 20 * iterations_max && std::abs(term) > 1e-16 * sum; ++n) {
      term *= x / (a + n);
      sum += term;
    }
    return front * sum;
  }
  constexpr double tiny = std::numeric_limits<double>::min() * 1e10;
  double b = x + 1 - a;
  double c = 1.0 / tiny;
  double d = 1.0 / b;
  double fraction = d;
  for (int i = 1; i <= 20 * iterations_max; ++i) {
    const double term = -i * (i - a);
    b += 2;
    d = term * d + b;
    d = 1.0 / (std::abs(d) < tiny ? tiny : d);
    c = b + term / c;
    if (std::abs(c) < tiny) c = tiny;
    fraction *= c * d;
    if (std::abs(c * d - 1.0) < 1e-15) break;
  }
  return 1.0 - front * fraction;
}

}  // namespace regie
