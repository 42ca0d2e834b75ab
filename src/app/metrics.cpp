// app/metrics.cpp - metric definitions of a workspace.
#include "app/metrics.h"
#include "app/internal/kept.h"

#include <algorithm>
#include <set>

namespace regie {
namespace {

Result<std::set<std::string>> measures_here(const Workspace& workspace) {
  std::set<std::string> measures;
  TRY(const auto kept_reports, reports_of(workspace));
  const std::vector<ReportInfo>& reports = *kept_reports;
  for (const ReportInfo& report : reports)
    measures.insert(report.shape.measures.begin(), report.shape.measures.end());
  return measures;
}

/// Not the name of a metric yet, and no metric counts it: a measure of its own.
bool is_new(const std::vector<Metric>& metrics, const std::string& measure) {
  return std::none_of(metrics.begin(), metrics.end(), [&](const Metric& metric) {
    return metric.name == measure || metric.numerator == measure;
  });
}

}  // namespace

Result<std::vector<Metric>> list_metrics(const Workspace& workspace) {
  std::vector<Metric> metrics = built_in_metrics();
  TRY(const auto own, workspace.records->metrics());
  metrics.insert(metrics.end(), own.begin(), own.end());
  TRY(const auto measures, measures_here(workspace));
  for (const std::string& measure : measures)
    if (is_new(metrics, measure))
      metrics.push_back({measure, MetricKind::amount, measure, "", "", Better::neither});
  return metrics;
}

Result<Done> add_metric(Workspace& workspace, const MetricRequest& request) {
  TRY(const auto metrics, list_metrics(workspace));
  const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  if (request.name.empty() || !std::all_of(request.name.begin(), request.name.end(), plain))
    return fail("metric.bad_name", "\"" + request.name + "\" cannot be the name of a metric.",
                "Nothing was changed.", "Use small letters, digits and _, for example: lead_rate");
  if (const Metric* known = find_metric(metrics, request.name); known != nullptr)
    return fail("metric.exists", "There is a metric " + request.name + " already.", "It was left as it is.",
                "Take another name.");
  Metric metric{request.name, MetricKind::count, request.numerator, request.denominator, "", Better::up};
  if (request.better == "down")
    metric.better = Better::down;
  else if (request.better == "neither")
    metric.better = Better::neither;
  else if (request.better != "up")
    return fail("metric.bad_direction", "\"" + request.better + "\" is not a direction.",
                "Nothing was changed.", "Use --better up, --better down or --better neither");
  TRY(const auto measures, measures_here(workspace));
  for (const std::string& measure : {request.numerator, request.denominator}) {
    if (measure.empty() || measures.contains(measure) || find_metric(metrics, measure) != nullptr) continue;
    return fail("metric.unknown_measure", "Nothing imported so far has a measure \"" + measure + "\".",
                "Nothing was changed.", "See what there is:  regie metrics");
  }
  const Metric* numerator = find_metric(metrics, request.numerator);
  const bool is_amount = numerator != nullptr && numerator->kind == MetricKind::amount;
  const Metric* denominator = find_metric(metrics, request.denominator);
  const bool per_amount = denominator != nullptr && denominator->kind == MetricKind::amount;
  if (request.denominator.empty())
    metric.kind = is_amount ? MetricKind::amount : MetricKind::count;
  else
    metric.kind = is_amount || per_amount ? MetricKind::ratio : MetricKind::rate;
  if (metric.kind == MetricKind::rate) metric.unit = "share";
  if (is_amount && !per_amount) metric.unit = numerator->unit;
  return workspace.records->save_metric(metric);
}

}  // namespace regie
