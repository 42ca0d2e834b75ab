// api/answers_today.cpp - the Monday page, a finding, its reasons.
#include <algorithm>

#include "api/internal/answer.h"
#include "api/internal/json_brief.h"
#include "api/json.h"
#include "app/dismiss.h"
#include "app/explain_metric.h"
#include "app/finding_page.h"
#include "app/plan.h"
#include "app/propose_reason.h"
#include "app/sign_reason.h"
#include "app/timeline.h"
#include "app/told.h"
#include "wording/measured_words.h"
#include "wording/second_opinion_words.h"
#include "wording/voice_words.h"

namespace regie {
namespace {

Json dismissal_value(const Dismissal& dismissal) {
  return {{"finding", dismissal.finding.text},
          {"until", dismissal.until ? Json(dismissal.until->iso()) : Json(nullptr)},
          {"text", dismissal.text},
          {"account", dismissal.signature.account},
          {"at_seconds", dismissal.signature.at_seconds}};
}

Result<HttpReply> answer_brief(Asked& asked) {
  TRY(const Brief page, brief(asked.desk.world, *asked.workspace, {asked.as_of}));
  TRY_DONE(keep_told(asked.desk.world, *asked.workspace, page));
  return json_text_reply(json_of(page));
}

/// Planned pieces that wait for a person's word: how many, and the one that is due first.
Result<Json> waiting_value(const Asked& asked) {
  PlanRequest request;
  request.as_of = asked.today();
  TRY(const auto plan, checked_plan(asked.desk.world, *asked.workspace, request));
  const Language language = language_of(asked.language);
  Json first = nullptr;
  std::int64_t count = 0;
  for (const CheckedPiece& one : plan)
    if (one.state == PieceState::held && ++count == 1)
      first = {{"id", one.piece.id},
               {"day", one.piece.day.iso()},
               {"text", one.piece.title.empty() ? one.piece.text : one.piece.title},
               {"say", fitting_sentence(one.fitting, language)}};
  return Json{{"count", count}, {"say", waiting_sentence(count, language)}, {"first", first}};
}

/// A workspace without figures is no error: the page teaches the next step.
Result<HttpReply> empty_today(const Asked& asked) {
  const WorkspaceSettings& settings = asked.workspace->settings;
  const Day today = asked.today();
  TRY(const auto latest, latest_day(*asked.workspace));
  Json json{{"workspace", settings.name},
            {"currency", settings.currency},
            {"language", asked.language},
            {"as_of", today.iso()},
            {"window", {{"from", (today - 7).iso()}, {"to", (today - 1).iso()}}},
            {"latest_day", latest ? Json(latest->iso()) : Json(nullptr)},
            {"is_empty", true}};
  for (const char* list : {"coverage", "findings", "dismissed", "too_few", "due", "machine_changes", "notes"})
    json[list] = Json::array();
  for (const char* text : {"coverage_say", "human_share_say", "reliance_say", "lead_say"}) json[text] = "";
  TRY(json["waiting_pieces"], waiting_value(asked));
  json["provenance"] = {{"seed", settings.seed}, {"data", ""}, {"code", code_version}};
  return json_reply(json);
}

/// A story whose first finding is put aside is out of sight, with all that is told of it.
Json findings_in_sight(const Brief& page, const std::vector<Dismissal>& dismissed, const Telling& telling) {
  const auto is_aside = [&](const Finding& finding) {
    return std::any_of(page.findings.begin(), page.findings.end(), [&](const Finding& first) {
      return first.leads_story && first.story == finding.story &&
             std::any_of(dismissed.begin(), dismissed.end(),
                         [&](const Dismissal& one) { return one.finding == first.id; });
    });
  };
  Json findings = Json::array();
  for (const Finding& finding : page.findings)
    if (!is_aside(finding)) findings.push_back(desk_value(finding, page.reason_of(finding), telling));
  return findings;
}

Json dismissed_value(const Brief& page, const std::vector<Dismissal>& dismissed, const Telling& telling) {
  Json list = Json::array();
  for (const Dismissal& one : dismissed)
    for (const Finding& finding : page.findings)
      if (finding.id == one.finding) {
        list.push_back(dismissal_value(one));
        list.back()["headline"] = finding_sentence(finding, telling.reader);
      }
  return list;
}

Json today_value(const Brief& page, const std::vector<Dismissal>& dismissed, const Telling& telling) {
  Json json{{"workspace", page.workspace},
            {"currency", page.currency},
            {"language", page.language},
            {"as_of", page.as_of.iso()},
            {"window", {{"from", page.window.from.iso()}, {"to", page.window.to.iso()}}},
            {"is_empty", false},
            {"coverage", desk_list(page.coverage, telling)},
            {"coverage_say", coverage_sentence(page.coverage, telling.reader)}};
  json["findings"] = findings_in_sight(page, dismissed, telling);
  json["dismissed"] = dismissed_value(page, dismissed, telling);
  json["too_few"] = desk_list(page.too_few, telling);
  json["due"] = desk_list(page.due, telling);
  json["machine_changes"] = desk_list(page.machine_changes, telling);
  json["notes"] = desk_list(page.notes, telling);
  json["human_share_say"] = human_share_sentence(page.human_share, telling.reader);
  json["reliance_say"] = reliance_sentence(page.reliance, telling.reader);
  json["lead_say"] = lead_sentence(page.lead_times, telling.reader);
  json["provenance"] = {
      {"seed", page.provenance.seed}, {"data", page.provenance.data}, {"code", page.provenance.code}};
  return json;
}

Result<HttpReply> answer_today(Asked& asked) {
  const auto page = brief(asked.desk.world, *asked.workspace, {asked.as_of});
  if (!page && page.error().code == "brief.no_imports") return empty_today(asked);
  if (!page) return tl::unexpected(page.error());
  TRY_DONE(keep_told(asked.desk.world, *asked.workspace, *page));
  TRY(const auto dismissed, list_dismissals(*asked.workspace, page->as_of));
  TRY(const Telling telling, asked.telling());
  TRY(const auto latest, latest_day(*asked.workspace));
  Json json = today_value(*page, dismissed, telling);
  json["latest_day"] = latest ? Json(latest->iso()) : Json(nullptr);
  TRY(json["waiting_pieces"], waiting_value(asked));
  return json_reply(json);
}

Result<HttpReply> answer_pulse(Asked& asked) {
  TRY(const Pulse seen, pulse(asked.desk.world, *asked.workspace, asked.as_of));
  TRY(const Telling telling, asked.telling());
  Json late = Json::array();
  for (const std::string& platform : seen.late) late.push_back(platform_text(platform));
  const bool has_money = seen.first && seen.first->money;
  return json_reply({{"id", asked.path.at("workspace")},
                     {"as_of", seen.as_of.iso()},
                     {"latest_day", seen.latest ? Json(seen.latest->iso()) : Json(nullptr)},
                     {"moved", seen.moved},
                     {"signed", seen.with_reason},
                     {"due", seen.due},
                     {"late", late},
                     {"headline", seen.first ? finding_sentence(*seen.first, telling.reader) : ""},
                     {"money", has_money ? json_value(*seen.first->money) : Json(nullptr)}});
}

Result<HttpReply> answer_finding(Asked& asked) {
  TRY(const FindingPage page, finding_page(asked.desk.world, *asked.workspace, {{asked.id()}, asked.as_of}));
  TRY(const auto dismissed, list_dismissals(*asked.workspace, asked.today()));
  TRY(const Telling telling, asked.telling());
  Json json{{"finding", desk_value(page.finding, page.reason ? &*page.reason : nullptr, telling)}};
  json["also"] = Json::array();
  for (const Finding& other : page.also)
    json["also"].push_back({{"id", other.id.text}, {"headline", finding_sentence(other, telling.reader)}});
  json["dismissal"] = nullptr;
  for (const Dismissal& dismissal : dismissed)
    if (dismissal.finding == page.finding.id) json["dismissal"] = dismissal_value(dismissal);
  json["decisions"] = Json::array();
  for (const Decision& decision : page.decisions) {
    Json value = desk_value(decision, telling);
    for (const GradedDecision& graded : page.graded)
      if (graded.decision.id == decision.id) value = desk_value(graded, telling);
    json["decisions"].push_back(value);
  }
  json["reasons"] = desk_list(page.reasons, telling);
  json["events"] = desk_list(page.events, telling);
  json["notes"] = desk_list(page.notes, telling);
  return json_reply(json);
}

Result<HttpReply> answer_finding_rows(Asked& asked) {
  TRY(const FoundFinding found, find_finding(asked.desk.world, *asked.workspace, {asked.id()}, asked.as_of));
  const Change& change = found.finding.change;
  RowsRequest request;
  request.figures = {change.metric, change.slice, change.window.from, change.window.to, found.window.to + 1};
  request.rows_max = rows_asked(asked);
  TRY(const FoundRows rows, rows_behind(asked.desk.world, *asked.workspace, request));
  return json_reply(desk_value(rows));
}

Result<HttpReply> answer_precedents(Asked& asked) {
  TRY(const FoundFinding found, find_finding(asked.desk.world, *asked.workspace, {asked.id()}, asked.as_of));
  TRY(const auto like, like_reasons(*asked.workspace, found.finding));
  TRY(const Telling telling, asked.telling());
  Json json{{"precedents", Json::array()}};
  for (const LikeReason& one : like)
    json["precedents"].push_back({{"likeness", one.likeness}, {"reason", desk_value(one.reason, telling)}});
  return json_reply(json);
}

Result<HttpReply> answer_propose(Asked& asked) {
  TRY(const ProposedReason proposed,
      propose_reason(asked.desk.world, *asked.workspace,
                     {{asked.id()}, asked.account, {asked.text("event")}, asked.text("kind"), asked.as_of}));
  TRY(const Telling telling, asked.telling());
  return json_reply({{"proposal", proposed.proposal.id.text},
                     {"finding", proposed.proposal.finding.text},
                     {"kind", proposed.proposal.kind},
                     {"event", text_or_null(proposed.proposal.event.text)},
                     {"title", proposed.proposal.title},
                     {"footprint", desk_value(proposed.footprint, telling)}},
                    201);
}

SignRequest sign_request(const Asked& asked) {
  SignRequest request;
  request.finding = {asked.id()};
  request.by = asked.account;
  request.text = asked.text("text");
  request.event = {asked.text("event")};
  request.kind = asked.text("kind");
  request.moves = asked.text("moves");
  request.still = asked.text("still");
  request.proposal = {asked.text("proposal")};
  request.supersedes = {asked.text("supersedes")};
  request.as_of = asked.as_of;
  return request;
}

Result<HttpReply> answer_footprint(Asked& asked) {
  TRY(const FootprintTest test, try_footprint(asked.desk.world, *asked.workspace, sign_request(asked)));
  TRY(const Telling telling, asked.telling());
  return json_reply(desk_value(test, telling));
}

Result<HttpReply> answer_sign(Asked& asked) {
  TRY(const Signed answer, sign_reason(asked.desk.world, *asked.workspace, sign_request(asked)));
  TRY(const Telling telling, asked.telling());
  Json json{{"reason", nullptr}, {"trial", nullptr}};
  if (answer.trial)
    json["trial"] = {{"proposal", answer.trial->id.text}, {"title", answer.trial->title}};
  else
    json["reason"] = desk_value(answer.reason, telling);
  return json_reply(json, 201);
}

Result<HttpReply> answer_dismiss(Asked& asked) {
  TRY(const Dismissal dismissal,
      dismiss_finding(asked.desk.world, *asked.workspace,
                      {{asked.id()}, asked.day("until"), asked.text("text"), asked.account, asked.as_of}));
  return json_reply(dismissal_value(dismissal), 201);
}

Result<HttpReply> answer_undismiss(Asked& asked) {
  TRY_DONE(take_up_finding(asked.desk.world, *asked.workspace, {{asked.id()}, asked.account, asked.as_of}));
  return done_reply();
}

Result<HttpReply> answer_reject(Asked& asked) {
  TRY(const Rejected rejected,
      reject_proposal(asked.desk.world, *asked.workspace, {{asked.id()}, asked.account}));
  return json_reply({{"proposal", rejected.proposal.id.text}, {"was_trial", rejected.was_trial}});
}

Result<HttpReply> answer_reasons(Asked& asked) {
  TRY(const auto reasons, list_reasons(*asked.workspace));
  TRY(const Telling telling, asked.telling());
  return json_reply({{"reasons", desk_list(reasons, telling)}});
}

Result<HttpReply> answer_withdraw(Asked& asked) {
  TRY(const ReasonEnd end,
      withdraw_reason(asked.desk.world, *asked.workspace, {{asked.id()}, asked.account, asked.text("text")}));
  return json_reply(json_value(end), 201);
}

Result<HttpReply> answer_explain(Asked& asked) {
  ExplainRequest request;
  request.metric = asked.query("metric");
  TRY(request.where, parse_slice(asked.query("where")));
  TRY(request.since, asked.query_day("since"));
  request.as_of = asked.as_of;
  TRY(const Explanation explanation, explain_metric(asked.desk.world, *asked.workspace, request));
  TRY_DONE(keep_told(asked.desk.world, *asked.workspace, request, explanation));
  TRY(const Telling telling, asked.telling());
  Json json{{"finding", nullptr}, {"too_few", nullptr}};
  if (explanation.finding)
    json["finding"] =
        desk_value(*explanation.finding, explanation.reason ? &*explanation.reason : nullptr, telling);
  else
    json["too_few"] = {{"n", explanation.finding.error().n},
                       {"needs", explanation.finding.error().needs},
                       {"say", measured_words(explanation.finding.error().needs, telling.reader.language)}};
  Json second = second_opinion_value(explanation.second_opinion, explanation.agreement);
  if (!explanation.second_opinion)
    second["too_few"]["say"] =
        measured_words(explanation.second_opinion.error().needs, telling.reader.language);
  second["say"] = second_opinion_sentence(explanation.second_opinion, explanation.agreement, telling.reader);
  json["second_opinion"] = std::move(second);
  return json_reply(json);
}

}  // namespace

std::vector<Route> today_routes() {
  using enum Keep;
  constexpr Right sign = may_do(Deed::sign_reason);
  return {
      {"today", "GET", "/api/v1/w/{workspace}/today", for_reader, "", "", "Today", "The Monday page",
       until_act, answer_today},
      {"brief", "GET", "/api/v1/w/{workspace}/brief", for_reader, "", "", "object",
       "The brief as `regie brief --json` gives it", until_act, answer_brief},
      {"pulse", "GET", "/api/v1/w/{workspace}/pulse", for_reader, "", "", "Pulse",
       "How many things moved and wait, for a list of clients", until_act, answer_pulse},
      {"finding", "GET", "/api/v1/w/{workspace}/findings/{id}", for_reader, "", "", "FindingPage",
       "One finding with all that hangs on it", until_act, answer_finding},
      {"finding_rows", "GET", "/api/v1/w/{workspace}/findings/{id}/rows", for_reader, "limit", "", "Rows",
       "The rows behind a finding", until_act, answer_finding_rows},
      {"precedents", "GET", "/api/v1/w/{workspace}/findings/{id}/precedents", for_reader, "", "",
       "LikeReasons", "Reasons signed before for changes like it", until_act, answer_precedents},
      {"propose_reason", "POST", "/api/v1/w/{workspace}/findings/{id}/propose", may_do(Deed::answer_proposal),
       "", "Propose", "Proposed", "What a candidate would imply, tested", until_act, answer_propose},
      {"test_footprint", "POST", "/api/v1/w/{workspace}/findings/{id}/footprint", for_reader, "",
       "FootprintAsk", "FootprintTest", "Test a footprint; nothing is signed or kept", never,
       answer_footprint},
      {"sign_reason", "POST", "/api/v1/w/{workspace}/findings/{id}/reasons", sign, "", "SignReason",
       "SignedReason", "Sign a reason", until_act, answer_sign},
      {"dismiss", "POST", "/api/v1/w/{workspace}/findings/{id}/dismissal", may_do(Deed::dismiss), "",
       "Dismiss", "Dismissal", "Put a finding aside, for a while or for good", until_act, answer_dismiss},
      {"undismiss", "DELETE", "/api/v1/w/{workspace}/findings/{id}/dismissal", may_do(Deed::dismiss), "", "",
       "Done", "Take it up again", until_act, answer_undismiss},
      {"reject_proposal", "POST", "/api/v1/w/{workspace}/proposals/{id}/reject",
       may_do(Deed::answer_proposal), "", "", "Rejected", "Say no to a proposed reason", until_act,
       answer_reject},
      {"reasons", "GET", "/api/v1/w/{workspace}/reasons", for_reader, "", "", "Reasons",
       "Every reason, those that ended too", until_act, answer_reasons},
      {"withdraw_reason", "POST", "/api/v1/w/{workspace}/reasons/{id}/withdraw", sign, "", "OneLine",
       "ReasonEnd", "Withdraw a reason", until_act, answer_withdraw},
      {"explain", "GET", "/api/v1/w/{workspace}/explain", for_reader, "metric,where,since", "", "Explained",
       "One metric looked at closely", until_act, answer_explain},
  };
}

}  // namespace regie
