// app/internal/weigh.h - candidates, money and stories for findings that are placed.
#pragma once

#include <vector>

#include "app/internal/overview.h"
#include "measure/finding.h"

namespace regie {

/// Gives the finding its candidates: looks at neighbouring metrics and slices, at events and own changes.
[[nodiscard]] Result<Done> add_candidates(const Workspace& workspace, const Overview& overview,
                                          Finding& finding);

/// Money at stake from the eight weeks before the onset.
[[nodiscard]] Result<Done> add_money(const Workspace& workspace, const Overview& overview, Finding& finding);

/// Findings that began together and do not exclude each other tell one story; the one with most money leads.
/// Sorts by money at stake, most first.
void tell_stories(std::vector<Finding>& findings);

/// One story has one set of candidates: each finding saw it from one side, so their probabilities are
/// averaged, weighted by how surely each finding moved (log Bayes factor, at most `weight_max`).
void share_candidates(std::vector<Finding>& findings);

}  // namespace regie
