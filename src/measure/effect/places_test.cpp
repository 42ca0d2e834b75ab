// measure/effect/places_test.cpp - one place against others: a planted effect, none, and too few places.
#include "measure/effect/places.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/random.h"
#include "stats/special.h"

namespace regie {
namespace {

constexpr int before = 84;
constexpr int after = 28;
const Day first = Day::of({2026, 1, 5});

double normal(Random& random) { return normal_quantile(std::fmax(random.unit(), 1e-12)); }

/// Places that share a weekly wave and a market, each with its own size; the first is the target.
PlacesInput planted(std::uint64_t seed, double effect, int count = 12) {
  Random random(seed);
  std::vector<double> market;
  double level = 0;
  for (int t = 0; t < before + after; ++t) market.push_back(level += 0.02 * normal(random));
  PlacesInput input;
  input.judged = {first + before, first + before + after - 1};
  input.target.metric = {"clicks", MetricKind::count, "clicks", "", "", Better::up};
  input.target.slice = {{"country", "P0"}};
  for (int place = 0; place < count; ++place) {
    const double size = 80 + 20 * random.unit();
    DailySeries days{first, {}, {}};
    for (int t = 0; t < before + after; ++t) {
      const double wave = t % 7 < 5 ? 1.1 : 0.75;
      const double lift = place == 0 && t >= before ? 1 + effect : 1;
      days.value.push_back(size * wave * std::exp(market[static_cast<std::size_t>(t)]) * lift +
                           3 * normal(random));
    }
    if (place == 0)
      input.target.days = days;
    else
      input.places.push_back({"clicks{country=P" + std::to_string(place) + "}",
                              "clicks",
                              {{"country", "P" + std::to_string(place)}},
                              days});
  }
  return input;
}

TEST(Places, A_planted_effect_lies_in_the_interval_and_is_told) {
  for (const PanelMethod method : {PanelMethod::synthetic_difference, PanelMethod::synthetic_control}) {
    PlacesInput input = planted(3, 0.2);
    input.method = method;
    const auto effect = estimate_against_places(input);
    ASSERT_TRUE(effect) << effect.error().needs;
    EXPECT_EQ(effect->verdict, EffectVerdict::effect) << effect->method;
    EXPECT_LT(effect->relative.interval.low, 0.2);
    EXPECT_GT(effect->relative.interval.high, 0.2);
    ASSERT_TRUE(effect->conformal);
    EXPECT_TRUE(effect->conformal->holds(effect->average.value));
    EXPECT_EQ(effect->days, after);
  }
}

TEST(Places, Nothing_is_told_where_nothing_was_planted) {
  int told = 0;
  constexpr int worlds = 40;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    const auto effect = estimate_against_places(planted(seed, 0));
    told += effect && effect->verdict == EffectVerdict::effect ? 1 : 0;
  }
  EXPECT_LE(told, 8);  // one in ten by its placebo intervals (measured 89.9 %), and three standard deviations
}

TEST(Places, A_place_with_a_hole_is_left_out_by_name_and_too_few_are_refused) {
  PlacesInput input = planted(5, 0.2);
  input.places[2].days.value[10] = NAN;
  const auto effect = estimate_against_places(input);
  ASSERT_TRUE(effect);
  EXPECT_EQ(effect->controls[2].fate, ControlFate::holes);
  EXPECT_EQ(effect->controls[3].fate, ControlFate::used);
  EXPECT_FALSE(estimate_against_places(planted(5, 0.2, 3)));
}

}  // namespace
}  // namespace regie
