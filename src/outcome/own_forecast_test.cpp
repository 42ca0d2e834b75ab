// outcome/own_forecast_test.cpp - Regie's own forecast is honest, learns, and looks at nobody's cards.
#include "outcome/own_forecast.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "base/random.h"
#include "stats/special.h"

namespace regie {
namespace {

constexpr double halving = 1e-9;  // what sixty halvings of the quantile search leave

double normal(Random& random) { return normal_quantile(0.5 * 0x1p-53 + random.unit()); }

Estimate measured(double value, double se) {
  return {value, {value - 1.959964 * se, value + 1.959964 * se, 0.95}};
}
double half_width(const SealedForecast& sealed) { return (sealed.high - sealed.low) / 2; }

TEST(OwnForecast, Without_precedents_is_wide_and_centred_at_zero) {
  const SealedForecast none = own_forecast({14, Direction::up, 0.1, {}});
  EXPECT_NEAR(none.size, 0, halving);
  EXPECT_NEAR(none.low, -none.high, halving);
  EXPECT_NEAR(none.probability, 0.5, halving);
  EXPECT_GT(none.high, action_spread);
  EXPECT_EQ(none.method, "no-precedent/1");
  EXPECT_EQ(none.precedents, 0);
  EXPECT_EQ(none.level, 0.8);
}

TEST(OwnForecast, A_restless_metric_and_a_short_horizon_make_it_wider) {
  const double calm = half_width(own_forecast({14, Direction::up, 0.05, {}}));
  EXPECT_GT(half_width(own_forecast({14, Direction::up, 0.5, {}})), calm);
  EXPECT_GT(half_width(own_forecast({7, Direction::up, 0.05, {}})), calm);
}

TEST(OwnForecast, More_precedents_that_agree_make_it_narrower) {
  std::vector<Estimate> precedents;
  double before = half_width(own_forecast({14, Direction::up, 0.05, {}}));
  for (int k = 1; k <= 30; ++k) {
    precedents.push_back(measured(0.3, 0.05));
    const SealedForecast sealed = own_forecast({14, Direction::up, 0.05, precedents});
    EXPECT_LT(half_width(sealed), before) << k;
    EXPECT_EQ(sealed.precedents, k);
    before = half_width(sealed);
  }
  const SealedForecast last = own_forecast({14, Direction::up, 0.05, precedents});
  EXPECT_EQ(last.method, "precedents/1");
  EXPECT_NEAR(last.size, 0.3, 0.01);  // shrunk by less than a hundredth after thirty
  EXPECT_GT(last.probability, 0.99);
}

TEST(OwnForecast, One_precedent_is_shrunk_towards_zero_and_the_less_sure_the_more) {
  const double sure = own_forecast({14, Direction::up, 0.05, {measured(0.4, 0.02)}}).size;
  const double unsure = own_forecast({14, Direction::up, 0.05, {measured(0.4, 0.3)}}).size;
  EXPECT_GT(sure, unsure);
  EXPECT_GT(unsure, 0);
  EXPECT_LT(sure, 0.4);
}

TEST(OwnForecast, Order_does_not_matter_and_a_mirror_mirrors) {
  const std::vector<Estimate> some{measured(0.3, 0.1), measured(-0.1, 0.05), measured(0.2, 0.2)};
  const SealedForecast up = own_forecast({14, Direction::up, 0.1, some});
  const SealedForecast turned = own_forecast({14, Direction::up, 0.1, {some[2], some[0], some[1]}});
  EXPECT_NEAR(up.low, turned.low, halving);
  std::vector<Estimate> mirrored;
  for (const Estimate& one : some)
    mirrored.push_back(measured(-one.value, (one.value - one.interval.low) / 1.959964));
  const SealedForecast down = own_forecast({14, Direction::down, 0.1, mirrored});
  EXPECT_NEAR(up.low, -down.high, halving);
  EXPECT_NEAR(up.size, -down.size, halving);
  EXPECT_NEAR(up.probability, down.probability, halving);
  EXPECT_NEAR(up.probability, 1 - own_forecast({14, Direction::down, 0.1, some}).probability, halving);
}

struct Planted {
  double mean;
  double spread;
};
/// How often the interval holds what is measured next of effects from a normal.
double coverage(const std::function<Planted(Random&)>& plant, int precedents_n) {
  Random random(21);
  constexpr int rounds = 1500;
  int held = 0;
  for (int round = 0; round < rounds; ++round) {
    const Planted truth = plant(random);
    std::vector<Estimate> precedents;
    for (int i = 0; i < precedents_n; ++i) {
      const double se = 0.03 + 0.1 * random.unit();
      precedents.push_back(measured(truth.mean + truth.spread * normal(random) + se * normal(random), se));
    }
    const double noise = 0.1 / std::sqrt(2.0);  // 0.1 a week over fourteen days
    const double next = truth.mean + truth.spread * normal(random) + noise * normal(random);
    const SealedForecast sealed = own_forecast({14, Direction::up, 0.1, precedents});
    held += sealed.low <= next && next <= sealed.high;
  }
  return held / double{rounds};
}

constexpr double four_sigma = 4 * 0.4 / 38.7;  // sqrt(0.8 * 0.2 / 1,500) = 0.4 / 38.7

TEST(OwnForecast, Its_80_percent_interval_holds_80_in_100_of_the_effects_it_expects) {
  const auto prior = [](Random& random) {
    return Planted{action_spread * normal(random), action_spread * std::abs(normal(random))};
  };
  for (const int n : {0, 1, 3, 10}) EXPECT_NEAR(coverage(prior, n), 0.8, four_sigma) << n;
}

TEST(OwnForecast, Precedents_bring_an_effect_far_from_the_prior_into_its_interval) {
  const auto fixed = [](Random&) { return Planted{0.4, 0.1}; };
  EXPECT_LT(coverage(fixed, 0), 0.6);
  EXPECT_NEAR(coverage(fixed, 10), 0.8, four_sigma + 0.03);  // a spread known from ten is known to a quarter
}

GradedDecision like(double effect) {
  GradedDecision one;
  one.decision.topic = "own_change";
  one.decision.options = {"Go virtual", "Do nothing"};
  one.decision.forecast.metric = "leads";
  one.review.measured.told = true;
  one.review.measured.relative = measured(effect, 0.1);
  return one;
}

TEST(OwnForecast, Rests_on_told_effects_of_the_same_topic_metric_and_sort_of_choice) {
  std::vector<GradedDecision> graded(5, like(0.3));
  graded[0].review.measured.told = false;
  graded[1].decision.topic = "tracking";
  graded[2].decision.forecast.metric = "clicks";
  graded[3].decision.chosen = 1;
  EXPECT_EQ(like_effects(like(0).decision, graded).size(), 1U);
  Decision nothing = like(0).decision;
  nothing.chosen = 1;
  EXPECT_EQ(like_effects(nothing, graded).size(), 1U);
}

TEST(OwnForecast, Cannot_depend_on_what_people_expected) {
  std::vector<GradedDecision> graded{like(0.3), like(0.1)};
  Decision decision = like(0).decision;
  const auto forecast = [&] {
    return sealed_text(own_forecast({decision.forecast.within_days, direction_asked(decision.forecast), 0.1,
                                     like_effects(decision, graded)}));
  };
  decision.forecast.size = 0.01;
  const std::string text = forecast();
  for (Forecast* said : {&decision.forecast, &graded[0].decision.forecast, &graded[1].decision.forecast}) {
    said->low = 0.5;
    said->size = 0.9;
    said->high = 2;
    said->confidence = 0.99;
  }
  decision.signature.account = "maud";
  EXPECT_EQ(forecast(), text);
  graded[0] = like(-0.3);  // and this it does depend on
  EXPECT_NE(forecast(), text);
}

}  // namespace
}  // namespace regie
