// stats/structural.h - what a series would have been: level, season and regression on controls, every unknown
// integrated out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/answer.h"
#include "base/interval.h"

namespace regie {

/// CausalImpact's documented priors, in shares of the standard deviation of y before.
struct StructuralPriors {
  double level_sd = 0.01;  // innovations of the level
  double level_df = 32;
  double expected_r2 = 0.8;
  double observation_df = 50;
  double model_size = 3;  // controls expected to matter
  double information_weight = 0.01;
  double diagonal_shrinkage = 0.5;
};

struct StructuralInput {
  std::vector<double> y;  // NaN = missing; y[0, before) teaches, y[before, end) is judged
  std::size_t before = 0;
  std::vector<std::vector<double>> controls;  // each as long as y, no NaN
  std::size_t steps = 0;  // so many of the last controls are steps, 0 then 1: changes of level that are known
  std::size_t season = 0;    // length in days; 7 = weekly; 0 = none
  bool trend = false;        // also a straight line through the days, as one more column that may be left out
  bool outliers = false;     // Student-t noise
  std::size_t draws = 1000;  // where models or outliers are sampled, not enumerated
  std::uint64_t seed = 1;
  double level = 0.95;  // of all intervals
  StructuralPriors priors = {};
};

/// What is known of one quantity after integrating over every parameter.
struct Predictive {
  double mean = 0;
  double sd = 0;
  double low = 0;
  double high = 0;
};

struct StructuralAnswer {
  std::vector<Predictive> days;   // y without the intervention, each judged day
  Predictive average;             // mean over judged days that have a y, of y without the intervention
  double observed_average = 0;    // over the same days
  Predictive effect;              // observed_average - average (its interval mirrored)
  double probability = 0;         // posterior probability that the effect has the sign of its mean
  std::vector<double> inclusion;  // of each control (and last, the trend if asked)
  double log_evidence = 0;  // of y before, for choosing between season / trend / none; NaN with outliers
  std::size_t judged = 0;   // judged days that have a y
  struct Fit {              // how well the model follows the days before: one-step-ahead errors, standardised
    double r2 = 0;          // share of variance of y before explained one step ahead
    double spread = 0;      // sd of standardised errors; 1 = as wide as it says
    double lag1 = 0;        // autocorrelation at lag 1, and at lag 7 where there are 28 days or more
    double lag7 = 0;
    double drift = 0;  // z of the mean standardised error over the last quarter of the days before
  } fit;
};

/// What y would have been after `before`, learned from the days before and from controls that nothing
/// touched.
///   y_t = level_t [+ season_t] + x_t'beta + noise_t;   level_t = level_{t-1} + N(0, q s^2), noise ~ N(0,
///   s^2) effect = mean of y over judged days - mean of what is forecast for them
/// Method:   Bayesian structural time series (Brodersen et al. 2015, Ann. Appl. Stat. 9) with a spike and a
///           slab on beta (George & McCulloch 1993, JASA 88; Scott & Varian 2014, IJMMNO 5) and the priors of
///           R's CausalImpact and bsts. One Kalman filter over y and all columns (Durbin & Koopman 2012,
///           ch. 6.2) whitens them for a ratio q; beta and s^2 then integrate out in closed form, q (and the
///           season's) by a sum over a lattice that grows where there is mass, and models by enumeration up
///           to 15 controls: no Monte Carlo. More controls: Gibbs flips and swaps. With `outliers` noise is
///           Student-t of unknown freedom, by Gibbs sampling; each draw still hands on its exact law.
/// Requires: before <= y.size(); controls as long as y and finite; 0 < level < 1; season other than 1.
/// Note:     where controls explain much less than `expected_r2` of y, the documented weight of 50 days makes
///           intervals too narrow (90 to 93 % at 95); observation_df = 5 holds (docs/why/error-rates.md).
/// Holds:    unit and origin of y carry over; unit and origin of a control change nothing; order of controls
///           permutes `inclusion`; a control constant before has inclusion 0; same input, same bytes out.
/// Abstains: y before has fewer than 14 known days (with a season, two seasons and three days), or never
/// moves;
///           no judged day has a y.
/// Cost:     enumeration: 2^columns small Cholesky steps for each of about 15 ratios (with a season a few
///           hundred); else days x columns^2 a ratio and `draws` sweeps. Memory follows days x columns.
[[nodiscard]] Answer<StructuralAnswer> structural(const StructuralInput& input);

}  // namespace regie
