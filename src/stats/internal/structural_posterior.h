// stats/internal/structural_posterior.h - which ratios of variances and which models, with what weight?
#pragma once

#include <memory>

#include "stats/internal/ratio_lattice.h"

namespace regie {

/// One of the explanations that stand for all.
struct StructuralPart {
  const StructuralPoint* point = nullptr;
  Included included;
  double weight = 0;
};

struct StructuralPosterior {
  std::unique_ptr<RatioLattice> lattice;  // keeps the points alive
  std::vector<StructuralPart> parts;      // by point
  std::vector<double> inclusion;          // of each regressor
  double log_evidence = 0;                // of standardised y
  double noise_variance = 0;              // posterior means
  StateVariances variances;               // of logs
};

/// Method: a coarse lattice tells mass and noise; from them the spacing and the first day's variance, which
/// is
///         the variance of y in units of the noise's (a plug-in: the only one), of a finer one. Above
///         ModelTree::regressors_max models are sampled; the evidence then is that of the models met, a lower
///         bound.
[[nodiscard]] StructuralPosterior structural_posterior(const StructuralDesign& design,
                                                       const StructuralInput& input);
/// The two ways of it. Requires: at most ModelTree::regressors_max regressors where models are enumerated.
[[nodiscard]] StructuralPosterior enumerated_posterior(const StructuralDesign& design);
[[nodiscard]] StructuralPosterior sampled_posterior(const StructuralDesign& design,
                                                    const StructuralInput& input);

/// Regressors that no model may leave out.
[[nodiscard]] Included always_included(const StructuralDesign& design);

}  // namespace regie
