// measure/hours.cpp - weekdays made alike, roots taken, and each hour handed on as it came.
#include "measure/hours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <limits>
#include <optional>

#include "base/ensure.h"
#include "stats/median.h"
#include "stats/stream_surprise.h"

namespace regie {
namespace {

constexpr const char* method_name = "stream-surprise/1";
constexpr double missing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t share_days = 8;     // of one weekday: two months
constexpr int full_day_hours = 20;        // known ones; with fewer a day says nothing of its weekday
constexpr int opening_days = 14;          // known ones: each weekday twice, each weekday's share known
constexpr std::size_t stretch_hours = 6;  // what StreamSurprise takes for recent: a quarter of a day

/// How much of an ordinary day each weekday brings, by what was seen so far.
class WeekdayShares {
 public:
  [[nodiscard]] double of(Day day) const {
    const auto& seen = shares_[index(day)];
    if (seen.empty()) return 1;
    return median({seen.begin(), seen.end()});
  }
  /// A day that is over. NaN = not all of it is known.
  void learn(Day day, double mean) {
    week_.push_back(mean);
    if (week_.size() > 7) week_.pop_front();
    double sum = 0;
    for (const double one : week_) sum += one;
    if (week_.size() < 7 || !(sum > 0)) return;
    auto& seen = shares_[index(day)];
    seen.push_back(mean / (sum / 7));
    if (seen.size() > share_days) seen.pop_front();
  }

 private:
  static std::size_t index(Day day) { return static_cast<std::size_t>(day.weekday()); }
  std::deque<double> week_;  // means of the last seven days: each weekday once
  std::array<std::deque<double>, 7> shares_;
};

double signed_root(double value) { return std::copysign(std::sqrt(std::fabs(value)), value); }

/// The Sunday that is the nth of its month, or the last.
bool is_sunday_of(Day day, int month, int nth) {
  constexpr int last = -1;
  const Day::Parts parts = day.parts();
  if (parts.month != month) return false;
  if (nth == last) return parts.day + 7 > Day::days_in_month(parts.year, month);
  return (parts.day + 6) / 7 == nth;
}

struct Hour {
  Day day;
  int hour = 0;
  double observed = missing;
};

/// All hours in order; what was seen of each is forgotten but for the last few.
class Watch {
 public:
  explicit Watch(DaySpan judged) : judged_(judged) {}

  void day(Day day, const double* values) {
    DayHours known{day, {}};
    double sum = 0;
    int count = 0;
    for (int hour = 0; hour < day_hours; ++hour) {
      const double value = may_be_clock_change(day, hour) ? missing : values[hour];
      known.value[static_cast<std::size_t>(hour)] = value;
      if (!std::isfinite(value)) continue;
      sum += value;
      ++count;
    }
    const bool may_tell = judged_.holds(day) && days_known_ >= hours_history_days_min;
    if (is_open_)
      judge(known, may_tell);
    else
      opening_.push_back(known);
    told_.hours_seen += count;
    if (count > 0) ++days_known_;
    shares_.learn(day, count >= full_day_hours ? sum / count : missing);
    if (!is_open_ && days_known_ == opening_days) open();
  }
  [[nodiscard]] int days_known() const { return days_known_; }
  [[nodiscard]] HoursTold told() && {
    told_.method = method_name;
    return std::move(told_);
  }

 private:
  struct DayHours {
    Day day;
    std::array<double, day_hours> value;
  };

  /// The first weeks, of which nothing is told, are laid aside and handed on once their mean day is known:
  /// the stream begins without the error of a first day taken for every day, which would widen its tail for
  /// weeks.
  void open() {
    std::array<double, day_hours> sum{};
    std::array<int, day_hours> count{};
    for (const DayHours& known : opening_)
      for (std::size_t hour = 0; hour < day_hours; ++hour)
        if (std::isfinite(known.value[hour])) {
          sum[hour] += signed_root(known.value[hour]);
          ++count[hour];
        }
    for (std::size_t hour = 0; hour < day_hours; ++hour)
      mean_day_[hour] = count[hour] > 0 ? sum[hour] / count[hour] : 0;
    is_open_ = true;
    for (const DayHours& known : opening_) judge(known, false);
    opening_.clear();
  }

  void judge(const DayHours& known, bool may_tell) {
    const double share = shares_.of(known.day);
    for (int hour = 0; hour < day_hours; ++hour)
      next({known.day, hour, known.value[static_cast<std::size_t>(hour)]}, share, may_tell);
  }

  /// An hour of a weekday with another share is moved to where an ordinary day would have it: its distance
  /// from what was expected of it stays.
  void next(const Hour& hour, double share, bool may_tell) {
    const auto place = static_cast<std::size_t>(hour.hour);
    const double forecast = StreamSurprise(stream_).next(missing, place).expected;
    const double root = std::sqrt(std::max(0.0, share)) * std::max(0.0, mean_day_[place] + forecast);
    const double error = signed_root(hour.observed) - root;
    const Surprise surprise = stream_.next(forecast + error, place);
    recent_.push_back({hour.observed, root * root + surprise.spread * surprise.spread});
    if (recent_.size() > stretch_hours) recent_.pop_front();
    if (!may_tell || !std::isfinite(hour.observed)) return;
    ++told_.hours_judged;
    if (surprise.score > 0 && surprise.probability <= 1 / hours_alarm_once_in) tell(hour, surprise, error);
  }

  /// Of this hour alone where it lies as far out as was said; else it was the recent stretch.
  void tell(const Hour& hour, const Surprise& surprise, double error) {
    ToldHour told{hour.day, hour.hour};
    told.direction = surprise.deviation > 0 ? HourDirection::above : HourDirection::below;
    told.once_in = 1 / surprise.probability;
    const bool alone = std::fabs(error) >= std::fabs(surprise.deviation) * surprise.spread * (1 - rounding) &&
                       (error > 0) == (surprise.deviation > 0);
    told.hours = 0;
    for (auto one = recent_.rbegin(); one != recent_.rend() && !(alone && told.hours == 1); ++one) {
      if (!std::isfinite(one->observed)) continue;
      told.observed += one->observed;
      told.expected += one->expected;
      ++told.hours;
    }
    told_.told.push_back(told);
  }

  struct Recent {
    double observed;
    double expected;
  };
  static constexpr double rounding = 1e-9;
  DaySpan judged_;
  StreamSurprise stream_;
  WeekdayShares shares_;
  bool is_open_ = false;
  std::vector<DayHours> opening_;
  std::array<double, day_hours> mean_day_{};  // of roots, in the first weeks
  std::deque<Recent> recent_;
  int days_known_ = 0;
  HoursTold told_;
};

}  // namespace

bool may_be_clock_change(Day day, int hour) {
  if (hour < 1 || hour > 3 || day.weekday() != Weekday::sunday) return false;
  struct Change {
    int month;
    int nth;  // -1: the last
  };
  constexpr std::array changes{Change{3, -1}, Change{10, -1}, Change{3, 2}, Change{11, 1},
                               Change{4, 1},  Change{10, 1},  Change{9, -1}};
  return std::any_of(changes.begin(), changes.end(),
                     [&](const Change& change) { return is_sunday_of(day, change.month, change.nth); });
}

Answer<HoursTold> surprising_hours(const HoursInput& input) {
  const std::vector<double>& values = input.series.value;
  ENSURE(values.size() % day_hours == 0);
  Watch watch(input.judged);
  int days_before = 0;
  for (std::size_t at = 0; at < values.size(); at += day_hours) {
    const Day day = input.series.from + static_cast<int>(at / day_hours);
    if (day > input.judged.to) break;
    days_before = watch.days_known();
    watch.day(day, values.data() + at);
  }
  if (days_before < hours_history_days_min) {
    const int more = hours_history_days_min - days_before;
    return tl::unexpected(TooFew{static_cast<double>(days_before), static_cast<double>((more + 6) / 7), 0,
                                 std::to_string(hours_history_days_min) +
                                     " days with hours before, there are " + std::to_string(days_before)});
  }
  return std::move(watch).told();
}

}  // namespace regie
