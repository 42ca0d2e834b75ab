// outcome/cost.h - what acting brought in money, and what advice that was not taken would have.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/interval.h"
#include "desk/forecast.h"
#include "outcome/review.h"

namespace regie {

inline constexpr double cost_level = 0.8;  // of all intervals here: that of forecasts, so that they add

/// Money that not acting would have cost: the effect measured, at what one thing is worth.
///   total * worth_of_one
/// Requires: worth_of_one as measure/stake.h tells it: minus one for money spent.
/// Abstains: nothing where the effect is not told.
[[nodiscard]] std::optional<Estimate> cost_of_not_acting(const MeasuredEffect& measured, double worth_of_one);

enum class RestsOn { forecast, precedents };
struct CostFigure {
  RestsOn rests_on = RestsOn::forecast;
  int precedents = 0;  // measured effects behind it; 0 for a forecast
  Estimate money;      // what taking the advice would have brought more than what was chosen; negative: less
};

struct NotTakenInput {
  std::optional<Forecast> advised;   // what was forecast of the option advised
  std::vector<Estimate> precedents;  // relative effects measured of like decisions that were taken
  double expected = 0;               // things over the days, had nothing been done
  double worth_of_one = 0;
  std::optional<Estimate> chosen_brought;  // money, by the effect measured of what was chosen instead
};

/// What the advised option would have brought, once by its forecast and once by the effects measured of like
/// decisions, each labelled by what it rests on; what was chosen instead comes off.
///   relative effect * expected * worth_of_one - chosen_brought
/// Method:   a forecast's low..high is read at 0.8, as in grades; precedents by own_forecast.h's random
/// effects.
///           Differences of independent estimates: halves of intervals add in squares.
/// Abstains: leaves a figure out where it has nothing to rest on.
[[nodiscard]] std::vector<CostFigure> cost_of_not_taking(const NotTakenInput& input);

[[nodiscard]] std::string_view rests_on_name(RestsOn rests_on);  // "forecast", "precedents"

}  // namespace regie
