// stats/internal/structural_outliers.h - the structural model with Student-t noise, by Gibbs sampling.
#pragma once

#include "stats/internal/structural_forecast.h"

namespace regie {

struct OutlierPosterior {
  StructuralLaws laws;  // one part a draw
  std::vector<double> inclusion;
  std::vector<double> coefficients;
  StateVariances variances;
  double noise_variance = 0;
};

/// Noise of a day is N(0, s^2 / w), w ~ Gamma(freedom / 2, freedom / 2), freedom even over a small grid.
/// Method: given the weights the model is normal again: models and ratios are drawn with noise and
/// coefficients
///         integrated out, then noise, coefficients, states (simulation smoother, Durbin & Koopman 2002) and
///         from the residuals freedom and weights.
/// Cost:   `draws` and a fifth more, each about six filters over the days before.
[[nodiscard]] OutlierPosterior outlier_posterior(const StructuralDesign& design, const StructuralInput& input,
                                                 StateVariances start);

}  // namespace regie
