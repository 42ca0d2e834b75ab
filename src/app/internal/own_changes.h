// app/internal/own_changes.h - what a marketer changed, told by two exports that differ.
#pragma once

#include <span>
#include <vector>

#include "intake/report.h"

namespace regie {

/// Is there a campaign or ad group that both tell about?
[[nodiscard]] bool share_a_place(std::span<const CampaignState> earlier,
                                 std::span<const CampaignState> later);

/// Budgets and statuses that differ, dated to the last day of the later export: they changed on that day or
/// before it, since the earlier one. A campaign that only one of the two names tells nothing, since exports
/// are filtered.
[[nodiscard]] std::vector<OwnChange> changes_between(std::span<const CampaignState> earlier,
                                                     std::span<const CampaignState> later);

}  // namespace regie
