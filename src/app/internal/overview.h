// app/internal/overview.h - what a brief or an explanation looks at, read from the stores once.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "app/internal/views.h"
#include "app/workspace.h"
#include "measure/detect/detect.h"
#include "measure/explain/explain.h"

namespace regie {

inline constexpr int watched_days_max =
    3 * 366;  // before what is learned: level, week and season need no more
inline constexpr int slices_per_dimension_max = 40;  // the rest is found by locating, not by watching
inline constexpr int active_days_min = 3;  // a slice seen less often is one thing that was done, not a level
inline constexpr int context_days = 45;    // events and own changes further back do not explain this week

/// A platform's series with the metrics it can answer.
struct PlatformSeries {
  const PlatformView* view = nullptr;
  std::set<std::string> shared;      // metrics that another platform counts too
  std::vector<MetricSeries> series;  // totals first, then by each dimension
  /// Says of which platform a slice is, where another one counts the same metric.
  void name(const std::string& metric, Slice& slice) const {
    if (shared.contains(metric)) slice["platform"] = view->platform;
  }
};

/// Every daily series that is watched: what costs most to read.
struct Watched {
  std::vector<PlatformView> views;  // first: `platforms` points into it
  std::vector<PlatformSeries> platforms;
};

struct Overview {
  DaySpan window;
  DaySpan history;
  std::vector<Metric> metrics;
  std::shared_ptr<const Watched> watched;
  std::vector<CalendarDay> calendar;
  std::vector<DatedEvent> events;  // people's and the calendar's
  std::vector<DatedChange> changes;
  std::vector<Precedent> precedents;  // reasons people signed that stand
  explaining::RuleTable rules;        // in force

  [[nodiscard]] const std::vector<PlatformSeries>& platforms() const { return watched->platforms; }
};

/// Fails: brief.no_imports, and what the stores fail with.
[[nodiscard]] Result<Overview> read_overview(const Workspace& workspace, DaySpan window);

/// Countries whose calendars count: those of the workspace's time zone.
[[nodiscard]] std::vector<std::string> countries_of(const std::string& time_zone);

}  // namespace regie
