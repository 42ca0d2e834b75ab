// stats/dglm_test.cpp - the state filter against textbook twins and laws.
#include "stats/dglm.h"

#include <gtest/gtest.h>

#include <cmath>

namespace regie {
namespace {

constexpr double exact = 1e-9;

TEST(Dglm, With_normal_days_and_a_known_scale_is_the_regression_on_all_days_at_once) {
  // Two days, level and one weekday each: the posterior of the joint normal, by hand.
  DglmState state = dglm_start({{0.5, 2.0}, 0});
  state.scale = 0.3;
  state.freedom = 1e12;  // so sure of the scale that it does not move
  const DglmState prior = state;
  const DglmDrift still{0, 0, 0, 0};
  const DglmRow row = dglm_row(3, 0, 0);
  const Moments before = dglm_predict(prior, row);
  dglm_learn(state, row, Family::log_normal, {{1.7}, {}}, still);
  dglm_learn(state, row, Family::log_normal, {{0.9}, {}}, still);
  const double precision = 1 / before.variance + 2 / 0.3;
  const Moments after = dglm_predict(state, row);
  EXPECT_NEAR(after.variance, 1 / precision, 1e-7);
  EXPECT_NEAR(after.mean, (before.mean / before.variance + (1.7 + 0.9) / 0.3) / precision, 1e-7);
}

TEST(Dglm, Weekday_effects_sum_to_zero_whatever_is_learned) {
  DglmState state = dglm_start({{2, 1}, 1});
  for (int day = 0; day < 100; ++day) {
    dglm_evolve(state, {});
    dglm_learn(state, dglm_row(day % 7, day / 365.0, 1), Family::poisson,
               {{static_cast<double>((day * 7) % 23)}, {}}, {});
  }
  double sum = 0;
  for (std::size_t i = 0; i < 7; ++i) sum += state.mean[dglm_weekday + i];
  EXPECT_NEAR(sum, 0, exact);
  for (int i = 0; i < state.size; ++i) {
    EXPECT_GT(state.at(i, i), 0);
    for (int j = 0; j < state.size; ++j) EXPECT_NEAR(state.at(i, j), state.at(j, i), exact);
  }
}

TEST(Dglm, A_holiday_of_unknown_size_teaches_the_level_less) {
  const DglmState start = dglm_start({{3, 0.1}, 0});
  DglmState plain = start;
  DglmState holiday = start;
  const DglmRow row = dglm_row(0, 0, 0);
  dglm_learn(plain, row, Family::poisson, {{5}, {0, 0}}, {});
  dglm_learn(holiday, row, Family::poisson, {{5}, {0, 1.0}}, {});
  EXPECT_LT(plain.mean[dglm_level], holiday.mean[dglm_level]);
  EXPECT_LT(holiday.mean[dglm_level], 3);
}

TEST(Dglm, A_coefficient_no_day_asks_for_changes_no_forecast) {
  DglmState plain = dglm_start({{1, 1}, 0});
  DglmState more = plain;
  const int coefficient = dglm_add_coefficient(more, 0.8);
  for (int day = 0; day < 20; ++day) {
    dglm_evolve(plain, {});
    dglm_evolve(more, {});
    const DglmRow row = dglm_row(day % 7, 0, 0);
    const DglmDay seen{{static_cast<double>(day % 5)}, {}};
    const double one = dglm_learn(plain, row, Family::poisson, seen, {}).log_density;
    EXPECT_NEAR(dglm_learn(more, row, Family::poisson, seen, {}).log_density, one, exact);
  }
  EXPECT_NEAR(more.at(coefficient, coefficient), 0.64, exact);
}

}  // namespace
}  // namespace regie
