// api/json_report.cpp - effects, a month, rules and their replay as JSON.
#include "api/internal/json_brief.h"
#include "api/internal/json_people.h"
#include "api/json.h"

namespace regie {
namespace {

Json candidates_of(const std::vector<Candidate>& candidates) {
  Json json = Json::array();
  for (const Candidate& candidate : candidates)
    json.push_back({{"kind", kind_name(candidate.kind)},
                    {"title", candidate.title},
                    {"probability", candidate.probability}});
  return json;
}

}  // namespace

std::string json_of(const EffectReport& report) {
  Json json;
  if (!report.effect) {
    json["too_few"] = {{"n", report.effect.error().n}, {"needs", report.effect.error().needs}};
    json["verdict"] = verdict_name(EffectVerdict::cannot_tell);
    add_provenance(json, report.provenance);
    return dumped(json);
  }
  const Effect& effect = *report.effect;
  json["metric"] = effect.metric;
  json["slice"] = json_value(effect.slice);
  json["from"] = effect.judged.from.iso();
  json["to"] = effect.judged.to.iso();
  json["method"] = effect.method;
  json["controls"] = Json::array();
  json["control_choice"] = Json::array();
  for (const ControlVerdict& control : effect.controls) {
    if (control.fate == ControlFate::used) json["controls"].push_back(control.name);
    json["control_choice"].push_back({{"name", control.name},
                                      {"fate", fate_name(control.fate)},
                                      {"closeness", control.closeness},
                                      {"inclusion", control.inclusion}});
  }
  json["average"] = {{"observed", effect.observed_average},
                     {"expected", effect.expected_average},
                     {"effect", json_value(effect.average)},
                     {"relative", json_value(effect.relative)}};
  json["cumulative"] = {{"observed", effect.observed_total},
                        {"expected", effect.expected_total},
                        {"effect", json_value(effect.cumulative)}};
  json["probability_of_effect"] = effect.probability;
  json["series"] = Json::array();
  for (const BandDay& day : effect.series)
    if (effect.judged.holds(day.day))
      json["series"].push_back({{"day", day.day.iso()},
                                {"observed", day.observed},
                                {"expected", day.expected},
                                {"low", day.low},
                                {"high", day.high}});
  json["verdict"] = verdict_name(effect.verdict);
  json["before"] = {{"from", effect.before.from.iso()}, {"to", effect.before.to.iso()}};
  json["fit"] = {{"r2", effect.fit.before.r2},
                 {"spread", effect.fit.before.spread},
                 {"lag1", effect.fit.before.lag1},
                 {"lag7", effect.fit.before.lag7},
                 {"drift", effect.fit.before.drift},
                 {"placebos", effect.fit.placebos},
                 {"placebos_moved", effect.fit.placebos_moved},
                 {"widened", effect.fit.widened}};
  if (effect.conformal)
    json["conformal"] = {{"low", effect.conformal->low},
                         {"high", effect.conformal->high},
                         {"level", effect.conformal->level},
                         {"p", *effect.conformal_p}};
  if (effect.placebo_p) json["placebo_p"] = *effect.placebo_p;
  json["steps"] = Json::array();
  for (const Day day : effect.steps) json["steps"].push_back(day.iso());
  json["season"] = effect.season;
  json["trend"] = effect.trend;
  json["outliers"] = effect.outliers;
  json["days"] = effect.days;
  json["n"] = effect.n;
  add_provenance(json, report.provenance);
  return dumped(json);
}

std::string json_of(const Report& report) {
  Json json;
  json["regie"] = report.provenance.code;
  json["workspace"] = report.workspace;
  json["as_of"] = report.as_of.iso();
  json["month"] = {{"from", report.month.from.iso()}, {"to", report.month.to.iso()}};
  json["coverage"] = Json::array();
  for (const SourceCoverage& source : report.coverage) json["coverage"].push_back(coverage_value(source));
  json["findings"] = Json::array();
  for (const LookedBack& one : report.changed)
    json["findings"].push_back(finding_value(one.finding, one.reason ? &*one.reason : nullptr));
  json["reasons"] = list_of(report.reasons);
  json["reasons_ended"] = list_of(report.reasons_ended);
  json["decisions"] = list_of(report.decided);
  json["graded"] = list_of(report.graded);
  json["advice"] = json_value(report.advice);
  json["calibration"] = {{"people", list_of(report.people)},
                         {"topics", list_of(report.topics)},
                         {"regie", json_value(report.regie)}};
  json["human_share"] = json_value(report.human_share);
  json["reliance"] = json_value(report.reliance);
  json["lead_times"] = json_value(report.lead_times);
  add_provenance(json, report.provenance);
  return dumped(json);
}

std::string json_of(const RulesVersion& version) {
  return dumped(
      {{"version", version.version}, {"why", version.why}, {"signature", json_value(version.signature)}});
}

std::string json_of_rules(const std::string& table) { return dumped({{"table", table}}); }

std::string json_of(const Replay& replay) {
  Json json;
  json["weeks"] = replay.weeks;
  json["findings"] = replay.findings;
  json["changed"] = Json::array();
  for (const ReplayedFinding& one : replay.changed)
    json["changed"].push_back({{"as_of", one.as_of.iso()},
                               {"finding", one.was.id.text},
                               {"metric", one.was.change.metric},
                               {"was", candidates_of(one.was.candidates)},
                               {"now", candidates_of(one.now)}});
  return dumped(json);
}

}  // namespace regie
