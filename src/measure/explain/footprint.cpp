// measure/explain/footprint.cpp - each cell against its own history, here and at dates that mean nothing.
#include "measure/explain/footprint.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "measure/explain/scene.h"
#include "stats/quantiles.h"
#include "stats/rate_gap.h"

namespace regie {
namespace {

using explaining::Moved;
using explaining::word_of;

// The same weekdays of four weeks: enough to even out a day, so few that season and drift hardly move.
constexpr int before_days = 28;
// A day of the window counts where two of its four weekdays before are known, a window where two thirds of
// its days count: one lost day must not silence a week.
constexpr int same_weekdays_min = 2;
constexpr double days_known_min = 2.0 / 3.0;
// Fewer things than this expected in the window say nothing of a factor.
constexpr double expected_min = 5;
// How much the comparison wanders by itself is read off this many dates or more.
constexpr std::size_t wander_dates_min = 20;
// The middle 80 % of those dates: the holidays of a year must not make every week look uncertain.
constexpr double wander_quantile = 0.10;
constexpr double wander_sds = 1.2816;  // of a normal law, from its middle to that quantile
constexpr double cell_level = 0.90;
// Less than a tenth is a drift, not a move; what stands beside a large move may drift by a third of it.
constexpr double still_log = 0.0953;  // log 1.10
constexpr double still_share = 1.0 / 3.0;
// It also stands where it may not have moved at all and surely not by most of what the others did.
constexpr double surely_not_share = 0.6;
// A window of three days would lose a third of itself.
constexpr int delay_days_min = 4;
// More placebo dates than this say no more: they overlap.
constexpr std::size_t placebos_max = 200;
constexpr double rate_level = 0.95;

/// How far a window lies from the same weekdays before it, on the log scale.
struct Gap {
  double log = 0;
  double expected = 0;  // things, or money, expected in the window
  double counting = 0;  // variance of `log` were these pure counts
};

/// A numerator and its denominator, summed.
struct Sum {
  double value = 0;
  double of = 0;
  int days = 0;
};

void add_day(const DailySeries& days, Day day, Sum& sum) {
  if (day < days.from || day > days.to()) return;
  const auto at = static_cast<std::size_t>(day - days.from);
  if (std::isnan(days.value[at]) || (!days.of.empty() && std::isnan(days.of[at]))) return;
  sum.value += days.value[at];
  if (!days.of.empty()) sum.of += days.of[at];
  ++sum.days;
}

/// Nothing where too many days are missing, here or before.
std::optional<Gap> gap_of(const DailySeries& days, DaySpan window) {
  Sum now;
  Sum before;
  double expected = 0;
  for (Day day = window.from; day <= window.to; day = day + 1) {
    Sum one;
    add_day(days, day, one);
    Sum same;
    for (Day earlier = day - 7; earlier >= window.from - before_days; earlier = earlier - 7)
      if (earlier < window.from) add_day(days, earlier, same);
    if (one.days == 0 || same.days < same_weekdays_min) continue;
    now = {now.value + one.value, now.of + one.of, now.days + 1};
    before = {before.value + same.value, before.of + same.of, before.days + same.days};
    expected += same.value / same.days;
  }
  if (now.days < days_known_min * window.days()) return std::nullopt;
  if (!days.of.empty()) {
    if (now.of <= 0 || before.of <= 0) return std::nullopt;
    expected = before.value / before.of * now.of;
  }
  Gap gap;
  gap.expected = expected;
  // Half a thing added keeps zeros finite (Haldane).
  gap.log = std::log((std::max(now.value, 0.0) + 0.5) / (std::max(expected, 0.0) + 0.5));
  gap.counting = 1 / (std::max(expected, 0.0) + 0.5) + 1 / (std::max(before.value, 0.0) + 0.5);
  return gap;
}

/// What the same comparison shows at dates when nothing is known to have happened.
struct Wander {
  double middle = 0;  // a series that grows is always a little above the weeks before
  double sd = 0;
  double t = 0;  // reach of the interval in `sd`; 0 = too few dates
};

double quantile(const std::vector<double>& sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto low = static_cast<std::size_t>(at);
  const std::size_t high = std::min(low + 1, sorted.size() - 1);
  return sorted[low] + (at - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

Wander wander_of(std::vector<double> logs, int window_days) {
  Wander wander;
  if (logs.size() < wander_dates_min) return wander;
  std::sort(logs.begin(), logs.end());
  wander.middle = quantile(logs, 0.5);
  wander.sd = (quantile(logs, 1 - wander_quantile) - quantile(logs, wander_quantile)) / (2 * wander_sds);
  // Windows that overlap see the same days: only those side by side count.
  const double apart = static_cast<double>(logs.size()) / window_days;
  wander.t = student_t_quantile(std::max(apart - 1, 3.0), (1 + cell_level) / 2);
  return wander;
}

struct Reach {
  double value = 0;
  double low = 0;
  double high = 0;
};

/// Nothing where the cell says nothing at this date.
using Reaches = std::vector<std::optional<Reach>>;

Moved asked_of(const FootprintCell& cell) {
  if (cell.expected == "up") return Moved::up;
  if (cell.expected == "down") return Moved::down;
  return Moved::still;
}

Moved move_of(const Reach& reach, double size) {
  const double band = std::max(still_log, still_share * size);
  if (reach.low > -band && reach.high < band) return Moved::still;
  const double surely_not = surely_not_share * size;
  if (reach.low <= 0 && reach.high >= 0 && reach.low > -surely_not && reach.high < surely_not)
    return Moved::still;
  if (reach.high < 0 && reach.value < -band) return Moved::down;
  if (reach.low > 0 && reach.value > band) return Moved::up;
  return Moved::cannot_tell;
}

using Gaps = std::vector<std::optional<Gap>>;

Gaps gaps_in(const FootprintInput& input, DaySpan window) {
  Gaps gaps;
  for (const FootprintSeries& one : input.cells) gaps.push_back(gap_of(one.days, window));
  return gaps;
}

/// Dates at which every cell that speaks in the window can speak too, before it and away from known changes.
std::vector<Day> usable_dates(const FootprintInput& input) {
  std::vector<Day> dates;
  if (input.cells.empty()) return dates;
  const int length = input.window.days();
  const Gaps here = gaps_in(input, input.window);
  Day first = input.cells.front().days.from;
  for (const FootprintSeries& one : input.cells) first = std::min(first, one.days.from);
  for (Day from = first; from + length <= input.window.from; from = from + 1) {
    const DaySpan looked_at{from - before_days, from + length - 1};
    const bool near_change = std::any_of(input.off_limits.begin(), input.off_limits.end(),
                                         [&](DaySpan span) { return span.overlaps(looked_at); });
    if (near_change) continue;
    const Gaps gaps = gaps_in(input, {from, looked_at.to});
    bool speaks = true;
    for (std::size_t i = 0; i < gaps.size(); ++i) speaks = speaks && (gaps[i] || !here[i]);
    if (speaks) dates.push_back(from);
  }
  return dates;
}

struct Told {
  std::vector<Moved> moved;
  FootprintVerdict verdict = FootprintVerdict::cannot_tell;
  double evidence = 0;  // moves the way asked, in reaches of their intervals
};

/// The footprint of one reason over so many days from any date, beginning so many days after it.
class Footprint {
 public:
  struct Shape {
    int days = 0;
    int delay = 0;
  };

  Footprint(const FootprintInput& input, const std::vector<Day>& dates, Shape shape)
      : input_(input), shape_(shape) {
    std::vector<std::vector<double>> logs(input.cells.size());
    for (const Day date : dates) {
      const Gaps gaps = gaps_from(date);
      for (std::size_t i = 0; i < gaps.size(); ++i)
        if (gaps[i] && gaps[i]->expected >= expected_min) logs[i].push_back(gaps[i]->log);
    }
    for (std::vector<double>& one : logs) wander_.push_back(wander_of(std::move(one), shape.days));
  }

  [[nodiscard]] Told at(Day date) const { return judge(reaches(gaps_from(date))); }

 private:
  [[nodiscard]] Gaps gaps_from(Day date) const {
    const Day from = date + shape_.delay;
    return gaps_in(input_, {from, from + shape_.days - 1});
  }

  [[nodiscard]] Reaches reaches(const Gaps& gaps) const {
    Reaches all;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
      if (!gaps[i] || wander_[i].t == 0 || gaps[i]->expected < expected_min) {
        all.emplace_back();
        continue;
      }
      const double value = gaps[i]->log - wander_[i].middle;
      const double sd = std::max(wander_[i].sd, std::sqrt(gaps[i]->counting));
      all.push_back(Reach{value, value - wander_[i].t * sd, value + wander_[i].t * sd});
    }
    return all;
  }

  /// The middle of how far those moved that had to.
  [[nodiscard]] double size_of(const Reaches& reaches) const {
    std::vector<double> sizes;
    for (std::size_t i = 0; i < reaches.size(); ++i) {
      const Moved asked = asked_of(input_.cells[i].cell);
      if (asked != Moved::still && reaches[i] && move_of(*reaches[i], 0) == asked)
        sizes.push_back(std::abs(reaches[i]->value));
    }
    if (sizes.empty()) return 0;
    std::sort(sizes.begin(), sizes.end());
    return sizes[sizes.size() / 2];
  }

  [[nodiscard]] Told judge(const Reaches& reaches) const {
    const double size = size_of(reaches);
    Told seen;
    int moved = 0;
    int against = 0;
    for (std::size_t i = 0; i < reaches.size(); ++i) {
      const Moved asked = asked_of(input_.cells[i].cell);
      Moved told = Moved::cannot_tell;
      // One that had to move stood only where it hardly moved at all, however far the others went.
      if (reaches[i]) told = move_of(*reaches[i], asked == Moved::still ? size : 0);
      seen.moved.push_back(told);
      if (reaches[i] && asked != Moved::still) {
        const double half = (reaches[i]->high - reaches[i]->low) / 2;
        seen.evidence += (asked == Moved::up ? 1 : -1) * reaches[i]->value / half;
      }
      if (told == Moved::cannot_tell) continue;
      if (told != asked) ++against;
      if (asked == Moved::still) continue;
      if (told == asked) ++moved;
    }
    if (against > 0)
      seen.verdict = FootprintVerdict::does_not_fit;
    else if (moved > 0)
      seen.verdict = FootprintVerdict::fits;
    return seen;
  }

  const FootprintInput& input_;
  Shape shape_;
  std::vector<Wander> wander_;
};

/// What happened in the afternoon shows the day after: a window of some days may begin to move on its first
/// day or its second, whichever shows more; the same is granted at every placebo date.
class EitherDay {
 public:
  EitherDay(const FootprintInput& input, const std::vector<Day>& dates)
      : first_(input, dates, {input.window.days(), 0}) {
    if (input.window.days() >= delay_days_min)
      second_.emplace(input, dates, Footprint::Shape{input.window.days() - 1, 1});
  }

  [[nodiscard]] Told at(Day date) const {
    Told seen = first_.at(date);
    if (!second_) return seen;
    Told later = second_->at(date);
    return later.evidence > seen.evidence ? later : seen;
  }

 private:
  Footprint first_;
  std::optional<Footprint> second_;
};

std::string percent(double share) { return std::to_string(std::lround(100 * share)) + " %"; }

void try_placebos(const EitherDay& footprint, const std::vector<Day>& dates, FootprintTest& test) {
  const std::size_t tried = std::min(dates.size(), placebos_max);
  for (std::size_t i = 0; i < tried; ++i) {
    ++test.placebos;
    if (footprint.at(dates[i * dates.size() / tried]).verdict == FootprintVerdict::fits) ++test.false_fits;
  }
  if (tried == 0) {
    test.false_fit_rate = {0, 1, rate_level};
    return;
  }
  const RateLimits limits = wilson_limits({test.false_fits, test.placebos}, rate_level);
  test.false_fit_rate = {limits.low, limits.high, rate_level};
}

/// What keeps a footprint from telling whatever was seen; "" = nothing.
std::string kept_from_telling(const FootprintInput& input, const FootprintTest& test) {
  const bool any_moves = std::any_of(input.cells.begin(), input.cells.end(), [](const FootprintSeries& one) {
    return asked_of(one.cell) != Moved::still;
  });
  if (!any_moves) return "no cell of the footprint must move";
  if (test.placebos < placebos_min)
    return "there are " + std::to_string(test.placebos) + " other dates to try it at, " +
           std::to_string(placebos_min) + " are needed";
  return "";
}

}  // namespace

FootprintTest test_footprint(const FootprintInput& input) {
  FootprintTest test;
  test.window = input.window;
  const std::vector<Day> dates = usable_dates(input);
  const EitherDay footprint(input, dates);
  const Told here = footprint.at(input.window.from);
  for (std::size_t i = 0; i < input.cells.size(); ++i) {
    test.cells.push_back(input.cells[i].cell);
    test.cells.back().seen = word_of(here.moved[i]);
  }
  try_placebos(footprint, dates, test);
  test.why = kept_from_telling(input, test);
  if (!test.why.empty()) return test;
  // What contradicts, contradicts however easily the rest would have fitted.
  if (here.verdict == FootprintVerdict::does_not_fit) {
    test.verdict = here.verdict;
  } else if (here.verdict == FootprintVerdict::cannot_tell) {
    test.why = "no cell that must move can be told";
  } else if (test.false_fit_rate.high > false_fit_max) {
    test.why = "it fits " + std::to_string(test.false_fits) + " of " + std::to_string(test.placebos) +
               " other dates as well; up to " + percent(false_fit_max) + " would do";
  } else {
    test.verdict = FootprintVerdict::fits;
  }
  return test;
}

std::string_view verdict_name(FootprintVerdict verdict) {
  switch (verdict) {
    case FootprintVerdict::fits:
      return "fits";
    case FootprintVerdict::does_not_fit:
      return "does_not_fit";
    case FootprintVerdict::cannot_tell:
      break;
  }
  return "cannot_tell";
}

}  // namespace regie
