// intake/internal/special_rows.h - rows that are not figures: own changes and dated events.
#pragma once

#include <optional>

#include "intake/internal/row_rules.h"
#include "intake/report.h"

namespace regie {

/// A line of a change history. The user's name or address is not kept: "person", or the automation's name.
[[nodiscard]] OwnChange change_of(const RowFields& row, Day day, std::int64_t line);

/// A line of a calendar in CSV; nothing where it has no title.
[[nodiscard]] std::optional<EventRow> event_of(const RowFields& row, DaySpan days, std::int64_t line);

}  // namespace regie
