// desk/forecast_test.cpp - the grammar of forecasts and stop rules.
#include "desk/forecast.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "base/random.h"

namespace regie {
namespace {

void expect_equal(const Forecast& a, const Forecast& b) {
  EXPECT_EQ(a.metric, b.metric);
  EXPECT_EQ(a.low, b.low);
  EXPECT_EQ(a.size, b.size);
  EXPECT_EQ(a.high, b.high);
  EXPECT_EQ(a.within_days, b.within_days);
  EXPECT_EQ(a.confidence, b.confidence);
}

TEST(Forecast, A_size_stands_for_half_to_one_and_a_half_of_it) {
  const auto up = parse_forecast("leads +25% within 21 days at 80%");
  ASSERT_TRUE(up);
  expect_equal(*up, {"leads", {}, 0.125, 0.25, 0.375, 21, 0.8});
  expect_equal(*parse_forecast("cpa -15%"), {"cpa", {}, -0.15 * 1.5, -0.15, -0.075, 14, 0.7});
  EXPECT_EQ(parse_forecast("leads -80%")->low, -1);
}

TEST(Forecast, A_range_is_taken_as_it_is_either_way_round) {
  expect_equal(*parse_forecast("leads +10%..+40% within 28 days at 80%"),
               {"leads", {}, 0.1, 0.25, 0.4, 28, 0.8});
  expect_equal(*parse_forecast("cpa -10%..-40%"), *parse_forecast("cpa -40%..-10%"));
  const auto still = parse_forecast("leads -5%..+5%");
  EXPECT_EQ(still->low, -0.05);
  EXPECT_EQ(still->size, 0);
}

TEST(Forecast, Days_and_confidence_have_defaults_and_any_order) {
  expect_equal(*parse_forecast("leads +25%"), *parse_forecast("  leads  +25 % at 70 % within 14 days "));
  EXPECT_EQ(parse_forecast("leads +25% within 1 day")->within_days, 1);
  EXPECT_EQ(parse_forecast("leads +2.5%")->size, 0.025);
}

TEST(Forecast, What_cannot_be_graded_is_refused_with_an_example) {
  for (const char* text : {"",
                           "leads",
                           "+25%",
                           "leads 25%",
                           "leads +25",
                           "leads +2,5%",
                           "leads +25% within 14",
                           "leads +0%",
                           "leads +25% within 0 days",
                           "leads +25% within 366 days",
                           "leads +25% within 2.5 days",
                           "leads +25% at 100%",
                           "leads +25% at 0%",
                           "leads +25% at 70",
                           "leads +25% at 70% at 80%",
                           "leads +25% binnen 14 dagen",
                           "leads +25% within two days",
                           "leads{country=NL} +25%",
                           "leads -120%",
                           "leads +1001%",
                           "leads +10%..",
                           "leads +10%..40%",
                           "leads +10%..+10%",
                           "leads +nan%",
                           "leads +1e2%",
                           "leads +-5%",
                           "leads +.5%",
                           "leads +99999999999999999999999999999%"}) {
    const auto forecast = parse_forecast(text);
    ASSERT_FALSE(forecast) << text;
    EXPECT_EQ(forecast.error().code, "decide.bad_forecast");
    EXPECT_NE(forecast.error().remedy.find("leads +25% within 14 days at 70%"), std::string::npos);
  }
  EXPECT_NE(parse_forecast("leads +2,5%").error().say.find("+2,5%"), std::string::npos);
}

TEST(Forecast, Its_text_reads_back_the_same) {
  Random random(3);
  for (int round = 0; round < 5000; ++round) {
    const auto share = [&](double most) {
      return std::to_string(random.unit() * most).substr(0, 3 + random.below(4)) + "%";
    };
    const std::string sign = random.below(2) == 0 ? "+" : "-";
    std::string size = sign + "1" + share(90);
    if (random.below(2) == 0) size += ".." + sign + "2" + share(9);
    if (size.find(".%") != size.npos) continue;
    const std::string text = "leads " + size + " within " + std::to_string(1 + random.below(365)) +
                             " days at " + std::to_string(1 + random.below(99)) + "%";
    const auto once = parse_forecast(text);
    if (!once) continue;  // a range with equal ends, or a fall of more than all
    const auto twice = parse_forecast(forecast_text(*once));
    ASSERT_TRUE(twice) << text << " -> " << forecast_text(*once);
    expect_equal(*once, *twice);
  }
  EXPECT_EQ(forecast_text(*parse_forecast("leads +25%")), "leads +25% within 14 days at 70%");
  EXPECT_EQ(forecast_text(*parse_forecast("cpa -40%..-11.5% within 1 day at 99%")),
            "cpa -40%..-11.5% within 1 day at 99%");
}

TEST(StopRule, Says_metric_side_limit_and_days) {
  const auto rule = parse_stop_rule("leads < 5 over 9 days");
  ASSERT_TRUE(rule);
  EXPECT_EQ(rule->metric, "leads");
  EXPECT_TRUE(rule->below);
  EXPECT_EQ(rule->limit, 5);
  EXPECT_EQ(rule->days, 9);
  EXPECT_EQ(parse_stop_rule("cost > 900.5")->days, 7);
  EXPECT_FALSE(parse_stop_rule("cost > 900.5")->below);
  EXPECT_EQ(parse_stop_rule("cvr < 2 % over 1 day")->limit, 0.02);
}

TEST(StopRule, What_could_never_be_judged_is_refused_with_an_example) {
  for (const char* text :
       {"", "leads < 5 over", "leads <= 5", "leads = 5", "leads<5", "leads < five", "leads < -5", "leads < 0",
        "leads < 5 over 0 days", "leads < 5 over 91 days", "leads < 5 in 7 days", "leads < 1.299,00",
        "leads{a=b} < 5", "leads < 5 over 7 weeks"}) {
    const auto rule = parse_stop_rule(text);
    ASSERT_FALSE(rule) << text;
    EXPECT_EQ(rule.error().code, "decide.bad_stop_rule");
    EXPECT_NE(rule.error().remedy.find("leads < 5 over 7 days"), std::string::npos);
  }
}

TEST(StopRule, Its_text_reads_back_the_same) {
  for (const char* text :
       {"leads < 5 over 7 days", "cost > 1234567.25 over 1 day", "cvr < 0.0001 over 30 days"})
    EXPECT_EQ(stop_rule_text(*parse_stop_rule(text)), text);
  EXPECT_EQ(parse_stop_rule(stop_rule_text(*parse_stop_rule("ctr < 0.7%")))->limit, 0.7 / 100);
}

}  // namespace
}  // namespace regie
