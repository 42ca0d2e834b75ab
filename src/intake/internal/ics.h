// intake/internal/ics.h - a calendar file (.ics) as dated events.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "intake/report.h"

namespace regie {

/// The events of a calendar, repeats written out (at most repeats_max in repeat_years_max years each).
///   Days are those written in the file, whatever their time zone: a calendar is read as its owner sees it.
///   SUMMARY -> title, CATEGORIES -> kind, X-REGIE-WHERE ("country=NL,channel=search") -> where,
///   X-REGIE-MOVES ("registrations:down") -> moves. An end given as a date is the day after (RFC
///   5545, 3.6.1). A repeat that was moved or taken out (RECURRENCE-ID, EXDATE) is not shown at its old day.
/// Holds:  an event that gives no row gives a problem with the line it begins on.
/// Fails:  intake.too_large, intake.damaged_ics.
[[nodiscard]] Result<std::vector<EventRow>> read_ics(std::string_view bytes,
                                                     std::vector<ReadingProblem>& problems);

[[nodiscard]] bool is_ics(std::string_view bytes);

}  // namespace regie
