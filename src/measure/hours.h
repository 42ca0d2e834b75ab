// measure/hours.h - which hours stood out, each told from what came before it alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/answer.h"
#include "base/day.h"

namespace regie {

inline constexpr int day_hours = 24;
inline constexpr int hours_history_days_min = 28;  // known days before an hour may be told: the memory of the
                                                   // method, and every weekday four times
inline constexpr double hours_alarm_once_in = 168;  // hours; where nothing is the matter about once a week:
                                                    // as often as somebody has time to look

/// A count or an amount of consecutive hours on the clock of its platform, 24 a day. NaN = missing, not zero.
struct HourlySeries {
  Day from;
  std::vector<double> value;
};

struct HoursInput {
  HourlySeries series;
  DaySpan judged;  // told are hours of these days; all before them teach
};

enum class HourDirection { above, below };

struct ToldHour {
  Day day;
  int hour = 0;         // 0..23
  int hours = 1;        // 1: this hour; more: the known hours of the stretch that ends with it
  double observed = 0;  // in the units of the series, over those hours together
  double expected = 0;  // the same; each hour's forecast was made before its value was seen
  HourDirection direction = HourDirection::above;
  double once_in = 1;  // hours: so rarely is one as far out as this, on either side
};

struct HoursTold {
  std::vector<ToldHour> told;     // in order of time
  std::int64_t hours_seen = 0;    // with a value, up to the last judged day
  std::int64_t hours_judged = 0;  // of them, those that could have been told
  std::string method;
};

/// Hours of the judged days that the hours before did not lead to expect.
///   error = sqrt(value) - sqrt(share of the weekday) * forecast of sqrt(value) on an ordinary day
///   told where StreamSurprise, which sees forecast + error, says P <= 1 / 168: once an event
///   expected = share * forecast ^ 2 + spread ^ 2, as E[X] = E[sqrt X]^2 + Var[sqrt X]
/// Method:   stats/stream_surprise.h, on square roots, whose spread is the same by night and by day where the
///           variance grows with the mean (Bartlett 1936); a weekday's share is the median of its last eight
///           days, each over the mean of the seven days it ends. The stream begins from the mean day of the
///           first two weeks, of which nothing is told.
/// Requires: series.value holds whole days.
/// Holds:    hours appended change nothing that was told; values times a > 0 give the same hours, observed
///           and expected times a; a missing hour is never told and teaches nothing, and so it is with hours
///           a clock change may have skipped or counted twice.
/// Abstains: fewer than 28 days with a value before the last judged hour.
/// Cost:     linear; 100,000 hours in some milliseconds.
[[nodiscard]] Answer<HoursTold> surprising_hours(const HoursInput& input);

/// May this hour of the night have been skipped or counted twice? One to three o'clock on the Sundays on
/// which Europe, North America, Australia and New Zealand change their clocks: whose clock a platform keeps
/// is not in its exports, and a few hours of a year are no loss.
[[nodiscard]] bool may_be_clock_change(Day day, int hour);

}  // namespace regie
