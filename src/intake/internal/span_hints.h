// intake/internal/span_hints.h - the days a report covers, from the lines above its table or from its file
// name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "intake/internal/day_reading.h"

namespace regie {

struct SpanHint {
  std::optional<DaySpan> days;
  DayOrder order = DayOrder::unknown;  // told by an impossible date among these lines ("1/31/2026")
};

/// "1 januari 2026 - 31 januari 2026", "Report Start: January 1, 2026", "# Start date: 20230708".
[[nodiscard]] SpanHint span_of_titles(const std::vector<std::string>& titles);

/// "Searches(Search_2026.02.05-2026.02.10).csv", "MH4U-Ads-Feb-11-2021-Mar-11-2024.xlsx".
[[nodiscard]] std::optional<DaySpan> span_of_file_name(std::string_view name);

}  // namespace regie
