// measure/effect/effect_test.cpp - printed cases, planted effects, controls that must go, what is refused.
#include "measure/effect/effect.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>
#include <string>

#include "measure/effect/testing/decisions.h"

namespace regie {
namespace {

const std::string folder = REGIE_SOURCE_DIR "/../shared/data/causal/counterfactual/";

/// Columns of a CSV by place, the header left out; what is not a number is NaN.
std::vector<std::vector<double>> columns(const std::string& name) {
  std::vector<std::vector<double>> all;
  std::ifstream file(folder + name);
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream stream(line);
    std::string cell;
    for (std::size_t place = 0; std::getline(stream, cell, ','); ++place) {
      if (place == all.size()) all.emplace_back();
      double value = NAN;
      std::istringstream(cell) >> value;
      all[place].push_back(value);
    }
  }
  return all;
}

constexpr Day start = Day::of({2025, 3, 3});

/// The first series as target, the others as the controls a person chose.
EffectInput table(std::vector<std::vector<double>> series, int before) {
  EffectInput input;
  const auto days = static_cast<int>(series[0].size());
  input.target = {{"y", MetricKind::amount, "y", "", "", Better::up}, {}, {start, series[0], {}}};
  input.judged = {start + before, start + (days - 1)};
  for (std::size_t i = 1; i < series.size(); ++i)
    input.controls.push_back({"x" + std::to_string(i), "x", {}, {start, series[i], {}}});
  input.chosen_by = ChosenBy::person;
  return input;
}

ControlFate fate_of(const Effect& effect, std::size_t control) { return effect.controls[control].fate; }

PlantedDecision calm() {
  PlantedDecision plan;
  plan.controls = 4;
  return plan;
}

TEST(Effect, Gives_the_printed_answer_of_the_vignette) {
  const auto data = columns("r_vignette_data.csv");
  if (data.empty()) GTEST_SKIP() << "skipped: no shared data";
  const auto effect = estimate_effect(table({data[0], data[1]}, 70));
  ASSERT_TRUE(effect) << effect.error().needs;
  EXPECT_NEAR(effect->average.value, 10.51, 0.05);  // R, 5,000 draws: 10.513, its own error .366 / 70
  EXPECT_NEAR(effect->average.interval.low, 9.80, 0.1);
  EXPECT_NEAR(effect->average.interval.high, 11.23, 0.1);
  EXPECT_EQ(effect->verdict, EffectVerdict::effect);
  EXPECT_FALSE(effect->season || effect->trend || effect->outliers);
}

TEST(Effect, Says_no_effect_of_three_collinear_controls_as_R_does) {
  const auto data = columns("comparison_data.csv");
  if (data.empty()) GTEST_SKIP() << "skipped: no shared data";
  EffectInput input = table({data[1], data[2], data[3], data[4]}, 90);
  const auto effect = estimate_effect(input);
  ASSERT_TRUE(effect) << effect.error().needs;
  EXPECT_NEAR(effect->average.value, -641.8, 15);  // R, 50,000 draws; a maximum-likelihood port says p = .01
  EXPECT_NEAR(effect->average.interval.low, -2109.7, 30);
  EXPECT_NEAR(effect->average.interval.high, 814.8, 30);
  EXPECT_NE(effect->verdict, EffectVerdict::effect);
  EXPECT_FALSE(effect->season || effect->trend || effect->outliers);
  // From -2.7 to +1.0 percent: nothing that matters where 5 percent does, and open where half a percent does.
  input.smallest_that_matters = 0.005;
  EXPECT_EQ(estimate_effect(input)->verdict, EffectVerdict::cannot_tell);
}

TEST(Effect, Finds_a_planted_effect_and_its_size) {
  PlantedDecision plan = calm();
  plan.effect = 0.3;
  const PlantedTruth truth = planted_decision(plan, 1);
  const auto effect = estimate_effect(truth.input);
  ASSERT_TRUE(effect) << effect.error().needs;
  EXPECT_EQ(effect->verdict, EffectVerdict::effect);
  EXPECT_TRUE(effect->average.interval.holds(truth.average));
  EXPECT_EQ(effect->days, 28);
  EXPECT_NEAR(effect->cumulative.value, 28 * effect->average.value, 1e-6);
  EXPECT_NEAR(effect->observed_total - effect->expected_total, effect->cumulative.value, 1e-6);
  EXPECT_NEAR(effect->relative.value, effect->average.value / effect->expected_average, 1e-12);
}

TEST(Effect, Without_controls_a_weekly_season_is_taken_in) {
  PlantedDecision plan = calm();
  plan.controls = 0;
  plan.market = 0;
  plan.effect = 0.3;
  const PlantedTruth truth = planted_decision(plan, 2);
  const auto effect = estimate_effect(truth.input);
  ASSERT_TRUE(effect) << effect.error().needs;
  EXPECT_TRUE(effect->season);
  EXPECT_EQ(effect->verdict, EffectVerdict::effect);
  EXPECT_TRUE(effect->average.interval.holds(truth.average));
}

TEST(Effect, Intervals_are_widened_where_earlier_dates_show_them_too_narrow) {
  PlantedDecision plan = calm();
  plan.controls = 0;
  int widened = 0;
  for (std::uint64_t seed = 1; seed <= 10; ++seed) {
    const auto effect = estimate_effect(planted_decision(plan, seed).input);
    if (!effect) continue;
    EXPECT_LE(effect->fit.widened, effect_widen_max);
    widened += effect->fit.widened > 1 ? 1 : 0;
  }
  EXPECT_GE(widened, 3);  // days that remember the day before by .7, which no local level knows
}

TEST(Effect, A_shock_that_all_share_is_not_taken_for_an_effect) {
  PlantedDecision plan = calm();
  plan.shock = -0.3;
  const auto effect = estimate_effect(planted_decision(plan, 3).input);
  ASSERT_TRUE(effect) << effect.error().needs;
  EXPECT_NE(effect->verdict, EffectVerdict::effect);
  EXPECT_TRUE(std::any_of(effect->controls.begin(), effect->controls.end(),
                          [](const auto& control) { return control.fate == ControlFate::used; }));
}

TEST(Effect, Controls_the_decision_touched_are_dropped) {
  PlantedDecision plan = calm();
  plan.effect = 0.8;
  plan.touched = 1;
  const PlantedTruth truth = planted_decision(plan, 5);
  const auto effect = estimate_effect(truth.input);
  ASSERT_TRUE(effect) << effect.error().needs;
  EXPECT_EQ(fate_of(*effect, 0), ControlFate::moved_itself);
  EXPECT_TRUE(effect->average.interval.holds(truth.average));
}

TEST(Effect, Parts_and_wholes_and_what_lies_in_scope_are_dropped) {
  EffectInput input = planted_decision(calm(), 6).input;
  const DailySeries days = input.controls[0].days;
  input.controls[0].slice = {{"campaign", "Summit"}, {"device", "mobile"}};
  input.controls[1].slice = {};
  input.controls[2].slice = {{"country", "NL"}, {"campaign", "Webinar"}};
  input.scope = Slice{{"country", "NL"}};
  input.own_changes = {{input.judged.from - 3, {{"campaign", "Other 4"}}}};
  const auto effect = estimate_effect(input);
  ASSERT_TRUE(effect) << effect.error().needs;
  EXPECT_EQ(fate_of(*effect, 0), ControlFate::part_or_whole);
  EXPECT_EQ(fate_of(*effect, 1), ControlFate::part_or_whole);
  EXPECT_EQ(fate_of(*effect, 2), ControlFate::inside_scope);
  EXPECT_EQ(fate_of(*effect, 3), ControlFate::own_change);
}

TEST(Effect, Constant_broken_and_unrelated_controls_are_dropped) {
  EffectInput input = planted_decision(calm(), 7).input;
  Draw draw(70);
  for (double& value : input.controls[0].days.value) value = 5;
  for (std::size_t i = 0; i < 20; ++i) input.controls[1].days.value[30 + i] = NAN;
  for (double& value : input.controls[2].days.value) value = draw.poisson(50);
  const auto effect = estimate_effect(input);
  ASSERT_TRUE(effect) << effect.error().needs;
  EXPECT_EQ(fate_of(*effect, 0), ControlFate::constant);
  EXPECT_EQ(fate_of(*effect, 1), ControlFate::holes);
  EXPECT_EQ(fate_of(*effect, 2), ControlFate::unrelated);
  EXPECT_EQ(fate_of(*effect, 3), ControlFate::used);
}

TEST(Effect, Controls_of_a_persons_choice_are_used_as_given) {
  EffectInput input = planted_decision(calm(), 8).input;
  Draw draw(80);
  for (double& value : input.controls[2].days.value) value = draw.poisson(50);
  for (double& value : input.controls[1].days.value) value = 5;
  input.controls[3].slice = input.target.slice;
  input.chosen_by = ChosenBy::person;
  const auto effect = estimate_effect(input);
  ASSERT_TRUE(effect) << effect.error().needs;
  EXPECT_EQ(fate_of(*effect, 1), ControlFate::constant);
  for (const std::size_t control : {0U, 2U, 3U}) EXPECT_EQ(fate_of(*effect, control), ControlFate::used);
}

TEST(Effect, The_order_of_controls_does_not_matter) {
  PlantedDecision plan = calm();
  plan.effect = 0.2;
  EffectInput input = planted_decision(plan, 9).input;
  const auto effect = estimate_effect(input);
  std::reverse(input.controls.begin(), input.controls.end());
  const auto turned = estimate_effect(input);
  ASSERT_TRUE(effect && turned);
  // Sums of the same terms in another order.
  EXPECT_NEAR(turned->average.value, effect->average.value, 1e-6 * std::abs(effect->average.value));
  EXPECT_EQ(turned->controls[3].name, effect->controls[0].name);
}

TEST(Effect, Of_a_rate_the_sum_is_in_things) {
  Planted plan;
  plan.kind = MetricKind::rate;
  plan.days = 150;
  plan.base = 2000;
  plan.change_at = 120;
  plan.change = 0.4;
  plan.missing = 0;
  plan.walk = 0;
  plan.year = 0;
  EffectInput input;
  input.target = planted_series(plan, 2);
  input.judged = {planted_from + 120, planted_from + 149};
  const auto effect = estimate_effect(input);
  ASSERT_TRUE(effect) << effect.error().needs;
  EXPECT_EQ(effect->verdict, EffectVerdict::effect);
  // 5 % with its logit raised by .4 is 7.28 %.
  EXPECT_NEAR(effect->average.value, 0.0228, 0.005);
  double of = 0;
  for (std::size_t i = 120; i < 150; ++i) of += input.target.days.of[i];
  EXPECT_NEAR(effect->cumulative.value / of, effect->average.value, 0.002);
  EXPECT_NEAR(effect->observed_total, effect->n, 1e-9);
}

TEST(Effect, Days_without_a_figure_are_missing_and_not_zero) {
  PlantedDecision plan = calm();
  EffectInput input = planted_decision(plan, 10).input;
  for (const std::size_t day : {20U, 21U, 60U, 125U}) input.target.days.value[day] = NAN;
  const auto effect = estimate_effect(input);
  ASSERT_TRUE(effect) << effect.error().needs;
  EXPECT_EQ(effect->days, 27);
  EXPECT_NEAR(effect->cumulative.value, 27 * effect->average.value, 1e-6);
  EXPECT_NE(effect->verdict, EffectVerdict::effect);
}

TEST(Effect, Too_little_is_refused_and_says_what_it_needs) {
  EffectInput input = planted_decision(calm(), 11).input;
  input.before_days_max = 10;
  EXPECT_EQ(estimate_effect(input).error().needs, "14 days with a figure before");
  input = planted_decision(calm(), 11).input;
  for (std::size_t day = 120; day < 148; ++day) input.target.days.value[day] = NAN;
  EXPECT_EQ(estimate_effect(input).error().needs, "a judged day with a figure");
  input.judged = {planted_from - 30, planted_from - 1};
  EXPECT_EQ(estimate_effect(input).error().needs, "days before the intervention");
}

TEST(Effect, A_series_no_model_follows_is_refused_and_the_check_named) {
  // Two weeks up, two weeks down: what the days before the date show says nothing of those after.
  EffectInput input = planted_decision(calm(), 12).input;
  input.controls.clear();
  Draw draw(5);
  for (std::size_t day = 0; day < input.target.days.value.size(); ++day)
    input.target.days.value[day] = (day / 14 % 2 == 0 ? 100 : 160) + 2 * draw.normal();
  const auto effect = estimate_effect(input);
  ASSERT_FALSE(effect);
  EXPECT_NE(effect.error().needs.find("earlier dates"), std::string::npos) << effect.error().needs;
}

TEST(Effect, Says_no_effect_only_where_the_whole_interval_is_small) {
  PlantedDecision plan = calm();
  plan.noise = 0.01;
  plan.base = 20000;
  const auto effect = estimate_effect(planted_decision(plan, 13).input);
  ASSERT_TRUE(effect) << effect.error().needs;
  EXPECT_EQ(effect->verdict, EffectVerdict::no_effect);
  EXPECT_GT(effect->relative.interval.low, -0.05);
  EXPECT_LT(effect->relative.interval.high, 0.05);
}

}  // namespace
}  // namespace regie
