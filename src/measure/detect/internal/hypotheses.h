// measure/detect/internal/hypotheses.h - every way a series may have changed, weighed against "it did not".
#pragma once

#include <optional>
#include <vector>

#include "measure/detect/internal/look_back.h"
#include "measure/detect/internal/score.h"

namespace regie::detecting {

struct Weighed {
  Regressor regressor;
  double sd = 0;  // of the coefficient's prior
  double log_prior = 0;
  double log_bayes_factor = 0;
};

struct Verdict {
  double log_e = 0;                 // Bayes factor of "changed" against "did not", averaged over all ways
  std::vector<Weighed> hypotheses;  // those that count, heaviest first
  std::optional<Regressor> old;     // a spike that was over before the window, where that explains it best
  [[nodiscard]] bool empty() const { return hypotheses.empty(); }
};

/// All onsets in the look-back; levels and spikes of several lengths with three sizes of effect, trends with
/// two. Method: first-order Bayes factors for all; where they hint at a change, exact runs for those within
/// reach of
///   the best. An average of Bayes factors over a prior is an e-value of the no-change model.
///   Each factor is tempered by the inflation of its length (raised to one over it), which can only lower a
///   large one.
///   `ranking`: hypotheses are listed always, or only where something hints at a change.
enum class Ranking { hinted, always };
[[nodiscard]] Verdict weigh(const Observations& days, const Learned& learned, const LookBack& run,
                            const Inflation& inflation, Ranking ranking);

}  // namespace regie::detecting
