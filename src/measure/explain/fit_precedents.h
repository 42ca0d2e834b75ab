// measure/explain/fit_precedents.h - what people signed before, as a little evidence.
#pragma once

#include "measure/explain/fit.h"

namespace regie::explaining {

/// The most alike reason of the candidate's kind that was signed and did not fail its footprint.
[[nodiscard]] Fit fit_precedents(const Scene& scene, const Candidate& candidate);

}  // namespace regie::explaining
