// stats/internal/structural_models.h - how probable is each set of regressors, noise and coefficients
// integrated out?
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "base/random.h"
#include "stats/internal/state_filter.h"

namespace regie {

/// One pair of ratios of variances, and all that y before says given it.
struct StructuralPoint {
  StateVariances variances;
  Filtered filtered;
  double log_constant = 0;  // of the joint density, whatever the model
  double rest = 0;          // scale of the noise's inverse gamma, before the sum of squares
};

[[nodiscard]] StructuralPoint structural_point(const StructuralDesign& design, StateVariances variances,
                                               std::span<const double> noise = {});

/// Shape of the noise's posterior inverse gamma; the same for all points and models. Twice it is the freedom
/// of every forecast's Student-t.
[[nodiscard]] double noise_shape(const StructuralDesign& design);

using Included = std::vector<std::size_t>;  // regressors of a model, ascending

/// A model's coefficients given a point.
struct StructuralRegression {
  double log_density = 0;        // of y, the ratios (as densities of their logs) and the model
  double scale = 0;              // of the noise's inverse gamma
  std::vector<double> mean;      // of the coefficients included
  std::vector<double> cholesky;  // of their precision in units of the noise's, lower, row by row
};

/// Method: normal-inverse-gamma. s^2 q has the level's inverse-gamma prior; with the Jacobian it is of
///         inverse-gamma form in s^2, so that both priors and the likelihood integrate together.
[[nodiscard]] StructuralRegression structural_regression(const StructuralDesign& design,
                                                         const StructuralPoint& point,
                                                         const Included& included);

/// All models of a point at once: the sum of their densities; and, of each model, asked for by its bits.
struct Enumerated {
  double log_sum = 0;
  double noise_variance = 0;  // posterior mean given the point
  std::vector<double> log_density;
};

/// Enumeration as a walk over subsets: each appends one row to the Cholesky factor of the subset before it.
class ModelTree {
 public:
  static constexpr std::size_t regressors_max = 16;  // 15 controls and an intercept
  explicit ModelTree(const StructuralDesign& design);
  [[nodiscard]] Enumerated at(const StructuralPoint& point) const;
  [[nodiscard]] Included included(std::size_t bits) const;

 private:
  const StructuralDesign& design_;
  std::vector<double> log_prior_;  // of each subset, with half the log determinant of its slab
};

/// One sweep of Gibbs flips over all regressors and a few swaps of one included for one excluded.
struct Swept {
  Included included;
  std::vector<double> chance;  // of each regressor, given the others as they then were
};
[[nodiscard]] Swept sweep_models(const StructuralDesign& design, const StructuralPoint& point,
                                 Included included, Random& random);

/// log(sum of exp) of terms handed in one by one.
class LogSum {
 public:
  void add(double term);
  [[nodiscard]] double value() const;

 private:
  double highest_ = -std::numeric_limits<double>::infinity();
  double sum_ = 0;
};

}  // namespace regie
