// outcome/internal/effect_law.cpp - the law behind an estimate and its interval.
#include "outcome/internal/effect_law.h"

#include <cmath>
#include <utility>

#include "stats/special.h"

namespace regie::internal {
namespace {

double z_of(double level) { return normal_quantile(0.5 + level / 2); }

}  // namespace

double EffectLaw::below(double x) const {
  const double sd = x < middle ? sd_below : sd_above;
  if (sd <= 0) return x > middle ? 1 : (x < middle ? 0 : 0.5);
  return normal_cdf((x - middle) / sd);
}

EffectLaw law_of(const Estimate& estimate) {
  const double z = z_of(estimate.interval.level);
  return {estimate.value, (estimate.value - estimate.interval.low) / z,
          (estimate.interval.high - estimate.value) / z};
}

Estimate at_level(const Estimate& estimate, double level) {
  const EffectLaw law = law_of(estimate);
  const double z = z_of(level);
  return {law.middle, {law.middle - z * law.sd_below, law.middle + z * law.sd_above, level}};
}

Estimate sum_of(const Estimate& one, const Estimate& other) {
  const double value = one.value + other.value;
  return {value,
          {value - std::hypot(one.value - one.interval.low, other.value - other.interval.low),
           value + std::hypot(one.interval.high - one.value, other.interval.high - other.value),
           one.interval.level}};
}

Estimate times(const Estimate& estimate, double factor) {
  double low = estimate.interval.low * factor;
  double high = estimate.interval.high * factor;
  if (factor < 0) std::swap(low, high);
  return {estimate.value * factor, {low, high, estimate.interval.level}};
}

}  // namespace regie::internal
