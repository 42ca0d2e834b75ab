// measure/detect/internal/score.h - what a regressor would have made of the no-change run, without running
// again.
#pragma once

#include <cstddef>
#include <vector>

namespace regie::detecting {

struct LookBack;

enum class Shape { level, spike, trend };

/// x = 1 from `day` on (level), x = 1 for `days` days (spike), x growing by one a week from `day` on (trend).
struct Regressor {
  Shape shape = Shape::level;
  int day = 0;
  int days = 0;
  [[nodiscard]] double at(int when) const {
    if (when < day) return 0;
    if (shape == Shape::trend) return (when - day + 1) / 7.0;
    return shape == Shape::level || when < day + days ? 1 : 0;
  }
};

/// Of the coefficient at zero: slope of the log likelihood, and Fisher information.
struct Score {
  double gradient = 0;
  double information = 0;
  /// log of the Bayes factor of N(0, sd^2) against 0.
  [[nodiscard]] double log_bayes_factor(double sd) const;
};

/// Method: augmented filter (de Jong 1991): the regressor runs through the gains of the no-change run. Exact
/// for
///   normal days, first order for counts and rates. Cost: days x states.
[[nodiscard]] Score score_regressor(const LookBack& run, const Regressor& regressor, int end);

/// The same for all regressors of a look-back at once.
/// Method: the filter is linear in the regressor. A spike is a level less a later one, a trend a seventh of
///   all levels from its day on: only the levels are run. Holds: as score_regressor, but for rounding.
/// Cost: look-back days squared x states, once; then days an answer.
class Scan {
 public:
  /// Requires: `run` has records of the days [look, end).
  Scan(const LookBack& run, int look, int end);
  [[nodiscard]] Score score(const Regressor& regressor) const;

 private:
  [[nodiscard]] const double* row(const std::vector<double>& of, int day) const {
    return &of[static_cast<std::size_t>(day - look_) * days_];
  }
  int look_ = 0;
  std::size_t days_ = 0;
  std::vector<double> precision_;  // of a day's innovation; 0 = missing
  std::vector<double> innovation_;
  std::vector<double> level_;  // [onset][day]: what the states have left of a level's regressor
  std::vector<double> trend_;
};

}  // namespace regie::detecting
