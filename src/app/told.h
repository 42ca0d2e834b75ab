// app/told.h - findings by their id: kept the first time somebody is told of them, found again when a person
// acts on one.
#pragma once

#include <optional>

#include "app/brief.h"
#include "app/explain_metric.h"
#include "app/workspace.h"
#include "measure/finding.h"
#include "store/records/statements.h"

namespace regie {

/// Keeps what a person was told: the finding in short, and the question that gives it again. First time only.
Result<Done> keep_told(World& world, Workspace& workspace, const Brief& page);
Result<Done> keep_told(World& world, Workspace& workspace, const ExplainRequest& request,
                       const Explanation& explanation);

/// A finding as it was told, made again from the same question; else one of the brief of `as_of`.
/// Fails: finding.unknown; finding.gone, where other data were imported since; and as the brief.
struct FoundFinding {
  Finding finding;
  DaySpan window;  // of the brief it stood in
};
[[nodiscard]] Result<FoundFinding> find_finding(World& world, Workspace& workspace, const FindingId& id,
                                                std::optional<Day> as_of);

}  // namespace regie
