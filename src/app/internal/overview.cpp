// app/internal/overview.cpp - stores into values.
#include "app/internal/overview.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>
#include <set>

#include "app/internal/kept.h"
#include "app/internal/people_context.h"
#include "app/metrics.h"
#include "measure/detect/limits.h"
#include "measure/explain/calendar.h"

namespace regie {
namespace {

/// Ratios are split and shown, not watched: their parts are.
bool is_watched(const Metric& metric) {
  return metric.kind == MetricKind::count || metric.kind == MetricKind::amount ||
         metric.kind == MetricKind::rate;
}

/// A measure of a table that goes below zero or has no name of ours is kept out of the log scale.
bool is_positive(const MetricSeries& series) {
  return std::none_of(series.days.value.begin(), series.days.value.end(), [](double v) { return v < 0; });
}

bool is_whole(const MetricSeries& series) {
  return std::all_of(series.days.value.begin(), series.days.value.end(),
                     [](double v) { return std::isnan(v) || v == std::floor(v); });
}

void add_calendar(Overview& overview, const WorkspaceSettings& settings) {
  const DaySpan days{overview.history.from, overview.window.to + 1};
  std::map<std::string, int>
      seen;  // a day met for the first time is news, not habit: nothing is known of it yet
  const std::vector<std::string> countries = countries_of(settings.time_zone);
  std::vector<CalendarEntry> entries = calendar(days, countries);
  static const std::vector<CalendarEntry> vacations = parse_school_vacations(school_vacations_table());
  for (const CalendarEntry& vacation : vacations)
    if (vacation.days.overlaps(days) &&
        std::find(countries.begin(), countries.end(), vacation.country) != countries.end())
      entries.push_back(vacation);
  for (const CalendarEntry& entry : entries) {
    const bool unlike_others = entry.kind == "public_holiday" || entry.kind == "season";
    if (unlike_others && entry.region.empty()) {
      ++seen[entry.id];
      for (Day day = entry.days.from; day <= entry.days.to; day = day + 1)
        overview.calendar.push_back({day, entry.id});
    }
    if (entry.days.to < overview.window.from - context_days) continue;
    DatedEvent event;
    event.id = {short_id("e", entry.id + entry.days.from.iso() + entry.region)};
    event.days = entry.days;
    event.title = name_of(entry, settings.language);
    event.kind = "calendar";
    overview.events.push_back(std::move(event));
  }
  // A holiday met for the first time just now is news: nothing is known of it yet. Older ones are set apart.
  const Day lately = overview.window.from - look_back_days;
  std::erase_if(overview.calendar,
                [&](const CalendarDay& day) { return day.day >= lately && seen[day.id] < 2; });
}

Result<Done> add_context(Overview& overview, const Workspace& workspace) {
  const Day from = overview.window.from - context_days;
  TRY(const auto events, workspace.records->events());
  for (const EventRecord& event : events)
    if (event.days.from <= overview.window.to && event.days.to >= from)
      overview.events.push_back({event.id, event.days, event.title, event.kind, event.where, event.moves});
  TRY(const auto changes, workspace.records->own_changes());
  for (const auto& [import, change] : changes)
    if (change.day >= from && change.day <= overview.window.to)
      overview.changes.push_back({change.day, change.by_machine, change.kind, change.where, change.text,
                                  change.before, change.after, change.who});
  return Done{};
}

bool is_active(const MetricSeries& series) {
  const auto active =
      std::count_if(series.days.value.begin(), series.days.value.end(), [](double v) { return v > 0; });
  return active >= active_days_min;
}

/// A day without any value of a metric is missing in its slices too, not zero: another table may have filled
/// it.
void mask_missing_days(const std::vector<MetricSeries>& totals, std::vector<MetricSeries>& slices) {
  for (MetricSeries& slice : slices)
    for (const MetricSeries& total : totals) {
      if (total.metric.name != slice.metric.name) continue;
      for (std::size_t i = 0; i < slice.days.value.size(); ++i) {
        const int at = slice.days.from + static_cast<int>(i) - total.days.from;
        const bool known = at >= 0 && at < static_cast<int>(total.days.value.size()) &&
                           !std::isnan(total.days.value[static_cast<std::size_t>(at)]);
        if (!known) slice.days.value[i] = std::numeric_limits<double>::quiet_NaN();
      }
    }
}

Result<PlatformSeries> watch(const Facts& facts, const PlatformView& view, const Overview& overview) {
  PlatformSeries platform;
  platform.view = &view;
  SeriesQuestion question;
  question.days = {overview.history.from, overview.window.to};
  for (const Metric& metric : overview.metrics)
    if (is_watched(metric) && !choose_reports(view, measures_of(metric), {}).empty())
      question.metrics.push_back(metric);
  TRY(platform.series, series_of(facts, view, question));
  for (MetricSeries& series : platform.series)  // a table's measures: counted or weighed, as its values say
    if (view.platform == "table" && series.metric.kind == MetricKind::amount && is_whole(series))
      series.metric.kind = MetricKind::count;
  std::erase_if(platform.series, [](const MetricSeries& series) { return !is_positive(series); });
  question.metrics.clear();
  for (const MetricSeries& series : platform.series) question.metrics.push_back(series.metric);
  question.slices_max = slices_per_dimension_max;
  const std::vector<MetricSeries> totals = platform.series;
  std::vector<std::string> split_by;
  for (const std::string& dimension : dimensions_of(view)) {
    question.by = {dimension};
    TRY(auto slices, series_of(facts, view, question));
    mask_missing_days(totals, slices);
    std::erase_if(slices, [](const MetricSeries& series) { return !is_active(series); });
    std::set<std::string> values;
    for (const MetricSeries& series : slices) values.insert(series.slice.at(dimension));
    if (values.size() < 2) continue;  // one value is the total again
    if (dimension == result_type || dimension == currency_name) {
      const auto split = [&](const MetricSeries& series) { return must_split(series.metric, dimension); };
      std::erase_if(slices, std::not_fn(split));
      split_by.push_back(dimension);
    }
    platform.series.insert(platform.series.end(), std::make_move_iterator(slices.begin()),
                           std::make_move_iterator(slices.end()));
  }
  for (const std::string& dimension : split_by)
    std::erase_if(platform.series, [&](const MetricSeries& series) {
      return must_split(series.metric, dimension) && !series.slice.contains(dimension);
    });
  return platform;
}

/// Where two platforms count the same metric, every slice says of which platform it is.
void name_platforms(std::vector<PlatformSeries>& platforms) {
  std::map<std::string, std::set<std::string>> counted_by;
  for (const PlatformSeries& platform : platforms)
    for (const MetricSeries& series : platform.series)
      counted_by[series.metric.name].insert(platform.view->platform);
  for (PlatformSeries& platform : platforms) {
    for (const auto& [metric, views] : counted_by)
      if (views.size() > 1) platform.shared.insert(metric);
    for (MetricSeries& series : platform.series) platform.name(series.metric.name, series.slice);
  }
}

Result<Watched> watch_all(const Facts& facts, std::vector<PlatformView> views, const Overview& overview) {
  Watched watched;
  watched.views = std::move(views);
  for (const PlatformView& view : watched.views) {
    TRY(auto platform, watch(facts, view, overview));
    watched.platforms.push_back(std::move(platform));
  }
  name_platforms(watched.platforms);
  return watched;
}

}  // namespace

std::vector<std::string> countries_of(const std::string& time_zone) {
  if (time_zone == "Europe/Brussels") return {"BE"};
  if (time_zone == "Europe/Berlin") return {"DE"};
  if (time_zone == "Europe/London") return {"GB"};
  if (time_zone == "Europe/Paris") return {"FR"};
  if (time_zone.starts_with("America/")) return {"US"};
  return {"NL"};
}

Result<Overview> read_overview(const Workspace& workspace, DaySpan window) {
  Overview overview;
  overview.window = window;
  TRY(overview.metrics, list_metrics(workspace));
  TRY(const auto kept_reports, reports_of(workspace));
  const std::vector<ReportInfo>& reports = *kept_reports;
  std::vector<PlatformView> views = platform_views(reports, workspace.lost);
  std::erase_if(views, [&](const PlatformView& view) {
    return std::all_of(view.reports.begin(), view.reports.end(),
                       [&](const ReportInfo& report) { return report.days.from > window.to; });
  });
  if (views.empty())
    return fail("brief.no_imports", "There are no daily figures yet up to " + window.to.iso() + ".",
                "Nothing was changed.",
                "Import a folder of exports that are split by day:  regie import DIR");
  Day first = window.from;
  for (const PlatformView& view : views)
    for (const ReportInfo& report : view.reports) first = std::min(first, report.days.from);
  // From a day that stays the same for weeks, so that what was learned of a series does too.
  const Day from = lesson_day(look_back_from(window)) - watched_days_max;
  overview.history = {std::max(first, from), window.to};
  add_calendar(overview, workspace.settings);
  TRY_DONE(add_context(overview, workspace));
  TRY(overview.precedents, precedents_of(workspace));
  TRY(overview.rules, rule_table(workspace));
  TRY(const std::int64_t act, last_figures_act(workspace));
  const Days days{overview.history.from, overview.window.to};
  overview.watched = workspace.kept->watched.find(act, days);
  if (overview.watched == nullptr) {
    TRY(Watched watched, watch_all(*workspace.facts, std::move(views), overview));
    overview.watched = workspace.kept->watched.keep(days, std::move(watched));
  }
  return overview;
}

}  // namespace regie
