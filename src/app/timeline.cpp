// app/timeline.cpp - events, notes, decisions and changes of some months.
#include "app/timeline.h"

#include <algorithm>

#include "app/internal/kept.h"
#include "app/internal/overview.h"
#include "store/records/statements.h"

namespace regie {
namespace {

constexpr int timeline_days_max = 5 * 366;  // longer is no longer read day by day

template <class Record>
void keep_overlapping(std::vector<Record>& records, DaySpan days) {
  std::erase_if(records, [&](const Record& record) { return !record.days.overlaps(days); });
}

/// A column of noughts is no figure to look at.
bool counts_anything(const DailySeries& days) {
  return std::any_of(days.value.begin(), days.value.end(), [](double value) { return value > 0; });
}

Result<std::vector<Metric>> metrics_with_figures(const Workspace& workspace, Day until) {
  const auto overview = read_overview(workspace, {until - 6, until});
  if (!overview && overview.error().code == "brief.no_imports") return std::vector<Metric>{};
  if (!overview) return tl::unexpected(overview.error());
  const auto has_figures = [&](const Metric& metric) {
    for (const PlatformSeries& platform : overview->platforms())
      for (const MetricSeries& series : platform.series)
        if (is_total(series.slice) && series.metric.name == metric.name && counts_anything(series.days))
          return true;
    return false;
  };
  std::vector<Metric> metrics;
  std::copy_if(overview->metrics.begin(), overview->metrics.end(), std::back_inserter(metrics), has_figures);
  return metrics;
}

}  // namespace

Result<std::optional<Day>> latest_day(const Workspace& workspace) {
  TRY(const auto kept_reports, reports_of(workspace));
  const std::vector<ReportInfo>& reports = *kept_reports;
  std::optional<Day> latest;
  for (const ReportInfo& report : reports)
    if (report.shape.grain == Grain::day)
      latest = latest ? std::max(*latest, report.days.to) : report.days.to;
  return latest;
}

Result<Timeline> timeline(World& world, const Workspace& workspace, const TimelineRequest& request) {
  const Day as_of = request.as_of.value_or(world.clock.today(workspace.settings.time_zone));
  Timeline page;
  page.days.to = request.to.value_or(as_of - 1);
  page.days.from = request.from.value_or(page.days.to - half_a_year_days + 1);
  if (page.days.from > page.days.to || page.days.days() > timeline_days_max)
    return fail("timeline.bad_days",
                "A timeline from " + page.days.from.iso() + " to " + page.days.to.iso() + " cannot be shown.",
                "Nothing was changed.", "Ask for a day or more, and for five years at most.");
  TRY(page.latest, latest_day(workspace));
  TRY(page.metrics, metrics_with_figures(workspace, page.latest.value_or(page.days.to)));
  TRY(page.events, workspace.records->events());
  keep_overlapping(page.events, page.days);
  page.calendar = calendar(page.days, countries_of(workspace.settings.time_zone));
  TRY(page.notes, workspace.records->notes());
  std::erase_if(page.notes, [&](const NoteRecord& note) { return !page.days.holds(note.from); });
  TRY(page.decisions, workspace.records->statements().decisions());
  std::erase_if(page.decisions, [&](const Decision& decision) { return !page.days.holds(decision.from); });
  TRY(const auto changes, workspace.records->own_changes());
  for (const auto& [import, change] : changes)
    if (page.days.holds(change.day))
      page.changes.push_back(
          {change.day, change.who, change.where, change.text, change.before, change.after});
  return page;
}

}  // namespace regie
