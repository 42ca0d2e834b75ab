// measure/explain/footprint.h - what must and must not have moved if a reason is true, tested here and at
// dates that have nothing to do with it.
#pragma once

#include <optional>
#include <string>
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

[[nodiscard]] FootprintTest test_footprint(const FootprintInput& input);

/// "fits", "does_not_fit", "cannot_tell".
[[nodiscard]] std::string_view verdict_name(FootprintVerdict verdict);

}  // namespace regie
