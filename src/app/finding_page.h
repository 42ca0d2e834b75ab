// app/finding_page.h - the verb `finding`: one finding with all that hangs on it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/brief.h"
#include "app/sign_reason.h"
#include "app/told.h"

namespace regie {

struct FindingPage {
  std::string currency;
  Day as_of;
  Finding finding;
  std::vector<Finding> also;  // the others of its story
  std::vector<KeptReason> reasons;
  std::optional<Reason> reason;  // that stands
  std::vector<Decision> decisions;
  std::vector<GradedDecision> graded;  // those of them that were looked back on
  std::vector<EventRecord> events;     // that touch its chart
  std::vector<NoteRecord> notes;
};

struct FindingAsked {
  FindingId id;
  std::optional<Day> as_of;
};
/// Fails: finding.unknown, finding.gone, and as the brief.
[[nodiscard]] Result<FindingPage> finding_page(World& world, Workspace& workspace, const FindingAsked& asked);

/// A workspace in one line, for whoever has many of them.
struct Pulse {
  Day as_of;
  std::optional<Day> latest;
  int moved = 0;        // stories of the week
  int with_reason = 0;  // of them, with a reason
  int due = 0;
  std::vector<std::string> late;  // platforms
  std::optional<Finding> first;   // most money at stake
};
/// An empty workspace has a pulse too: nothing moved.
[[nodiscard]] Result<Pulse> pulse(World& world, const Workspace& workspace, std::optional<Day> as_of);

}  // namespace regie
