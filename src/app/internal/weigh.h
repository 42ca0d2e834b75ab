// app/internal/weigh.h - candidates, money and stories for findings that are placed.
#pragma once

#include <vector>

#include "app/internal/overview.h"
#include "measure/finding.h"
#include "measure/stake.h"

namespace regie {

/// Gives the finding its candidates: looks at neighbouring metrics and slices, at events and own changes.
[[nodiscard]] Result<Done> add_candidates(const Workspace& workspace, const Overview& overview,
                                          Finding& finding);

/// Sums of the measures over the eight weeks before a change, and what a rate's denominator was in its
/// window.
struct WindowTotals {
  MeasureTotals before;
  double denominator = 0;
};
[[nodiscard]] Result<WindowTotals> totals_around(const Workspace& workspace, const Overview& overview,
                                                 const Change& change);

/// Money at stake from the eight weeks before the onset.
[[nodiscard]] Result<Done> add_money(const Workspace& workspace, const Overview& overview, Finding& finding);

/// Findings that began together and do not exclude each other tell one story; the one with most money leads.
/// Sorts by money at stake, most first.
void tell_stories(std::vector<Finding>& findings);

/// Findings of one story saw their reason from several sides: each takes in what the others say, weighted by
/// how surely they moved (log Bayes factor, at most `weight_max`) and by how far they agree with it about
/// why.
void share_candidates(std::vector<Finding>& findings);

}  // namespace regie
