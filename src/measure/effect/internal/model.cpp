// measure/effect/internal/model.cpp - which model the days before ask for, and whether its intervals hold
// there.
#include "measure/effect/internal/model.h"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "stats/median.h"
#include "stats/special.h"

namespace regie::judging {
namespace {

std::size_t known(const StructuralInput& input) {
  return static_cast<std::size_t>(std::count_if(input.y.begin(),
                                                input.y.begin() + static_cast<std::ptrdiff_t>(input.before),
                                                [](double value) { return !std::isnan(value); }));
}

double evidence(const StructuralInput& input) {
  const auto answer = structural(input);
  return answer ? answer->log_evidence : -INFINITY;
}

/// Steps from day to day, the median of each weekday taken off. Missing days make none.
std::vector<double> weekday_free_steps(const std::vector<double>& values, std::size_t before) {
  std::array<std::vector<double>, 7> by_weekday;
  std::vector<double> steps;
  for (std::size_t i = 1; i < before; ++i) {
    steps.push_back(values[i] - values[i - 1]);
    if (!std::isnan(steps.back())) by_weekday[i % 7].push_back(steps.back());
  }
  std::array<double, 7> usual{};
  for (std::size_t weekday = 0; weekday < 7; ++weekday)
    if (!by_weekday[weekday].empty()) usual[weekday] = upper_median(by_weekday[weekday]);
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (!std::isnan(steps[i])) steps[i] -= usual[(i + 1) % 7];
  return steps;
}

/// Steps far outside the usual that the controls do not make as well (by least squares on theirs).
int outlying_steps(const StructuralInput& input) {
  const std::vector<double> all = weekday_free_steps(input.y, input.before);
  std::vector<std::size_t> days;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!std::isnan(all[i])) days.push_back(i);
  const auto count = static_cast<Eigen::Index>(days.size());
  const auto width = static_cast<Eigen::Index>(input.controls.size());
  if (count < 2 * width + 2) return 0;
  Eigen::VectorXd left(count);
  Eigen::MatrixXd theirs(count, width);
  for (Eigen::Index i = 0; i < count; ++i) left[i] = all[days[static_cast<std::size_t>(i)]];
  for (Eigen::Index j = 0; j < width; ++j) {
    const auto steps = weekday_free_steps(input.controls[static_cast<std::size_t>(j)], input.before);
    for (Eigen::Index i = 0; i < count; ++i) theirs(i, j) = steps[days[static_cast<std::size_t>(i)]];
  }
  if (width > 0) left -= theirs * theirs.colPivHouseholderQr().solve(left).eval();
  const Eigen::VectorXd sizes = left.cwiseAbs();
  std::vector<double> known(sizes.begin(), sizes.end());
  const double usual = 1.4826 * upper_median(known);  // of normal steps: their deviation
  if (usual <= 0) return 0;
  return static_cast<int>((sizes.array() > effect_outlier_step * usual).count());
}

/// The answer at an earlier date in standard errors; nothing where that date cannot be judged.
Answer<double> error_at(const StructuralInput& input, std::size_t from, std::size_t to) {
  for (std::size_t k = input.controls.size() - input.steps; k < input.controls.size(); ++k)
    if (input.controls[k][from - 1] != input.controls[k][to - 1])
      return tl::unexpected(TooFew{0, 0, 0, "days without a known change"});
  StructuralInput earlier = input;
  earlier.before = from;
  earlier.y.resize(to);
  for (auto& control : earlier.controls) control.resize(to);
  const auto answer = structural(earlier);
  if (!answer) return tl::unexpected(answer.error());
  return answer->effect.mean / standard_error(answer->effect);
}

/// Chance that `count` errors of intervals that hold have squares summing to so much.
double chance_of(double squares, int count) { return 1 - incomplete_gamma(count / 2.0, squares / 2); }

}  // namespace

StructuralInput chosen_model(StructuralInput plain) {
  StructuralInput best = plain;
  double most = evidence(best);
  const auto consider = [&](StructuralInput richer) {
    const double found = evidence(richer);
    if (!(found > most + effect_margin)) return;
    most = found;
    best = std::move(richer);
  };
  if (known(plain) >= effect_season_days_min) {
    StructuralInput richer = best;
    richer.season = 7;
    consider(std::move(richer));
  }
  StructuralInput richer = best;
  richer.trend = true;
  consider(std::move(richer));
  best.outliers = outlying_steps(plain) >= effect_outlier_steps_min;
  return best;
}

double standard_error(const Predictive& effect) { return (effect.high - effect.low) / (2 * 1.959964); }

EffectFit try_earlier(const StructuralInput& input) {
  EffectFit fit;
  const std::size_t least = std::max<std::size_t>(effect_before_placebo_min, input.before / 4);
  if (input.before < least) return fit;
  const std::size_t judged = input.y.size() - input.before;
  const std::size_t length =
      std::min(judged, std::max<std::size_t>(7, (input.before - least) / effect_placebos_wanted));
  double squares = 0;
  for (std::size_t to = input.before; to >= length + least && fit.placebos < effect_placebos_max;
       to -= length) {
    const auto error = error_at(input, to - length, to);
    if (!error) continue;
    ++fit.placebos;
    squares += *error * *error;
    fit.placebos_moved += std::abs(*error) > 1.96 ? 1 : 0;
  }
  if (fit.placebos >= effect_placebos_min && chance_of(squares, fit.placebos) < effect_placebo_p_min)
    fit.widened = std::max(1.0, std::sqrt(squares / fit.placebos));
  return fit;
}

double memory_factor(const StructuralAnswer::Fit& before, std::size_t days) {
  if (before.lag1 * std::sqrt(static_cast<double>(days)) < effect_memory_z) return 1;
  const double kept = std::min(before.lag1, 0.95);
  return std::sqrt((1 + kept) / (1 - kept));
}

std::string unfit(const EffectFit& fit, bool with_outliers) {
  std::array<char, 240> text{};
  const StructuralAnswer::Fit& before = fit.before;
  if (before.spread > effect_spread_max && !with_outliers)
    std::snprintf(text.data(), text.size(),
                  "days before that the model follows: its errors are %.1f times as wide as it says",
                  before.spread);
  else if (std::abs(before.lag7) > effect_lag_max)
    std::snprintf(text.data(), text.size(),
                  "days before that the model follows: errors a week apart resemble each other (%.2f)",
                  before.lag7);
  else if (std::abs(before.drift) > effect_drift_max)
    std::snprintf(text.data(), text.size(),
                  "days before that the model follows: it drifts away over the last of them (z %.1f)",
                  before.drift);
  else if (fit.widened > effect_widen_max)
    std::snprintf(text.data(), text.size(),
                  "a calmer series: at %d of %d earlier dates, when nothing was done, it shows an effect; "
                  "errors a day apart resemble each other by %.2f",
                  fit.placebos_moved, fit.placebos, before.lag1);
  return text.data();
}

}  // namespace regie::judging
