// app/internal/views.cpp - reports into series.
#include "app/internal/views.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string_view>

namespace regie {
namespace {

std::vector<std::string> dimensions_of(const ReportInfo& report) {
  std::vector<std::string> dimensions = report.shape.dimensions;
  // A table told in one currency has no column of it; the store says it of every row.
  if (!report.currencies.empty() &&
      std::find(dimensions.begin(), dimensions.end(), currency_name) == dimensions.end())
    dimensions.emplace_back(currency_name);
  return dimensions;
}

bool holds_all(const std::vector<std::string>& names, const std::vector<std::string>& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  });
}

/// Platforms whose rows are things that happened, one by one, not figures of a day.
bool rows_are_events(const std::string& platform) {
  constexpr std::array<std::string_view, 9> names{"mailchimp",   "hubspot",    "salesforce",
                                                  "pipedrive",   "shopify",    "stripe",
                                                  "woocommerce", "eventbrite", "calendly"};
  return std::find(names.begin(), names.end(), platform) != names.end();
}

Day last_day(const PlatformView& view) {
  Day last = view.reports.front().days.to;
  for (const ReportInfo& report : view.reports) last = std::max(last, report.days.to);
  return last;
}

/// Days without an event are zeros from the first event to `until`.
void fill_quiet_days(DailySeries& series, Day until) {
  if (until > series.to()) series.value.resize(static_cast<std::size_t>(until - series.from + 1), 0.0);
  for (double& value : series.value)
    if (std::isnan(value)) value = 0;
  if (series.of.empty()) return;
  series.of.resize(series.value.size(), 0.0);
  for (double& value : series.of)
    if (std::isnan(value)) value = 0;
}

/// One line of a table as the series of a metric; days without any report row stay missing.
DailySeries daily(const SeriesTable& table, const SeriesTable::Line& line, DaySpan days,
                  std::size_t numerator, std::size_t denominator, bool has_denominator) {
  DailySeries series;
  series.from = std::max(days.from, table.days.front());
  const auto count = static_cast<std::size_t>(table.days.back() - series.from + 1);
  series.value.assign(count, std::numeric_limits<double>::quiet_NaN());
  if (has_denominator) series.of = series.value;
  for (std::size_t i = 0; i < table.days.size(); ++i) {
    const auto at = static_cast<std::size_t>(table.days[i] - series.from);
    series.value[at] = line.sums[numerator][i];
    if (has_denominator) series.of[at] = line.sums[denominator][i];
  }
  return series;
}

std::size_t index_of(const std::vector<std::string>& names, const std::string& name) {
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

std::vector<MetricSeries> unfold(const SeriesTable& table, const SeriesRequest& request,
                                 const std::vector<Metric>& metrics) {
  std::vector<MetricSeries> all;
  if (table.days.empty()) return all;
  for (const SeriesTable::Line& line : table.lines) {
    Slice slice = request.where;
    bool blank = false;
    for (std::size_t i = 0; i < request.by.size(); ++i) {
      slice[request.by[i]] = line.key[i];
      blank |= line.key[i].empty();
    }
    if (blank) continue;
    for (const Metric& metric : metrics) {
      const bool has_denominator = !metric.denominator.empty();
      const std::size_t numerator = index_of(request.measures, metric.numerator);
      const std::size_t denominator = has_denominator ? index_of(request.measures, metric.denominator) : 0;
      all.push_back(
          {metric, slice, daily(table, line, request.days, numerator, denominator, has_denominator)});
    }
  }
  return all;
}

}  // namespace

std::vector<PlatformView> platform_views(const std::vector<ReportInfo>& reports,
                                         const std::vector<LostImport>& lost) {
  std::map<std::string, PlatformView> views;
  for (const ReportInfo& report : reports) {
    if (report.shape.grain != Grain::day) continue;
    PlatformView& view = views[report.shape.platform];
    view.platform = report.shape.platform;
    view.reports.push_back(report);
  }
  std::vector<PlatformView> sorted;
  sorted.reserve(views.size());
  for (auto& [platform, view] : views) sorted.push_back(std::move(view));
  std::optional<Day> latest;
  for (const PlatformView& view : sorted) latest = std::max(latest.value_or(last_day(view)), last_day(view));
  const auto is_lost = [&](const std::string& platform) {
    return std::any_of(lost.begin(), lost.end(), [&](const LostImport& import) {
      return std::any_of(import.days.begin(), import.days.end(),
                         [&](const LostDays& days) { return days.platform == platform; });
    });
  };
  for (PlatformView& view : sorted)
    if (rows_are_events(view.platform) && !is_lost(view.platform))
      view.quiet_until = *latest - last_day(view) <= quiet_days_max ? *latest : last_day(view);
  return sorted;
}

bool must_split(const Metric& metric, const std::string& dimension) {
  if (dimension == result_type)
    return metric.numerator == "conversions" || metric.denominator == "conversions";
  return dimension == currency_name && metric.unit == "currency";
}

std::vector<std::string> measures_of(const Metric& metric) {
  if (metric.denominator.empty()) return {metric.numerator};
  return {metric.numerator, metric.denominator};
}

std::vector<const ReportInfo*> choose_reports(const PlatformView& view,
                                              const std::vector<std::string>& measures,
                                              const std::vector<std::string>& dimensions) {
  std::vector<const ReportInfo*> fitting;
  for (const ReportInfo& report : view.reports)
    if (holds_all(report.shape.measures, measures) && holds_all(dimensions_of(report), dimensions))
      fitting.push_back(&report);
  std::sort(fitting.begin(), fitting.end(), [](const ReportInfo* a, const ReportInfo* b) {
    if (a->days_seen != b->days_seen) return a->days_seen > b->days_seen;
    if (a->shape.dimensions.size() != b->shape.dimensions.size())
      return a->shape.dimensions.size() < b->shape.dimensions.size();
    return a->report < b->report;
  });
  std::vector<const ReportInfo*> chosen;
  for (const ReportInfo* report : fitting) {
    const auto overlaps = [&](const ReportInfo* other) { return other->days.overlaps(report->days); };
    if (std::none_of(chosen.begin(), chosen.end(), overlaps)) chosen.push_back(report);
  }
  return chosen;
}

Result<std::vector<MetricSeries>> series_of(const Facts& facts, const PlatformView& view,
                                            const SeriesQuestion& question) {
  std::vector<std::string> dimensions = dimensions_of(question.where);
  dimensions.insert(dimensions.end(), question.by.begin(), question.by.end());
  struct Query {
    SeriesRequest request;
    std::vector<Metric> metrics;
  };
  std::map<std::vector<std::string>, Query> queries;  // metrics of the same reports travel together
  for (const Metric& metric : question.metrics) {
    const auto chosen = choose_reports(view, measures_of(metric), dimensions);
    if (chosen.empty()) continue;
    std::vector<std::string> names;
    std::set<Day> seen_on;
    for (const ReportInfo* report : chosen) {
      names.push_back(report->report);
      seen_on.insert(report->seen_on.begin(), report->seen_on.end());
    }
    Query& query = queries[names];
    query.request.seen_on.assign(seen_on.begin(), seen_on.end());
    query.metrics.push_back(metric);
    for (const std::string& measure : measures_of(metric))
      if (!holds_all(query.request.measures, {measure})) query.request.measures.push_back(measure);
  }
  std::vector<MetricSeries> all;
  for (auto& [names, query] : queries) {
    query.request.reports = names;
    query.request.by = question.by;
    query.request.where = question.where;
    query.request.days = question.days;
    query.request.slices_max = question.slices_max;
    TRY(const SeriesTable table, facts.series(query.request));
    auto series = unfold(table, query.request, query.metrics);
    if (view.quiet_until)
      for (MetricSeries& one : series)
        fill_quiet_days(one.days, std::min(*view.quiet_until, question.days.to));
    all.insert(all.end(), std::make_move_iterator(series.begin()), std::make_move_iterator(series.end()));
  }
  return all;
}

std::vector<std::string> dimensions_of(const Slice& slice) {
  std::vector<std::string> dimensions;
  for (const auto& [dimension, value] : slice) dimensions.push_back(dimension);
  return dimensions;
}

std::vector<std::string> dimensions_of(const PlatformView& view) {
  std::set<std::string> dimensions;
  for (const ReportInfo& report : view.reports)
    for (std::string& dimension : dimensions_of(report)) dimensions.insert(std::move(dimension));
  return {dimensions.begin(), dimensions.end()};
}

}  // namespace regie
