// app/due.h - decisions that ask for a person: their review day has come, or their stop rule tripped.
#pragma once

#include <optional>
#include <vector>

#include "app/workspace.h"
#include "desk/decision.h"
#include "desk/stop_check.h"
#include "outcome/review.h"

namespace regie {

struct Overview;

struct DueItem {
  Decision decision;
  bool review_due = false;
  std::optional<StopCheck> stop;  // where the decision has a stop rule
  [[nodiscard]] bool stop_tripped() const { return stop && stop->state == StopState::tripped; }
};

/// Decisions without a review that ask for a person on that day, soonest first.
[[nodiscard]] Result<std::vector<DueItem>> due_items(const Workspace& workspace, const Overview& overview,
                                                     Day as_of);

/// Decisions with their reviews, by time of the review.
[[nodiscard]] Result<std::vector<GradedDecision>> graded_decisions(const Workspace& workspace);
/// Decisions nobody has looked back on yet, by time.
[[nodiscard]] Result<std::vector<Decision>> open_decisions(const Workspace& workspace);

}  // namespace regie
