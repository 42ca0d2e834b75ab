// stats/structural.cpp - what a series would have been: level, season and regression on controls.
#include "stats/structural.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stats/internal/structural_forecast.h"
#include "stats/internal/structural_outliers.h"
#include "stats/internal/structural_posterior.h"
#include "stats/internal/student_mixture.h"

namespace regie {

namespace {

/// What both ways of computing hand on.
struct Learned {
  StructuralLaws laws;
  std::vector<double> inclusion;     // of regressors
  std::vector<double> coefficients;  // posterior means
  StateVariances variances;
  double noise_variance = 0;
  double log_evidence = 0;
};

Learned learned_exactly(const StructuralDesign& design, const StructuralInput& input) {
  const StructuralPosterior posterior = structural_posterior(design, input);
  Learned out;
  out.inclusion = posterior.inclusion;
  out.variances = posterior.variances;
  out.noise_variance = posterior.noise_variance;
  out.log_evidence =
      posterior.log_evidence - static_cast<double>(design.known_before) * std::log(design.unit);
  out.coefficients.resize(design.regressors());
  const StructuralPoint* of = nullptr;
  StructuralForecast forecast;
  for (const StructuralPart& part : posterior.parts) {
    if (part.point != of) forecast = structural_forecast(design, *part.point);
    of = part.point;
    const StructuralRegression regression = structural_regression(design, *part.point, part.included);
    out.laws.add(design, forecast, part.included, regression, part.weight);
    for (std::size_t i = 0; i < part.included.size(); ++i)
      out.coefficients[part.included[i]] += part.weight * regression.mean[i];
  }
  return out;
}

Learned learned_with_outliers(const StructuralDesign& design, const StructuralInput& input) {
  OutlierPosterior posterior =
      outlier_posterior(design, input, structural_posterior(design, input).variances);
  Learned out;
  out.laws = std::move(posterior.laws);
  out.inclusion = std::move(posterior.inclusion);
  out.coefficients = std::move(posterior.coefficients);
  out.variances = posterior.variances;
  out.noise_variance = posterior.noise_variance;
  out.log_evidence = std::numeric_limits<double>::quiet_NaN();
  return out;
}

double autocorrelation(const std::vector<double>& errors, std::size_t lag, double mean, double sum) {
  // Errors stand at their days; a day without y is NaN and joins no pair.
  double product = 0;
  for (std::size_t t = lag; t < errors.size(); ++t)
    if (!std::isnan(errors[t]) && !std::isnan(errors[t - lag]))
      product += (errors[t] - mean) * (errors[t - lag] - mean);
  return sum > 0 ? product / sum : 0;
}

/// One-step-ahead errors with every parameter at its posterior mean. The first days, one for each state, say
/// how little is known of the states, not how well the model follows: they are left out.
StructuralAnswer::Fit fit_of(const StructuralDesign& design, const Learned& learned) {
  constexpr std::size_t lag7_days_min = 28;
  StateFilter filter(design.season, 1, learned.variances);
  filter.mean()[0] = design.first;
  std::vector<double> errors;
  double squares = 0;
  double around = 0;
  std::size_t seen = 0;
  for (std::size_t t = 0; t < design.before; ++t, filter.advance()) {
    double value = design.row(t)[0];
    for (std::size_t j = 0; j < design.regressors(); ++j)
      value -= learned.coefficients[j] * design.row(t)[j + 1];
    if (design.known[t] == 0) {
      errors.push_back(std::numeric_limits<double>::quiet_NaN());
      continue;
    }
    const double whole = filter.compare(&value) + 1;
    const double error = filter.errors()[0];
    filter.learn(1);
    if (seen++ < filter.states()) continue;
    squares += error * error;
    around += design.row(t)[0] * design.row(t)[0];  // y has mean 0 before
    errors.push_back(error / std::sqrt(whole * learned.noise_variance));
  }
  double n = 0;
  double mean = 0;
  for (const double error : errors)
    if (!std::isnan(error)) {
      n += 1;
      mean += error;
    }
  mean /= n;
  double sum = 0;
  for (const double error : errors)
    if (!std::isnan(error)) sum += (error - mean) * (error - mean);
  StructuralAnswer::Fit fit;
  fit.r2 = around > 0 ? 1 - squares / around : 0;
  fit.spread = std::sqrt(sum / (n - 1));
  fit.lag1 = autocorrelation(errors, 1, mean, sum);
  if (design.before >= lag7_days_min) fit.lag7 = autocorrelation(errors, 7, mean, sum);
  double late = 0;
  double late_count = 0;
  for (std::size_t t = errors.size() - errors.size() / 4; t < errors.size(); ++t)
    if (!std::isnan(errors[t])) {
      late += errors[t];
      late_count += 1;
    }
  fit.drift = late_count > 0 ? late / std::sqrt(late_count) : 0;
  return fit;
}

}  // namespace

Answer<StructuralAnswer> structural(const StructuralInput& input) {
  const auto prepared = structural_design(input);
  if (!prepared) return tl::unexpected(prepared.error());
  const StructuralDesign& design = *prepared;
  const Learned learned =
      input.outliers ? learned_with_outliers(design, input) : learned_exactly(design, input);

  StructuralAnswer answer;
  const StudentMixture mixture(2 * noise_shape(design));
  const auto in_units = [&](Predictive law) {
    return Predictive{design.centre + design.unit * law.mean, design.unit * law.sd,
                      design.centre + design.unit * law.low, design.centre + design.unit * law.high};
  };
  const std::size_t ahead = design.days - design.before;
  for (std::size_t quantity = 0; quantity <= ahead; ++quantity) {
    const StructuralLaws::Of law = learned.laws.of(quantity);
    const StudentParts parts{learned.laws.weight, law.mean, law.scale};
    const Predictive summary = in_units(mixture.summary(parts, input.level));
    if (quantity < ahead) {
      answer.days.push_back(summary);
      const double y = input.y[design.before + quantity];
      if (std::isnan(y)) continue;
      answer.observed_average += y;
      ++answer.judged;
      continue;
    }
    answer.average = summary;
    answer.observed_average /= static_cast<double>(answer.judged);
    const double below = mixture.cdf(parts, (answer.observed_average - design.centre) / design.unit);
    // Weights that sum to 1 but for rounding must not make more than certain.
    answer.probability = std::clamp(answer.observed_average >= summary.mean ? below : 1 - below, 0.0, 1.0);
  }
  answer.effect = {answer.observed_average - answer.average.mean, answer.average.sd,
                   answer.observed_average - answer.average.high,
                   answer.observed_average - answer.average.low};
  answer.inclusion.resize(design.answers);
  for (std::size_t j = 0; j < design.regressors(); ++j)
    if (design.answer_of[j] != StructuralDesign::nowhere)
      answer.inclusion[design.answer_of[j]] = learned.inclusion[j];
  answer.log_evidence = learned.log_evidence;
  answer.fit = fit_of(design, learned);
  return answer;
}

}  // namespace regie
