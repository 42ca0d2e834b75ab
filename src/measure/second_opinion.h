// measure/second_opinion.h - another method asked: on which days did the whole history change?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/answer.h"
#include "base/day.h"
#include "measure/series.h"

namespace regie {

/// From `day` on the history has another level or direction than before. `before` and `after` are means a day
/// (of a rate: all hits over all tries), in units of the metric, of the 28 known days on either side, or of
/// those up to the next change where that is nearer.
struct HistoryChange {
  Day day;
  double before = 0;
  double after = 0;
  bool slope_changed = false;  // it rises or falls otherwise than before; else only its level is another
};

struct SecondOpinion {
  std::string metric;
  MetricKind metric_kind = MetricKind::count;
  Slice slice;
  DaySpan days;                        // the first and the last day with a figure
  int known_days = 0;                  // of them
  bool season_taken_out = false;       // a smooth yearly wave explained it for less than changes would
  std::vector<HistoryChange> changes;  // ascending
  std::string method;                  // "piecewise-lines/1"
};

/// The days on which the level or the slope changed, over the series up to `until` (at most
/// history_days_max days of it).
/// Not a cause and not a decision: a second look at what the detector says about the last weeks, by a method
/// that shares nothing with it but the figures.
///   Method: levels and straight lines at the least price (stats/piecewise_lines.h), after each weekday's own
///           offset is taken out (stats/periodic_offsets.h), under a yearly wave where two years are there
///           and it costs less than the changes it saves (stats/seasonal_lines.h); missing days are left out.
///           Counts as log(1 + n) and amounts as logs, so that weekdays multiply and a doubling is one step
///           anywhere; rates as Anscombe's arc sine (1948, Biometrika 35, 246), whose noise does not depend
///           on the rate. What comes back every year with an edge (a closed fortnight) is a change each time.
/// Holds:    amounts in other units give the same days; a rate and its complement too; so do missing days
///           before, after and a series the other way round (mirrored).
/// Abstains: fewer than 28 known days; quotients, weighted means and what does not add up.
/// Cost:     that of seasonal_lines: about 8 ms for three years.
[[nodiscard]] Answer<SecondOpinion> second_opinion(const MetricSeries& series, Day until);

enum class Agreement {
  agrees,     // a change within a week of that day
  differs,    // none
  too_recent  // none, and the series ends less than a week after that day: too short to be seen
};
[[nodiscard]] Agreement agreement(const SecondOpinion& opinion, Day onset);

}  // namespace regie
