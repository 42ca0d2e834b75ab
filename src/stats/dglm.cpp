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

/// to += times * from, over a whole row: of fixed length and not overlapping, so that it is done two at a
/// time.
void add_row(double* __restrict to, double times, const double* __restrict from) {
  for (int j = 0; j < dglm_states_max; ++j) to[j] += times * from[j];
}

double* row_at(DglmState& state, int i) {
  return &state.covariance[static_cast<std::size_t>(i * dglm_states_max)];
}

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
  add_row(row_at(state, dglm_level), 1, row_at(state, dglm_trend));
  double* trend = row_at(state, dglm_trend);
  for (int j = 0; j < dglm_states_max; ++j) trend[j] *= trend_damping;
  for (int i = 0; i < state.size; ++i) {
    double* row = row_at(state, i);
    row[dglm_level] += row[dglm_trend];
    row[dglm_trend] *= trend_damping;
  }
  state.at(dglm_level, dglm_level) += drift.level;
  state.at(dglm_trend, dglm_trend) += drift.trend;
  const double shared = drift.weekday / 7;
  for (int i = 0; i < 7; ++i) {
    double* row = row_at(state, dglm_weekday + i) + dglm_weekday;
    for (int j = 0; j < 7; ++j) row[j] -= shared;
    row[i] += drift.weekday;
  }
}

namespace {

using Column = std::array<double, dglm_states_max>;

Column covariance_with(const DglmState& state, const DglmRow& row) {
  Column column{};
  for (int k = 0; k < row.entries; ++k) {
    const auto at = static_cast<std::size_t>(k);
    add_row(column.data(), row.times[at],
            &state.covariance[static_cast<std::size_t>(row.state[at] * dglm_states_max)]);
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

std::array<double, dglm_states_max> dglm_covariance_with(const DglmState& state, const DglmRow& row) {
  return covariance_with(state, row);
}

Moments dglm_predict(const DglmState& state, const DglmRow& row) {
  return predict(state, row, covariance_with(state, row));
}

DglmLesson dglm_see(Family family, Moments predictor, const DglmDay& day, const DglmDrift& drift) {
  DglmLesson lesson;
  Moments forecast = predictor;
  forecast.variance = std::max(forecast.variance, floor_variance);
  forecast.mean += day.offset.mean;
  forecast.variance += day.offset.variance;
  if (family != Family::log_normal) forecast.variance += drift.noise;
  lesson.forecast = forecast;
  lesson.conjugate = conjugate_update(family, forecast, day.seen);
  const Moments& after = lesson.conjugate.after;
  const double q = forecast.variance;
  lesson.move = (after.mean - forecast.mean) / q;
  lesson.shrink = std::max(0.0, 1.0 - after.variance / q) / q;
  lesson.scale = day.seen.scale;
  lesson.freedom = day.seen.freedom;
  if (family == Family::log_normal) {
    const double error = day.seen.value - forecast.mean;
    const double surprise = error * error / (q + day.seen.scale);
    const double n = scale_memory * day.seen.freedom;
    lesson.scale *= (n + surprise) / (n + 1);
    lesson.freedom = n + 1;
  }
  return lesson;
}

namespace {

DglmDay with_scale(DglmDay day, const DglmState& state) {
  day.seen.scale = state.scale;
  day.seen.freedom = state.freedom;
  return day;
}

}  // namespace

DglmStep dglm_weigh(const DglmState& state, const DglmRow& row, Family family, const DglmDay& day,
                    const DglmDrift& drift) {
  DglmStep step;
  step.column = covariance_with(state, row);
  step.lesson = dglm_see(family, predict(state, row, step.column), with_scale(day, state), drift);
  DglmUpdate& update = step.update;
  update.forecast = step.lesson.forecast;
  // The normal observation that would have moved the predictor alike. The variance it would have taken away
  // is that of an average day: a day with zero counts takes none away and would count for nothing.
  const double q = update.forecast.variance;
  const double learned = std::max(step.lesson.conjugate.taught, 1e-6 * q);
  update.innovation = (step.lesson.conjugate.after.mean - update.forecast.mean) * q / learned;
  update.innovation_variance = q * q / learned;
  add_row(update.gain.data(), 1 / update.innovation_variance, step.column.data());
  return step;
}

void dglm_take(DglmState& state, const DglmStep& step) {
  const double* column = step.column.data();
  add_row(state.mean.data(), step.lesson.move, column);
  for (int i = 0; i < state.size; ++i) add_row(row_at(state, i), -step.lesson.shrink * column[i], column);
  state.scale = step.lesson.scale;
  state.freedom = step.lesson.freedom;
}

DglmUpdate dglm_learn(DglmState& state, const DglmRow& row, Family family, const DglmDay& day,
                      const DglmDrift& drift) {
  DglmStep step = dglm_weigh(state, row, family, day, drift);
  step.update.log_density =
      conjugate_log_density(family, step.lesson.conjugate, step.update.forecast, with_scale(day, state).seen);
  dglm_take(state, step);
  return step.update;
}

int dglm_add_coefficient(DglmState& state, double sd) {
  const int which = state.size++;
  state.mean[static_cast<std::size_t>(which)] = 0;
  state.at(which, which) = sd * sd;
  return which;
}

}  // namespace regie
