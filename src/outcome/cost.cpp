// outcome/cost.cpp - what acting brought in money, and what advice that was not taken would have.
#include "outcome/cost.h"

#include "outcome/internal/effect_law.h"
#include "outcome/own_forecast.h"

namespace regie {

std::optional<Estimate> cost_of_not_acting(const MeasuredEffect& measured, double worth_of_one) {
  if (!measured.told) return std::nullopt;
  return internal::times(internal::at_level(measured.total, cost_level), worth_of_one);
}

std::vector<CostFigure> cost_of_not_taking(const NotTakenInput& input) {
  const auto money = [&](const Estimate& relative) {
    const Estimate brought = internal::times(relative, input.expected * input.worth_of_one);
    if (!input.chosen_brought) return brought;
    return internal::sum_of(brought,
                            internal::times(internal::at_level(*input.chosen_brought, cost_level), -1));
  };
  std::vector<CostFigure> figures;
  if (const auto& forecast = input.advised)
    figures.push_back(
        {RestsOn::forecast, 0, money({forecast->size, {forecast->low, forecast->high, forecast_level}})});
  if (!input.precedents.empty())
    figures.push_back({RestsOn::precedents, static_cast<int>(input.precedents.size()),
                       money(next_effect(input.precedents))});
  return figures;
}

std::string_view rests_on_name(RestsOn rests_on) {
  return rests_on == RestsOn::forecast ? "forecast" : "precedents";
}

}  // namespace regie
