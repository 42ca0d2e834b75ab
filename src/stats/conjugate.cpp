// stats/conjugate.cpp - one observation of a generalised linear model: exact forecast, conjugate update.
#include "stats/conjugate.h"

#include <algorithm>
#include <cmath>

#include "stats/special.h"

namespace regie {

namespace {

double log_beta(double a, double b) { return log_gamma(a) + log_gamma(b) - log_gamma(a + b); }

ConjugateStep poisson_update(Moments before, double y) {
  const GammaShape prior = gamma_with(before);
  const double log_one_more = softplus(prior.log_rate);  // log(1 + rate)
  ConjugateStep step;
  step.gamma = prior;
  step.after = {digamma(prior.shape + y) - log_one_more, trigamma(prior.shape + y)};
  step.taught = before.variance * std::exp(-log_one_more);
  return step;
}

double poisson_log_density(GammaShape prior, double y) {
  const double log_one_more = softplus(prior.log_rate);
  return log_gamma(prior.shape + y) - log_gamma(prior.shape) - log_gamma(y + 1) +
         prior.shape * (prior.log_rate - log_one_more) - y * log_one_more;
}

ConjugateStep binomial_update(Moments before, double y, double n) {
  const BetaShape prior = beta_with(before);
  const double hits = prior.hits + y;
  const double misses = prior.misses + (n - y);
  ConjugateStep step;
  step.beta = prior;
  step.after = {digamma(hits) - digamma(misses), trigamma(hits) + trigamma(misses)};
  step.taught = before.variance * n / (prior.hits + prior.misses + n);
  return step;
}

double binomial_log_density(BetaShape prior, double y, double n) {
  return log_gamma(n + 1) - log_gamma(y + 1) - log_gamma(n - y + 1) +
         log_beta(prior.hits + y, prior.misses + (n - y)) - log_beta(prior.hits, prior.misses);
}

ConjugateStep log_normal_update(Moments before, const Seen& seen) {
  const double spread = before.variance + seen.scale;
  const double gain = before.variance / spread;
  ConjugateStep step;
  step.after = {before.mean + gain * (seen.value - before.mean), before.variance * seen.scale / spread};
  step.taught = before.variance * gain;
  return step;
}

double log_normal_log_density(Moments before, const Seen& seen) {
  constexpr double log_pi = 1.14472988584940017414;
  const double spread = before.variance + seen.scale;
  const double error = seen.value - before.mean;
  const double nu = seen.freedom;
  return log_gamma((nu + 1) / 2) - log_gamma(nu / 2) - 0.5 * (std::log(nu * spread) + log_pi) -
         (nu + 1) / 2 * std::log1p(error * error / (nu * spread));
}

}  // namespace

GammaShape gamma_with(Moments log_rate) {
  const double shape = inverse_trigamma(log_rate.variance);
  return {shape, digamma(shape) - log_rate.mean};
}

BetaShape beta_with(Moments logit_share) {
  const double f =
      std::clamp(logit_share.mean, -30.0, 30.0);  // beyond it a share is 0 or 1 in double precision
  const double q = logit_share.variance;
  // digamma(x) = log(x - 1/2) + 1/(24 (x - 1/2)^2) - ...: right to second order where shapes are large.
  double a = 0.5 + (1.0 + std::exp(f)) / q;
  double b = 0.5 + (1.0 + std::exp(-f)) / q;
  // Newton in the logs, so that both stay positive.
  for (int i = 0; i < 20; ++i) {
    const double da = trigamma(a);
    const double db = trigamma(b);
    const double h1 = digamma(a) - digamma(b) - f;
    const double h2 = da + db - q;
    if (std::abs(h1) < 1e-9 && std::abs(h2) < 1e-9 * q) break;
    const double j11 = a * da;
    const double j12 = -b * db;
    const double j21 = a * tetragamma(a);
    const double j22 = b * tetragamma(b);
    const double det = j11 * j22 - j12 * j21;
    a *= std::exp(std::clamp(-(h1 * j22 - h2 * j12) / det, -1.0, 1.0));
    b *= std::exp(std::clamp(-(h2 * j11 - h1 * j21) / det, -1.0, 1.0));
  }
  return {a, b};
}

ConjugateStep conjugate_update(Family family, Moments before, const Seen& seen) {
  switch (family) {
    case Family::poisson:
      return poisson_update(before, seen.value);
    case Family::binomial:
      return binomial_update(before, seen.value, seen.of);
    case Family::log_normal:
      return log_normal_update(before, seen);
  }
  return {};
}

double conjugate_log_density(Family family, const ConjugateStep& updated, Moments before, const Seen& seen) {
  switch (family) {
    case Family::poisson:
      return poisson_log_density(updated.gamma, seen.value);
    case Family::binomial:
      return binomial_log_density(updated.beta, seen.value, seen.of);
    case Family::log_normal:
      return log_normal_log_density(before, seen);
  }
  return 0;
}

ConjugateStep conjugate_step(Family family, Moments before, const Seen& seen) {
  ConjugateStep step = conjugate_update(family, before, seen);
  step.log_density = conjugate_log_density(family, step, before, seen);
  return step;
}

}  // namespace regie
