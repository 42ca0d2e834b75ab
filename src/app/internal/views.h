// app/internal/views.h - which reports may be summed for a question, and the daily series they give.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/workspace.h"
#include "base/result.h"
#include "measure/series.h"
#include "store/facts/facts.h"

namespace regie {

/// Dimensions across which a sum may mean nothing: what was counted as a result, and in which money.
inline constexpr const char* result_type = "result_type";
inline constexpr const char* currency_name = "currency";
/// Is this metric told only by values of the dimension, never over them?
[[nodiscard]] bool must_split(const Metric& metric, const std::string& dimension);

/// The daily reports of one platform.
struct PlatformView {
  std::string platform;
  std::vector<ReportInfo> reports;
  std::optional<Day> quiet_until;  // each row is an event (a lead, an order): until here no row means none
};

inline constexpr int quiet_days_max = 14;  // longer without any lead or order: stopped, or an old export

/// Platforms with daily figures, by name. Where rows are events, days after the last one count as quiet up to
/// the last day any source has, if that is not more than `quiet_days_max` away. Where a file of such a
/// platform is lost, a day without rows is not known to be quiet.
[[nodiscard]] std::vector<PlatformView> platform_views(const std::vector<ReportInfo>& reports,
                                                       const std::vector<LostImport>& lost);

/// Reports that hold all these measures and dimensions, and whose days do not overlap: those seen on most
/// days first. Two reports of one platform show the same things from two sides and are never added on one
/// day.
[[nodiscard]] std::vector<const ReportInfo*> choose_reports(const PlatformView& view,
                                                            const std::vector<std::string>& measures,
                                                            const std::vector<std::string>& dimensions);

/// Numerator and denominator of a metric.
[[nodiscard]] std::vector<std::string> measures_of(const Metric& metric);

struct SeriesQuestion {
  std::vector<Metric> metrics;
  std::vector<std::string> by;  // none, or one dimension
  Slice where;                  // without "platform"
  DaySpan days;
  int slices_max = 0;
};
/// Series of each metric the platform can answer; slices carry `where` and the value of `by`.
[[nodiscard]] Result<std::vector<MetricSeries>> series_of(const Facts& facts, const PlatformView& view,
                                                          const SeriesQuestion& question);

/// Every dimension of the platform's daily reports that tells slices apart for a person.
[[nodiscard]] std::vector<std::string> dimensions_of(const PlatformView& view);
/// The dimensions a slice names.
[[nodiscard]] std::vector<std::string> dimensions_of(const Slice& slice);

}  // namespace regie
