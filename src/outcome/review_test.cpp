// outcome/review_test.cpp - grades, scores, calibration, and what is signed.
#include "outcome/review.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

#include "base/random.h"
#include "stats/special.h"

namespace regie {
namespace {

constexpr double exact = 1e-12;

MeasuredEffect effect_of(double value, double low, double high) {
  MeasuredEffect measured;
  measured.told = true;
  measured.relative = {value, {low, high, 0.95}};
  return measured;
}
Forecast forecast_of(double low, double high, double confidence = 0.7) {
  return {"leads", {}, low, (low + high) / 2, high, 14, confidence};
}

TEST(Grade, Comes_true_when_nine_in_ten_of_the_law_reach_the_near_end) {
  const Grade grade_up = grade(forecast_of(0.1, 0.4), effect_of(0.3, 0.2, 0.4));
  EXPECT_EQ(grade_up.outcome, Outcome::came_true);
  EXPECT_NEAR(*grade_up.brier, 0.09, exact);
  EXPECT_EQ(grade(forecast_of(0.1, 0.4), effect_of(0.9, 0.8, 1.0)).outcome, Outcome::came_true);
  const Grade missed = grade(forecast_of(0.1, 0.4), effect_of(0.0, -0.05, 0.05));
  EXPECT_EQ(missed.outcome, Outcome::did_not);
  EXPECT_NEAR(*missed.brier, 0.49, exact);
  const Grade open = grade(forecast_of(0.1, 0.4), effect_of(0.1, -0.1, 0.3));
  EXPECT_EQ(open.outcome, Outcome::cannot_tell);
  EXPECT_NEAR(open.probability_true, 0.5, exact);
  EXPECT_FALSE(open.brier);
  EXPECT_TRUE(open.interval_score);
}

TEST(Grade, The_law_says_of_the_intervals_ends_what_the_interval_says) {
  const MeasuredEffect leaning = effect_of(0.2, 0.1, 0.6);
  EXPECT_NEAR(grade(forecast_of(0.1, 9), leaning).probability_true, 0.975, exact);
  EXPECT_NEAR(grade(forecast_of(0.6, 9), leaning).probability_true, 0.025, exact);
  EXPECT_NEAR(grade(forecast_of(0.1, 0.6), leaning).probability_true, 0.975, exact);
  EXPECT_NEAR(grade(forecast_of(-0.1, 0.6), leaning).probability_true, 0.975, 1e-4);  // about zero: within
}

TEST(Grade, A_fall_is_graded_as_a_rise_is) {
  Random random(5);
  for (int round = 0; round < 1000; ++round) {
    const double low = random.unit();
    const double value = 2 * random.unit() - 1;
    const double below = random.unit();
    const double above = random.unit();
    const Grade up = grade(forecast_of(low, low + 0.3), effect_of(value, value - below, value + above));
    const Grade down =
        grade(forecast_of(-low - 0.3, -low), effect_of(-value, -value - above, -value + below));
    EXPECT_EQ(up.outcome, down.outcome);
    EXPECT_NEAR(up.probability_true, down.probability_true, exact);
    EXPECT_NEAR(*up.interval_score, *down.interval_score, exact);
  }
}

TEST(Grade, What_was_not_told_is_not_graded) {
  const Grade none = grade(forecast_of(0.1, 0.4), MeasuredEffect{});
  EXPECT_EQ(none.outcome, Outcome::cannot_tell);
  EXPECT_FALSE(none.brier);
  EXPECT_FALSE(none.interval_score);
}

TEST(Grade, Regie_is_graded_on_the_way_that_was_asked) {
  SealedForecast sealed;
  sealed.low = -0.1;
  sealed.high = 0.3;
  sealed.probability = 0.6;
  const Grade up = grade(sealed, forecast_of(0.1, 0.4), effect_of(0.3, 0.2, 0.4));
  EXPECT_EQ(up.outcome, Outcome::came_true);
  EXPECT_NEAR(*up.brier, 0.16, exact);
  EXPECT_NEAR(*up.interval_score, 0.4, exact);
  const Grade down = grade(sealed, forecast_of(-0.4, -0.1), effect_of(0.3, 0.2, 0.4));
  EXPECT_EQ(down.outcome, Outcome::did_not);
  EXPECT_NEAR(*down.brier, 0.36, exact);
  // The size the person expected is none of its business.
  EXPECT_EQ(up.brier, grade(sealed, forecast_of(5, 9, 0.99), effect_of(0.3, 0.2, 0.4)).brier);
}

TEST(IntervalScore, Is_width_and_ten_times_the_miss_at_80_percent) {
  EXPECT_NEAR(interval_score({0, 0.5, 0.8}, 0.2), 0.5, exact);
  EXPECT_NEAR(interval_score({0, 0.5, 0.8}, 0.6), 1.5, exact);
  EXPECT_NEAR(interval_score({0, 0.5, 0.8}, -0.1), 1.5, exact);
  EXPECT_NEAR(interval_score({0, 0.5, 0.95}, 0.6), 4.5, exact);
}

TEST(IntervalScore, Is_best_for_who_says_what_is) {
  const double z = normal_quantile(0.9);
  const auto mean_score = [](double low, double high) {
    Random random(11);
    double sum = 0;
    constexpr int n = 100000;
    for (int i = 0; i < n; ++i)
      sum += interval_score({low, high, 0.8}, normal_quantile(0.5 * 0x1p-53 + random.unit()));
    return sum / n;
  };
  const double honest = mean_score(-z, z);
  // Of a standard normal it is 4/0.2 times its density at the 90 % point, 20 * 0.17550; 0.02 = 5 standard
  // errors.
  EXPECT_NEAR(honest, 3.5100, 0.02);
  for (const double off : {-0.4, 0.4}) {
    EXPECT_LT(honest, mean_score(-z - off, z + off));
    EXPECT_LT(honest, mean_score(-z + off, z + off));
  }
}

GradedDecision graded_by(const char* account, double said, Outcome outcome) {
  GradedDecision one;
  one.decision.signature.account = account;
  one.decision.topic = outcome == Outcome::cannot_tell ? "tracking" : "own_change";
  one.decision.forecast.confidence = said;
  one.decision.sealed.probability = 0.5;
  one.review.person.outcome = outcome;
  if (outcome != Outcome::cannot_tell) {
    const double miss = said - (outcome == Outcome::came_true ? 1 : 0);
    one.review.person.brier = miss * miss;
    one.review.person.interval_score = 0.4;
    one.review.regie = {Outcome::came_true, 0.95, 0.25, 0.8};
  }
  return one;
}

TEST(Calibration, Is_kept_by_person_by_topic_and_for_Regie) {
  const std::vector<GradedDecision> all{
      graded_by("maud", 0.7, Outcome::came_true), graded_by("maud", 0.7, Outcome::did_not),
      graded_by("maud", 0.9, Outcome::came_true), graded_by("maud", 0.9, Outcome::cannot_tell),
      graded_by("sam", 0.6, Outcome::did_not)};
  const auto people = calibration(all, By::person);
  ASSERT_EQ(people.size(), 2U);
  EXPECT_EQ(people[0].who, "maud");
  EXPECT_EQ(people[0].decisions, 3);
  EXPECT_EQ(people[0].came_true, 2);
  EXPECT_EQ(people[0].cannot_tell, 1);
  EXPECT_NEAR(*people[0].brier, (0.09 + 0.49 + 0.01) / 3, exact);
  EXPECT_NEAR(*people[0].interval_score, 0.4, exact);
  ASSERT_EQ(people[0].bins.size(), 2U);
  EXPECT_NEAR(people[0].bins[0].from, 0.7, exact);
  EXPECT_NEAR(people[0].bins[0].to, 0.8, exact);
  EXPECT_EQ(people[0].bins[0].n, 2);
  EXPECT_NEAR(people[0].bins[0].said, 0.7, exact);
  EXPECT_NEAR(people[0].bins[0].happened, 0.5, exact);
  EXPECT_NEAR(people[0].bins[1].happened, 1, exact);
  const auto topics = calibration(all, By::topic);
  ASSERT_EQ(topics.size(), 2U);
  EXPECT_EQ(topics[0].decisions, 4);
  EXPECT_EQ(topics[1].who, "tracking");
  EXPECT_FALSE(topics[1].brier);
  EXPECT_TRUE(topics[1].bins.empty());
  const Calibration regie = calibration_of_regie(all);
  EXPECT_EQ(regie.who, "regie");
  EXPECT_EQ(regie.came_true, 4);
  EXPECT_NEAR(*regie.interval_score, 0.8, exact);
  EXPECT_NEAR(regie.bins.at(0).from, 0.5, exact);
}

TEST(Calibration, Each_said_probability_falls_in_its_own_bin) {
  for (int tenth = 0; tenth < 10; ++tenth) {
    const auto one = calibration({graded_by("maud", tenth / 10.0, Outcome::came_true)}, By::person);
    EXPECT_NEAR(one[0].bins.at(0).from, tenth / 10.0, exact);
  }
  const auto certain = calibration({graded_by("maud", 1, Outcome::came_true)}, By::person);
  EXPECT_NEAR(certain[0].bins.at(0).to, 1, exact);
}

TEST(ReviewStatement, Another_value_of_any_field_is_another_text) {
  using Change = std::function<void(Review&)>;
  const std::vector<Change> changes{[](Review&) {},
                                    [](Review& r) { r.decision.text = "x"; },
                                    [](Review& r) { r.answer = "x"; },
                                    [](Review& r) { r.thought = Outcome::cannot_tell; },
                                    [](Review& r) { r.thought = Outcome::came_true; },
                                    [](Review& r) { r.measured.told = true; },
                                    [](Review& r) { r.measured.needs = "x"; },
                                    [](Review& r) { r.measured.relative.value = 5; },
                                    [](Review& r) { r.measured.relative.interval.low = -5; },
                                    [](Review& r) { r.measured.relative.interval.high = 5; },
                                    [](Review& r) { r.measured.relative.interval.level = 0.5; },
                                    [](Review& r) { r.measured.total.value = 5; },
                                    [](Review& r) { r.measured.total.interval.low = -5; },
                                    [](Review& r) { r.measured.total.interval.high = 5; },
                                    [](Review& r) { r.measured.total.interval.level = 0.5; },
                                    [](Review& r) { r.measured.probability = 0.5; },
                                    [](Review& r) { r.measured.observed = 5; },
                                    [](Review& r) { r.measured.expected = 5; },
                                    [](Review& r) { r.measured.method = "x"; },
                                    [](Review& r) { r.person.outcome = Outcome::did_not; },
                                    [](Review& r) { r.person.probability_true = 0.5; },
                                    [](Review& r) { r.person.brier = 0; },
                                    [](Review& r) { r.person.interval_score = 0; },
                                    [](Review& r) { r.regie.outcome = Outcome::did_not; },
                                    [](Review& r) { r.regie.probability_true = 0.5; },
                                    [](Review& r) { r.regie.brier = 0; },
                                    [](Review& r) { r.regie.interval_score = 0; },
                                    [](Review& r) { r.cost_of_not_acting = Estimate{}; },
                                    [](Review& r) { r.cost_of_not_acting = Estimate{5, {}}; },
                                    [](Review& r) { r.signature.account = "x"; },
                                    [](Review& r) { r.signature.at_seconds = 1; }};
  std::set<std::string> texts;
  for (const Change& change : changes) {
    Review review;
    change(review);
    texts.insert(statement_of(review));
  }
  EXPECT_EQ(texts.size(), changes.size());
}

TEST(Grade, A_wide_effect_is_no_miss_of_a_forecast_about_zero) {
  Forecast forecast;
  forecast.low = -0.1;
  forecast.high = 0.1;
  MeasuredEffect measured;
  measured.told = true;
  measured.relative = {0.7, {-0.7, 2.1, 0.95}};
  EXPECT_EQ(grade(forecast, measured).outcome, Outcome::cannot_tell);
  measured.relative = {0.7, {0.4, 1.0, 0.95}};
  EXPECT_EQ(grade(forecast, measured).outcome, Outcome::did_not);
  measured.relative = {0.01, {-0.04, 0.06, 0.95}};
  EXPECT_EQ(grade(forecast, measured).outcome, Outcome::came_true);
}

}  // namespace
}  // namespace regie
