// measure/locate/mix_rate.cpp - the change of a rate, split into shares that moved and rates that moved.
#include <cmath>

#include "base/ensure.h"
#include "measure/locate/locate.h"

namespace regie {
namespace {

double sum(const std::vector<double>& values) {
  double total = 0;
  for (const double value : values) total += value;
  return total;
}

}  // namespace

// The rate of a part with an empty denominator on one side is unknown there; it is taken as unchanged, so all
// that such a part brings or takes away counts as mix. The total rate of a side without any denominator is 0.
MixRate mix_rate(const MixRateInput& input) {
  const std::size_t parts = input.numerator_before.size();
  ENSURE(input.denominator_before.size() == parts && input.numerator_after.size() == parts &&
         input.denominator_after.size() == parts);
  const double all_before = sum(input.denominator_before);
  const double all_after = sum(input.denominator_after);
  MixRate split;
  for (std::size_t i = 0; i < parts; ++i) {
    const double of_before = input.denominator_before[i];
    const double of_after = input.denominator_after[i];
    const double weight_before = all_before > 0 ? of_before / all_before : 0;
    const double weight_after = all_after > 0 ? of_after / all_after : 0;
    double rate_before = of_before > 0 ? input.numerator_before[i] / of_before : 0;
    double rate_after = of_after > 0 ? input.numerator_after[i] / of_after : 0;
    if (of_before <= 0) rate_before = rate_after;
    if (of_after <= 0) rate_after = rate_before;
    split.mix += (weight_after - weight_before) * (rate_before + rate_after) / 2;
    split.rate += (rate_after - rate_before) * (weight_before + weight_after) / 2;
  }
  return split;
}

}  // namespace regie
