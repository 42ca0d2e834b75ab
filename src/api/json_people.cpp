// api/json_people.cpp - accounts, reasons, proposals, decisions and reviews as JSON.
#include "api/internal/json_people.h"
#include "api/json.h"

namespace regie {
namespace {

Json in_brief_value(const FindingInBrief& finding) {
  return {{"id", finding.id.text},
          {"metric", finding.metric},
          {"slice", json_value(finding.slice)},
          {"direction", direction_name(finding.direction)},
          {"onset", finding.onset.day.iso()},
          {"window", {{"from", finding.window.from.iso()}, {"to", finding.window.to.iso()}}},
          {"expected", finding.expected},
          {"observed", finding.observed}};
}

Json forecast_value(const Forecast& forecast) {
  return {{"metric", forecast.metric},
          {"slice", json_value(forecast.slice)},
          {"size", forecast.size},
          {"low", forecast.low},
          {"high", forecast.high},
          {"within_days", forecast.within_days},
          {"confidence", forecast.confidence}};
}

Json measured_value(const MeasuredEffect& measured) {
  if (!measured.told) return {{"told", false}, {"needs", measured.needs}};
  return {{"told", true},
          {"relative", json_value(measured.relative)},
          {"total", json_value(measured.total)},
          {"probability_of_effect", measured.probability},
          {"observed", measured.observed},
          {"expected", measured.expected},
          {"method", measured.method}};
}

Json grade_value(const Grade& grade) {
  return {{"outcome", outcome_name(grade.outcome)},
          {"probability_true", grade.probability_true},
          {"brier", number_or_null(grade.brier)},
          {"interval_score", number_or_null(grade.interval_score)}};
}

Json sealed_value(const SealedForecast& sealed) {
  return {{"sha256", sealed.content_sha256},
          {"size", sealed.size},
          {"low", sealed.low},
          {"high", sealed.high},
          {"level", sealed.level},
          {"probability", sealed.probability},
          {"precedents", sealed.precedents},
          {"method", sealed.method},
          {"salt", sealed.salt}};
}

}  // namespace

Json json_value(const Signature& signature) {
  return {{"account", signature.account},
          {"at_seconds", signature.at_seconds},
          {"sha256", signature.content_sha256}};
}

Json json_value(const FootprintTest& test) {
  Json cells = Json::array();
  for (const FootprintCell& cell : test.cells)
    cells.push_back({{"metric", cell.metric},
                     {"slice", json_value(cell.slice)},
                     {"expected", cell.expected},
                     {"seen", cell.seen}});
  Json rate = nullptr;
  if (test.placebos > 0)
    rate = {{"value", static_cast<double>(test.false_fits) / test.placebos},
            {"low", test.false_fit_rate.low},
            {"high", test.false_fit_rate.high},
            {"level", test.false_fit_rate.level}};
  return {{"verdict", verdict_name(test.verdict)},
          {"why", text_or_null(test.why)},
          {"window", {{"from", test.window.from.iso()}, {"to", test.window.to.iso()}}},
          {"cells", cells},
          {"placebos", test.placebos},
          {"false_fits", test.false_fits},
          {"false_fit_rate", rate}};
}

Json json_value(const Reason& reason) {
  return {{"id", reason.id.text},
          {"finding", in_brief_value(reason.finding)},
          {"kind", kind_name(reason.kind)},
          {"event", text_or_null(reason.event.text)},
          {"title", text_or_null(reason.title)},
          {"text", reason.text},
          {"footprint", json_value(reason.footprint)},
          {"as_proposed", reason.footprint_as_proposed},
          {"proposal", text_or_null(reason.proposal.text)},
          {"supersedes", text_or_null(reason.supersedes.text)},
          {"signature", json_value(reason.signature)}};
}

Json json_value(const ReasonEnd& end) {
  return {{"reason", end.reason.text},
          {"text", end.text},
          {"replaced_by", text_or_null(end.replaced_by.text)},
          {"signature", json_value(end.signature)}};
}

Json json_value(const KeptReason& kept) {
  Json json = json_value(kept.reason);
  json["end"] = json_value(kept.end);
  return json;
}

Json json_value(const Decision& decision) {
  Json json;
  json["id"] = decision.id.text;
  json["finding"] = text_or_null(decision.finding.text);
  json["reason"] = text_or_null(decision.reason.text);
  json["topic"] = decision.topic;
  json["question"] = decision.question;
  json["options"] = decision.options;
  json["chosen"] = decision.chosen + 1;
  json["advised"] = decision.advised ? Json(*decision.advised + 1) : Json(nullptr);
  json["advised_forecast"] =
      decision.advised_forecast ? forecast_value(*decision.advised_forecast) : Json(nullptr);
  json["advice_taken"] = advice_taken(decision);
  json["precedents"] = decision.precedents;
  json["forecast"] = forecast_value(decision.forecast);
  json["stop_rule"] = decision.stop_rule ? Json(stop_rule_text(*decision.stop_rule)) : Json(nullptr);
  json["from"] = decision.from.iso();
  json["review_day"] = decision.review_day.iso();
  json["sealed_forecast"] = {{"sha256", decision.sealed.content_sha256}};
  json["at_stake"] = decision.at_stake ? json_value(*decision.at_stake) : Json(nullptr);
  json["signature"] = json_value(decision.signature);
  return json;
}

Json json_value(const Review& review) {
  return {{"decision", review.decision.text},
          {"answer", review.answer},
          {"thought", review.thought ? Json(outcome_name(*review.thought)) : Json(nullptr)},
          {"measured", measured_value(review.measured)},
          {"verdict", outcome_name(review.person.outcome)},
          {"person", grade_value(review.person)},
          {"regie", grade_value(review.regie)},
          {"cost_of_not_acting", json_value(review.cost_of_not_acting)},
          {"signature", json_value(review.signature)}};
}

Json json_value(const GradedDecision& graded) {
  Json json = json_value(graded.decision);
  json["sealed_forecast"] = sealed_value(graded.decision.sealed);
  json["review"] = json_value(graded.review);
  return json;
}

Json json_value(const DueItem& item) {
  Json json;
  json["decision"] = item.decision.id.text;
  json["question"] = item.decision.question;
  json["review_day"] = item.decision.review_day.iso();
  json["review_due"] = item.review_due;
  json["stop_rule"] = nullptr;
  if (item.decision.stop_rule)
    json["stop_rule"] = {{"rule", stop_rule_text(*item.decision.stop_rule)},
                         {"tripped", item.stop_tripped() ? Json(item.stop->day->iso()) : Json(nullptr)}};
  return json;
}

Json json_value(const Calibration& calibration) {
  Json bins = Json::array();
  for (const Calibration::Bin& bin : calibration.bins)
    bins.push_back(
        {{"from", bin.from}, {"to", bin.to}, {"n", bin.n}, {"said", bin.said}, {"happened", bin.happened}});
  return {{"who", calibration.who},
          {"decisions", calibration.decisions},
          {"came_true", calibration.came_true},
          {"cannot_tell", calibration.cannot_tell},
          {"brier", number_or_null(calibration.brier)},
          {"interval_score", number_or_null(calibration.interval_score)},
          {"bins", bins}};
}

Json json_value(const HumanShare& share) {
  const bool none = share.decisions == 0;
  return {{"by_count", none ? Json(nullptr) : Json(share.by_count)},
          {"by_money", none ? Json(nullptr) : Json(share.by_money)},
          {"decisions", share.decisions}};
}

Json json_value(const Reliance& reliance) {
  return {{"proposals", reliance.proposals},
          {"accepted_unchanged", reliance.accepted_unchanged},
          {"accept_rate",
           {{"value", reliance.accept_rate},
            {"low", reliance.accept_rate_interval.low},
            {"high", reliance.accept_rate_interval.high},
            {"level", reliance.accept_rate_interval.level}}},
          {"median_seconds", number_or_null(reliance.median_seconds)},
          {"trials", reliance.trials},
          {"caught", reliance.caught}};
}

Json json_value(const LeadTimes& times) {
  Json leads = Json::array();
  for (const Lead& lead : times.leads)
    leads.push_back({{"note", lead.note.text},
                     {"finding", text_or_null(lead.finding.text)},
                     {"days", lead.finding.empty() ? Json(nullptr) : Json(lead.days)}});
  return {{"notes", times.leads.size()},
          {"paired", times.paired},
          {"median_days", number_or_null(times.median_days)},
          {"first", number_or_null(times.first)},
          {"leads", leads}};
}

Json json_value(const AdviceRecord& advice) {
  const auto sum = [](const CostSum& cost) {
    return Json{{"pieces", cost.pieces}, {"money", json_value(cost.money)}};
  };
  return {{"given", advice.given},
          {"taken", advice.taken},
          {"worked", advice.worked},
          {"did_not", advice.did_not},
          {"cannot_tell", advice.cannot_tell},
          {"not_reviewed", advice.not_reviewed},
          {"not_taken", advice.not_taken},
          {"worked_rate",
           {{"low", advice.worked_rate.low},
            {"high", advice.worked_rate.high},
            {"level", advice.worked_rate.level}}},
          {"brought", sum(advice.brought)},
          {"not_taken_by_forecast", sum(advice.not_taken_by_forecast)},
          {"not_taken_by_precedents", sum(advice.not_taken_by_precedents)}};
}

namespace {

Json account_value(const Account& account) {
  return {{"name", account.name},
          {"full_name", text_or_null(account.full_name)},
          {"role", role_name(account.role)},
          {"closed", account.closed}};
}

}  // namespace

std::string json_of(const std::vector<Account>& accounts) {
  Json json;
  json["accounts"] = Json::array();
  for (const Account& account : accounts) json["accounts"].push_back(account_value(account));
  return dumped(json);
}

std::string json_of(const std::vector<KeptReason>& reasons) {
  Json json;
  json["reasons"] = list_of(reasons);
  return dumped(json);
}

std::string json_of(const KeptReason& reason) { return dumped(json_value(reason)); }

std::string json_of(const Signed& answer) {
  Json json = answer.trial ? Json::object() : json_value(answer.reason);
  json["trial"] = answer.trial ? Json{{"proposal", answer.trial->id.text}, {"title", answer.trial->title}}
                               : Json(nullptr);
  return dumped(json);
}

std::string json_of(const ReasonEnd& end) { return dumped(json_value(end)); }

std::string json_of(const ProposedReason& proposed) {
  Json json;
  json["proposal"] = proposed.proposal.id.text;
  json["finding"] = proposed.proposal.finding.text;
  json["kind"] = proposed.proposal.kind;
  json["event"] = text_or_null(proposed.proposal.event.text);
  json["title"] = proposed.proposal.title;
  json["footprint"] = json_value(proposed.footprint);
  return dumped(json);
}

std::string json_of(const Rejected& rejected) {
  return dumped({{"proposal", rejected.proposal.id.text}, {"was_trial", rejected.was_trial}});
}

std::string json_of(const std::vector<LikeReason>& reasons) {
  Json json;
  json["precedents"] = Json::array();
  for (const LikeReason& like : reasons)
    json["precedents"].push_back({{"likeness", like.likeness}, {"reason", json_value(like.reason)}});
  return dumped(json);
}

std::string json_of(const TrialsState& state) {
  Json json;
  json["on"] = state.setting.on;
  json["one_in"] = state.setting.one_in;
  json["reliance"] = json_value(state.reliance);
  return dumped(json);
}

std::string json_of(const std::vector<Decision>& decisions) {
  Json json;
  json["decisions"] = list_of(decisions);
  return dumped(json);
}

std::string json_of(const Decided& decided) { return dumped(json_value(decided.decision)); }

std::string json_of(const GradedDecision& graded) { return dumped(json_value(graded)); }

std::string json_of(const ReviewList& list) {
  Json json;
  json["as_of"] = list.as_of.iso();
  json["due"] = list_of(list.due);
  json["open"] = list_of(list.open);
  json["graded"] = list_of(list.graded);
  json["calibration"] = {
      {"people", list_of(list.people)}, {"topics", list_of(list.topics)}, {"regie", json_value(list.regie)}};
  return dumped(json);
}

}  // namespace regie
