// app/due.cpp - open decisions against the day and against their stop rules.
#include "app/due.h"

#include <algorithm>

#include "app/internal/metric_series.h"
#include "app/internal/overview.h"
#include "store/records/statements.h"

namespace regie {

Result<std::vector<GradedDecision>> graded_decisions(const Workspace& workspace) {
  TRY(const auto decisions, workspace.records->statements().decisions());
  TRY(const auto reviews, workspace.records->statements().reviews());
  std::vector<GradedDecision> graded;
  for (const Review& review : reviews)
    for (const Decision& decision : decisions)
      if (decision.id == review.decision) graded.push_back({decision, review});
  return graded;
}

Result<std::vector<Decision>> open_decisions(const Workspace& workspace) {
  TRY(auto decisions, workspace.records->statements().decisions());
  TRY(const auto reviews, workspace.records->statements().reviews());
  std::erase_if(decisions, [&](const Decision& decision) {
    return std::any_of(reviews.begin(), reviews.end(),
                       [&](const Review& review) { return review.decision == decision.id; });
  });
  return decisions;
}

Result<std::vector<DueItem>> due_items(const Workspace& workspace, const Overview& overview, Day as_of) {
  TRY(const auto open, open_decisions(workspace));
  std::vector<DueItem> due;
  for (const Decision& decision : open) {
    DueItem item{decision, decision.review_day <= as_of, std::nullopt};
    if (decision.stop_rule) {
      const auto series =
          metric_series(*workspace.facts, overview, decision.stop_rule->metric, decision.stop_rule->slice);
      // Figures that are not here now (an export came late) do not keep the brief from telling the rest.
      if (series) item.stop = check_stop_rule(*decision.stop_rule, series->days, decision.from);
    }
    if (item.review_due || item.stop_tripped()) due.push_back(std::move(item));
  }
  std::stable_sort(due.begin(), due.end(), [](const DueItem& a, const DueItem& b) {
    return a.decision.review_day < b.decision.review_day;
  });
  return due;
}

}  // namespace regie
