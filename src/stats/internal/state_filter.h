// stats/internal/state_filter.h - a Kalman filter of level and season over many columns at once.
#pragma once

#include <span>
#include <vector>

#include "stats/internal/structural_design.h"

namespace regie {

/// Variances in units of the noise's.
struct StateVariances {
  double level = 0;   // a day's step of the level
  double season = 0;  // a day's step of the season
  double start = 1;   // of level and of each season's state on the first day
};

/// Level, then today's seasonal effect, yesterday's and so on: season - 1 of them, the last follows from
/// their sum. All columns share the covariance and the gain; each has its own mean.
class StateFilter {
 public:
  StateFilter(std::size_t season, std::size_t columns, StateVariances variances);
  /// Forecast errors of the row; the variance of the forecast, noise left out.
  double compare(const double* row);
  /// Takes in what was compared last.
  void learn(double noise);
  void advance();
  [[nodiscard]] std::span<const double> errors() const { return errors_; }
  /// Covariance of each state with the forecast; over the whole variance it is the gain.
  [[nodiscard]] std::span<const double> reach() const { return reach_; }
  [[nodiscard]] std::size_t states() const { return states_; }
  [[nodiscard]] std::span<double> mean() { return mean_; }  // states x columns
  [[nodiscard]] std::span<const double> covariance() const { return covariance_; }

 private:
  std::size_t states_;
  std::size_t columns_;
  StateVariances variances_;
  std::vector<double> mean_;
  std::vector<double> covariance_;
  std::vector<double> errors_;
  std::vector<double> reach_;
  double forecast_variance_ = 0;
  std::vector<double> sums_;
};

/// One day on, for a vector of states; and the transpose, one day back.
void advance_states(std::span<double> states);
void advance_back(std::span<double> weights);

/// What the days before say of the columns, given the ratios of variances.
struct Filtered {
  std::vector<double> gram;  // columns x columns: whitened cross products
  double log_det = 0;        // of the covariance of the known y, in units of the noise's variance
  StateFilter next;          // as forecast for the first judged day
};

/// `noise`: a variance for each day before, in units of the common one; empty = all 1.
/// Method: augmentation of the filter by the regressors (Durbin & Koopman 2012, ch. 6.2.3).
/// Cost: days x (columns^2 + states^2 + states x columns).
[[nodiscard]] Filtered filter_before(const StructuralDesign& design, StateVariances variances,
                                     std::span<const double> noise);

}  // namespace regie
