// measure/detect/internal/look_back.h - the model run without any change: what hypotheses are held against.
#pragma once

#include <vector>

#include "measure/detect/internal/learn.h"
#include "measure/detect/internal/observations.h"
#include "stats/dglm.h"

namespace regie::detecting {

struct DayRecord {
  bool known = false;
  DglmRow row;
  DglmUpdate update;
};

/// Where history stands on an evening.
struct HistoryState {
  DglmState state;
  int outliers = 0;  // days in a row that were set aside; negative below what was expected
};

/// The no-change run. `records` covers the days from `records_from`; `before` the look-back, each state
/// standing on the morning of its day.
struct LookBack {
  int records_from = 0;
  std::vector<DayRecord> records;
  HistoryState history;  // the last evening of history that was run: before the look-back, in the end
  std::vector<DglmState> before;
  std::vector<Moments> holiday;  // what each recurring day adds, as learned before the look-back
  [[nodiscard]] const DayRecord& record(int day) const {
    return records[static_cast<std::size_t>(day - records_from)];
  }
};

/// What a calendar's days add before any was met.
[[nodiscard]] std::vector<Moments> unknown_holidays(const Observations& days);

/// Before the first day, with room for records from `records_from` on.
[[nodiscard]] LookBack start_run(const Observations& days, const Learned& learned, int records_from);

/// Days of history one after the other, their outliers set aside.
struct DayRange {
  int from;
  int to;  // one past the last
};
void run_history(const Observations& days, const Learned& learned, LookBack& run, DayRange range);

/// The look-back as it is; again, after days were masked or the level was freed.
/// `freed` = a day on whose morning the level may have moved anywhere; -1 = none.
void run_look_back(const Observations& days, const Learned& learned, LookBack& run, int freed);

[[nodiscard]] DglmDay day_seen(const Observations& days, const LookBack& run, int day);

/// By how much changes at days without news overshoot what the model allows, in variance: 1 = the model is
/// right. `brief` for changes that lasted less than a week, `lasting` for the rest.
struct Inflation {
  double brief = 1;
  double lasting = 1;
};

/// Method: genomic control (Devlin & Roeder 1999) in time: mean square of standardised placebo changes over
/// at most
///   a year before the look-back, winsorised so that a real change of the past counts little. Guards against
///   what the model leaves out: noise that remembers yesterday, a level that jumps a little each week.
[[nodiscard]] Inflation placebo_inflation(const Observations& days, const LookBack& run);

}  // namespace regie::detecting
