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

std::vector<Slice> places_of(const World& world, std::size_t campaign) {
  const Campaign& chosen = world.campaigns[campaign];
  std::vector<Slice> places{{{"campaign", chosen.name}}};
  if (chosen.platform == Platform::meta_ads) places.push_back({{"ad_group", ad_set_name(chosen)}});
  std::size_t alike = 0;
  for (const Campaign& other : world.campaigns) alike += other.type == chosen.type;
  if (alike == 1) places.push_back({{"channel", chosen.type}});
  return places;
}

}  // namespace regie::sim
