// intake/internal/ics_repeats.cpp - libical reads the rule; the days are ours, since its search can run for
// minutes.
#include "intake/internal/ics_repeats.h"

#include <libical/ical.h>

#include <algorithm>
#include <cstdlib>
#include <span>
#include <string>

#include "intake/internal/archive_limits.h"

namespace regie {
namespace {

constexpr std::int64_t seconds_of_day = 86'400;

/// The values of one BY part; libical ends its lists with a mark.
std::span<const short> listed(std::span<const short> all) {
  const auto end = std::find(all.begin(), all.end(), static_cast<short>(ICAL_RECURRENCE_ARRAY_MAX));
  return all.first(static_cast<std::size_t>(end - all.begin()));
}

bool holds(std::span<const short> list, int value) {
  return std::any_of(list.begin(), list.end(), [&](short item) { return item == value; });
}

int days_of_year(int year) { return Day::is_leap(year) ? 366 : 365; }

/// Which of its weekday is day `number` (1-based) of `length`, from the front and from the back: 2 and -3.
struct Nth {
  int front;
  int back;
};
Nth nth_of(int number, int length) { return {(number - 1) / 7 + 1, -((length - number) / 7 + 1)}; }

/// One rule, asked about day after day.
class Rule {
 public:
  Rule(const icalrecurrencetype& rule, Day first)
      : rule_(rule),
        first_(first),
        start_(first.parts()),
        by_day_(listed(rule_.by_day)),
        by_month_(listed(rule_.by_month)),
        by_month_day_(listed(rule_.by_month_day)),
        by_year_day_(listed(rule_.by_year_day)),
        by_set_pos_(listed(rule_.by_set_pos)) {}
  Rule(const Rule&) = delete;
  Rule& operator=(const Rule&) = delete;

  [[nodiscard]] std::span<const short> positions() const { return by_set_pos_; }

  /// The number of the day, week, month or year a day lies in.
  [[nodiscard]] int period_of(Day day) const {
    const Day::Parts parts = day.parts();
    switch (rule_.freq) {
      case ICAL_WEEKLY_RECURRENCE:
        return (day.number() + days_before_week()) / 7;
      case ICAL_MONTHLY_RECURRENCE:
        return parts.year * 12 + parts.month;
      case ICAL_YEARLY_RECURRENCE:
        return parts.year;
      default:
        return day.number();
    }
  }

  [[nodiscard]] bool meets(Day day) const {
    if ((period_of(day) - period_of(first_)) % std::max<int>(rule_.interval, 1) != 0) return false;
    const Day::Parts parts = day.parts();
    const int year_day = day - Day::of({parts.year, 1, 1}) + 1;
    if (!by_month_.empty() && !holds(by_month_, parts.month)) return false;
    if (!by_year_day_.empty() && !holds(by_year_day_, year_day) &&
        !holds(by_year_day_, year_day - days_of_year(parts.year) - 1))
      return false;
    const int month_days = Day::days_in_month(parts.year, parts.month);
    if (!by_month_day_.empty() && !holds(by_month_day_, parts.day) &&
        !holds(by_month_day_, parts.day - month_days - 1))
      return false;
    if (!by_day_.empty()) return meets_weekday(day, parts, year_day);
    if (!by_month_day_.empty() || !by_year_day_.empty()) return true;
    return meets_start(day, parts);
  }

 private:
  /// Makes numbers of weeks change on the rule's first day of the week; days before 1970 stay positive too.
  [[nodiscard]] int days_before_week() const {
    constexpr int weeks_to_stay_positive = 7 * 200'000;
    const int from_monday =
        rule_.week_start == ICAL_NO_WEEKDAY ? 0 : (static_cast<int>(rule_.week_start) + 5) % 7;
    return 3 - from_monday + weeks_to_stay_positive;  // 1970-01-01 was a Thursday
  }

  /// Where a rule does not say which day of its period, it is the day of the first occurrence.
  [[nodiscard]] bool meets_start(Day day, const Day::Parts& parts) const {
    if (rule_.freq == ICAL_WEEKLY_RECURRENCE) return day.weekday() == first_.weekday();
    if (rule_.freq == ICAL_MONTHLY_RECURRENCE) return parts.day == start_.day;
    if (rule_.freq == ICAL_YEARLY_RECURRENCE)
      return parts.day == start_.day && (!by_month_.empty() || parts.month == start_.month);
    return true;
  }

  [[nodiscard]] bool meets_weekday(Day day, const Day::Parts& parts, int year_day) const {
    const bool by_year = rule_.freq == ICAL_YEARLY_RECURRENCE && by_month_.empty();
    const Nth nth = by_year ? nth_of(year_day, days_of_year(parts.year))
                            : nth_of(parts.day, Day::days_in_month(parts.year, parts.month));
    const bool has_nth = rule_.freq == ICAL_MONTHLY_RECURRENCE || rule_.freq == ICAL_YEARLY_RECURRENCE;
    const int weekday = (static_cast<int>(day.weekday()) + 1) % 7 + 1;  // libical counts from Sunday = 1
    return std::any_of(by_day_.begin(), by_day_.end(), [&](short item) {
      if (static_cast<int>(icalrecurrencetype_day_day_of_week(item)) != weekday) return false;
      const int position = icalrecurrencetype_day_position(item);
      return position == 0 || !has_nth || position == nth.front || position == nth.back;
    });
  }

  icalrecurrencetype rule_;
  Day first_;
  Day::Parts start_;
  std::span<const short> by_day_;
  std::span<const short> by_month_;
  std::span<const short> by_month_day_;
  std::span<const short> by_year_day_;
  std::span<const short> by_set_pos_;
};

/// Of the days of one period, those a BYSETPOS names; all where there is none.
void keep_positions(std::vector<Day>& period, std::span<const short> positions) {
  if (positions.empty()) return;
  std::vector<Day> kept;
  const int size = static_cast<int>(period.size());
  for (int i = 0; i < size; ++i)
    if (holds(positions, i + 1) || holds(positions, i - size))
      kept.push_back(period[static_cast<std::size_t>(i)]);
  period = std::move(kept);
}

/// The last moment of the rule in local time, in seconds since 1970; none where it has no end.
std::optional<std::int64_t> end_of(const icaltimetype& until, int offset_seconds) {
  const Day::Parts parts{until.year, until.month, until.day};
  if (icaltime_is_null_time(until) != 0 || !Day::is_valid(parts)) return std::nullopt;
  const std::int64_t midnight = Day::of(parts).number() * seconds_of_day;
  if (until.is_date != 0) return midnight + seconds_of_day - 1;
  const std::int64_t clock = (std::int64_t{until.hour} * 60 + until.minute) * 60 + until.second;
  return midnight + clock + (icaltime_is_utc(until) != 0 ? offset_seconds : 0);
}

bool is_understood(const icalrecurrencetype& rule) {
  const bool is_daily_or_longer = rule.freq == ICAL_DAILY_RECURRENCE || rule.freq == ICAL_WEEKLY_RECURRENCE ||
                                  rule.freq == ICAL_MONTHLY_RECURRENCE || rule.freq == ICAL_YEARLY_RECURRENCE;
  return is_daily_or_longer && rule.rscale == nullptr && listed(rule.by_week_no).empty();
}

}  // namespace

std::optional<RepeatedDays> repeated_days(std::string_view text, RepeatStart start) {
  icalrecurrencetype read = icalrecurrencetype_from_string(std::string(text).c_str());
  const bool understood = is_understood(read);
  free(read.rscale);
  if (!understood) return std::nullopt;
  const Rule rule(read, start.day);
  const auto end = end_of(read.until, start.offset_seconds);
  const bool has_count = read.count > 0 && read.count <= archive_limits::repeats_max;
  const auto most = static_cast<std::size_t>(has_count ? read.count : archive_limits::repeats_max);
  const Day last = std::min(start.day + 366 * archive_limits::repeat_years_max, Day::of({9999, 12, 31}));
  RepeatedDays result;
  // A period begins before the first occurrence, and positions count from its beginning.
  constexpr int longest_period = 366;
  std::vector<Day> period;
  for (Day day = std::max(start.day - longest_period, Day::of({1, 1, 1})); day <= last; day = day + 1) {
    if (rule.meets(day)) period.push_back(day);
    if (day < last && rule.period_of(day + 1) == rule.period_of(day)) continue;
    keep_positions(period, rule.positions());
    for (const Day met : period) {
      if (met < start.day) continue;
      if (end && met.number() * seconds_of_day + start.seconds_into_day > *end) return result;
      if (result.days.size() >= most) {
        result.is_cut = !has_count;
        return result;
      }
      result.days.push_back(met);
    }
    period.clear();
    if (end && day.number() * seconds_of_day > *end) return result;
  }
  result.is_cut = !(has_count && result.days.size() >= most);
  return result;
}

}  // namespace regie
