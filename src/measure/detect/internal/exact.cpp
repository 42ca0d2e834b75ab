// measure/detect/internal/exact.cpp - exact Bayes factors of a change: by states, and by days.
#include "measure/detect/internal/exact.h"

#include <array>

#include "stats/conjugate.h"
#include "stats/dglm.h"

namespace regie::detecting {

double exact_log_bayes_factor(const Observations& days, const Learned& learned, const LookBack& run,
                              const Regressor& regressor, double sd) {
  DglmState state = run.before[static_cast<std::size_t>(regressor.day - days.look)];
  const int coefficient = dglm_add_coefficient(state, sd);
  double sum = 0;
  for (int day = regressor.day; day < days.end; ++day) {
    if (day > regressor.day) dglm_evolve(state, learned.drift);
    const DayRecord& record = run.record(day);
    if (!record.known) continue;
    DglmRow row = record.row;
    if (const double x = regressor.at(day); x != 0) row.add(coefficient, x);
    const DglmUpdate update = dglm_learn(state, row, days.family, day_seen(days, run, day), learned.drift);
    sum += update.log_density - record.update.log_density;
  }
  return sum;
}

namespace {

double along(const DglmRow& row, const double* states) {
  double sum = 0;
  for (int k = 0; k < row.entries; ++k) {
    const auto at = static_cast<std::size_t>(k);
    sum += row.times[at] * states[row.state[at]];
  }
  return sum;
}

constexpr std::size_t block = 4;  // of a fixed length, so that it is done two at a time

/// to -= times * from over the first `count` and up to `block` - 1 more. Rows do not overlap.
void take_row(double* __restrict to, double times, const double* __restrict from, std::size_t count) {
  for (std::size_t i = 0; i < count; i += block)
    for (std::size_t j = 0; j < block; ++j) to[i + j] -= times * from[i + j];
}

}  // namespace

OnsetRuns::OnsetRuns(const Observations& days, const Learned& learned, const LookBack& run, int onset)
    : days_(days),
      learned_(learned),
      run_(run),
      onset_(onset),
      left_(static_cast<std::size_t>(days.end - onset)),
      mean_(left_),
      covariance_(left_ * left_ + block),
      column_(left_ + block) {
  DglmState state = run.before[static_cast<std::size_t>(onset - days.look)];
  for (std::size_t s = 0; s < left_; ++s) {
    if (s > 0) dglm_evolve(state, learned.drift);
    const DglmRow& row = run.record(onset + static_cast<int>(s)).row;
    mean_[s] = along(row, state.mean.data());
    // What the states of this day share with its predictor, carried on to the days after it.
    std::array<double, dglm_states_max> shared = dglm_covariance_with(state, row);
    for (std::size_t u = s; u < left_; ++u) {
      if (u > s) {
        shared[dglm_level] += shared[dglm_trend];
        shared[dglm_trend] *= trend_damping;
      }
      covariance_[u * left_ + s] = along(run.record(onset + static_cast<int>(u)).row, shared.data());
    }
  }
}

double OnsetRuns::log_bayes_factor(const Regressor& regressor, double sd) {
  mean_now_ = mean_;
  covariance_now_ = covariance_;
  for (std::size_t s = 0; s < left_; ++s) {
    const double x = sd * sd * regressor.at(onset_ + static_cast<int>(s));
    if (x == 0) continue;
    for (std::size_t t = 0; t <= s; ++t)
      covariance_now_[s * left_ + t] += x * regressor.at(onset_ + static_cast<int>(t));
  }
  const DglmState& morning = run_.before[static_cast<std::size_t>(onset_ - days_.look)];
  double scale = morning.scale;
  double freedom = morning.freedom;
  double sum = 0;
  for (std::size_t t = 0; t < left_; ++t) {
    const int day = onset_ + static_cast<int>(t);
    const DayRecord& record = run_.record(day);
    if (!record.known) continue;
    DglmDay seen = day_seen(days_, run_, day);
    seen.seen.scale = scale;
    seen.seen.freedom = freedom;
    const DglmLesson lesson =
        dglm_see(days_.family, {mean_now_[t], covariance_now_[t * left_ + t]}, seen, learned_.drift);
    sum += conjugate_log_density(days_.family, lesson.conjugate, lesson.forecast, seen.seen) -
           record.update.log_density;
    scale = lesson.scale;
    freedom = lesson.freedom;
    for (std::size_t s = t + 1; s < left_; ++s) column_[s] = covariance_now_[s * left_ + t];
    for (std::size_t s = t + 1; s < left_; ++s) {
      mean_now_[s] += column_[s] * lesson.move;
      // What runs over lands above the diagonal, where nobody reads, or takes nothing.
      take_row(&covariance_now_[s * left_ + t + 1], lesson.shrink * column_[s], &column_[t + 1], s - t);
    }
  }
  return sum;
}

}  // namespace regie::detecting
