// api/json_brief.cpp - the brief and an explanation as JSON.
#include "api/internal/json_brief.h"
#include "api/internal/json_people.h"
#include "api/json.h"
#include "wording/sentences.h"

namespace regie {
namespace {

Json driver_value(const Driver& driver) {
  return {
      {"slice", json_value(driver.slice)}, {"share", driver.share}, {"effect", json_value(driver.effect)}};
}

Json candidate_value(const Candidate& candidate) {
  Json json;
  json["kind"] = kind_name(candidate.kind);
  if (!candidate.event.empty()) json["event"] = candidate.event.text;
  if (!candidate.title.empty()) json["title"] = candidate.title;
  json["probability"] = candidate.probability;
  if (candidate.kind == CandidateKind::none_of_these) return json;
  json["for"] = candidate.evidence_for;
  json["against"] = candidate.evidence_against;
  json["footprint"] = Json::array();
  for (const FootprintCell& cell : candidate.footprint)
    json["footprint"].push_back({{"metric", cell.metric},
                                 {"slice", json_value(cell.slice)},
                                 {"expected", cell.expected},
                                 {"seen", cell.seen}});
  json["verdict"] = candidate.verdict.empty() ? Json(nullptr) : Json(candidate.verdict);
  return json;
}

Json too_few_value(const TooFewSeries& series) {
  return {{"metric", series.metric},
          {"slice", json_value(series.slice)},
          {"n", series.n},
          {"needs", series.needs}};
}

}  // namespace

Json finding_value(const Finding& finding, const Reason* reason) {
  const Change& change = finding.change;
  Json json;
  json["id"] = finding.id.text;
  json["metric"] = change.metric;
  json["kind"] = kind_name(change.kind);
  json["direction"] = direction_name(change.direction);
  json["slice"] = json_value(change.slice);
  json["onset"] = {{"day", change.onset.day.iso()},
                   {"low", change.onset.low.iso()},
                   {"high", change.onset.high.iso()},
                   {"level", change.onset.level}};
  json["window"] = {{"from", change.window.from.iso()}, {"to", change.window.to.iso()}};
  json["expected"] = change.expected;
  json["observed"] = change.observed;
  json["effect"] = json_value(change.effect);
  json["probability"] = change.probability;
  json["n"] = change.n;
  json["method"] = change.method;
  json["money"] = finding.money ? json_value(*finding.money) : Json(nullptr);
  json["drivers"] = Json::array();
  for (const Driver& driver : finding.drivers) json["drivers"].push_back(driver_value(driver));
  json["mix_rate"] = finding.mix_rate ? Json{{"mix", finding.mix_rate->mix}, {"rate", finding.mix_rate->rate}}
                                      : Json(nullptr);
  json["candidates"] = Json::array();
  for (const Candidate& candidate : finding.candidates)
    json["candidates"].push_back(candidate_value(candidate));
  json["reason"] = reason == nullptr ? Json(nullptr) : json_value(*reason);
  Json imports = Json::array();
  for (const ImportId& import : finding.imports) imports.push_back(import.text);
  json["rows"] = {{"import", imports}, {"count", finding.rows}};
  json["story"] = finding.story;
  json["leads_story"] = finding.leads_story;
  json["series"] = Json::array();
  for (const BandDay& day : change.band)
    json["series"].push_back({{"day", day.day.iso()},
                              {"observed", day.observed},
                              {"expected", day.expected},
                              {"low", day.low},
                              {"high", day.high}});
  return json;
}

Json coverage_value(const SourceCoverage& source) {
  Json missing = Json::array();
  for (const Day day : source.missing_days) missing.push_back(day.iso());
  Json damaged = Json::array();
  for (const DamagedDays& one : source.damaged)
    damaged.push_back({{"path", one.path}, {"from", one.days.from.iso()}, {"to", one.days.to.iso()}});
  return {{"source", source.source},    {"from", source.days.from.iso()},
          {"to", source.days.to.iso()}, {"missing_days", missing},
          {"late", source.late},        {"damaged", damaged}};
}

void add_provenance(Json& json, const Provenance& provenance) {
  json["seed"] = provenance.seed;
  json["data"] = provenance.data;
  json["code"] = provenance.code;
}

std::string json_of(const Brief& page) {
  Json json;
  json["regie"] = page.provenance.code;
  json["workspace"] = page.workspace;
  json["as_of"] = page.as_of.iso();
  json["window"] = {{"from", page.window.from.iso()}, {"to", page.window.to.iso()}};
  json["coverage"] = Json::array();
  for (const SourceCoverage& source : page.coverage) json["coverage"].push_back(coverage_value(source));
  json["findings"] = Json::array();
  for (const Finding& finding : page.findings)
    json["findings"].push_back(finding_value(finding, page.reason_of(finding)));
  json["too_few"] = Json::array();
  for (const TooFewSeries& series : page.too_few) json["too_few"].push_back(too_few_value(series));
  json["due"] = Json::array();
  for (const DueItem& item : page.due) json["due"].push_back(json_value(item));
  json["waiting"] = Json::array();
  json["machine_changes"] = Json::array();
  for (const MachineChange& change : page.machine_changes)
    json["machine_changes"].push_back({{"day", change.day.iso()},
                                       {"who", change.who},
                                       {"slice", json_value(change.where)},
                                       {"text", change.text},
                                       {"before", change.before ? Json(*change.before) : Json(nullptr)},
                                       {"after", change.after ? Json(*change.after) : Json(nullptr)}});
  json["notes"] = Json::array();
  for (const NoteRecord& note : page.notes)
    json["notes"].push_back({{"id", note.id.text},
                             {"from", note.from.iso()},
                             {"slice", json_value(note.where)},
                             {"text", note.text}});
  json["human_share"] = json_value(page.human_share);
  json["reliance"] = json_value(page.reliance);
  json["lead_times"] = json_value(page.lead_times);
  add_provenance(json, page.provenance);
  return dumped(json);
}

Json second_opinion_value(const Answer<SecondOpinion>& opinion, std::optional<Agreement> agreement) {
  Json json{{"method", nullptr},         {"days", nullptr},          {"known_days", 0},
            {"season_taken_out", false}, {"changes", Json::array()}, {"agreement", nullptr},
            {"too_few", nullptr}};
  if (!opinion) {
    json["too_few"] = {{"n", opinion.error().n}, {"needs", opinion.error().needs}};
    return json;
  }
  json["method"] = opinion->method;
  json["days"] = {{"from", opinion->days.from.iso()}, {"to", opinion->days.to.iso()}};
  json["known_days"] = opinion->known_days;
  json["season_taken_out"] = opinion->season_taken_out;
  for (const HistoryChange& change : opinion->changes)
    json["changes"].push_back({{"day", change.day.iso()},
                               {"before", change.before},
                               {"after", change.after},
                               {"slope_changed", change.slope_changed}});
  if (agreement)
    json["agreement"] = *agreement == Agreement::agrees    ? "agrees"
                        : *agreement == Agreement::differs ? "differs"
                                                           : "too_recent";
  return json;
}

std::string json_of(const Explanation& explanation) {
  Json json;
  json["as_of"] = explanation.as_of.iso();
  if (explanation.finding) {
    json["finding"] =
        finding_value(*explanation.finding, explanation.reason ? &*explanation.reason : nullptr);
    json["too_few"] = nullptr;
  } else {
    const TooFew& few = explanation.finding.error();
    json["finding"] = nullptr;
    json["too_few"] = {{"n", few.n}, {"needs", few.needs}};
  }
  json["second_opinion"] = second_opinion_value(explanation.second_opinion, explanation.agreement);
  add_provenance(json, explanation.provenance);
  return dumped(json);
}

std::string json_of(const std::vector<SourceCoverage>& sources) {
  Json json;
  json["sources"] = Json::array();
  for (const SourceCoverage& source : sources) json["sources"].push_back(coverage_value(source));
  return dumped(json);
}

}  // namespace regie
