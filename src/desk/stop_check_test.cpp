// desk/stop_check_test.cpp - when a stop rule trips, and what missing days mean.
#include "desk/stop_check.h"

#include <gtest/gtest.h>

#include <cmath>

namespace regie {
namespace {

const Day from(100);
const double none = std::nan("");

StopCheck of_sum(std::string_view rule, std::vector<double> values) {
  return check_stop_rule(*parse_stop_rule(rule), {from, std::move(values), {}}, from);
}

TEST(StopCheck, A_fall_is_judged_only_when_the_rules_days_are_full) {
  const StopCheck early = of_sum("leads < 5 over 3 days", {0, 0});
  EXPECT_EQ(early.state, StopState::not_yet);
  EXPECT_FALSE(early.day);
  EXPECT_EQ(of_sum("leads < 5 over 3 days", {0, 0, 0}).day, from + 2);
  const StopCheck holding = of_sum("leads < 5 over 3 days", {2, 2, 2, 1});
  EXPECT_EQ(holding.state, StopState::holding);
  EXPECT_EQ(holding.value, 5);  // the limit itself is no breach
  EXPECT_EQ(holding.limit, 5);
  EXPECT_EQ(holding.day, from + 3);
}

TEST(StopCheck, The_first_breach_stands) {
  const StopCheck check = of_sum("leads < 5 over 2 days", {5, 5, 1, 1, 9, 9});
  EXPECT_EQ(check.state, StopState::tripped);
  EXPECT_EQ(check.day, from + 3);
  EXPECT_EQ(check.value, 2);
}

TEST(StopCheck, Money_gone_on_the_first_day_does_not_wait_for_the_third) {
  const StopCheck check = of_sum("cost > 900 over 3 days", {1000});
  EXPECT_EQ(check.state, StopState::tripped);
  EXPECT_EQ(check.day, from);
  EXPECT_EQ(of_sum("cost > 900 over 3 days", {800}).state, StopState::not_yet);
}

TEST(StopCheck, A_missing_day_is_not_zero) {
  EXPECT_EQ(of_sum("leads < 5 over 2 days", {3, none, 3}).state, StopState::not_yet);
  EXPECT_EQ(of_sum("leads < 5 over 2 days", {3, none, 3}).missing_days, 1);
  EXPECT_EQ(of_sum("leads < 5 over 2 days", {3, 0, 3}).state, StopState::tripped);
  EXPECT_EQ(of_sum("cost > 900 over 3 days", {none, 500, 500}).state, StopState::tripped);
  EXPECT_EQ(of_sum("cost > 900 over 3 days", {none, 500, 300}).state, StopState::not_yet);
}

TEST(StopCheck, Days_before_the_decision_do_not_count) {
  const StopRule rule = *parse_stop_rule("cost > 900 over 3 days");
  const DailySeries days{from - 2, {5000, 5000, 100}, {}};
  EXPECT_EQ(check_stop_rule(rule, days, from).state, StopState::not_yet);
  EXPECT_EQ(check_stop_rule(rule, {from + 1, {100, 100}, {}}, from).missing_days, 1);
  EXPECT_EQ(check_stop_rule(rule, {}, from).state, StopState::not_yet);
}

TEST(StopCheck, A_rate_is_the_sums_rate_and_needs_something_to_be_a_rate_of) {
  const StopRule low = *parse_stop_rule("cvr < 2% over 2 days");
  const StopCheck check = check_stop_rule(low, {from, {9, 0}, {100, 300}}, from);
  EXPECT_EQ(check.state, StopState::holding);
  EXPECT_DOUBLE_EQ(check.value, 0.0225);
  EXPECT_EQ(check_stop_rule(low, {from, {0, 0}, {0, 0}}, from).state, StopState::not_yet);
  EXPECT_EQ(check_stop_rule(low, {from, {0, 0}, {100, none}}, from).state, StopState::not_yet);
}

TEST(StopCheck, Much_money_for_no_lead_at_all_trips_a_cost_of_a_lead) {
  const StopRule high = *parse_stop_rule("cpa > 50 over 2 days");
  EXPECT_EQ(check_stop_rule(high, {from, {300, 300}, {0, 0}}, from).state, StopState::tripped);
  EXPECT_EQ(check_stop_rule(high, {from, {20, 20}, {0, 0}}, from).state, StopState::not_yet);
  EXPECT_EQ(check_stop_rule(high, {from, {300}, {0}}, from).state, StopState::not_yet);
}

}  // namespace
}  // namespace regie
