// measure/detect/internal/hypotheses_test.cpp - the cheap score against the exact run, and the placebo guard.
#include "measure/detect/internal/hypotheses.h"

#include <gtest/gtest.h>

#include <cmath>

#include "measure/detect/testing/planted.h"

namespace regie::detecting {
namespace {

Observations observed(const Planted& plan, std::uint64_t seed) {
  const MetricSeries series = planted_series(plan, seed);
  const auto days = observe(series, {series.days.to() - 6, series.days.to()}, {});
  EXPECT_TRUE(days);
  return *days;
}

LookBack whole_run(const Observations& days, const Learned& learned) {
  LookBack run = start_run(days, learned, std::max(0, days.lesson - 364));
  run_history(days, learned, run, {0, days.look});
  run_look_back(days, learned, run, -1);
  return run;
}

TEST(Score, Is_the_exact_bayes_factor_where_days_are_normal) {
  // A log-normal whose scale is as good as known: the augmented filter must equal running again.
  Planted plan;
  plan.kind = MetricKind::amount;
  plan.change_at = plan.days - 9;
  plan.change = -0.2;
  const Observations days = observed(plan, 5);
  Learned learned = learn(days);
  learned.freedom = 1e13;
  const LookBack run = whole_run(days, learned);
  const int onset = days.end - 9;
  DglmState state = run.before[static_cast<std::size_t>(onset - days.look)];
  const int coefficient = dglm_add_coefficient(state, 0.25);
  double exact = 0;
  for (int day = onset; day < days.end; ++day) {
    if (day > onset) dglm_evolve(state, learned.drift);
    if (!run.record(day).known) continue;
    DglmRow row = run.record(day).row;
    row.add(coefficient, 1);
    exact += dglm_learn(state, row, days.family, day_seen(days, run, day), learned.drift).log_density -
             run.record(day).update.log_density;
  }
  const double scored = score_regressor(run, {Shape::level, onset, 0}, days.end).log_bayes_factor(0.25);
  EXPECT_GT(exact, 1);
  constexpr double rounding = 1e-3;  // of Student's density at 1e13 degrees of freedom
  EXPECT_NEAR(scored, exact, rounding);
}

TEST(Placebo, Days_that_remember_yesterday_are_believed_less) {
  Planted plan;
  plan.base = 2000;
  plan.noise = 0.2;
  double forgetful = 0;
  double remembering = 0;
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    plan.kept = 0;
    const Observations one = observed(plan, seed);
    const Learned learned_one = learn(one);
    forgetful += placebo_inflation(one, whole_run(one, learned_one)).brief / 12;
    plan.kept = 0.6;
    const Observations other = observed(plan, seed);
    const Learned learned_other = learn(other);
    remembering += placebo_inflation(other, whole_run(other, learned_other)).brief / 12;
  }
  EXPECT_LT(forgetful, 1.2);
  EXPECT_GT(remembering, forgetful + 0.1);
}

TEST(Learn, Noisier_days_are_learned_as_noisier) {
  Planted plan;
  plan.base = 500;
  double before = 0;
  for (const double noise : {0.03, 0.12, 0.35}) {
    plan.noise = noise;
    const double learned = std::sqrt(learn(observed(plan, 21)).drift.noise);
    EXPECT_GT(learned, before);
    EXPECT_LT(std::abs(std::log(learned / noise)), 0.6);
    before = learned;
  }
}

}  // namespace
}  // namespace regie::detecting
