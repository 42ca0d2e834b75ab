// stats/conjugate_test.cpp - conjugate updates against numerical integration and the printed laws.
#include "stats/conjugate.h"

#include <gtest/gtest.h>

#include <cmath>

#include "stats/special.h"

namespace regie {
namespace {

struct Integrated {
  double density = 0;
  double mean = 0;
  double variance = 0;
};

/// Posterior moments of the linear predictor by the trapezium rule: the textbook twin.
template <class LogPrior, class LogLikelihood>
Integrated integrate(LogPrior prior, LogLikelihood likelihood) {
  double mass = 0;
  double first = 0;
  double second = 0;
  constexpr double step = 1e-3;
  for (double eta = -25; eta < 25; eta += step) {
    const double p = std::exp(prior(eta) + likelihood(eta)) * step;
    mass += p;
    first += p * eta;
    second += p * eta * eta;
  }
  return {mass, first / mass, second / mass - first * first / (mass * mass)};
}

constexpr double integration = 1e-6;  // of the trapezium rule at this step

TEST(Conjugate, Poisson_step_is_the_integral_over_a_log_gamma_prior) {
  for (const Moments before : {Moments{0.5, 0.3}, Moments{-1.0, 1.5}, Moments{2.5, 0.05}})
    for (const double y : {0.0, 1.0, 5.0, 30.0}) {
      const GammaShape law = gamma_with(before);
      const auto twin = integrate(
          [&](double eta) {
            return law.shape * law.log_rate - log_gamma(law.shape) + law.shape * eta -
                   std::exp(law.log_rate + eta);
          },
          [&](double eta) { return y * eta - std::exp(eta) - log_gamma(y + 1); });
      const ConjugateStep step = conjugate_step(Family::poisson, before, {y});
      EXPECT_NEAR(step.log_density, std::log(twin.density), integration);
      EXPECT_NEAR(step.after.mean, twin.mean, integration);
      EXPECT_NEAR(step.after.variance, twin.variance, integration);
    }
}

TEST(Conjugate, Binomial_step_is_the_integral_over_a_logit_beta_prior) {
  for (const Moments before : {Moments{-3.0, 0.1}, Moments{0.4, 0.8}, Moments{2.0, 0.02}})
    for (const double y : {0.0, 3.0, 20.0}) {
      const double n = 20;
      const BetaShape law = beta_with(before);
      const auto twin = integrate(
          [&](double eta) {
            return log_gamma(law.hits + law.misses) - log_gamma(law.hits) - log_gamma(law.misses) -
                   law.hits * softplus(-eta) - law.misses * softplus(eta);
          },
          [&](double eta) {
            return log_gamma(n + 1) - log_gamma(y + 1) - log_gamma(n - y + 1) - y * softplus(-eta) -
                   (n - y) * softplus(eta);
          });
      const ConjugateStep step = conjugate_step(Family::binomial, before, {y, n});
      EXPECT_NEAR(step.log_density, std::log(twin.density), integration);
      EXPECT_NEAR(step.after.mean, twin.mean, integration);
      EXPECT_NEAR(step.after.variance, twin.variance, integration);
    }
}

TEST(Conjugate, Priors_have_the_moments_asked_for) {
  for (const double f : {-9.0, -2.0, 0.0, 3.0})
    for (const double q : {1e-5, 0.02, 0.5, 3.0}) {
      const BetaShape beta = beta_with({f, q});
      EXPECT_NEAR(digamma(beta.hits) - digamma(beta.misses), f, 1e-8);
      EXPECT_NEAR((trigamma(beta.hits) + trigamma(beta.misses)) / q, 1, 1e-8);
      const GammaShape gamma = gamma_with({f, q});
      EXPECT_NEAR(digamma(gamma.shape) - gamma.log_rate, f, 1e-8);
      EXPECT_NEAR(trigamma(gamma.shape) / q, 1, 1e-6);
    }
}

TEST(Conjugate, Counts_of_all_sizes_sum_to_probability_one) {
  double poisson = 0;
  for (int y = 0; y < 4000; ++y)
    poisson += std::exp(conjugate_step(Family::poisson, {2, 0.4}, {static_cast<double>(y)}).log_density);
  EXPECT_NEAR(poisson, 1, 1e-9);
  double binomial = 0;
  for (int y = 0; y <= 50; ++y)
    binomial +=
        std::exp(conjugate_step(Family::binomial, {-1, 0.4}, {static_cast<double>(y), 50}).log_density);
  EXPECT_NEAR(binomial, 1, 1e-9);
}

TEST(Conjugate, Swapping_hits_and_misses_mirrors_the_step) {
  const ConjugateStep one = conjugate_step(Family::binomial, {-2, 0.3}, {4, 30});
  const ConjugateStep other = conjugate_step(Family::binomial, {2, 0.3}, {26, 30});
  EXPECT_NEAR(one.log_density, other.log_density, 1e-9);
  EXPECT_NEAR(one.after.mean, -other.after.mean, 1e-9);
  EXPECT_NEAR(one.after.variance, other.after.variance, 1e-9);
}

TEST(Conjugate, An_average_day_teaches_what_it_is_said_to_teach) {
  // Over all counts, the mean loss of variance, to first order in the prior's variance.
  const Moments before{1.5, 0.02};
  double lost = 0;
  for (int y = 0; y < 200; ++y) {
    const ConjugateStep step = conjugate_step(Family::poisson, before, {static_cast<double>(y)});
    lost += std::exp(step.log_density) * (before.variance - step.after.variance);
  }
  const double taught = conjugate_step(Family::poisson, before, {3}).taught;
  EXPECT_NEAR(lost / taught, 1, 0.03);
}

}  // namespace
}  // namespace regie
