// stats/quantiles.h - quantiles of the forecast laws, for expected bands.
#pragma once

#include "stats/conjugate.h"

namespace regie {

/// Distribution functions of the exact forecasts.
[[nodiscard]] double negative_binomial_cdf(GammaShape law, double y);
[[nodiscard]] double student_t_cdf(double freedom, double t);
[[nodiscard]] double student_t_quantile(double freedom, double p);
/// Beta-binomial; summed where tries are few, by a beta of matched moments above `beta_binomial_sum_max`
/// tries.
[[nodiscard]] double beta_binomial_cdf(BetaShape law, double tries, double y);

/// A forecast's quantile in units of the observation (counts, hits, log value).
/// Requires: 0 < p < 1. Holds: the smallest whole y with cdf(y) >= p for counts.
[[nodiscard]] double forecast_quantile(Family family, Moments forecast, const Seen& about, double p);

}  // namespace regie
