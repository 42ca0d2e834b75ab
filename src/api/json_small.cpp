// api/json_small.cpp - metrics, events, notes, a rebuild, a simulated truth and problems as JSON.
#include "api/internal/json_values.h"
#include "api/json.h"

namespace regie {
namespace {

const char* kind_of(MetricKind kind) {
  switch (kind) {
    case MetricKind::count:
      return "count";
    case MetricKind::amount:
      return "amount";
    case MetricKind::rate:
      return "rate";
    case MetricKind::ratio:
      return "ratio";
    case MetricKind::weighted:
      return "weighted";
    case MetricKind::uncounted:
      return "uncounted";
  }
  return "";
}

const char* better_of(Better better) {
  switch (better) {
    case Better::up:
      return "up";
    case Better::down:
      return "down";
    case Better::neither:
      return "neither";
  }
  return "";
}

}  // namespace

std::string json_of(const std::vector<Metric>& metrics) {
  Json json;
  json["metrics"] = Json::array();
  for (const Metric& metric : metrics)
    json["metrics"].push_back(
        {{"name", metric.name},
         {"kind", kind_of(metric.kind)},
         {"numerator", metric.numerator},
         {"denominator", metric.denominator.empty() ? Json(nullptr) : Json(metric.denominator)},
         {"unit", metric.unit.empty() ? Json(nullptr) : Json(metric.unit)},
         {"better", better_of(metric.better)}});
  return dumped(json);
}

std::string json_of(const std::vector<EventRecord>& events) {
  Json json;
  json["events"] = Json::array();
  for (const EventRecord& event : events)
    json["events"].push_back({{"id", event.id.text},
                              {"from", event.days.from.iso()},
                              {"to", event.days.to.iso()},
                              {"title", event.title},
                              {"kind", event.kind.empty() ? Json(nullptr) : Json(event.kind)},
                              {"slice", json_value(event.where)},
                              {"moves", event.moves.empty() ? Json(nullptr) : Json(event.moves)},
                              {"import", event.import.empty() ? Json(nullptr) : Json(event.import.text)}});
  return dumped(json);
}

std::string json_of(const std::vector<NoteRecord>& notes) {
  Json json;
  json["notes"] = Json::array();
  for (const NoteRecord& note : notes)
    json["notes"].push_back({{"id", note.id.text},
                             {"from", note.from.iso()},
                             {"slice", json_value(note.where)},
                             {"text", note.text}});
  return dumped(json);
}

std::string json_of(const Verified& verified) {
  Json json;
  json["whole"] = verified.whole();
  json["acts"] = verified.records.acts;
  json["root"] = verified.records.root;
  json["kinds"] = Json::object();
  for (const KindCount& kind : verified.records.kinds) json["kinds"][kind.kind] = kind.whole;
  json["damages"] = Json::array();
  for (const Damage& damage : verified.records.damages)
    json["damages"].push_back(
        {{"kind", damage.kind}, {"subject", damage.subject}, {"harm", harm_name(damage.harm)}});
  for (const DamagedImport& import : verified.damaged_imports)
    json["damages"].push_back(
        {{"kind", "archive"}, {"subject", import.import.text}, {"path", import.path}, {"harm", import.say}});
  for (const DamagedFigures& figures : verified.damaged_figures)
    json["damages"].push_back({{"kind", "figures"},
                               {"subject", figures.report},
                               {"import", figures.import.text},
                               {"path", figures.path},
                               {"harm", figures.say}});
  json["parts"] = Json::object();
  for (const VerifiedPart& part : parts_of(verified))
    json["parts"][part.name] = part.state == PartState::whole     ? "whole"
                               : part.state == PartState::damaged ? "damaged"
                                                                  : "not_checked";
  json["imports"] = verified.imports;
  json["figures_whole"] = verified.figures_whole;
  return dumped(json);
}

std::string json_of(const RebuildOutcome& outcome) {
  Json json{{"imports", outcome.imports}, {"rows", outcome.rows}, {"not_rebuilt", Json::array()}};
  for (const NotRebuilt& one : outcome.not_rebuilt) {
    Json days = Json::array();
    for (const LostDays& lost : one.import.days)
      days.push_back({{"source", lost.platform}, {"from", lost.days.from.iso()}, {"to", lost.days.to.iso()}});
    json["not_rebuilt"].push_back({{"id", one.import.id.text},
                                   {"path", one.import.path},
                                   {"days", days},
                                   {"code", one.why.code},
                                   {"say", one.why.say}});
  }
  return dumped(json);
}

std::string json_of(const Truth& truth) {
  Json json;
  json["scenario"] = truth.scenario;
  json["seed"] = truth.seed;
  json["as_of"] = truth.as_of.iso();
  json["window"] = {{"from", truth.window.from.iso()}, {"to", truth.window.to.iso()}};
  json["currency"] = truth.currency;
  json["time_zone"] = truth.time_zone;
  json["language"] = truth.language;
  json["planted"] = truth.planted;
  json["metric"] = truth.metric.empty() ? Json(nullptr) : Json(truth.metric);
  json["metrics"] = truth.metrics;
  json["slice"] = json_value(truth.slice);
  json["slices"] = Json::array();
  for (const Slice& slice : truth.slices) json["slices"].push_back(json_value(slice));
  json["kind"] = truth.kind.empty() ? Json(nullptr) : Json(truth.kind);
  json["onset"] = truth.onset ? Json(truth.onset->iso()) : Json(nullptr);
  json["relative_effect"] = truth.relative_effect;
  json["candidate"] = truth.candidate.empty() ? Json(nullptr) : Json(truth.candidate);
  json["event_title"] = truth.event_title.empty() ? Json(nullptr) : Json(truth.event_title);
  json["note"] = truth.note;
  json["lift"] = truth.lift ? Json(*truth.lift) : Json(nullptr);
  return dumped(json);
}

std::string json_of(const ResetCode& code) {
  return dumped(
      {{"name", code.name}, {"code", code.code}, {"path", code.path}, {"expires_at", code.expires_at}});
}

std::string json_of(const Problem& problem) {
  return dumped({{"type", "about:blank"},
                 {"title", problem.say},
                 {"code", problem.code},
                 {"kept", problem.kept},
                 {"remedy", problem.remedy}});
}

}  // namespace regie
