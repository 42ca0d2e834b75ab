// measure/stake.cpp - money behind a change.
#include "measure/stake.h"

#include <array>
#include <string_view>

namespace regie {
namespace {

double total(const MeasureTotals& totals, const std::string& measure) {
  const auto found = totals.find(measure);
  return found == totals.end() ? 0.0 : found->second;
}

/// Amount of `measure` for each `thing`; nothing where either is missing.
std::optional<double> per(const MeasureTotals& totals, const std::string& measure, const std::string& thing) {
  const double amount = total(totals, measure);
  const double count = total(totals, thing);
  if (amount <= 0 || count <= 0) return std::nullopt;
  return amount / count;
}

}  // namespace

std::optional<double> worth_of_one(const Metric& metric, const MeasureTotals& totals) {
  if (metric.unit == "currency") return metric.better == Better::up ? 1.0 : -1.0;
  constexpr std::array<std::string_view, 3> values{"conversion_value", "revenue", "cost"};
  for (const std::string_view value : values)
    if (const auto worth = per(totals, std::string(value), metric.numerator); worth)
      return metric.better == Better::down ? -*worth : *worth;
  return std::nullopt;
}

std::optional<double> at_stake(const Metric& metric, const Change& change, const MeasureTotals& totals,
                               double denominator_in_window) {
  const auto worth = worth_of_one(metric, totals);
  if (!worth) return std::nullopt;
  const double things =
      metric.kind == MetricKind::rate ? change.effect.value * denominator_in_window : change.effect.value;
  return *worth * things;
}

}  // namespace regie
