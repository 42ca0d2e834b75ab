// app/internal/reason_footprint.h - the footprint a reason implies, from the stores: proposed, and tested.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/internal/overview.h"
#include "app/told.h"
#include "measure/explain/footprint.h"

namespace regie {

/// A candidate reason with the day it began to work.
struct ReasonScene {
  Overview overview;
  Candidate candidate;              // of the finding where it is one; else made of the event
  std::optional<DatedEvent> event;  // nothing where it is about none
};

/// By event, else by kind, else the finding's most probable candidate but "none of these".
/// Fails: reason.no_such_event, reason.no_such_candidate.
struct ReasonAsked {
  EventId event;
  std::string kind;
  bool top_candidate = false;  // take the most probable where neither is given; else "something else"
};
[[nodiscard]] Result<ReasonScene> set_scene(const Workspace& workspace, const FoundFinding& found,
                                            const ReasonAsked& asked);

[[nodiscard]] std::vector<FootprintCell> proposed_cells(const ReasonScene& scene, const FoundFinding& found);

/// Over ten days from the event's first day, else from the onset, as far as it is judged. A change that
/// surely began before the event does not fit it.
[[nodiscard]] Result<FootprintTest> tested(const Workspace& workspace, const ReasonScene& scene,
                                           const FoundFinding& found,
                                           const std::vector<FootprintCell>& cells);

}  // namespace regie
