// measure/detect/internal/observations.h - a metric's daily series made ready for the model.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "measure/detect/detect.h"
#include "measure/series.h"
#include "stats/conjugate.h"

namespace regie::detecting {

/// Calendar days by number, each id counted from 0. The first id in the alphabet wins where a day has two.
struct HolidayTable {
  Day from;
  std::vector<int> id;               // -1 = an ordinary day
  std::vector<std::uint64_t> names;  // of each number: the same for the same id in any calendar
  [[nodiscard]] int on(Day day) const {
    const int at = day - from;
    return at >= 0 && at < static_cast<int>(id.size()) ? id[static_cast<std::size_t>(at)] : -1;
  }
};
[[nodiscard]] HolidayTable holiday_table(const std::vector<CalendarDay>& calendar);

/// Day i is `first + i`. Onsets are looked for from `look` on; `end` is one past the last day judged.
struct Observations {
  Family family = Family::poisson;
  Day first;
  std::vector<Seen> seen;
  std::vector<char> known;                   // 0 = missing
  std::vector<int> holiday;                  // id or -1
  std::vector<std::uint64_t> holiday_names;  // by id
  int waves = 0;
  int lesson = 0;  // noise and drift are learned from the days before it; = look where history is short
  bool is_lesson_kept = false;  // its lesson is the same tomorrow: worth remembering
  int look = 0;
  int window = 0;  // first day of the window
  int end = 0;
  double amount_floor = 0;  // log_normal: amounts below were put here
  [[nodiscard]] int weekday(int i) const { return static_cast<int>((first + i).weekday()); }
  [[nodiscard]] double year_share(int i) const;
};

/// Nothing where the series is too short, never counted anything, or has no day in the window.
[[nodiscard]] std::optional<Observations> observe(const MetricSeries& series, DaySpan window,
                                                  const HolidayTable& holidays);

}  // namespace regie::detecting
