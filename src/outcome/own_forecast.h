// outcome/own_forecast.h - Regie's own forecast of a decision, from what like decisions were measured to
// bring.
#pragma once

#include <string>
#include <vector>

#include "base/interval.h"
#include "measure/finding.h"
#include "outcome/review.h"

namespace regie {

/// How far marketing actions lie from no effect, and from each other, before any was graded here: two in
/// three within +-20 %. A judgement, wide on purpose; precedents take its place.
inline constexpr double action_spread = 0.2;

/// What the forecast is made from. Nothing the person expects is in it.
struct OwnForecastInput {
  int within_days = 14;
  Direction asked = Direction::up;
  double weekly_noise = 0;           // sd of one week's relative deviation from what was expected, 0.1 = 10 %
  std::vector<Estimate> precedents;  // relative effects measured of like decisions
};

/// A predictive interval of the effect as it will be measured, and the probability that the effect itself
/// goes the way asked.
///   measured_i ~ N(effect_i, se_i^2), effect_i ~ N(mean, spread^2), mean ~ N(0, action_spread^2),
///   spread ~ half-normal(action_spread); next = effect + N(0, weekly_noise^2 * 7 / within_days)
/// Method:   normal-normal random effects, spread integrated over a grid, the mean exactly. Roever (2020), J.
///           Stat. Softw. 93(6). "precedents/1"; "no-precedent/1" where there are none: centred at zero.
/// Requires: within_days > 0, weekly_noise >= 0; intervals hold their values, 0 < level < 1.
/// Holds:    low <= size <= high at level 0.8; precedents in another order or all mirrored give the same,
///           mirrored; salt and hash are left empty.
/// Cost:     grid points times precedents.
[[nodiscard]] SealedForecast own_forecast(const OwnForecastInput& input);

/// Effects measured of decisions on the same topic and metric whose choice, like this one's, was to act or to
/// do nothing.
[[nodiscard]] std::vector<Estimate> like_effects(const Decision& decision,
                                                 const std::vector<GradedDecision>& graded);

/// The effect of the next like decision itself, without the noise of measuring it, at 0.8; nothing to rest on
/// where there are no precedents.
[[nodiscard]] Estimate next_effect(const std::vector<Estimate>& precedents);

}  // namespace regie
