// stats/internal/structural_design.h - the columns of a structural model, standardised, with their priors.
#pragma once

#include <vector>

#include "stats/structural.h"

namespace regie {

struct InverseGamma {
  double shape = 0;
  double scale = 0;
};

/// y and regressors in units of their standard deviation before; what the engine works on.
struct StructuralDesign {
  std::size_t days = 0;
  std::size_t before = 0;
  std::size_t known_before = 0;
  std::size_t columns = 0;     // of `rows`: y first (0 where unknown), then intercept, controls, trend
  std::size_t season = 0;      // 0 = none
  std::vector<double> rows;    // days x columns
  std::vector<char> known;     // whether the day has a y
  double first = 0;            // the first known y: where the level is expected to start
  std::vector<double> slab;    // prior precision of the regressors, in units of the noise's
  std::vector<double> chance;  // prior inclusion of each regressor
  InverseGamma noise;          // of the variances
  InverseGamma level;
  InverseGamma seasonal;
  double centre = 0;  // y = centre + unit * row
  double unit = 1;
  std::vector<std::size_t> answer_of;  // of each regressor: its place in `inclusion`, or nowhere
  std::size_t answers = 0;             // length of `inclusion`
  static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
  [[nodiscard]] std::size_t regressors() const { return columns - 1; }
  [[nodiscard]] const double* row(std::size_t day) const { return rows.data() + day * columns; }
};

/// Abstains: as `structural`.
[[nodiscard]] Answer<StructuralDesign> structural_design(const StructuralInput& input);

}  // namespace regie
