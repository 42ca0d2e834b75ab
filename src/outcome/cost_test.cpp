// outcome/cost_test.cpp - money of acting, and of advice that was not taken.
#include "outcome/cost.h"

#include <gtest/gtest.h>

#include "outcome/own_forecast.h"

namespace regie {
namespace {

constexpr double exact = 1e-9;
constexpr double z80_by_z95 = 1.2815515655446 / 1.9599639845401;  // half-widths at 0.8 of those at 0.95

TEST(Cost, Of_not_acting_is_the_effect_at_its_worth) {
  MeasuredEffect measured;
  measured.told = true;
  measured.total = {40, {20, 70, 0.95}};
  const auto cost = cost_of_not_acting(measured, 25);
  ASSERT_TRUE(cost);
  EXPECT_NEAR(cost->value, 1000, exact);
  EXPECT_NEAR(cost->interval.low, 1000 - 500 * z80_by_z95, exact);
  EXPECT_NEAR(cost->interval.high, 1000 + 750 * z80_by_z95, exact);
  EXPECT_EQ(cost->interval.level, cost_level);
}

TEST(Cost, Of_spending_more_is_negative_with_its_interval_the_right_way_round) {
  MeasuredEffect measured;
  measured.told = true;
  measured.total = {40, {20, 70, 0.95}};
  const auto cost = cost_of_not_acting(measured, -1);
  EXPECT_NEAR(cost->value, -40, exact);
  EXPECT_NEAR(cost->interval.low, -40 - 30 * z80_by_z95, exact);
  EXPECT_NEAR(cost->interval.high, -40 + 20 * z80_by_z95, exact);
}

TEST(Cost, Of_what_was_not_told_is_not_told) { EXPECT_FALSE(cost_of_not_acting(MeasuredEffect{}, 25)); }

TEST(Cost, Advice_not_taken_is_told_by_its_forecast_and_by_like_decisions_each_with_its_name) {
  NotTakenInput input;
  input.advised = Forecast{"leads", {}, 0.1, 0.2, 0.4, 14, 0.7};
  input.precedents = {{0.3, {0.2, 0.4, 0.95}}, {0.1, {0.0, 0.2, 0.95}}};
  input.expected = 100;
  input.worth_of_one = 50;
  const auto figures = cost_of_not_taking(input);
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_EQ(rests_on_name(figures[0].rests_on), "forecast");
  EXPECT_EQ(figures[0].precedents, 0);
  EXPECT_NEAR(figures[0].money.value, 1000, exact);
  EXPECT_NEAR(figures[0].money.interval.low, 500, exact);
  EXPECT_NEAR(figures[0].money.interval.high, 2000, exact);
  EXPECT_EQ(rests_on_name(figures[1].rests_on), "precedents");
  EXPECT_EQ(figures[1].precedents, 2);
  EXPECT_NEAR(figures[1].money.value, 5000 * next_effect(input.precedents).value, exact);
  EXPECT_EQ(figures[1].money.interval.level, cost_level);
}

TEST(Cost, Nothing_to_rest_on_gives_no_figure) { EXPECT_TRUE(cost_of_not_taking({}).empty()); }

TEST(Cost, What_was_chosen_instead_comes_off) {
  NotTakenInput input;
  input.advised = Forecast{"leads", {}, 0.1, 0.2, 0.3, 14, 0.7};
  input.expected = 100;
  input.worth_of_one = 30;  // 600, 300 to 900
  input.chosen_brought = Estimate{1000, {600, 1400, 0.8}};
  const auto figures = cost_of_not_taking(input);
  EXPECT_NEAR(figures[0].money.value, -400, exact);
  EXPECT_NEAR(figures[0].money.interval.low, -400 - 500, exact);  // 3, 4, 5
  EXPECT_NEAR(figures[0].money.interval.high, -400 + 500, exact);
}

}  // namespace
}  // namespace regie
