// api/desk_values.cpp - values of the desk's pages as JSON.
#include "api/internal/desk_values.h"

#include <cmath>

#include "api/internal/json_brief.h"
#include "wording/measured_words.h"

namespace regie {
namespace {

Json number_or_missing(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

/// The parts of a footprint with what they are called.
void name_cells(Json& cells, const std::vector<FootprintCell>& footprint, const Reader& reader) {
  for (std::size_t i = 0; i < footprint.size(); ++i)
    cells[i]["label"] = cell_text(footprint[i].metric, footprint[i].slice, reader);
}

/// Is the change the better way? null where the metric has none.
Json is_good(const Metric* metric, Direction direction) {
  if (metric == nullptr || metric->better == Better::neither) return nullptr;
  return (metric->better == Better::up) == (direction == Direction::up);
}

Json forecast_of(const Forecast& forecast, Json json, const Reader& reader) {
  json["say"] = forecast_sentence(forecast, reader);
  return json;
}

}  // namespace

std::string unit_of(const Metric& metric) {
  if (metric.unit == "currency") return "money";
  switch (metric.kind) {
    case MetricKind::count:
    case MetricKind::uncounted:
      return "count";
    case MetricKind::amount:
      return "amount";
    case MetricKind::rate:
      return "share";
    case MetricKind::ratio:
      return "ratio";
    case MetricKind::weighted:
      return metric.unit == "position" ? "position" : "ratio";
  }
  return "count";
}

Json desk_value(const Finding& finding, const Reason* reason, const Telling& telling) {
  const Reader& reader = telling.reader;
  const Metric* metric = find_metric(telling.metrics, finding.change.metric);
  Json json = finding_value(finding, nullptr);
  json["label"] = metric_text(finding.change.metric, reader.language);
  json["unit"] = metric == nullptr ? "count" : unit_of(*metric);
  json["good"] = is_good(metric, finding.change.direction);
  if (reason != nullptr) json["reason"] = desk_value(*reason, telling);
  for (std::size_t i = 0; i < finding.drivers.size(); ++i)
    json["drivers"][i]["label"] = slice_words(finding.drivers[i].slice, reader.language);
  for (std::size_t i = 0; i < finding.candidates.size(); ++i) {
    Json& candidate = json["candidates"][i];
    candidate["label"] = candidate_title(finding.candidates[i], reader);
    if (candidate.contains("footprint"))
      name_cells(candidate["footprint"], finding.candidates[i].footprint, reader);
  }
  for (std::size_t i = 0; i < finding.change.band.size(); ++i) {
    const BandDay& day = finding.change.band[i];
    json["series"][i] = {{"day", day.day.iso()},
                         {"observed", number_or_missing(day.observed)},
                         {"expected", number_or_missing(day.expected)},
                         {"low", number_or_missing(day.low)},
                         {"high", number_or_missing(day.high)}};
  }
  json["say"] = {{"headline", finding_sentence(finding, reader)},
                 {"place", place_sentence(finding, reader)},
                 {"mix", mix_sentence(finding, reader)},
                 {"evidence", evidence_sentence(finding, reader)},
                 {"slice", slice_words(finding.change.slice, reader.language)}};
  return json;
}

Json desk_value(const FootprintTest& test, const Telling& telling) {
  Json json = json_value(test);
  json["say"] = footprint_sentence(test, telling.reader);
  if (!test.why.empty()) json["why"] = measured_words(test.why, telling.reader.language);
  name_cells(json["cells"], test.cells, telling.reader);
  return json;
}

Json desk_value(const Reason& reason, const Telling& telling) {
  Json json = json_value(reason);
  json["footprint"] = desk_value(reason.footprint, telling);
  json["say"] = reason_sentence(reason, telling.reader);
  return json;
}

Json desk_value(const KeptReason& kept, const Telling& telling) {
  return {{"reason", desk_value(kept.reason, telling)}, {"end", json_value(kept.end)}};
}

Json desk_value(const Decision& decision, const Telling& telling) {
  Json json = json_value(decision);
  json["forecast"] = forecast_of(decision.forecast, json["forecast"], telling.reader);
  if (decision.advised_forecast)
    json["advised_forecast"] =
        forecast_of(*decision.advised_forecast, json["advised_forecast"], telling.reader);
  json["say"] = decision_sentence(decision, telling.reader);
  json["review"] = nullptr;
  return json;
}

Json desk_value(const GradedDecision& graded, const Telling& telling) {
  Json json = desk_value(graded.decision, telling);
  const Json opened = json_value(graded);
  json["sealed_forecast"] = opened["sealed_forecast"];
  json["review"] = opened["review"];
  json["review"]["say"] = grade_sentence(graded, telling.reader);
  if (!graded.review.measured.told)
    json["review"]["measured"]["needs"] =
        measured_words(graded.review.measured.needs, telling.reader.language);
  return json;
}

Json desk_value(const DueItem& item, const Telling& telling) {
  Json json = json_value(item);
  json["say"] = due_sentence(item, telling.reader);
  return json;
}

Json desk_value(const NoteRecord& note, const Telling& telling) {
  return {{"id", note.id.text},
          {"from", note.from.iso()},
          {"slice", json_value(note.where)},
          {"slice_say", slice_words(note.where, telling.reader.language)},
          {"text", note.text}};
}

Json desk_value(const EventRecord& event, const Telling& telling) {
  return {{"id", event.id.text},
          {"from", event.days.from.iso()},
          {"to", event.days.to.iso()},
          {"title", event.title},
          {"kind", event.kind},
          {"slice", json_value(event.where)},
          {"slice_say", slice_words(event.where, telling.reader.language)},
          {"moves", event.moves},
          {"import", text_or_null(event.import.text)}};
}

Json desk_value(const MachineChange& change, const Telling& telling) {
  return {{"day", change.day.iso()},
          {"who", change.who},
          {"slice", json_value(change.where)},
          {"text", change.text},
          {"before", number_or_null(change.before)},
          {"after", number_or_null(change.after)},
          {"say", machine_change_words(change, telling.reader)}};
}

Json desk_value(const Metric& metric, const Telling& telling) {
  return {{"name", metric.name},
          {"label", metric_text(metric.name, telling.reader.language)},
          {"unit", unit_of(metric)},
          {"better", metric.better == Better::up     ? "up"
                     : metric.better == Better::down ? "down"
                                                     : "neither"},
          {"numerator", metric.numerator},
          {"denominator", metric.denominator},
          {"is_own", find_metric(built_in_metrics(), metric.name) == nullptr}};
}

Json desk_value(const SourceCoverage& source, const Telling&) {
  Json json = coverage_value(source);
  json["label"] = platform_text(source.source);
  return json;
}

Json desk_value(const TooFewSeries& series, const Telling& telling) {
  return {{"metric", series.metric},
          {"label", metric_text(series.metric, telling.reader.language)},
          {"slice", json_value(series.slice)},
          {"n", series.n},
          {"needs", series.needs},
          {"say", too_few_sentence(series, telling.reader)}};
}

Json desk_value(const Figures& figures, const Telling& telling) {
  Json days = Json::array();
  Json values = Json::array();
  for (std::size_t i = 0; i < figures.values.size(); ++i) {
    days.push_back((figures.from + static_cast<int>(i)).iso());
    values.push_back(number_or_missing(figures.values[i]));
  }
  return {{"metric", figures.metric.name},
          {"label", metric_text(figures.metric.name, telling.reader.language)},
          {"unit", unit_of(figures.metric)},
          {"slice", json_value(figures.slice)},
          {"slice_say", slice_words(figures.slice, telling.reader.language)},
          {"days", days},
          {"values", values}};
}

Json desk_value(const FoundRows& found) {
  Json rows = Json::array();
  for (const RowOrigin& row : found.origin.rows)
    rows.push_back({{"import", row.import.text}, {"line", row.line}, {"day", row.day.iso()}});
  Json imports = Json::array();
  for (const ImportRecord& import : found.imports)
    imports.push_back(
        {{"id", import.id.text}, {"path", import.reading.path}, {"at_seconds", import.at_seconds}});
  return {{"count", found.origin.count}, {"rows", rows}, {"imports", imports}};
}

}  // namespace regie
