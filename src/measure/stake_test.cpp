// measure/stake_test.cpp - money behind a change.
#include "measure/stake.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

const Metric conversions{"conversions", MetricKind::count, "conversions", "", "", Better::up};
const Metric cost{"cost", MetricKind::amount, "cost", "", "currency", Better::neither};
const Metric cvr{"cvr", MetricKind::rate, "conversions", "clicks", "share", Better::up};

Change fall_of(double things) {
  Change change;
  change.effect.value = -things;
  return change;
}

TEST(Stake, Values_a_conversion_at_its_own_value_where_there_is_one) {
  EXPECT_DOUBLE_EQ(*at_stake(conversions, fall_of(10), {{"conversions", 100}, {"conversion_value", 5000}}, 0),
                   -500);
}

TEST(Stake, Else_at_what_one_cost) {
  EXPECT_DOUBLE_EQ(*at_stake(conversions, fall_of(10), {{"conversions", 100}, {"cost", 2000}}, 0), -200);
}

TEST(Stake, Says_nothing_where_no_figure_does) {
  EXPECT_FALSE(at_stake(conversions, fall_of(10), {{"conversions", 100}}, 0));
}

TEST(Stake, Spending_less_is_money_kept) { EXPECT_DOUBLE_EQ(*at_stake(cost, fall_of(40), {}, 0), 40); }

TEST(Stake, A_rate_costs_what_its_denominator_lost) {
  EXPECT_DOUBLE_EQ(*at_stake(cvr, fall_of(0.02), {{"conversions", 100}, {"cost", 2000}}, 1000), -400);
}

}  // namespace
}  // namespace regie
