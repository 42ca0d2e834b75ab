// stats/dglm.h - a dynamic generalised linear model of a daily series: level, trend, weekday, year,
// regressor.
#pragma once

#include <array>

#include "stats/conjugate.h"

namespace regie {

inline constexpr int dglm_states_max = 16;
inline constexpr int dglm_entries_max = 8;
inline constexpr int dglm_level = 0;
inline constexpr int dglm_trend = 1;
inline constexpr int dglm_weekday = 2;  // seven states that sum to zero
inline constexpr int dglm_year = 9;     // sine and cosine of one and two waves a year, where asked for
inline constexpr double trend_damping = 0.995;  // a day: half of a trend is gone after five months
inline constexpr double dglm_trend_sd = 0.003;  // a day, at the start: two per cent a week

/// Mean and covariance of the state. Rows beyond `size` stay zero.
struct DglmState {
  int size = dglm_year;
  std::array<double, dglm_states_max> mean{};
  std::array<double, dglm_states_max * dglm_states_max> covariance{};
  double scale = 0;    // log_normal: variance of a value around its predictor
  double freedom = 0;  // log_normal: values it rests on
  [[nodiscard]] double& at(int i, int j) {
    return covariance[static_cast<std::size_t>(i * dglm_states_max + j)];
  }
  [[nodiscard]] double at(int i, int j) const {
    return covariance[static_cast<std::size_t>(i * dglm_states_max + j)];
  }
};

/// Which states a day's predictor is made of, and how much of each.
struct DglmRow {
  int entries = 0;
  std::array<int, dglm_entries_max> state{};
  std::array<double, dglm_entries_max> times{};
  void add(int which, double factor) {
    state[static_cast<std::size_t>(entries)] = which;
    times[static_cast<std::size_t>(entries)] = factor;
    ++entries;
  }
};

/// Variances a day. `noise` is that of a day's own random effect on the link scale (extra-Poisson,
/// extra-binomial variation); log_normal has none, its scale is learned.
struct DglmDrift {
  double level = 1e-4;
  double trend = 4e-8;
  double weekday = 1e-5;
  double noise = 1e-2;
};

/// What a day did to the state; enough to ask later what a regressor would have made of it.
struct DglmUpdate {
  Moments forecast;  // of the predictor, before the day, random effect included
  double log_density = 0;
  double innovation = 0;  // of the equivalent normal observation
  double innovation_variance = 1;
  std::array<double, dglm_states_max> gain{};
};

/// Weeks begin where weekday is 0. A year's first `waves` (0..2) get states of their own.
struct DglmStart {
  Moments level;
  int waves = 0;
};
[[nodiscard]] DglmState dglm_start(DglmStart start);
[[nodiscard]] DglmRow dglm_row(int weekday, double year_share, int waves);

/// One day on: the level takes the trend, variances grow.
/// Method: level and damped trend (West & Harrison 1997, ch. 7); drift variances are learned numbers rather
/// than
///   discounts, since a discount of a level that is poorly known (a shop closed on Sundays) inflates it
///   without end.
void dglm_evolve(DglmState& state, const DglmDrift& drift);
/// What each state shares with the predictor.
[[nodiscard]] std::array<double, dglm_states_max> dglm_covariance_with(const DglmState& state,
                                                                       const DglmRow& row);
[[nodiscard]] Moments dglm_predict(const DglmState& state, const DglmRow& row);

/// Learn from one day. `offset` = a known addition to the predictor with its variance (a holiday's own
/// effect). Cost: about 500 flops; no allocation.
struct DglmDay {
  Seen seen;
  Moments offset{0, 0};
};
DglmUpdate dglm_learn(DglmState& state, const DglmRow& row, Family family, const DglmDay& day,
                      const DglmDrift& drift);

/// What seeing a predictor teaches, whatever it is made of.
struct DglmLesson {
  Moments forecast;  // random effect and offset included
  ConjugateStep conjugate;
  double move = 0;    // of anything, in covariances with the predictor
  double shrink = 0;  // of any covariance, in products of two such
  double scale = 0;   // log_normal: afterwards
  double freedom = 0;
};
/// `day.seen` with the scale and freedom of the state.
[[nodiscard]] DglmLesson dglm_see(Family family, Moments predictor, const DglmDay& day,
                                  const DglmDrift& drift);

/// dglm_learn in two: what a day would do to the state, and the state after it. For days that may teach
/// nothing.
struct DglmStep {
  DglmUpdate update;  // without log_density
  DglmLesson lesson;
  std::array<double, dglm_states_max> column{};  // covariance of the states with the predictor
};
[[nodiscard]] DglmStep dglm_weigh(const DglmState& state, const DglmRow& row, Family family,
                                  const DglmDay& day, const DglmDrift& drift);
void dglm_take(DglmState& state, const DglmStep& step);

/// A further state: the coefficient of a regressor, N(0, sd^2). Returns its index.
int dglm_add_coefficient(DglmState& state, double sd);

}  // namespace regie
