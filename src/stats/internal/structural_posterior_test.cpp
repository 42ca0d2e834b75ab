// stats/internal/structural_posterior_test.cpp - the filter and the lattice against dense matrices and
// quadrature.
#include "stats/internal/structural_posterior.h"

#include <gtest/gtest.h>

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <Eigen/LU>
#include <array>
#include <cmath>

#include "stats/internal/student_mixture.h"
#include "stats/testing/reference_series.h"

namespace regie {
namespace {

constexpr double integral =
    1e-5;  // of an sd or of 1: lattices leave out 3e-7 of the mass, and so does the twin's

/// Covariance of all days' states, from what each first state and each later step does to the days after it.
Eigen::MatrixXd state_covariance(std::size_t days, std::size_t season, StateVariances variances) {
  const auto n = static_cast<Eigen::Index>(days);
  Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(n, n);
  const auto add = [&](const Eigen::VectorXd& response, double variance) {
    sum += variance * response * response.transpose();
  };
  for (Eigen::Index from = 0; from < n; ++from) {
    Eigen::VectorXd level = Eigen::VectorXd::Zero(n);
    level.tail(n - from).setOnes();
    add(level, from == 0 ? variances.start : variances.level);
  }
  if (season == 0) return sum;
  const auto effects = [&](std::vector<double> history, Eigen::Index from) {
    // history: the season - 1 effects up to and with day `from`, newest first.
    Eigen::VectorXd response = Eigen::VectorXd::Zero(n);
    for (Eigen::Index t = from; t < n; ++t) {
      response[t] = history[0];
      double next = 0;
      for (const double effect : history) next -= effect;
      history.insert(history.begin(), next);
      history.pop_back();
    }
    return response;
  };
  for (std::size_t i = 0; i + 1 < season; ++i) {
    std::vector<double> history(season - 1);
    history[i] = 1;
    add(effects(history, 0), variances.start);
  }
  for (Eigen::Index from = 1; from < n; ++from) {
    std::vector<double> history(season - 1);
    history[0] = 1;
    add(effects(history, from), variances.season);
  }
  return sum;
}

/// Dense answers for one pair of ratios and one model: noise still to be integrated.
struct Dense {
  double squares = 0;
  double log_det = 0;
  double mean = 0;      // of the judged average
  double variance = 0;  // in units of the noise's
};

Dense dense(const StructuralDesign& design, StateVariances variances, const Included& included) {
  const auto n = static_cast<Eigen::Index>(design.days);
  Eigen::MatrixXd all =
      state_covariance(design.days, design.season, variances) + Eigen::MatrixXd::Identity(n, n);
  const auto p = static_cast<Eigen::Index>(included.size());
  Eigen::MatrixXd x(n, p);
  Eigen::MatrixXd slab(p, p);
  for (Eigen::Index i = 0; i < p; ++i) {
    const std::size_t a = included[static_cast<std::size_t>(i)];
    for (Eigen::Index t = 0; t < n; ++t) x(t, i) = design.row(static_cast<std::size_t>(t))[a + 1];
    for (Eigen::Index j = 0; j < p; ++j)
      slab(i, j) = design.slab[a * design.regressors() + included[static_cast<std::size_t>(j)]];
  }
  if (p > 0) all += x * slab.inverse() * x.transpose();
  std::vector<Eigen::Index> seen;
  Eigen::VectorXd share = Eigen::VectorXd::Zero(n);
  for (Eigen::Index t = 0; t < n; ++t) {
    const auto day = static_cast<std::size_t>(t);
    if (design.known[day] == 0) continue;
    if (day < design.before)
      seen.push_back(t);
    else
      share[t] = 1;
  }
  share /= share.sum();
  const auto m = static_cast<Eigen::Index>(seen.size());
  Eigen::MatrixXd known(m, m);
  Eigen::VectorXd y(m);
  Eigen::VectorXd cross(m);
  for (Eigen::Index i = 0; i < m; ++i) {
    const Eigen::Index t = seen[static_cast<std::size_t>(i)];
    y[i] = design.row(static_cast<std::size_t>(t))[0] - design.first;
    cross[i] = all.row(t) * share;
    for (Eigen::Index j = 0; j < m; ++j) known(i, j) = all(t, seen[static_cast<std::size_t>(j)]);
  }
  const Eigen::LLT<Eigen::MatrixXd> factor(known);
  Dense out;
  for (Eigen::Index i = 0; i < m; ++i) out.log_det += 2 * std::log(factor.matrixLLT()(i, i));
  out.squares = y.dot(factor.solve(y));
  out.mean = design.first + cross.dot(factor.solve(y));
  out.variance = share.dot(all * share) - cross.dot(factor.solve(cross));
  return out;
}

double log_inverse_gamma(InverseGamma law, double x) {
  return law.shape * std::log(law.scale) - std::lgamma(law.shape) - (law.shape + 1) * std::log(x) -
         law.scale / x;
}

struct Twin {
  double log_evidence = 0;
  double mean = 0;
  double sd = 0;
  std::vector<double> inclusion;
};

/// Sums over logs of ratios and of the noise's variance, and over all models, each as a plain density.
Twin twin(const StructuralDesign& design, double start, double season_low, double season_high) {
  constexpr double step = 0.2;
  constexpr double noise_step = 0.05;
  const std::size_t p = design.regressors();
  LogSum all;
  std::vector<std::array<double, 3>> terms;  // log weight, mean, variance + mean^2
  std::vector<std::size_t> models;
  for (double level = -14; level <= 0; level += step)
    for (double season = season_low; season <= season_high; season += step)
      for (std::size_t bits = 0; bits < std::size_t{1} << p; ++bits) {
        Included included;
        double log_prior = 0;
        for (std::size_t j = 0; j < p; ++j) {
          const bool in = (bits >> j & 1U) != 0;
          if (in) included.push_back(j);
          log_prior += std::log(in ? design.chance[j] : 1 - design.chance[j]);
        }
        if (!std::isfinite(log_prior)) continue;
        const Dense d = dense(design, {std::exp(level), std::exp(season), start}, included);
        for (double log_noise = -5; log_noise <= 3; log_noise += noise_step) {
          const double noise = std::exp(log_noise);
          const double of_level = noise * std::exp(level);
          const double of_season = noise * std::exp(season);
          double term = log_prior + log_inverse_gamma(design.noise, noise) + log_noise +
                        log_inverse_gamma(design.level, of_level) + std::log(of_level) -
                        0.5 * (d.log_det + d.squares / noise) -
                        0.5 * static_cast<double>(design.known_before) *
                            (log_noise + std::log(2 * 3.14159265358979323846)) +
                        std::log(step * noise_step);
          if (design.season != 0)
            term += log_inverse_gamma(design.seasonal, of_season) + std::log(of_season) + std::log(step);
          all.add(term);
          terms.push_back({term, d.mean, d.variance * noise + d.mean * d.mean});
          models.push_back(bits);
        }
      }
  Twin out;
  out.log_evidence = all.value();
  out.inclusion.resize(p);
  double square = 0;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const double weight = std::exp(terms[i][0] - out.log_evidence);
    out.mean += weight * terms[i][1];
    square += weight * terms[i][2];
    for (std::size_t j = 0; j < p; ++j)
      if ((models[i] >> j & 1U) != 0) out.inclusion[j] += weight;
  }
  out.sd = std::sqrt(square - out.mean * out.mean);
  return out;
}

StructuralInput small_world(std::size_t season) {
  Random random(5);
  StructuralInput input;
  input.before = 22;
  input.season = season;
  input.priors.model_size = 1.5;
  if (season == 0) input.controls.resize(3);
  for (std::size_t t = 0; t < 28; ++t) {
    double y = planted_normal(random);
    if (season != 0) y += 3 * static_cast<double>(t % season);
    for (std::size_t k = 0; k < input.controls.size(); ++k) {
      input.controls[k].push_back(planted_normal(random));
      y += k == 0 ? input.controls[k].back() : 0.3 * input.controls[k].back();
    }
    input.y.push_back(y);
  }
  input.y[7] = std::nan("");
  input.y[24] = std::nan("");
  return input;
}

void expect_twin(const StructuralInput& input, double season_low, double season_high) {
  const auto design = structural_design(input);
  ASSERT_TRUE(design.has_value());
  const StructuralPosterior posterior = enumerated_posterior(*design);
  const auto answer = structural(input);
  ASSERT_TRUE(answer.has_value());
  const Twin slow = twin(*design, posterior.variances.start, season_low, season_high);
  EXPECT_NEAR(posterior.log_evidence, slow.log_evidence, integral);
  EXPECT_NEAR((answer->average.mean - design->centre) / design->unit, slow.mean, integral * slow.sd);
  EXPECT_NEAR(answer->average.sd / design->unit, slow.sd, integral * slow.sd);
  for (std::size_t j = 0; j < slow.inclusion.size(); ++j)
    EXPECT_NEAR(posterior.inclusion[j], slow.inclusion[j], integral);
}

TEST(StructuralPosterior, Is_what_dense_matrices_and_quadrature_give_over_eight_models_and_an_intercept) {
  expect_twin(small_world(0), 0, 0);
}

TEST(StructuralPosterior, Is_what_dense_matrices_and_quadrature_give_with_a_season) {
  expect_twin(small_world(3), -22, 2);
}

TEST(StructuralPosterior, Sampled_models_agree_with_all_models) {
  Random random(3);
  StructuralInput input;
  input.before = 50;
  input.draws = 4000;
  input.controls.resize(9);
  for (std::size_t t = 0; t < 60; ++t) {
    const double shared = planted_normal(random);
    for (auto& control : input.controls) control.push_back(shared + 0.7 * planted_normal(random));
    input.y.push_back(input.controls[0][t] + 0.5 * input.controls[1][t] + planted_normal(random));
  }
  const auto design = structural_design(input);
  ASSERT_TRUE(design.has_value());
  const StructuralPosterior all = enumerated_posterior(*design);
  const StructuralPosterior some = sampled_posterior(*design, input);
  const double sampling = 0.03;  // four standard errors of a share over 4,000 draws
  for (std::size_t j = 0; j < all.inclusion.size(); ++j)
    EXPECT_NEAR(some.inclusion[j], all.inclusion[j], sampling) << j;
  EXPECT_LE(some.log_evidence, all.log_evidence + integral);
  EXPECT_NEAR(some.log_evidence, all.log_evidence, 0.2);
  EXPECT_NEAR(some.noise_variance, all.noise_variance, 0.01);
}

TEST(StudentMixture, Of_one_law_is_that_law_and_of_many_lies_where_its_cdf_says) {
  const StudentMixture mixture(9);
  const std::vector<double> weight{1};
  const std::vector<double> mean{2};
  const std::vector<double> scale{3};
  const Predictive one = mixture.summary({weight, mean, scale}, 0.95);
  EXPECT_NEAR(one.low, 2 - 3 * 2.262157162740992, 1e-6) << "printed in every table of Student's t";
  EXPECT_NEAR(one.sd, 3 * std::sqrt(9.0 / 7), 1e-12);
  const std::vector<double> weights{0.5, 0.3, 0.2};
  const std::vector<double> means{-5, 0, 40};
  const std::vector<double> scales{1, 2, 0.1};
  const StudentParts parts{weights, means, scales};
  const Predictive many = mixture.summary(parts, 0.8);
  EXPECT_NEAR(mixture.cdf(parts, many.low), 0.1, 1e-8);
  EXPECT_NEAR(mixture.cdf(parts, many.high), 0.9, 1e-8);
}

TEST(KeptParts, Keep_the_heavy_as_they_are_and_let_few_stand_for_the_light) {
  std::vector<double> weights(1000, 0.0005);
  weights[17] = 0.3;
  weights[800] = 0.2005;
  const auto kept = kept_parts(weights, 100);
  EXPECT_EQ(kept.size(), 100U);
  double sum = 0;
  double heavy = 0;
  for (const KeptState& part : kept) {
    sum += part.weight;
    if (part.which == 17) heavy += part.weight;
    if (part.which == 800) heavy += part.weight;
  }
  EXPECT_NEAR(heavy, 0.5005, 1e-12);
  EXPECT_NEAR(sum, 1, 1e-12);
}

}  // namespace
}  // namespace regie
