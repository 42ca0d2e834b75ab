// stats/dglm.cpp - a dynamic generalised linear model of a daily series.
#include "stats/dglm.h"

#include <algorithm>
#include <cmath>

namespace regie {

namespace {

constexpr double weekday_sd = 1.0;  // a weekend at a third or a seventh of the week is ordinary
constexpr double year_sd = 0.3;
constexpr double scale_memory = 0.99;    // log_normal: the scale forgets, so that a noisier year is learned
constexpr double floor_variance = 1e-7;  // a predictor is never known better than to 0.03 %

}  // namespace

DglmState dglm_start(DglmStart start) {
  DglmState state;
  state.size = dglm_year + 2 * start.waves;
  state.mean[dglm_level] = start.level.mean;
  state.at(dglm_level, dglm_level) = start.level.variance;
  state.at(dglm_trend, dglm_trend) = dglm_trend_sd * dglm_trend_sd;
  for (int i = 0; i < 7; ++i)
    for (int j = 0; j < 7; ++j)
      state.at(dglm_weekday + i, dglm_weekday + j) =
          weekday_sd * weekday_sd * ((i == j ? 1.0 : 0.0) - 1.0 / 7);
  for (int i = dglm_year; i < state.size; ++i) state.at(i, i) = year_sd * year_sd;
  return state;
}

DglmRow dglm_row(int weekday, double year_share, int waves) {
  constexpr double two_pi = 6.28318530717958647692;
  DglmRow row;
  row.add(dglm_level, 1.0);
  row.add(dglm_weekday + weekday, 1.0);
  for (int wave = 0; wave < waves; ++wave) {
    row.add(dglm_year + 2 * wave, std::sin(two_pi * (wave + 1) * year_share));
    row.add(dglm_year + 2 * wave + 1, std::cos(two_pi * (wave + 1) * year_share));
  }
  return row;
}

void dglm_evolve(DglmState& state, const DglmDrift& drift) {
  state.mean[dglm_level] += state.mean[dglm_trend];
  state.mean[dglm_trend] *= trend_damping;
  double* level = &state.covariance[dglm_level * dglm_states_max];
  double* trend = &state.covariance[dglm_trend * dglm_states_max];
  for (int j = 0; j < dglm_states_max; ++j) level[j] += trend[j];
  for (int j = 0; j < dglm_states_max; ++j) trend[j] *= trend_damping;
  for (int i = 0; i < state.size; ++i) {
    state.at(i, dglm_level) += state.at(i, dglm_trend);
    state.at(i, dglm_trend) *= trend_damping;
  }
  state.at(dglm_level, dglm_level) += drift.level;
  state.at(dglm_trend, dglm_trend) += drift.trend;
  for (int i = 0; i < 7; ++i) {
    for (int j = 0; j < 7; ++j) state.at(dglm_weekday + i, dglm_weekday + j) -= drift.weekday / 7;
    state.at(dglm_weekday + i, dglm_weekday + i) += drift.weekday;
  }
}

namespace {

using Column = std::array<double, dglm_states_max>;

Column covariance_with(const DglmState& state, const DglmRow& row) {
  Column column{};
  for (int k = 0; k < row.entries; ++k) {
    const auto at = static_cast<std::size_t>(k);
    const double* from = &state.covariance[static_cast<std::size_t>(row.state[at] * dglm_states_max)];
    const double times = row.times[at];
    for (std::size_t j = 0; j < dglm_states_max; ++j) column[j] += times * from[j];
  }
  return column;
}

Moments predict(const DglmState& state, const DglmRow& row, const Column& column) {
  Moments moments{0, 0};
  for (int k = 0; k < row.entries; ++k) {
    const auto at = static_cast<std::size_t>(k);
    const auto which = static_cast<std::size_t>(row.state[at]);
    moments.mean += row.times[at] * state.mean[which];
    moments.variance += row.times[at] * column[which];
  }
  moments.variance = std::max(moments.variance, floor_variance);
  return moments;
}

}  // namespace

Moments dglm_predict(const DglmState& state, const DglmRow& row) {
  return predict(state, row, covariance_with(state, row));
}

DglmUpdate dglm_learn(DglmState& state, const DglmRow& row, Family family, const DglmDay& day,
                      const DglmDrift& drift) {
  const Column column = covariance_with(state, row);
  Moments forecast = predict(state, row, column);
  forecast.mean += day.offset.mean;
  forecast.variance += day.offset.variance;
  Seen seen = day.seen;
  if (family == Family::log_normal) {
    seen.scale = state.scale;
    seen.freedom = state.freedom;
  } else {
    forecast.variance += drift.noise;
  }
  const ConjugateStep step = conjugate_step(family, forecast, seen);

  DglmUpdate update;
  update.forecast = forecast;
  update.log_density = step.log_density;
  // The normal observation that would have moved the predictor alike. The variance it would have taken away
  // is that of an average day: a day with zero counts takes none away and would count for nothing.
  const double q = forecast.variance;
  const double learned = std::max(step.taught, 1e-6 * q);
  update.innovation = (step.after.mean - forecast.mean) * q / learned;
  update.innovation_variance = q * q / learned;
  for (std::size_t i = 0; i < dglm_states_max; ++i) update.gain[i] = column[i] / update.innovation_variance;
  const double move = (step.after.mean - forecast.mean) / q;
  const double shrink = std::max(0.0, 1.0 - step.after.variance / q) / q;
  for (std::size_t i = 0; i < dglm_states_max; ++i) state.mean[i] += column[i] * move;
  for (int i = 0; i < state.size; ++i) {
    const double times = shrink * column[static_cast<std::size_t>(i)];
    double* to = &state.covariance[static_cast<std::size_t>(i * dglm_states_max)];
    for (std::size_t j = 0; j < dglm_states_max; ++j) to[j] -= times * column[j];
  }
  if (family == Family::log_normal) {
    const double error = seen.value - forecast.mean;
    const double surprise = error * error / (q + seen.scale);
    const double n = scale_memory * state.freedom;
    state.scale *= (n + surprise) / (n + 1);
    state.freedom = n + 1;
  }
  return update;
}

int dglm_add_coefficient(DglmState& state, double sd) {
  const int which = state.size++;
  state.mean[static_cast<std::size_t>(which)] = 0;
  state.at(which, which) = sd * sd;
  return which;
}

}  // namespace regie
