// measure/detect/internal/describe.h - a verdict told as a change: kind, onset, expected, observed, effect,
// band.
#pragma once

#include <optional>

#include "measure/detect/internal/hypotheses.h"
#include "measure/finding.h"

namespace regie::detecting {

/// What the no-change model expected of a run of days, and how sure it was. In units of the metric.
struct Expectation {
  double expected = 0;  // sum, or rate over the run
  double low = 0;       // of what is expected, at 0.95: the level's own uncertainty, not the days' noise
  double high = 0;
  double observed = 0;
  double observed_low = 0;  // what the same days might have shown by their own noise
  double observed_high = 0;
  double n = 0;
};
[[nodiscard]] Expectation expectation(const Observations& days, const Learned& learned, const LookBack& run,
                                      DaySpan span);

/// The change the verdict speaks of; `metric`, `slice` and e-value are the caller's to fill.
[[nodiscard]] Change describe(const Observations& days, const Learned& learned, const LookBack& run,
                              const Verdict& verdict);

}  // namespace regie::detecting
