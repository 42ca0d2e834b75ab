// measure/detect/internal/learn.h - how much a series wanders and how noisy its days are, from its own
// history.
#pragma once

#include "measure/detect/internal/observations.h"
#include "stats/dglm.h"

namespace regie::detecting {

struct Learned {
  DglmDrift drift;
  Moments level;       // where the first weeks were, on the link scale
  double scale = 0;    // log_normal
  double freedom = 0;  // log_normal
};

/// Level drift and day-to-day noise (extra-Poisson, extra-binomial) of largest posterior on a grid.
/// Method: a local level with weekday offsets taken from the days' own means, gamma or beta updates of
/// matched
///   moments; predictive likelihood of at most a year before the lesson day, times a prior that leans to
///   noisy days where history is short (overdispersion that is not believed in makes false alarms).
/// Cost: about 15 passes over a year.
[[nodiscard]] Learned learn(const Observations& days);

}  // namespace regie::detecting
