// desk/stop_check.cpp - has a decision's stop rule tripped?
#include "desk/stop_check.h"

#include <algorithm>
#include <cmath>

namespace regie {
namespace {

struct Sum {
  double value = 0;
  double of = 0;
  int known = 0;
};

bool is_known(const DailySeries& days, std::size_t at) {
  return !std::isnan(days.value[at]) && (days.of.empty() || !std::isnan(days.of[at]));
}

Sum sum_over(const DailySeries& days, DaySpan span) {
  Sum sum;
  for (Day day = std::max(span.from, days.from); day <= std::min(span.to, days.to()); day = day + 1) {
    const auto at = static_cast<std::size_t>(day - days.from);
    if (!is_known(days, at)) continue;
    ++sum.known;
    sum.value += days.value[at];
    if (!days.of.empty()) sum.of += days.of[at];
  }
  return sum;
}

/// The value that is judged, or nothing where these days tell nothing.
std::optional<double> judged(const StopRule& rule, const DailySeries& days, const Sum& sum) {
  const bool is_rate = !days.of.empty();
  if (sum.known < rule.days) {
    const bool enough = !is_rate && !rule.below && sum.value > rule.limit;
    return enough ? std::optional(sum.value) : std::nullopt;
  }
  if (!is_rate) return sum.value;
  if (sum.of > 0) return sum.value / sum.of;
  return !rule.below && sum.value > rule.limit ? std::optional(sum.value) : std::nullopt;
}

}  // namespace

StopCheck check_stop_rule(const StopRule& rule, const DailySeries& days, Day from) {
  StopCheck check;
  check.limit = rule.limit;
  for (Day day = from; day <= days.to(); day = day + 1) {
    if (sum_over(days, {day, day}).known == 0) ++check.missing_days;
    const DaySpan span{std::max(from, day - (rule.days - 1)), day};
    const auto value = judged(rule, days, sum_over(days, span));
    if (!value) continue;
    check.value = *value;
    check.day = day;
    if (rule.below ? *value < rule.limit : *value > rule.limit) {
      check.state = StopState::tripped;
      return check;
    }
    check.state = StopState::holding;
  }
  return check;
}

}  // namespace regie
