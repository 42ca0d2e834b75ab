// measure/effect/internal/model.h - which model the days before ask for, and whether its intervals hold
// there.
#pragma once

#include "base/answer.h"
#include "measure/effect/effect.h"
#include "stats/structural.h"

namespace regie::judging {

/// `plain` with a season, a line and outliers switched on where the days before ask for them.
[[nodiscard]] StructuralInput chosen_model(StructuralInput plain);

/// Half the width of a 95 % interval in standard errors of a normal one.
[[nodiscard]] double standard_error(const Predictive& effect);

/// The same question at earlier dates, one after the other back from the intervention, as long as a quarter
/// of the days before is left to learn from: `widened` is the root mean square of their errors, in standard
/// errors, where chance alone would not make it so large. As many days each as are judged; fewer, but a week,
/// where that leaves fewer dates than wanted.
[[nodiscard]] EffectFit try_earlier(const StructuralInput& input);

/// How much wider a mean over days is where each day's error carries over to the next by `lag1`:
///   sqrt((1 + lag1) / (1 - lag1)), the variance of a mean of first-order autoregressive errors
/// 1 where lag1 is within chance of 0.
[[nodiscard]] double memory_factor(const StructuralAnswer::Fit& before, std::size_t days);

/// "" where the model may be shown; else which check it failed, in English.
[[nodiscard]] std::string unfit(const EffectFit& fit, bool with_outliers);

/// `effect` where the interval leaves out 0, `no_effect` where it lies within what matters, else
/// `cannot_tell`.
[[nodiscard]] EffectVerdict verdict_on(const Effect& effect, double smallest);

}  // namespace regie::judging
