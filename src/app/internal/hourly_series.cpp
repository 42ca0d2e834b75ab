// app/internal/hourly_series.cpp - days by hour, laid end to end.
#include "app/internal/hourly_series.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>

namespace regie {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What may stand behind the number: nothing, ":00", ":00:00", and of a span its end.
bool is_whole_hour(std::string_view rest) {
  while (rest.starts_with(":00")) rest.remove_prefix(3);
  return rest.empty() || rest.starts_with(" - ") || rest.starts_with("-") || rest.starts_with(" – ");
}

/// Sums that mean nothing: money of two currencies, results of two kinds.
bool would_mix(const Metric& metric, const Slice& where, const std::vector<const ReportInfo*>& reports) {
  return std::any_of(reports.begin(), reports.end(), [&](const ReportInfo* report) {
    const auto& dimensions = report->shape.dimensions;
    const bool two_currencies = must_split(metric, currency_name) && report->currencies.size() > 1;
    const bool results = must_split(metric, result_type) &&
                         std::find(dimensions.begin(), dimensions.end(), result_type) != dimensions.end();
    return (two_currencies && !where.contains(currency_name)) || (results && !where.contains(result_type));
  });
}

/// The last hour of a day of which any row tells.
Result<int> last_hour_told(const Facts& facts, SeriesRequest request, Day day) {
  request.where.clear();
  request.days = {day, day};
  request.seen_on = {day};
  TRY(const SeriesTable table, facts.series(request));
  int last = -1;
  for (const SeriesTable::Line& line : table.lines)
    last = std::max(last, hour_of(line.key.front()).value_or(-1));
  return last;
}

void add(HourlySeries& series, const SeriesTable& table, const SeriesTable::Line& line, int hour) {
  for (std::size_t i = 0; i < table.days.size(); ++i) {
    const double more = line.sums.front()[i];
    double& value = series.value[static_cast<std::size_t>((table.days[i] - series.from) * day_hours + hour)];
    if (std::isnan(more)) continue;  // blank in the file
    value = std::isnan(value) ? more : value + more;
  }
}

}  // namespace

std::optional<int> hour_of(std::string_view text) {
  std::size_t digits = 0;
  int hour = 0;
  while (digits < text.size() && digits < 3 && is_digit(text[digits]))
    hour = hour * 10 + (text[digits++] - '0');
  if (digits == 0 || digits > 2) return std::nullopt;
  std::string_view rest = text.substr(digits);
  std::string half;
  for (const char c : rest.substr(rest.size() - std::min<std::size_t>(rest.size(), 2)))
    half += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  if (half == "am" || half == "pm") {
    if (hour < 1 || hour > 12) return std::nullopt;
    hour = hour % 12 + (half == "pm" ? 12 : 0);
    rest.remove_suffix(2);
    while (rest.ends_with(' ')) rest.remove_suffix(1);
  }
  if (hour >= day_hours || !is_whole_hour(rest)) return std::nullopt;
  return hour;
}

Result<std::optional<HourlySeries>> hourly_series(const Facts& facts, const PlatformView& view,
                                                  const HourlyQuestion& question) {
  std::vector<std::string> dimensions = dimensions_of(question.where);
  dimensions.emplace_back(hour_name);
  const auto reports = choose_reports(view, measures_of(question.metric), dimensions);
  if (reports.empty() || would_mix(question.metric, question.where, reports))
    return std::optional<HourlySeries>();
  SeriesRequest request;
  Day latest = reports.front()->days.to;
  for (const ReportInfo* report : reports) {
    request.reports.push_back(report->report);
    latest = std::max(latest, report->days.to);
  }
  request.measures = measures_of(question.metric);
  request.by = {hour_name};
  request.where = question.where;
  request.days = question.days;
  request.slices_max = hour_spellings_max;
  TRY(const SeriesTable table, facts.series(request));
  if (table.days.empty() || table.lines.empty() ||
      table.lines.size() >= static_cast<std::size_t>(hour_spellings_max))
    return std::optional<HourlySeries>();

  HourlySeries series{table.days.front(), {}};
  const int days = table.days.back() - table.days.front() + 1;
  series.value.assign(static_cast<std::size_t>(days * day_hours), std::numeric_limits<double>::quiet_NaN());
  std::array<bool, day_hours> has_line{};
  for (const SeriesTable::Line& line : table.lines)
    if (const std::optional<int> hour = hour_of(line.key.front())) {
      add(series, table, line, *hour);
      has_line[static_cast<std::size_t>(*hour)] = true;
    }
  for (const Day day : table.days)  // an hour that never had a row
    for (int hour = 0; hour < day_hours; ++hour)
      if (!has_line[static_cast<std::size_t>(hour)])
        series.value[static_cast<std::size_t>((day - series.from) * day_hours + hour)] = 0;
  if (table.days.back() == latest) {
    TRY(const int last, last_hour_told(facts, request, latest));
    std::fill(series.value.end() - (day_hours - 1 - last), series.value.end(),
              std::numeric_limits<double>::quiet_NaN());
  }
  return std::optional<HourlySeries>(std::move(series));
}

}  // namespace regie
