// app/sources.cpp - coverage of each platform, from the days its daily reports have rows.
#include "app/sources.h"

#include <algorithm>
#include <set>

#include "app/internal/kept.h"
#include "app/internal/views.h"

namespace regie {
namespace {

void list_holes(const PlatformView& view, SourceCoverage& source) {
  std::set<Day> seen;
  for (const ReportInfo& report : view.reports) seen.insert(report.seen_on.begin(), report.seen_on.end());
  for (Day day = source.days.from; day <= source.days.to; day = day + 1)
    if (!seen.contains(day)) {
      ++source.missing_count;
      source.missing_days.push_back(day);
    }
  if (source.missing_days.size() > missing_days_max)
    source.missing_days.erase(source.missing_days.begin(), source.missing_days.end() - missing_days_max);
}

/// A platform of which nothing but damaged files is left has all its days missing.
void add_damaged(const Workspace& workspace, Day until, std::vector<SourceCoverage>& sources) {
  for (const LostImport& lost : workspace.lost)
    for (const LostDays& one : lost.days) {
      if (one.days.from > until) continue;
      auto at = std::find_if(sources.begin(), sources.end(),
                             [&](const SourceCoverage& source) { return source.source == one.platform; });
      if (at == sources.end()) {
        const DaySpan days{one.days.from, std::min(one.days.to, until)};
        at =
            sources.insert(sources.end(), SourceCoverage{one.platform, days, {}, 0, days.to < until, {}, {}});
        list_holes({}, *at);
      }
      at->damaged.push_back({lost.path, one.days});
    }
}

}  // namespace

Result<std::vector<SourceCoverage>> list_sources(const Workspace& workspace, Day until) {
  TRY(const auto kept_reports, reports_of(workspace));
  std::vector<ReportInfo> reports = *kept_reports;
  std::erase_if(reports, [&](const ReportInfo& report) { return report.days.from > until; });
  std::vector<SourceCoverage> sources;
  for (const PlatformView& view : platform_views(reports, workspace.lost)) {
    SourceCoverage source;
    source.source = view.platform;
    source.days = view.reports.front().days;
    for (const ReportInfo& report : view.reports) {
      source.reports.push_back(report.report);
      source.days.from = std::min(source.days.from, report.days.from);
      source.days.to = std::max(source.days.to, report.days.to);
    }
    source.days.to = std::min(view.quiet_until.value_or(source.days.to), until);
    source.late = source.days.to < until;
    // Where rows are events, a day without one is a quiet day, not a hole.
    if (!view.quiet_until) list_holes(view, source);
    sources.push_back(std::move(source));
  }
  add_damaged(workspace, until, sources);
  return sources;
}

}  // namespace regie
