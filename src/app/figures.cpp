// app/figures.cpp - one metric's days, slices and rows.
#include "app/figures.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "app/internal/metric_series.h"
#include "app/internal/overview.h"
#include "app/internal/place.h"
#include "app/timeline.h"

namespace regie {
namespace {

/// The days asked, and everything known up to the day before as_of: the same reading as the brief's.
struct Asked {
  DaySpan days;
  DaySpan window;
};
Result<Asked> days_of(World& world, const Workspace& workspace, const FiguresRequest& request) {
  const Day last = request.as_of.value_or(world.clock.today(workspace.settings.time_zone)) - 1;
  DaySpan days;
  days.to = std::min(request.to.value_or(last), last);
  days.from = request.from.value_or(days.to - half_a_year_days + 1);
  if (days.from > days.to)
    return fail("timeline.bad_days",
                "There are no days from " + days.from.iso() + " to " + days.to.iso() + ".",
                "Nothing was changed.", "Check from and to.");
  return Asked{days, {last - 6, last}};
}

double value_on(const DailySeries& series, Day day) {
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  const int at = day - series.from;
  if (at < 0 || at >= static_cast<int>(series.value.size())) return missing;
  const auto index = static_cast<std::size_t>(at);
  if (series.of.empty()) return series.value[index];
  return series.of[index] > 0 ? series.value[index] / series.of[index] : missing;
}

}  // namespace

Result<Figures> figures(World& world, const Workspace& workspace, const FiguresRequest& request) {
  TRY(const Asked asked, days_of(world, workspace, request));
  const DaySpan days = asked.days;
  TRY(const Overview overview, read_overview(workspace, asked.window));
  TRY(const MetricSeries series, metric_series(*workspace.facts, overview, request.metric, request.where));
  Figures answer{series.metric, series.slice, std::max(days.from, series.days.from), {}};
  for (Day day = answer.from; day <= std::min(days.to, series.days.to()); day = day + 1)
    answer.values.push_back(value_on(series.days, day));
  return answer;
}

Result<std::map<std::string, std::vector<std::string>>> slices_of(const Workspace& workspace,
                                                                  const std::string& metric) {
  std::map<std::string, std::vector<std::string>> slices;
  TRY(const auto latest, latest_day(workspace));
  if (!latest) return slices;
  TRY(const Overview overview, read_overview(workspace, {*latest - 6, *latest}));
  for (const PlatformSeries& platform : overview.platforms())
    for (const MetricSeries& series : platform.series) {
      if (!metric.empty() && series.metric.name != metric) continue;
      for (const auto& [dimension, value] : series.slice) {
        auto& values = slices[dimension];
        if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
      }
    }
  return slices;
}

Result<FoundRows> rows_behind(World& world, const Workspace& workspace, const RowsRequest& request) {
  TRY(const Asked asked, days_of(world, workspace, request.figures));
  TRY(const Overview overview, read_overview(workspace, asked.window));
  TRY(const MetricSeries series,
      metric_series(*workspace.facts, overview, request.figures.metric, request.figures.where));
  Change change;
  change.metric = series.metric.name;
  change.slice = series.slice;
  const PlatformSeries& platform = platform_of(overview, change);
  OriginRequest wanted;
  const Slice where = stored_slice(series.slice);
  for (const ReportInfo* report :
       choose_reports(*platform.view, measures_of(series.metric), dimensions_of(where)))
    wanted.reports.push_back(report->report);
  wanted.where = where;
  wanted.days = asked.days;
  wanted.rows_max = request.rows_max;
  FoundRows found;
  TRY(found.origin, workspace.facts->origin(wanted));
  for (const ImportId& id : found.origin.imports) {
    TRY(auto import, workspace.records->find_import(id));
    if (import) found.imports.push_back(std::move(*import));
  }
  return found;
}

}  // namespace regie
