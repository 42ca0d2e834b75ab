// simulate/internal/scenarios.h - one function a scenario: draws an account, plants one change, writes the
// files.
#pragma once

#include "simulate/internal/accounts.h"

namespace regie::sim {

[[nodiscard]] Simulation covid_event(Random& random, const SimulateInput& input);
[[nodiscard]] Simulation tracking_fault(Random& random, const SimulateInput& input);
[[nodiscard]] Simulation mix_shift(Random& random, const SimulateInput& input);
[[nodiscard]] Simulation budget_change(Random& random, const SimulateInput& input);
[[nodiscard]] Simulation automation_moves(Random& random, const SimulateInput& input);
[[nodiscard]] Simulation stopped_campaign(Random& random, const SimulateInput& input);
[[nodiscard]] Simulation holiday_dip(Random& random, const SimulateInput& input);
[[nodiscard]] Simulation slow_fatigue(Random& random, const SimulateInput& input);
[[nodiscard]] Simulation nothing(Random& random, const SimulateInput& input);
[[nodiscard]] Simulation few_leads(Random& random, const SimulateInput& input);

/// 2026-03-16 unless asked otherwise.
[[nodiscard]] Day as_of_or_default(const SimulateInput& input);
/// The day a change shows first: 4 to 9 days before as_of.
[[nodiscard]] Day draw_onset(Random& random, const Frame& frame);
/// Truth of an account in which nothing was planted yet.
[[nodiscard]] Truth plain_truth(const SimulateInput& input, const Frame& frame);
/// The campaign, and every other slice that holds it and nothing else: its only ad set, its channel where it
/// is alone.
[[nodiscard]] std::vector<Slice> places_of(const World& world, std::size_t campaign);

}  // namespace regie::sim
