// measure/detect/internal/observations.cpp - a metric's daily series made ready for the model.
#include "measure/detect/internal/observations.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "measure/detect/limits.h"
#include "measure/seen_days.h"

namespace regie::detecting {

namespace {

/// FNV-1a of 64 bits.
std::uint64_t name_of(const std::string& id) {
  std::uint64_t name = 0xCBF29CE484222325U;
  for (const char c : id) name = (name ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  return name;
}

}  // namespace

HolidayTable holiday_table(const std::vector<CalendarDay>& calendar) {
  HolidayTable table;
  if (calendar.empty()) return table;
  std::map<Day, std::string> by_day;
  for (const CalendarDay& entry : calendar) {
    const auto [at, fresh] = by_day.try_emplace(entry.day, entry.id);
    if (!fresh && entry.id < at->second) at->second = entry.id;
  }
  std::map<std::string, int> ids;
  for (const auto& [day, id] : by_day) ids.try_emplace(id, 0);
  for (auto& [id, number] : ids) {
    number = static_cast<int>(table.names.size());
    table.names.push_back(name_of(id));
  }
  table.from = by_day.begin()->first;
  table.id.assign(static_cast<std::size_t>(by_day.rbegin()->first - table.from + 1), -1);
  for (const auto& [day, id] : by_day) table.id[static_cast<std::size_t>(day - table.from)] = ids[id];
  return table;
}

double Observations::year_share(int i) const {
  // Days since 2000-01-01 over the mean year: waves need no leap days.
  const double days = static_cast<double>((first + i) - Day(10957));
  return days / 365.2425;
}

namespace {

/// Amounts on the log scale, zeros at the floor. False where there is no positive amount.
bool to_logs(Observations& days) {
  for (const std::size_t i : lone_zeros(
           days.seen.size(), [&](std::size_t at) { return days.known[at] && days.seen[at].value <= 0; }))
    days.known[i] = 0;
  // The usual amount is that of the days learned from; of all where nothing came in before.
  std::vector<double> positive;
  for (const int until : {days.lesson, days.end}) {
    for (int i = 0; i < until; ++i) {
      const auto at = static_cast<std::size_t>(i);
      if (days.known[at] && days.seen[at].value > 0) positive.push_back(days.seen[at].value);
    }
    if (!positive.empty()) break;
  }
  if (positive.empty()) return false;
  days.amount_floor = amount_floor_of(positive);
  for (Seen& seen : days.seen) seen.value = std::log(std::max(seen.value, days.amount_floor));
  return true;
}

}  // namespace

std::optional<Observations> observe(const MetricSeries& series, DaySpan window,
                                    const HolidayTable& holidays) {
  const MetricKind kind = series.metric.kind;
  if (kind == MetricKind::ratio || kind == MetricKind::weighted || kind == MetricKind::uncounted)
    return std::nullopt;
  Observations days;
  days.family = kind == MetricKind::count    ? Family::poisson
                : kind == MetricKind::amount ? Family::log_normal
                                             : Family::binomial;
  const int all = std::min(static_cast<int>(series.days.value.size()), window.to - series.days.from + 1);
  // Begin with the first day that was known; days before anything was counted are no habit, unless the
  // beginning itself may be the news.
  const int look_at = look_back_from(window) - series.days.from;
  const int lesson_at = lesson_day(look_back_from(window)) - series.days.from;
  int begin = std::max(0, std::min(all, lesson_at) - history_days_max);
  int last = -1;
  int first_counted = -1;
  bool any = false;
  for (int i = begin; i < all; ++i) {
    const auto seen = seen_on(series, static_cast<std::size_t>(i));
    if (!seen) continue;
    if (!any) begin = i;
    any = true;
    last = i;
    if (first_counted < 0 && seen->value > 0) first_counted = i;
  }
  if (last < 0 || first_counted < 0) return std::nullopt;
  if (first_counted < look_at) begin = std::max(begin, first_counted);
  const int end = last + 1;
  const int look = std::max(look_at, std::min(begin + history_days_min, end - 7));
  if (look - begin < history_days_min || window.from > series.days.from + last) return std::nullopt;

  days.first = series.days.from + begin;
  days.end = end - begin;
  days.look = look - begin;
  days.is_lesson_kept = look == look_at && lesson_at - begin >= lesson_history_min;
  days.lesson = days.is_lesson_kept ? lesson_at - begin : days.look;
  days.window = std::max(days.look, window.from - days.first);
  const auto size = static_cast<std::size_t>(days.end);
  days.seen.resize(size);
  days.known.assign(size, 0);
  days.holiday.assign(size, -1);
  days.holiday_names = holidays.names;
  int known_before = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (const auto seen = seen_on(series, i + static_cast<std::size_t>(begin))) {
      days.seen[i] = *seen;
      days.known[i] = 1;
      if (static_cast<int>(i) < days.look) ++known_before;
    }
    days.holiday[i] = holidays.on(days.first + static_cast<int>(i));
  }
  if (known_before < 2 * history_days_min / 3) return std::nullopt;
  days.waves = days.lesson >= year_days_min ? 2 : 0;
  if (days.family == Family::log_normal && !to_logs(days)) return std::nullopt;
  return days;
}

}  // namespace regie::detecting
