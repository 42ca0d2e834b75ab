// measure/explain/footprint.h - what must and must not have moved if a reason is true, tested here and at
// dates that have nothing to do with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/interval.h"
#include "base/slice.h"
#include "measure/finding.h"
#include "measure/series.h"

namespace regie {

/// One cell of a footprint with the series it speaks about. `cell.expected` is "up", "down" or "still".
struct FootprintSeries {
  FootprintCell cell;
  DailySeries days;
};

enum class FootprintVerdict { fits, does_not_fit, cannot_tell };

struct FootprintInput {
  std::vector<FootprintSeries> cells;
  DaySpan window;                   // from the day the reason began to work .. last day judged
  std::vector<DaySpan> off_limits;  // known changes: no placebo date there
};

struct FootprintTest {
  FootprintVerdict verdict = FootprintVerdict::cannot_tell;
  std::string why;                   // "", or in English what keeps it from telling
  std::vector<FootprintCell> cells;  // `seen` filled in
  DaySpan window;
  int placebos = 0;         // dates the same footprint was tried at
  int false_fits = 0;       // and fitted
  Interval false_fit_rate;  // Wilson, of the share false_fits / placebos
};

inline constexpr int placebos_min = 50;  // fewer cannot show a false-fit rate below some percent
// The upper end of the false-fit rate: what may fit more than one date in seven says little by fitting one.
inline constexpr double false_fit_max = 0.15;

/// Tests what a reason implies: each cell over the window against the same weekdays of four weeks before.
///   cell: log(observed / expected) with an interval from how far the same comparison wanders at dates when
///         nothing is known to have happened (middle 80 %), or counting noise where larger; Student t.
///   fits: a cell that had to move was seen to, and no cell that can be told contradicts; else does not fit.
///   A window of four days or more may begin to move on its first day or its second, whichever shows more.
/// Method:   placebo dates: the same test at every usable day before the window, at most 200 spread evenly;
///           their share of fits is the false-fit rate. Abadie, Diamond & Hainmueller (2010), JASA 105, in
///           time.
/// Requires: window.from <= window.to; `expected` of each cell is "up", "down" or "still".
/// Holds:    a placebo's window and its four weeks before overlap neither `off_limits` nor the window tested;
///           same input, same answer; the order of the cells changes no verdict.
/// Abstains: `why` says so: no cell that must move, or none that can be told; fewer than `placebos_min`
///           dates; a false-fit rate whose interval passes `false_fit_max`. A cell cannot be told where fewer
///           than five things were expected, a third of its days is missing, or its interval is wide.
/// Cost:     days of history x cells x four weeks.
[[nodiscard]] FootprintTest test_footprint(const FootprintInput& input);

/// "fits", "does_not_fit", "cannot_tell".
[[nodiscard]] std::string_view verdict_name(FootprintVerdict verdict);

}  // namespace regie
