// measure/locate/mix.cpp - Shapley split of a rate along each dimension; the one that says most is told.
#include "measure/locate/mix.h"

#include <algorithm>
#include <cmath>

#include "measure/locate/search.h"

namespace regie::locating {
namespace {

constexpr double two_sided_95 = 1.959964;

MixRateInput parts_along(const LocateInput& input, std::size_t dimension) {
  const std::size_t values = input.dictionary[dimension].size();
  MixRateInput parts;
  for (auto* sums :
       {&parts.numerator_before, &parts.denominator_before, &parts.numerator_after, &parts.denominator_after})
    sums->assign(values, 0.0);
  const auto& codes = input.codes[dimension];
  for (std::size_t i = 0; i < codes.size(); ++i) {
    parts.numerator_before[codes[i]] += input.expected[i];
    parts.denominator_before[codes[i]] += input.expected_of[i];
    parts.numerator_after[codes[i]] += input.observed[i];
    parts.denominator_after[codes[i]] += input.observed_of[i];
  }
  return parts;
}

struct Shift {
  double value = 0;  // of the total rate, since this part's share moved
  double sd = 0;
};

std::vector<Shift> shifts(const MixRateInput& parts, double dispersion) {
  double before = 0;
  double after = 0;
  double hits = 0;
  for (std::size_t i = 0; i < parts.denominator_before.size(); ++i) {
    before += parts.denominator_before[i];
    after += parts.denominator_after[i];
    hits += parts.numerator_before[i] + parts.numerator_after[i];
  }
  std::vector<Shift> found(parts.denominator_before.size());
  if (before <= 0 || after <= 0) return found;
  const double overall = hits / (before + after);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const double both = parts.denominator_before[i] + parts.denominator_after[i];
    if (both <= 0) continue;
    const double rate = (parts.numerator_before[i] + parts.numerator_after[i]) / both;
    const double share = both / (before + after);
    const double moved = parts.denominator_after[i] / after - parts.denominator_before[i] / before;
    found[i].value = moved * (rate - overall);
    found[i].sd =
        std::abs(rate - overall) * std::sqrt(dispersion * share * (1 - share) * (1 / after + 1 / before));
  }
  return found;
}

}  // namespace

MixFinding find_mix(const LocateInput& input) {
  MixFinding best;
  double best_beyond_chance = 0;
  std::size_t best_dimension = input.dimensions.size();
  std::vector<Shift> best_shifts;
  for (std::size_t d = 0; d < input.dimensions.size(); ++d) {
    const MixRateInput parts = parts_along(input, d);
    const MixRate split = mix_rate(parts);
    std::vector<Shift> moved = shifts(parts, input.dispersion.value_or(1));
    double variance = 0;
    for (const Shift& shift : moved) variance += shift.sd * shift.sd;
    const double beyond = std::abs(split.mix) - std::sqrt(variance);
    const bool first = best_dimension == input.dimensions.size();
    const bool tie = !first && beyond == best_beyond_chance;
    if (!first && beyond <= best_beyond_chance &&
        !(tie && told_before(input.dimensions[d], input.dimensions[best_dimension])))
      continue;
    best = {split, {}};
    best_beyond_chance = beyond;
    best_dimension = d;
    best_shifts = std::move(moved);
  }
  if (best_dimension == input.dimensions.size()) return best;
  const double effect = best.split.mix + best.split.rate;
  for (std::size_t v = 0; v < best_shifts.size(); ++v) {
    const Shift& shift = best_shifts[v];
    if (shift.value == 0) continue;
    Driver driver;
    driver.slice[input.dimensions[best_dimension]] = input.dictionary[best_dimension][v];
    driver.share = effect != 0 ? shift.value / effect : 0;
    driver.effect = {shift.value,
                     {shift.value - two_sided_95 * shift.sd, shift.value + two_sided_95 * shift.sd, 0.95}};
    best.drivers.push_back(std::move(driver));
  }
  std::sort(best.drivers.begin(), best.drivers.end(), [](const Driver& a, const Driver& b) {
    const double left = std::abs(a.effect.value);
    const double right = std::abs(b.effect.value);
    return left != right ? left > right : slice_text(a.slice) < slice_text(b.slice);
  });
  if (best.drivers.size() > std::size_t{drivers_max}) best.drivers.resize(std::size_t{drivers_max});
  return best;
}

}  // namespace regie::locating
