// intake/internal/ics_repeats.h - the days on which a calendar's event comes back.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace regie {

/// The first occurrence, and how far local clocks run ahead of UTC (an end in UTC is compared with local
/// time).
struct RepeatStart {
  Day day;
  int seconds_into_day = 0;
  int offset_seconds = 0;
};

struct RepeatedDays {
  std::vector<Day> days;  // ascending; none where the rule meets no day
  bool is_cut = false;    // repeats_max or repeat_years_max ended it, not the rule
};

/// Days of an RRULE (RFC 5545, 3.3.10) by trying each day of at most repeat_years_max years: whatever a rule
/// asks for, even a 31st Friday, the cost is bounded. Nothing: a rule that cannot be read, repeats within a
/// day, counts by week number, or by another calendar.
[[nodiscard]] std::optional<RepeatedDays> repeated_days(std::string_view rule, RepeatStart start);

}  // namespace regie
