// stats/conjugate.h - one observation of a generalised linear model: exact forecast, conjugate update.
#pragma once

namespace regie {

enum class Family {
  poisson,    // log link; forecast is negative binomial
  binomial,   // logit link; forecast is beta-binomial
  log_normal  // values on the log scale; forecast is Student's t
};

/// Of the linear predictor (log rate, logit of a share, log amount).
struct Moments {
  double mean = 0;
  double variance = 0;
};

/// What was seen. `of` = tries of a binomial. `scale`, `freedom` = of a log-normal: the variance of one value
/// around its predictor as known so far, and how many values it rests on.
struct Seen {
  double value = 0;
  double of = 0;
  double scale = 0;
  double freedom = 0;
};

/// Beta shape pair and gamma shape, log rate matching the moments of the linear predictor.
struct BetaShape {
  double hits;
  double misses;
};
struct GammaShape {
  double shape;
  double log_rate;
};

struct ConjugateStep {
  Moments after;
  double log_density = 0;  // of what was seen, under the forecast
  double taught = 0;       // by how much such a day lowers the variance, on average over what may be seen
  GammaShape gamma{0, 0};  // the prior the forecast was matched to: poisson
  BetaShape beta{0, 0};    // binomial
};
[[nodiscard]] GammaShape gamma_with(Moments log_rate);
[[nodiscard]] BetaShape beta_with(Moments logit_share);

/// Forecast density and update of one observation.
/// Method:   conjugate matching of the first two moments. West, Harrison & Migon (1985), JASA 80; West &
///           Harrison (1997), ch. 14. For log_normal: West & Harrison, ch. 4.5 (unknown variance).
/// Requires: before.variance > 0; value >= 0 (log_normal: any); binomial: value <= of, of > 0; log_normal:
///           scale > 0, freedom > 0.
/// Holds:    after.variance < before.variance for binomial and poisson on average over what may be seen.
/// Cost:     constant; no allocation.
[[nodiscard]] ConjugateStep conjugate_step(Family family, Moments before, const Seen& seen);

/// The same without the density, and the density alone: history is learned from, nobody asks how likely it
/// was.
[[nodiscard]] ConjugateStep conjugate_update(Family family, Moments before, const Seen& seen);
[[nodiscard]] double conjugate_log_density(Family family, const ConjugateStep& updated, Moments before,
                                           const Seen& seen);

}  // namespace regie
