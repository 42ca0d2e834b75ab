// app/internal/metric_series.cpp - one series found among the platforms; its price; how far it wanders.
#include "app/internal/metric_series.h"

#include <cmath>
#include <utility>

#include "app/internal/place.h"
#include "app/internal/weigh.h"
#include "measure/explain/footprint_text.h"

namespace regie {
namespace {

constexpr std::size_t windows_min = 4;  // changes between fewer say nothing of a spread

/// How much of the metric was counted; of a rate, its denominator. Without sign: a table of one's own may go
/// below zero.
double counted(const DailySeries& days) {
  double sum = 0;
  for (const double value : days.of.empty() ? days.value : days.of)
    if (!std::isnan(value)) sum += std::fabs(value);
  return sum;
}

/// Sum, or rate, of whole windows that end on `until`, the latest first; a window with a missing day is left
/// out.
std::vector<double> window_levels(const DailySeries& days, int window_days, Day until) {
  std::vector<double> levels;
  for (Day last = std::min(until, days.to()); last - window_days + 1 >= days.from;
       last = last - window_days) {
    double sum = 0;
    double of = 0;
    for (Day day = last - window_days + 1; day <= last; day = day + 1) {
      const auto at = static_cast<std::size_t>(day - days.from);
      sum += days.value[at];
      if (!days.of.empty()) of += days.of[at];
    }
    if (std::isnan(sum) || std::isnan(of)) continue;
    levels.push_back(days.of.empty() ? sum : of > 0 ? sum / of : 0);
  }
  return levels;
}

}  // namespace

Result<MetricSeries> metric_series(const Facts& facts, const Overview& overview, const std::string& name,
                                   const Slice& slice) {
  const Metric* metric = find_metric(overview.metrics, name);
  if (metric == nullptr)
    return fail("metric.unknown", "There is no metric " + name + ".", "Nothing was changed.",
                "See those there are:  regie metrics");
  if (metric->kind == MetricKind::uncounted)
    return fail("series.no_data", name + " cannot be summed over days, so it has no daily series.",
                "Nothing was changed.", "Take another metric:  regie metrics");
  const auto asked = slice.find("platform");
  SeriesQuestion question;
  question.metrics = {*metric};
  question.where = stored_slice(slice);
  question.days = overview.history;
  MetricSeries best{*metric, slice, {}};
  double most = 0;
  for (const PlatformSeries& platform : overview.platforms()) {
    if (asked != slice.end() && asked->second != platform.view->platform) continue;
    TRY(auto series, series_of(facts, *platform.view, question));
    for (MetricSeries& one : series) {
      const double size = counted(one.days);
      if (size <= most) continue;
      most = size;
      best.days = std::move(one.days);
      best.slice = slice;
      platform.name(name, best.slice);
    }
  }
  if (most > 0) return best;
  return fail("series.no_data", "There are no daily figures of " + cell_name({name, slice, {}, {}}) + ".",
              "Nothing was changed.", "See what is here:  regie sources  and  regie metrics");
}

std::optional<double> window_noise(const DailySeries& days, int window_days, Day until) {
  const std::vector<double> levels = window_levels(days, window_days, until);
  if (levels.size() <= windows_min) return std::nullopt;
  double squares = 0;
  std::size_t count = 0;
  for (std::size_t i = 0; i + 1 < levels.size(); ++i) {
    if (levels[i + 1] <= 0) continue;
    const double change = levels[i] / levels[i + 1] - 1;
    squares += change * change;
    ++count;
  }
  if (count < windows_min) return std::nullopt;
  return std::sqrt(squares / static_cast<double>(count));
}

Result<std::optional<double>> worth_before(const Workspace& workspace, const Overview& overview,
                                           const MetricSeries& series, Day before) {
  Change change;  // what stands in the weeks before a day, asked as if something had begun on it
  change.metric = series.metric.name;
  change.metric_kind = series.metric.kind;
  change.slice = series.slice;
  change.onset.day = before;
  change.window = {before, before};
  TRY(const WindowTotals totals, totals_around(workspace, overview, change));
  return worth_of_one(series.metric, totals.before);
}

}  // namespace regie
