// outcome/internal/effect_law.h - the law behind an estimate and its interval.
#pragma once

#include "base/interval.h"

namespace regie::internal {

/// Two halves of normal laws that meet at the value, each as wide as its side of the interval: an interval
/// that leans keeps what it says about both of its ends. One normal law where it does not lean.
struct EffectLaw {
  double middle = 0;
  double sd_below = 0;
  double sd_above = 0;
  [[nodiscard]] double below(double x) const;  // probability of less than x
};
/// Requires: interval.low <= value <= interval.high, 0 < level < 1.
[[nodiscard]] EffectLaw law_of(const Estimate& estimate);

/// The same law's interval at another level.
[[nodiscard]] Estimate at_level(const Estimate& estimate, double level);
/// Of independent estimates at one level: halves add in squares, each side for itself.
[[nodiscard]] Estimate sum_of(const Estimate& one, const Estimate& other);
/// A negative factor turns the interval round.
[[nodiscard]] Estimate times(const Estimate& estimate, double factor);

}  // namespace regie::internal
