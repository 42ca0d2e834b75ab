// wording/hours_document.cpp - one row an hour, in order of time, then what each series rests on.
#include "wording/hours_document.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "wording/internal/document_parts.h"
#include "wording/measured_words.h"
#include "wording/statements.h"

namespace regie {
namespace {

struct Row {
  const HoursOfSeries* series;
  ToldHour hour;
};

std::vector<Row> rows_of(const HoursReport& report) {
  std::vector<Row> rows;
  for (const HoursOfSeries& series : report.series)
    if (series.told)
      for (const ToldHour& hour : series.told->told) rows.push_back({&series, hour});
  std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return std::tie(a.hour.day, a.hour.hour) < std::tie(b.hour.day, b.hour.hour);
  });
  return rows;
}

std::string when_text(const ToldHour& hour, const Reader& reader) {
  const std::string day = day_text(hour.day, reader.now, reader.language);
  if (hour.hours == 1) return say("hours_one", reader, day, hour.hour, hour.hour + 1);
  return say("hours_stretch", reader, day, hour.hours, hour.hour + 1);
}

/// Two figures, and ten years at most: what some months of hours can carry.
std::string rarely_text(double once_in, const Reader& reader) {
  constexpr double ten_years = 87'600;
  if (once_in > ten_years) return say("hours_rarer", reader, number_text(ten_years, 0, reader.language));
  const double unit = std::pow(10.0, std::floor(std::log10(once_in)) - 1);
  return say("hours_count", reader, number_text(std::round(once_in / unit) * unit, 0, reader.language));
}

std::vector<std::vector<std::string>> table_of(const std::vector<Row>& rows, const Reader& reader) {
  std::vector<std::vector<std::string>> table{{say("hours_when", reader), say("what", reader),
                                               say("observed", reader), say("expected", reader),
                                               say("hours_direction", reader), say("hours_once_in", reader)}};
  for (const Row& row : rows) {
    Change change;
    change.metric = row.series->metric.name;
    change.metric_kind = row.series->metric.kind;
    change.slice = row.series->slice;
    const auto value = [&](double of) { return value_text(change, of, reader.currency, reader.language); };
    const bool above = row.hour.direction == HourDirection::above;
    table.push_back({when_text(row.hour, reader), cell_text(change.metric, change.slice, reader),
                     value(row.hour.observed), value(row.hour.expected),
                     say(above ? "hours_above" : "hours_below", reader),
                     rarely_text(row.hour.once_in, reader)});
  }
  return table;
}

}  // namespace

Document document_of(const HoursReport& report, const Reader& reader) {
  Document document = empty_document(reader);
  const std::vector<Row> rows = rows_of(report);
  const bool any_told = std::any_of(report.series.begin(), report.series.end(),
                                    [](const HoursOfSeries& series) { return series.told.has_value(); });
  document.title(say("hours_title", reader));
  if (!rows.empty())
    document.table(table_of(rows, reader));
  else if (any_told)
    document.line(say("hours_none", reader));
  for (const HoursOfSeries& series : report.series) {
    const std::string what = cell_text(series.metric.name, series.slice, reader);
    if (series.told)
      document.quiet(say("hours_seen", reader, what, span_text(series.judged, reader.language),
                         number_text(static_cast<double>(series.told->hours_seen), 0, reader.language),
                         number_text(static_cast<double>(series.told->hours_judged), 0, reader.language),
                         series.told->method));
    else
      document.line(
          say("hours_too_few", reader, what, measured_words(series.told.error().needs, reader.language)));
  }
  document.quiet(say("hours_rule", reader, hours_alarm_once_in));
  document.quiet(say("hours_basis", reader, report.provenance.data.substr(0, 19), report.provenance.code));
  return document;
}

}  // namespace regie
