// measure/detect/internal/score.cpp - what a regressor would have made of the no-change run.
#include "measure/detect/internal/score.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "measure/detect/internal/look_back.h"
#include "stats/dglm.h"

namespace regie::detecting {

double Score::log_bayes_factor(double sd) const {
  const double v = sd * sd;
  const double spread = 1 + v * information;
  return -0.5 * std::log(spread) + 0.5 * v * gradient * gradient / spread;
}

Score score_regressor(const LookBack& run, const Regressor& regressor, int end) {
  std::array<double, dglm_states_max> absorbed{};  // how much of x the states have taken up
  Score score;
  for (int day = regressor.day; day < end; ++day) {
    absorbed[dglm_level] += absorbed[dglm_trend];
    absorbed[dglm_trend] *= trend_damping;
    const DayRecord& record = run.record(day);
    if (!record.known) continue;
    double left = regressor.at(day);
    for (int k = 0; k < record.row.entries; ++k) {
      const auto at = static_cast<std::size_t>(k);
      left -= record.row.times[at] * absorbed[static_cast<std::size_t>(record.row.state[at])];
    }
    const double weight = left / record.update.innovation_variance;
    score.gradient += weight * record.update.innovation;
    score.information += weight * left;
    for (std::size_t i = 0; i < dglm_states_max; ++i) absorbed[i] += record.update.gain[i] * left;
  }
  return score;
}

Scan::Scan(const LookBack& run, int look, int end)
    : look_(look),
      days_(static_cast<std::size_t>(end - look)),
      precision_(days_, 0.0),
      innovation_(days_, 0.0),
      level_(days_ * days_, 0.0),
      trend_(days_ * days_, 0.0) {
  for (std::size_t t = 0; t < days_; ++t) {
    const DayRecord& record = run.record(look + static_cast<int>(t));
    if (!record.known) continue;
    precision_[t] = 1 / record.update.innovation_variance;
    innovation_[t] = record.update.innovation;
  }
  for (std::size_t onset = days_; onset-- > 0;) {
    double* left_of_level = &level_[onset * days_];
    std::array<double, dglm_states_max> absorbed{};
    for (std::size_t t = onset; t < days_; ++t) {
      absorbed[dglm_level] += absorbed[dglm_trend];
      absorbed[dglm_trend] *= trend_damping;
      const DayRecord& record = run.record(look + static_cast<int>(t));
      if (!record.known) continue;
      double left = 1;
      for (int k = 0; k < record.row.entries; ++k) {
        const auto at = static_cast<std::size_t>(k);
        left -= record.row.times[at] * absorbed[static_cast<std::size_t>(record.row.state[at])];
      }
      for (std::size_t i = 0; i < dglm_states_max; ++i) absorbed[i] += record.update.gain[i] * left;
      left_of_level[t] = left;
    }
    double* left_of_trend = &trend_[onset * days_];
    for (std::size_t t = onset; t < days_; ++t)
      left_of_trend[t] = left_of_level[t] / 7.0 + (onset + 1 < days_ ? left_of_trend[t + days_] : 0);
  }
}

Score Scan::score(const Regressor& regressor) const {
  const bool is_trend = regressor.shape == Shape::trend;
  const double* left = row(is_trend ? trend_ : level_, regressor.day);
  const auto from = static_cast<std::size_t>(regressor.day - look_);
  std::size_t over = days_;
  if (regressor.shape == Shape::spike)
    over = std::min(days_, from + static_cast<std::size_t>(regressor.days));
  // Each day's sum by itself waits for the one before: odd and even days are summed apart.
  std::array<Score, 2> sums{};
  const auto add = [&](std::size_t t, double x) {
    Score& sum = sums[t % 2];
    const double weighted = precision_[t] * x;
    sum.gradient += weighted * innovation_[t];
    sum.information += weighted * x;
  };
  for (std::size_t t = from; t < over; ++t) add(t, left[t]);
  if (over < days_) {
    const double* later = row(level_, look_ + static_cast<int>(over));
    for (std::size_t t = over; t < days_; ++t) add(t, left[t] - later[t]);
  }
  return {sums[0].gradient + sums[1].gradient, sums[0].information + sums[1].information};
}

}  // namespace regie::detecting
