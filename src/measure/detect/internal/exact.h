// measure/detect/internal/exact.h - the look-back run again with a change in it, without its states.
#pragma once

#include <cstddef>
#include <vector>

#include "measure/detect/internal/learn.h"
#include "measure/detect/internal/look_back.h"
#include "measure/detect/internal/observations.h"
#include "measure/detect/internal/score.h"

namespace regie::detecting {

/// log Bayes factor of a regressor, N(0, sd^2), against none: the run again with the coefficient in the
/// state, from the morning of its onset on. Cost: days x states squared.
[[nodiscard]] double exact_log_bayes_factor(const Observations& days, const Learned& learned,
                                            const LookBack& run, const Regressor& regressor, double sd);

/// The same for all regressors that begin on one day.
/// Method: of the states nothing is asked but the predictors of the days left. Their joint normal is made
/// once
///   for an onset; a coefficient adds sd^2 x x' to it; each day then teaches the days after it.
/// Holds: as exact_log_bayes_factor, but for rounding.
/// Cost: days left cubed / 6 a regressor; above `by_days_max` the states are cheaper.
class OnsetRuns {
 public:
  OnsetRuns(const Observations& days, const Learned& learned, const LookBack& run, int onset);
  [[nodiscard]] double log_bayes_factor(const Regressor& regressor, double sd);

 private:
  const Observations& days_;
  const Learned& learned_;
  const LookBack& run_;
  int onset_;
  std::size_t left_;  // days
  std::vector<double> mean_;
  std::vector<double> covariance_;  // [day][earlier or same day]
  std::vector<double> mean_now_;
  std::vector<double> covariance_now_;
  std::vector<double> column_;
};

inline constexpr int by_days_max = 48;

}  // namespace regie::detecting
