// app/dismiss.h - the verbs that put a finding aside, for a while or for good, and take it up again.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/workspace.h"
#include "desk/dismissal.h"

namespace regie {

struct DismissRequest {
  FindingId finding;
  std::optional<Day> until;  // it stands again on this day; nothing = aside for good
  std::string text;          // why; may be empty
  std::string by;
  std::optional<Day> as_of;
};
/// One that is aside already is aside as this says from now on.
/// Fails: finding.unknown, finding.gone, dismiss.bad_day (not after today), and as sign_as.
Result<Dismissal> dismiss_finding(World& world, Workspace& workspace, const DismissRequest& request);

struct TakeUpRequest {
  FindingId finding;
  std::string by;
  std::optional<Day> as_of;
};
/// Fails: dismiss.not_aside, and as sign_as.
Result<Dismissal> take_up_finding(World& world, Workspace& workspace, const TakeUpRequest& request);

/// Those that stand on a day, by time.
[[nodiscard]] Result<std::vector<Dismissal>> list_dismissals(const Workspace& workspace, Day day);

}  // namespace regie
