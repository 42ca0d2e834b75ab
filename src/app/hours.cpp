// app/hours.cpp - hours that stood out, series by series.
#include "app/hours.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/internal/hourly_series.h"
#include "app/internal/kept.h"
#include "app/internal/place.h"
#include "app/metrics.h"

namespace regie {
namespace {

bool can_be_summed(const Metric& metric) {
  return (metric.kind == MetricKind::count || metric.kind == MetricKind::amount) &&
         metric.denominator.empty();
}

bool is_by_hour(const ReportInfo& report) {
  const auto& dimensions = report.shape.dimensions;
  return std::find(dimensions.begin(), dimensions.end(), hour_name) != dimensions.end();
}

/// Platforms with reports split by hour, and of them those alone.
std::vector<PlatformView> views_by_hour(const Workspace& workspace, const std::vector<ReportInfo>& reports) {
  std::vector<ReportInfo> by_hour;
  std::copy_if(reports.begin(), reports.end(), std::back_inserter(by_hour), is_by_hour);
  return platform_views(by_hour, workspace.lost);
}

/// The days to tell of: up to the last that is over and that this platform told by hour.
Result<DaySpan> judged_days(const PlatformView& view, const HoursRequest& request, Day as_of) {
  Day last = view.reports.front().days.to;
  for (const ReportInfo& report : view.reports) last = std::max(last, report.days.to);
  last = std::min(last, as_of - 1);
  if (!request.day) return DaySpan{last - (request.days - 1), last};
  if (*request.day >= as_of)
    return fail("hours.bad_day", request.day->iso() + " is not over yet: today is " + as_of.iso() + ".",
                "Nothing was changed.", "Ask for a day before it.");
  return DaySpan{*request.day, *request.day};
}

bool counts_anything(const HourlySeries& series) {
  return std::any_of(series.value.begin(), series.value.end(),
                     [](double value) { return std::isfinite(value) && value != 0; });
}

Result<std::vector<Metric>> metrics_asked(const Workspace& workspace, const std::string& name) {
  TRY(auto metrics, list_metrics(workspace));
  if (name.empty()) {
    std::erase_if(metrics, [](const Metric& metric) { return !can_be_summed(metric); });
    return metrics;
  }
  const Metric* metric = find_metric(metrics, name);
  if (metric == nullptr)
    return fail("metric.unknown", "There is no metric " + name + ".", "Nothing was changed.",
                "See those there are:  regie metrics");
  if (!can_be_summed(*metric))
    return fail("hours.quotient", name + " is not told by the hour: most hours hold too little for it.",
                "Nothing was changed.", "Ask for a count or an amount, for example:  regie hours clicks");
  return std::vector<Metric>{*metric};
}

Result<Done> check_slice(const Slice& where) {
  if (!where.contains(hour_name)) return Done{};
  return fail("hours.bad_where", "The hour cannot be fixed: each hour is judged by those around it.",
              "Nothing was changed.", "Leave hour out of --where.");
}

Result<Done> add_platform(HoursReport& report, const Workspace& workspace, const PlatformView& view,
                          const HoursRequest& request, const std::vector<Metric>& metrics) {
  TRY(const DaySpan judged, judged_days(view, request, report.as_of));
  for (const Metric& metric : metrics) {
    const HourlyQuestion question{
        metric, stored_slice(request.where), {judged.to - (hourly_days_max - 1), judged.to}};
    TRY(auto series, hourly_series(*workspace.facts, view, question));
    if (!series || !counts_anything(*series)) continue;
    Slice slice = request.where;
    slice["platform"] = view.platform;
    report.series.push_back(
        {metric, std::move(slice), judged, surprising_hours({std::move(*series), judged})});
  }
  return Done{};
}

}  // namespace

Result<HoursReport> hours(World& world, const Workspace& workspace, const HoursRequest& request) {
  HoursReport report;
  report.language = workspace.settings.language;
  report.currency = workspace.settings.currency;
  report.as_of = request.as_of.value_or(world.clock.today(workspace.settings.time_zone));
  report.provenance = {workspace.settings.seed, {}, code_version};
  TRY_DONE(check_slice(request.where));
  TRY(const auto metrics, metrics_asked(workspace, request.metric));
  TRY(const auto reports, reports_of(workspace));
  const std::vector<PlatformView> views = views_by_hour(workspace, *reports);
  if (views.empty())
    return fail("hours.none_here", "No export here is split by day and hour.", "Nothing was changed.",
                "Export once more with the hour beside the day: the segment Hour of day in Google Ads, the "
                "dimension Hour beside Date in GA4, Time of day in Meta, Hour of day in Microsoft "
                "Advertising.");
  TRY(report.provenance.data, data_fingerprint(workspace));
  const auto asked = request.where.find("platform");
  for (const PlatformView& view : views) {
    if (asked != request.where.end() && asked->second != view.platform) continue;
    TRY_DONE(add_platform(report, workspace, view, request, metrics));
  }
  if (report.series.empty())
    return fail("series.no_data",
                "There are no figures by hour of " + (request.metric.empty() ? "anything" : request.metric) +
                    (request.where.empty() ? "" : " for " + slice_text(request.where)) + ".",
                "Nothing was changed.", "See what is here:  regie sources  and  regie metrics");
  return report;
}

}  // namespace regie
