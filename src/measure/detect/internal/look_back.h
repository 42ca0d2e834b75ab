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

/// The no-change run. `records` covers the days from `records_from`; `before` the look-back, each state
/// standing on the morning of its day.
struct LookBack {
  int records_from = 0;
  std::vector<DayRecord> records;
  DglmState start;  // the evening before the look-back
  std::vector<DglmState> before;
  std::vector<Moments> holiday;  // what each recurring day adds, as learned before the look-back
  [[nodiscard]] const DayRecord& record(int day) const {
    return records[static_cast<std::size_t>(day - records_from)];
  }
};

/// History once, with its own outliers set aside, then the look-back as it is.
[[nodiscard]] LookBack run_history(const Observations& days, const Learned& learned);

/// The look-back again from `from` on, after days were masked or the level was freed.
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
