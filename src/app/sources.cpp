// app/sources.cpp - coverage of each platform, from the days its daily reports have rows.
#include "app/sources.h"

#include <algorithm>
#include <map>

namespace regie {

Result<std::vector<SourceCoverage>> list_sources(const Workspace& workspace, Day until) {
  TRY(const auto reports, workspace.facts->reports());
  std::map<std::string, SourceCoverage> by_platform;
  for (const ReportInfo& report : reports) {
    if (report.shape.grain != Grain::day || report.days.from > until) continue;
    auto [found, fresh] = by_platform.try_emplace(report.shape.platform);
    SourceCoverage& source = found->second;
    source.source = report.shape.platform;
    source.reports.push_back(report.report);
    const DaySpan days{report.days.from, std::min(report.days.to, until)};
    source.days =
        fresh ? days : DaySpan{std::min(source.days.from, days.from), std::max(source.days.to, days.to)};
  }
  std::vector<SourceCoverage> sources;
  for (auto& [platform, source] : by_platform) {
    SeriesRequest request;
    request.reports = source.reports;
    request.days = source.days;
    TRY(const SeriesTable seen, workspace.facts->series(request));
    auto next = seen.days.begin();
    for (Day day = source.days.from; day <= source.days.to; day = day + 1) {
      while (next != seen.days.end() && *next < day) ++next;
      if (next != seen.days.end() && *next == day) continue;
      ++source.missing_count;
      source.missing_days.push_back(day);
    }
    if (source.missing_days.size() > missing_days_max)
      source.missing_days.erase(source.missing_days.begin(), source.missing_days.end() - missing_days_max);
    source.late = source.days.to < until;
    sources.push_back(std::move(source));
  }
  return sources;
}

}  // namespace regie
