// measure/explain/calendar.h - public holidays, commerce days and clock changes, by rule; school vacations by
// table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"

namespace regie {

struct CalendarEntry {
  DaySpan days;
  std::string country;  // "NL"; "" = everywhere
  std::string region;   // "" = whole country
  std::string id;       // one recurring day: "nl/kings_day"
  std::string kind;     // public_holiday, season, school_vacation, commerce_day, clock_change
  std::string name_en;
  std::string name_local;
};

/// Its own name for a Dutch reader of a Dutch day, or one of everywhere; else the English one.
[[nodiscard]] const std::string& name_of(const CalendarEntry& entry, std::string_view language);

/// Holidays of NL, BE, DE, GB, FR, US, commerce days (Black Friday, Cyber Monday, Singles' Day, Valentine's
/// Day, Mother's Day, Sinterklaas, ...) and clock changes that touch `days`.
[[nodiscard]] std::vector<CalendarEntry> calendar(DaySpan days, const std::vector<std::string>& countries);

/// School vacations come as a table made at build time (tools/calendars); lines
/// "country;region;from;to;en;local".
[[nodiscard]] std::vector<CalendarEntry> parse_school_vacations(std::string_view table);
/// The table this program was built with; without lines where its source was not at hand.
[[nodiscard]] std::string_view school_vacations_table();

}  // namespace regie
