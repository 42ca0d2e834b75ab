// measure/effect/internal/controls.h - which series may say what would have been.
#pragma once

#include <cstddef>
#include <vector>

#include "measure/effect/effect.h"

namespace regie::judging {

/// A figure a day over `span`: of rates numerator / denominator. NaN where there is none.
[[nodiscard]] std::vector<double> figures(const DailySeries& days, DaySpan span);

struct ChosenControls {
  std::vector<ControlVerdict> verdicts;      // in the order they came
  std::vector<std::vector<double>> columns;  // of those used, without holes, over before and judged
  std::vector<std::size_t> which;            // their places in `verdicts`
};

/// `y` holds the target over before and judged. Cost: linear in days x controls, and controls^2.
[[nodiscard]] ChosenControls choose_controls(const EffectInput& input, DaySpan before,
                                             const std::vector<double>& y);

}  // namespace regie::judging
