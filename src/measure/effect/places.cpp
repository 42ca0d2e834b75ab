// measure/effect/places.cpp - daily series of places as a panel, and its answer as an effect.
#include "measure/effect/places.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/ensure.h"
#include "measure/effect/internal/controls.h"
#include "measure/effect/internal/model.h"
#include "stats/special.h"

namespace regie {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double level = 0.95;

std::string_view method_name(PanelMethod method) {
  switch (method) {
    case PanelMethod::difference_in_differences:
      return "did/1";
    case PanelMethod::synthetic_control:
      return "synthetic-control/1";
    case PanelMethod::demeaned_synthetic:
      return "demeaned-synthetic/1";
    case PanelMethod::synthetic_difference:
      return "sdid/1";
  }
  return "";
}

/// The panel with the target first, and the days it is of.
struct Places {
  Panel panel;
  std::vector<Day> days;
  std::vector<double> target;
};

/// Days on which the target has a figure; places that lack one on such a day are left out, with a word.
Places places_of(const PlacesInput& input, DaySpan span, std::vector<ControlVerdict>& verdicts) {
  Places places;
  const std::vector<double> all = judging::figures(input.target.days, span);
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (!std::isnan(all[i])) {
      kept.push_back(i);
      places.days.push_back(span.from + static_cast<int>(i));
      places.target.push_back(all[i]);
    }
  places.panel.before = static_cast<std::size_t>(std::count_if(
      places.days.begin(), places.days.end(), [&](Day day) { return day < input.judged.from; }));
  places.panel.treated = {0};
  places.panel.units.push_back(places.target);
  for (const ControlSeries& place : input.places) {
    const std::vector<double> figures = judging::figures(place.days, span);
    std::vector<double> unit;
    for (const std::size_t i : kept) unit.push_back(figures[i]);
    const bool whole = std::none_of(unit.begin(), unit.end(), [](double value) { return std::isnan(value); });
    verdicts.push_back({place.name, whole ? ControlFate::used : ControlFate::holes, 0, 0});
    if (whole) places.panel.units.push_back(std::move(unit));
  }
  return places;
}

Estimate around(double value, double half) { return {value, {value - half, value + half, level}}; }

Estimate divided(const Estimate& estimate, double by) {
  return {estimate.value / by, {estimate.interval.low / by, estimate.interval.high / by, level}};
}

}  // namespace

Answer<Effect> estimate_against_places(const PlacesInput& input) {
  ENSURE(input.judged.from <= input.judged.to && input.smallest_that_matters > 0);
  Effect effect;
  const Day from = std::max(input.target.days.from, input.judged.from - effect_before_days_max);
  const Places places =
      places_of(input, {std::min(from, input.judged.from), input.judged.to}, effect.controls);
  if (places.panel.before == places.days.size())
    return tl::unexpected(TooFew{0, 0, 0, "a judged day with a figure"});
  const auto estimate = panel_effect(places.panel, input.method);
  if (!estimate) return tl::unexpected(estimate.error());
  const auto placebo = placebo_test(places.panel, input.method, {200, input.seed});
  if (!placebo) return tl::unexpected(placebo.error());
  std::size_t next = 0;
  for (ControlVerdict& control : effect.controls)
    if (control.fate == ControlFate::used) control.inclusion = estimate->unit_shares[next++];
  effect.metric = input.target.metric.name;
  effect.metric_kind = input.target.metric.kind;
  effect.slice = input.target.slice;
  effect.judged = input.judged;
  effect.before = {places.days.front(), input.judged.from - 1};
  effect.method = method_name(input.method);
  effect.days = static_cast<int>(places.days.size() - places.panel.before);
  for (std::size_t i = places.panel.before; i < places.days.size(); ++i) {
    effect.observed_total += places.target[i];
    effect.series.push_back({places.days[i], places.target[i], estimate->expected[i], nan, nan});
  }
  effect.observed_average = effect.observed_total / effect.days;
  effect.expected_average = effect.observed_average - estimate->effect;
  effect.expected_total = effect.expected_average * effect.days;
  const double half = normal_quantile(0.5 + level / 2) * placebo->standard_error;
  effect.average = around(estimate->effect, half);
  effect.cumulative = around(estimate->effect * effect.days, half * effect.days);
  effect.relative = divided(effect.average, std::abs(effect.expected_average));
  effect.probability = normal_cdf(std::abs(estimate->effect) / placebo->standard_error);
  effect.n = effect.observed_total;
  effect.seed = input.seed;
  effect.placebo_p = placebo->p;
  if (const auto conformal = conformal_test(places.panel, input.method, level)) {
    effect.conformal = conformal->effect;
    effect.conformal_p = conformal->p;
  }
  effect.verdict = judging::verdict_on(effect, input.smallest_that_matters);
  return effect;
}

}  // namespace regie
