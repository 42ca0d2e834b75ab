// measure/effect/effect.cpp - a dated intervention against what would have been without it.
#include "measure/effect/effect.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/ensure.h"
#include "measure/effect/internal/controls.h"
#include "measure/effect/internal/model.h"
#include "stats/special.h"

namespace regie {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr int weeks_shown = 8;

TooFew too_few(double n, std::string needs) {
  TooFew few;
  few.n = n;
  few.needs = std::move(needs);
  return few;
}

std::size_t known(const std::vector<double>& values) {
  return static_cast<std::size_t>(
      std::count_if(values.begin(), values.end(), [](double value) { return !std::isnan(value); }));
}

/// From the first day with a figure, at most so many days back.
DaySpan days_before(const EffectInput& input) {
  DaySpan span{std::max(input.target.days.from, input.judged.from - input.before_days_max),
               input.judged.from - 1};
  if (span.days() <= 0) return {input.judged.from, input.judged.from - 1};
  const auto values = judging::figures(input.target.days, span);
  std::size_t first = 0;
  while (first < values.size() && std::isnan(values[first])) ++first;
  span.from = span.from + static_cast<int>(first);
  return span;
}

/// Known changes inside the days before, the latest of those that lie close together; oldest first.
std::vector<Day> steps_before(const EffectInput& input, DaySpan before) {
  std::vector<Day> days = input.known_steps;
  std::erase_if(days, [&](Day day) { return day <= before.from || day > before.to; });
  std::sort(days.rbegin(), days.rend());
  std::vector<Day> steps;
  for (const Day day : days)
    if (steps.size() < effect_steps_max && (steps.empty() || steps.back() - day >= effect_steps_apart_days))
      steps.push_back(day);
  std::reverse(steps.begin(), steps.end());
  return steps;
}

/// The interval around `mean`, `factor` times as wide.
Estimate widened(const Predictive& effect, double factor, double level) {
  return {effect.mean,
          {effect.mean - factor * (effect.mean - effect.low),
           effect.mean + factor * (effect.high - effect.mean), level}};
}

Estimate times(const Estimate& estimate, double value) {
  const double a = estimate.interval.low * value;
  const double b = estimate.interval.high * value;
  return {estimate.value * value, {std::min(a, b), std::max(a, b), estimate.interval.level}};
}

std::vector<BandDay> band(const std::vector<double>& y, DaySpan before, const StructuralAnswer& answer,
                          double factor) {
  std::vector<BandDay> days;
  const auto taught = static_cast<std::size_t>(before.days());
  for (std::size_t i = 0; i < y.size(); ++i) {
    if (i + 7 * weeks_shown < taught) continue;
    BandDay day{before.from + static_cast<int>(i), y[i], nan, nan, nan};
    if (i >= taught) {
      const Predictive& expected = answer.days[i - taught];
      day.expected = expected.mean;
      day.low = expected.mean - factor * (expected.mean - expected.low);
      day.high = expected.mean + factor * (expected.high - expected.mean);
    }
    days.push_back(day);
  }
  return days;
}

/// What is summed over judged days: the figures themselves, or for rates the things behind them.
void sum_up(const EffectInput& input, Effect& effect) {
  const DailySeries& days = input.target.days;
  double weight = 0;
  for (const BandDay& day : effect.series) {
    if (day.day < effect.judged.from || std::isnan(day.observed)) continue;
    const auto at = static_cast<std::size_t>(day.day - days.from);
    const double of = days.of.empty() ? 1 : days.of[at];
    weight += of;
    effect.observed_total += day.observed * of;
    effect.expected_total += day.expected * of;
    effect.days += 1;
  }
  effect.n = effect.observed_total;
  // The width is that of the mean day: days of many things weigh more, and their errors are shared.
  effect.cumulative = times(effect.average, weight);
  const double shift = effect.observed_total - effect.expected_total - effect.cumulative.value;
  effect.cumulative.value += shift;
  effect.cumulative.interval.low += shift;
  effect.cumulative.interval.high += shift;
}

Effect described(const EffectInput& input, DaySpan before, const StructuralInput& model,
                 const StructuralAnswer& answer, EffectFit fit) {
  Effect effect;
  effect.metric = input.target.metric.name;
  effect.metric_kind = input.target.metric.kind;
  effect.slice = input.target.slice;
  effect.judged = input.judged;
  effect.before = before;
  effect.method = "bsts/1";
  effect.observed_average = answer.observed_average;
  effect.expected_average = answer.average.mean;
  effect.average = widened(answer.effect, fit.widened, model.level);
  effect.relative = times(effect.average, 1 / std::abs(answer.average.mean));
  effect.probability = answer.probability;
  if (fit.widened > 1) {
    const double z = normal_quantile(std::clamp(answer.probability, 1e-12, 1 - 1e-12));
    effect.probability = normal_cdf(z / fit.widened);
  }
  effect.series = band(model.y, before, answer, fit.widened);
  sum_up(input, effect);
  effect.fit = fit;
  effect.season = model.season > 0;
  effect.trend = model.trend;
  effect.outliers = model.outliers;
  effect.seed = input.seed;
  effect.verdict = judging::verdict_on(effect, input.smallest_that_matters);
  return effect;
}

}  // namespace

EffectVerdict judging::verdict_on(const Effect& effect, double smallest) {
  if (!effect.average.interval.holds(0)) return EffectVerdict::effect;
  const Interval& relative = effect.relative.interval;
  const bool small = -smallest < relative.low && relative.high < smallest;
  return small ? EffectVerdict::no_effect : EffectVerdict::cannot_tell;
}

Answer<Effect> estimate_effect(const EffectInput& input) {
  ENSURE(input.judged.from <= input.judged.to && input.smallest_that_matters > 0);
  const DaySpan before = days_before(input);
  if (before.days() < 1) return tl::unexpected(too_few(0, "days before the intervention"));
  StructuralInput model;
  model.y = judging::figures(input.target.days, {before.from, input.judged.to});
  model.before = static_cast<std::size_t>(before.days());
  model.seed = input.seed;
  if (input.chosen_by == ChosenBy::machine) model.priors.observation_df = effect_observation_df;
  const std::vector<double> taught(model.y.begin(), model.y.begin() + before.days());
  if (known(taught) < effect_before_days_min)
    return tl::unexpected(too_few(static_cast<double>(known(taught)),
                                  std::to_string(effect_before_days_min) + " days with a figure before"));
  if (known(model.y) == known(taught)) return tl::unexpected(too_few(0, "a judged day with a figure"));

  judging::ChosenControls chosen = judging::choose_controls(input, before, model.y);
  model.controls = std::move(chosen.columns);
  const std::vector<Day> steps = steps_before(input, before);
  for (const Day day : steps) {
    std::vector<double> step(model.y.size());
    std::fill(step.begin() + (day - before.from), step.end(), 1.0);
    model.controls.push_back(std::move(step));
  }
  model.steps = steps.size();
  model = judging::chosen_model(std::move(model));
  const auto answer = structural(model);
  if (!answer) return tl::unexpected(answer.error());
  EffectFit fit = judging::try_earlier(model);
  fit.before = answer->fit;
  fit.widened = std::max(fit.widened, judging::memory_factor(answer->fit, known(taught)));
  if (const std::string needs = judging::unfit(fit, model.outliers); !needs.empty())
    return tl::unexpected(too_few(static_cast<double>(known(taught)), needs));

  Effect effect = described(input, before, model, *answer, fit);
  for (std::size_t i = 0; i < chosen.which.size(); ++i)
    chosen.verdicts[chosen.which[i]].inclusion = answer->inclusion[i];
  effect.controls = std::move(chosen.verdicts);
  effect.steps = steps;
  return effect;
}

std::string_view fate_name(ControlFate fate) {
  switch (fate) {
    case ControlFate::used:
      return "used";
    case ControlFate::part_or_whole:
      return "part_or_whole";
    case ControlFate::inside_scope:
      return "inside_scope";
    case ControlFate::own_change:
      return "own_change";
    case ControlFate::holes:
      return "holes";
    case ControlFate::constant:
      return "constant";
    case ControlFate::unrelated:
      return "unrelated";
    case ControlFate::moved_itself:
      return "moved_itself";
    case ControlFate::beyond_best:
      return "beyond_best";
  }
  return "";
}

std::string_view verdict_name(EffectVerdict verdict) {
  switch (verdict) {
    case EffectVerdict::effect:
      return "effect";
    case EffectVerdict::no_effect:
      return "no_effect";
    case EffectVerdict::cannot_tell:
      return "cannot_tell";
  }
  return "";
}

}  // namespace regie
