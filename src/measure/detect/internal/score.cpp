// measure/detect/internal/score.cpp - what a regressor would have made of the no-change run.
#include "measure/detect/internal/score.h"

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

}  // namespace regie::detecting
