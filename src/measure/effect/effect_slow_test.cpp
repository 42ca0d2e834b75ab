// measure/effect/effect_slow_test.cpp - how often an effect is seen where there is none, and the truth is
// held.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <string>

#include "measure/effect/testing/decisions.h"

namespace regie {
namespace {

/// Percent of worlds.
struct Rates {
  int answered = 0;
  double held = 0;  // of those answered
  double told = 0;  // of all: verdict `effect`
};

Rates rates(const PlantedDecision& plan, const std::string& name, int worlds) {
  Rates rates;
  for (int seed = 1; seed <= worlds; ++seed) {
    const PlantedTruth truth = planted_decision(plan, static_cast<std::uint64_t>(seed));
    const auto effect = estimate_effect(truth.input);
    if (!effect) continue;
    ++rates.answered;
    rates.held += effect->average.interval.holds(truth.average) ? 1 : 0;
    rates.told += effect->verdict == EffectVerdict::effect ? 1 : 0;
  }
  rates.held *= 100.0 / rates.answered;
  rates.told *= 100.0 / worlds;
  std::printf("  [figure] %s, effect %+.1f: %d of %d answered, 95 %% held %.1f %%, told %.1f %%\n",
              name.c_str(), plan.effect, rates.answered, worlds, rates.held, rates.told);
  return rates;
}

/// Three binomial standard deviations of a true 5 %, in points.
double chance(int worlds) { return 3 * 100 * std::sqrt(0.05 * 0.95 / worlds); }

TEST(EffectSlow, Where_nothing_was_done_one_in_twenty_shows_an_effect) {
  constexpr int worlds = 60;
  PlantedDecision year;
  year.year = 0.35;
  PlantedDecision few;
  few.base = 4;
  for (const auto& [plan, name] :
       {std::pair{PlantedDecision{}, "weekly"}, {year, "yearly"}, {few, "low counts"}}) {
    const Rates found = rates(plan, name, worlds);
    EXPECT_LE(found.told, 5 + chance(worlds));
    EXPECT_GE(found.held, 95 - chance(worlds));
  }
}

TEST(EffectSlow, A_fifth_more_is_seen_beside_good_controls) {
  PlantedDecision plan;
  plan.effect = 0.2;
  const Rates found = rates(plan, "weekly", 40);
  EXPECT_GE(found.told, 90);
  EXPECT_GE(found.held, 95 - chance(40));
}

/// The worlds our model is wrong in, by growth that multiplies, by a market that leaves its range, by days
/// that remember the day before without a control to tell: looser bars, so that they do not get worse unseen.
TEST(EffectSlow, Where_the_model_is_wrong_it_says_effect_of_nothing_one_time_in_five_at_most) {
  PlantedDecision growth;
  growth.growth = 0.004;
  PlantedDecision shock;
  shock.shock = -0.25;
  PlantedDecision outliers;
  outliers.outliers = 0.03;
  PlantedDecision alone;
  alone.controls = 0;
  for (const auto& [plan, name] :
       {std::pair{growth, "growth"}, {shock, "shock"}, {outliers, "outliers"}, {alone, "no controls"}})
    EXPECT_LE(rates(plan, name, 40).told, 20) << name;
}

}  // namespace
}  // namespace regie
