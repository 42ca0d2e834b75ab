// measure/detect/internal/look_back.cpp - the model run without any change.
#include "measure/detect/internal/look_back.h"

#include <algorithm>
#include <cmath>

#include "measure/detect/internal/score.h"
#include "measure/detect/limits.h"

namespace regie::detecting {

DglmDay day_seen(const Observations& days, const LookBack& run, int day) {
  const auto at = static_cast<std::size_t>(day);
  DglmDay seen{days.seen[at], {0, 0}};
  if (days.holiday[at] >= 0) seen.offset = run.holiday[static_cast<std::size_t>(days.holiday[at])];
  return seen;
}

namespace {

DglmRow row_of(const Observations& days, int day) {
  return dglm_row(days.weekday(day), days.waves > 0 ? days.year_share(day) : 0, days.waves);
}

/// One day of history: an outlier teaches nothing, a second in a row on the same side frees the level.
void learn_history_day(const Observations& days, const Learned& learned, int day, LookBack& run,
                       DayRecord& record) {
  DglmState& state = run.history.state;
  int& outliers = run.history.outliers;
  const DglmDay seen = day_seen(days, run, day);
  const DglmStep step = dglm_weigh(state, record.row, days.family, seen, learned.drift);
  record.update = step.update;
  record.known = true;
  const double deviation = record.update.innovation / std::sqrt(record.update.innovation_variance);
  const int holiday = days.holiday[static_cast<std::size_t>(day)];
  if (holiday >= 0) {
    // The recurring day takes its share of what was learned.
    Moments& own = run.holiday[static_cast<std::size_t>(holiday)];
    const double share = own.variance / record.update.innovation_variance;
    own.mean += share * record.update.innovation;
    own.variance = std::max(own.variance * (1 - share), 1e-3);
    record.known = false;  // no placebo rests on it
    dglm_take(state, step);
    return;
  }
  if (std::abs(deviation) < outlier_deviations) {
    outliers = 0;
    dglm_take(state, step);
    return;
  }
  const int side = deviation > 0 ? 1 : -1;
  outliers = outliers * side > 0 ? outliers + side : side;
  record.known = false;
  if (std::abs(outliers) >= 2) {
    state.at(dglm_level, dglm_level) += level_moved_variance;
    dglm_learn(state, record.row, days.family, seen, learned.drift);
  }
}

}  // namespace

std::vector<Moments> unknown_holidays(const Observations& days) {
  return std::vector<Moments>(days.holiday_names.size(), Moments{0, holiday_sd * holiday_sd});
}

LookBack start_run(const Observations& days, const Learned& learned, int records_from) {
  LookBack run;
  DglmState& state = run.history.state;
  state = dglm_start({learned.level, days.waves});
  state.scale = learned.scale;
  state.freedom = learned.freedom;
  run.holiday = unknown_holidays(days);
  run.records_from = records_from;
  run.records.resize(static_cast<std::size_t>(days.end - records_from));
  run.before.resize(static_cast<std::size_t>(days.end - days.look));
  return run;
}

void run_history(const Observations& days, const Learned& learned, LookBack& run, DayRange range) {
  DayRecord passing;
  for (int day = range.from; day < range.to; ++day) {
    DayRecord& record =
        day >= run.records_from ? run.records[static_cast<std::size_t>(day - run.records_from)] : passing;
    record.known = false;
    record.row = row_of(days, day);
    dglm_evolve(run.history.state, learned.drift);
    if (days.known[static_cast<std::size_t>(day)]) learn_history_day(days, learned, day, run, record);
  }
}

void run_look_back(const Observations& days, const Learned& learned, LookBack& run, int freed) {
  DglmState state = run.history.state;
  for (int day = days.look; day < days.end; ++day) {
    DayRecord& record = run.records[static_cast<std::size_t>(day - run.records_from)];
    record.row = row_of(days, day);
    dglm_evolve(state, learned.drift);
    if (day == freed) state.at(dglm_level, dglm_level) += 4 * level_moved_variance;
    run.before[static_cast<std::size_t>(day - days.look)] = state;
    record.known = days.known[static_cast<std::size_t>(day)] != 0;
    if (record.known)
      record.update = dglm_learn(state, record.row, days.family, day_seen(days, run, day), learned.drift);
  }
}

namespace {

struct Placebo {
  int days;     // a spike so long
  int horizon;  // judged so many days after it began
  int stride;
};

double inflation_of(const Observations& days, const LookBack& run, Placebo placebo) {
  constexpr int settle = 28;               // the first weeks of a short series still find the level
  constexpr double square_max = 6.25;      // 2.5 deviations
  constexpr double square_mean = 0.9775;   // of a standard normal, winsorised there
  constexpr double prior_inflation = 1.2;  // of a series without a past: a little caution
  constexpr double prior_weight = 6;       // as many independent placebos
  double sum = 0;
  double n = 0;
  for (int day = std::max(run.records_from, settle); day + placebo.horizon <= days.lesson;
       day += placebo.stride) {
    const Score score = score_regressor(run, {Shape::spike, day, placebo.days}, day + placebo.horizon);
    if (score.information <= 0) continue;
    sum += std::min(square_max, score.gradient * score.gradient / score.information);
    n += 1;
  }
  const double independent = n * placebo.stride / std::max(placebo.days, placebo.stride);
  const double seen = n > 0 ? sum / n / square_mean : 1;
  return std::max(1.0, (independent * seen + prior_weight * prior_inflation) / (independent + prior_weight));
}

}  // namespace

Inflation placebo_inflation(const Observations& days, const LookBack& run) {
  return {inflation_of(days, run, {3, 6, 3}), inflation_of(days, run, {14, 14, 5})};
}

}  // namespace regie::detecting
