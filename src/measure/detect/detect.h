// measure/detect/detect.h - did it move, since when, which kind, how sure?
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/answer.h"
#include "base/day.h"
#include "base/progress.h"
#include "measure/detect/memory.h"
#include "measure/finding.h"
#include "measure/series.h"

namespace regie {

/// Days whose level differs for a known reason; each id is one recurring day ("nl/kingsday").
struct CalendarDay {
  Day day;
  std::string id;
};

/// Series handed out one at a time, so that twenty thousand need not be held at once.
/// `at` is called on any thread, at most twice for each; the second time it gives the same.
struct SeriesSource {
  std::size_t count = 0;
  std::function<MetricSeries(std::size_t)> at = {};
};
/// Over series that are held anyway. Requires: `series` outlives the source.
[[nodiscard]] SeriesSource source_of(const std::vector<MetricSeries>& series);

struct DetectInput {
  std::vector<MetricSeries> series;  // totals and slices; order does not matter for the answer
  DaySpan window;                    // the days the brief is about (findings must touch it)
  std::vector<CalendarDay> calendar;
  double false_discovery_rate = 0.05;
  /// Calls one(0) ... one(count - 1), each once, in any order and on any thread; nothing = one after another.
  std::function<void(std::size_t count, const std::function<void(std::size_t)>& one)> run_all = {};
  SeriesSource source = {};              // more series
  const DetectMemory* memory = nullptr;  // of an earlier run: saves work, changes nothing
  Progress* progress = nullptr;          // told one at a time, of series looked at
};

struct DetectOutput {
  std::vector<Change> changes;        // those that survive false-discovery control, strongest first
  std::vector<TooFewSeries> too_few;  // totals whose counts cannot carry an answer
  DetectMemory memory;                // of the series looked at
  bool stopped = false;  // by `progress`: nothing is told, but what was learned until then is in `memory`
};

/// Changes of every series that began in the window or in the `look_back_days` before it and still touch it.
///   Method: dynamic generalised linear models with discounting (West, Harrison & Migon 1985; West & Harrison
///   1997, ch. 10, 11, 14): Poisson-gamma for counts, beta-binomial for rates, normal on the log scale for
///   amounts; change hypotheses (spike, level shift, trend at each day) as an extra regressor; their
///   posterior gives onset and kind; e-BH (Wang & Ramdas 2022) over series controls false discoveries, totals
///   first.
/// Holds: the same bytes with any memory, any number of threads, any order.
/// Cost: about 1 ms a series of three years, a quarter of it where its lesson is remembered; linear in days.
/// Memory: one series a thread, and what was learned of each (about 3 kB).
[[nodiscard]] DetectOutput detect(const DetectInput& input);

/// The same for one series and no selection: what `regie explain` shows even when nothing was found.
/// Abstains: counts too small for the model to tell a halving.
[[nodiscard]] Answer<Change> detect_one(const MetricSeries& series, DaySpan window,
                                        const std::vector<CalendarDay>& calendar);

/// The smallest change this series could show with 80 % power, and weeks until a halving would show.
[[nodiscard]] TooFewSeries smallest_change(const MetricSeries& series, DaySpan window);

}  // namespace regie
