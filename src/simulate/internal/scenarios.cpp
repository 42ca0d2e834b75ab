// simulate/internal/scenarios.cpp - what all scenarios share.
#include "simulate/internal/scenarios.h"

#include "simulate/internal/samplers.h"

namespace regie::sim {

Day as_of_or_default(const SimulateInput& input) { return input.as_of.value_or(Day::of({2026, 3, 16})); }

Day draw_onset(Random& random, const Frame& frame) { return frame.as_of - whole_between(random, 4, 9); }

Truth plain_truth(const SimulateInput& input, const Frame& frame) {
  Truth truth;
  truth.scenario = input.scenario;
  truth.seed = input.seed;
  truth.as_of = frame.as_of;
  truth.window = {frame.as_of - 7, frame.as_of - 1};
  truth.currency = frame.currency;
  truth.time_zone = frame.time_zone;
  truth.language = frame.tongue == Tongue::dutch ? "nl" : "en";
  return truth;
}

}  // namespace regie::sim
