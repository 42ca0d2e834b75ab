// measure/explain/calendar_rules.h - each recurring day as a rule: when it falls, where, how it is called.
#pragma once

#include <span>
#include <string_view>

namespace regie::calendars {

/// How a rule finds its day in a year.
///   fixed:  month, day
///   easter: day = days from Easter Sunday
///   nth:    day-th weekday of the month, -1 = the last one
///   after:  the weekday on or after month, day
///   thanksgiving: day = days from the fourth Thursday of November
enum class Rule { fixed, easter, nth, after, thanksgiving };

/// What happens when the day falls on a weekend.
///   earlier_if_sunday: the day itself is kept on Saturday (King's Day)
///   substitute:        one more day off, the next weekday that is not yet one (United Kingdom)
///   observed:          one more day off, Friday for Saturday, Monday for Sunday (United States, federal)
enum class Weekend { nothing, earlier_if_sunday, substitute, observed };

struct Recurring {
  std::string_view country;  // "" = everywhere
  std::string_view region;   // "" = the whole country, else codes with commas
  std::string_view id;
  std::string_view kind;
  Rule rule;
  int month;
  int day;
  int weekday;  // Monday = 0; for `nth` and `after`
  Weekend weekend;
  int from_year;  // first and last year it is kept
  int to_year;
  std::string_view name_en;
  std::string_view name_local;
};

[[nodiscard]] std::span<const Recurring> recurring_days();

}  // namespace regie::calendars
