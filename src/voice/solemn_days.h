// voice/solemn_days.h - the days that ask for care, by rule, for the Netherlands, Belgium, Germany, Britain,
// the US.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/day.h"

namespace regie {

struct SolemnDay {
  Day day;
  double weight = 1;                  // 1 solemn .. 0.3 kept in mind by many
  std::vector<std::string> concepts;  // what it is about, names of the concept table
  std::string dutch;
  std::string english;
};

/// The days of this table that fall on a day, for these countries (ISO 3166 in small letters; none = all).
/// Method: fixed dates, n-th weekdays, and Easter Sunday by the anonymous Gregorian rule (Meeus, 1991).
/// Cost: linear in the table.
[[nodiscard]] std::vector<SolemnDay> solemn_days(Day day, std::span<const std::string> countries);

/// Easter Sunday of a year of the Gregorian calendar.
[[nodiscard]] Day easter_sunday(int year);

}  // namespace regie
