// desk/stop_check.h - has a decision's stop rule tripped?
#pragma once

#include <optional>

#include "base/day.h"
#include "desk/forecast.h"
#include "measure/series.h"

namespace regie {

enum class StopState { not_yet, holding, tripped };

struct StopCheck {
  StopState state = StopState::not_yet;
  double value = 0;        // of the days that tripped it, or of the last that could be judged
  double limit = 0;        // of the rule
  std::optional<Day> day;  // the last of those days; nothing where not_yet
  int missing_days = 0;    // of the days since `from`: days that tell nothing
};

/// Walks the days since `from`; the first day on which the rule is met trips it, and it stays tripped.
///   value on a day = sum of the rule's days ending that day (rates: sum over sum), all of them since `from`
/// Days without a number are missing, not zero: days that hold one are not judged. But of a sum (no rate)
/// that must not pass a limit, the days that are known are enough once they pass it, also before the rule's
/// days are full: more days cannot make it less. A rate over nothing (cost of no lead) is not judged either,
/// unless one more would not have kept it within a limit from above.
/// Requires: values are not below zero; rule.days > 0. Days of the series before `from` are not looked at.
/// Cost:     days of the series times days of the rule.
[[nodiscard]] StopCheck check_stop_rule(const StopRule& rule, const DailySeries& days, Day from);

}  // namespace regie
