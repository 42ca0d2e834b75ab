// app/human_side.h - how much people decided, and how they lean on proposals, from the journal.
#pragma once

#include <vector>

#include "app/workspace.h"
#include "charter/human_share.h"
#include "charter/proposal.h"
#include "measure/explain/lead_time.h"
#include "measure/finding.h"

namespace regie {

inline constexpr int human_share_days = 91;  // 13 weeks: long enough to hold some decisions

/// Signed decisions and people's own changes against what platform automation changed, over these days.
[[nodiscard]] Result<HumanShare> human_share_of(const Workspace& workspace, DaySpan days);

/// Field notes against the findings told up to that day, and those told now.
[[nodiscard]] Result<LeadTimes> lead_times_of(const Workspace& workspace, Day as_of,
                                              const std::vector<Finding>& told_now);

}  // namespace regie
