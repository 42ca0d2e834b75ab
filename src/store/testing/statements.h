// store/testing/statements.h - one statement of each kind with something in every field, awkward texts
// included.
#pragma once

#include <string>

#include "store/archive/archive.h"
#include "store/records/records.h"

namespace regie {

inline const char* const awkward = "O'Brien zei: \"nee\";\r\n-- caf\xC3\xA9 \xF0\x9F\x9A\x80\t%s";

/// With the hash of what it says, as a verb signs it.
template <class Item>
Item signed_by_maud(Item statement, std::int64_t at_seconds) {
  statement.signature = {"maud", at_seconds, {}};
  statement.signature.content_sha256 = sha256_hex(statement_of(statement));
  return statement;
}

inline FindingInBrief rich_finding(const std::string& id) {
  return {{id},
          awkward,
          {{"campaign", awkward}, {"", ""}},
          Direction::down,
          {Day(20'522), Day(20'520), Day(20'523), 0.1 + 0.2},
          {Day(20'522), Day(20'528)},
          1.0 / 3,
          5e-324};
}
inline Account rich_account(const std::string& name) { return {name, awkward, Role::owner, 7, false}; }
inline ToldFinding rich_told(const std::string& id) {
  return {{ToldBy::explain, Day(20'529), 14, "clicks", {{"country", "NL"}}, Day(20'500)},
          1'773'000'000,
          rich_finding(id),
          CandidateKind::outside_event,
          awkward,
          0.62};
}
inline Proposal rich_proposal(const std::string& id) {
  return {{id}, {"f-1"}, {"e-1"}, "outside_event", awkward, true, "maud", 11};
}
inline ProposalAnswer rich_answer(const std::string& id) { return {{id}, Answered::rejected, 12, "maud"}; }
inline Reason rich_reason(const std::string& id) {
  FootprintTest test{
      FootprintVerdict::does_not_fit, awkward, {}, {Day(-3), Day(20'528)}, 117, 4, {0.013, 0.084, 0.95}};
  test.cells = {{"clicks", {}, "down", "down"},
                {"cost", {{"a", "b"}, {"c", awkward}}, "still", "cannot tell"},
                {"leads", {{"a", ""}}, "up", ""}};
  const Reason reason{{id},
                      rich_finding("f-1"),
                      CandidateKind::own_change,
                      {"e-1"},
                      awkward,
                      awkward,
                      test,
                      true,
                      {"p-1"},
                      {"r-0"},
                      {}};
  return signed_by_maud(reason, 21);
}
inline ReasonEnd rich_reason_end(const std::string& id) {
  return signed_by_maud(ReasonEnd{{id}, awkward, {"r-9"}, {}}, 22);
}
inline Decision rich_decision(const std::string& id) {
  Decision decision;
  decision.id = {id};
  decision.finding = {"f-1"};
  decision.reason = {"r-1"};
  decision.topic = "own_change";
  decision.question = awkward;
  decision.options = {"do nothing", awkward, "shift"};
  decision.chosen = 1;
  decision.advised = 0;
  decision.advised_forecast = Forecast{"leads", {{"country", awkward}}, 0.1, 0.2, 0.3, 21, 0.6};
  decision.precedents = {"r-1", "d-0"};
  decision.forecast = {"clicks", {{"campaign", awkward}}, -0.4, -0.1, 1e-300, 28, 0.7};
  decision.stop_rule = StopRule{"cost", {{"country", "NL"}}, false, 900.5, 3};
  decision.from = Day(20'530);
  decision.review_day = Day(20'560);
  decision.sealed = {-0.3, -0.05, 0.2, 0.8, 0.61, 12, "precedents/1", awkward, {}};
  decision.sealed.content_sha256 = sha256_hex(sealed_text(decision.sealed));
  decision.at_stake = Money{-310'000, "EUR"};
  return signed_by_maud(decision, 31);
}
inline Review rich_review(const std::string& id) {
  const Review review{
      {id},
      awkward,
      Outcome::did_not,
      {true, awkward, {0.21, {0.1, 0.3, 0.95}}, {34, {12, 55, 0.9}}, 0.993, 188, 154.5, "bsts/1"},
      {Outcome::came_true, 0.97, 0.09, 1.7},
      {Outcome::did_not, 0.04, 0.36, 2.5},
      Estimate{4'012.75, {1e3, 7e3, 0.95}},
      {}};
  return signed_by_maud(review, 41);
}
inline Dismissal rich_dismissal(const std::string& finding) {
  return signed_by_maud(Dismissal{{finding}, Day(20'540), awkward, false, {}}, 45);
}
inline RulesVersion rich_rules(std::int64_t version) {
  return signed_by_maud(RulesVersion{version, awkward, awkward, {}}, 51);
}
inline TrialSetting rich_trials() { return signed_by_maud(TrialSetting{true, 10, {}}, 61); }
inline OutgoingHold rich_hold() { return signed_by_maud(OutgoingHold{true, awkward, {}}, 71); }

/// One of each, saved in an order that references allow.
inline Result<Done> save_one_of_each(Statements& statements) {
  TRY_DONE(statements.save_account(rich_account("maud")));
  TRY_DONE(statements.save_told(rich_told("f-1")));
  TRY_DONE(statements.save_proposal(rich_proposal("p-1")));
  TRY_DONE(statements.save_answer(rich_answer("p-1")));
  TRY_DONE(statements.save_reason(rich_reason("r-1")));
  TRY_DONE(statements.save_reason_end(rich_reason_end("r-1")));
  TRY_DONE(statements.save_decision(rich_decision("d-1")));
  TRY_DONE(statements.save_review(rich_review("d-1")));
  TRY_DONE(statements.save_dismissal(rich_dismissal("f-1")));
  TRY_DONE(statements.save_rules(rich_rules(1)));
  TRY_DONE(statements.save_trials(rich_trials()));
  return statements.save_hold(rich_hold());
}

inline PieceRuling rich_ruling() {
  return signed_by_maud(PieceRuling{"q-1", true, sha256_hex(awkward), awkward, {}}, 81);
}

/// One of each of the voice shelf.
inline Result<Done> save_one_of_each(VoiceShelf& voice) {
  TRY_DONE(voice.save_text({{"v-1", "care", awkward, awkward}, "maud", 82}));
  TRY_DONE(voice.save_piece({"q-1", Day(20'000), 570, "instagram", awkward, awkward, "plan.csv"}));
  TRY_DONE(voice.save_news({"w-1", Day(20'000), awkward, "news.rss"}));
  TRY_DONE(voice.save_ruling(rich_ruling()));
  return voice.save_choice({{"generic:discover", FlagAnswer::accepted}, "maud", 83});
}

inline ImportRecord rich_import(const std::string& id) {
  ImportRecord import;
  import.id.text = id;
  import.sha256 = std::string(64, 'a');
  import.options.map = {{"Kosten", "cost"}};
  import.reading.path = id + ".csv";
  import.reading.problems = {{214, "Kosten", "1.299", "intake.x", "Two ways."}};
  TableReading table;
  table.platform = "google_ads";
  table.days = DaySpan{Day(20'000), Day(20'030)};
  table.dimensions = {"campaign"};
  table.columns = {{"Klikken", "clicks", "alias nl"}};
  table.sums = {{"clicks", false, 5}};
  table.checks = {{"clicks", 5, 5, true}};
  table.changes = {{7, Day(20'001), true, "Bidding", "budget", {{"campaign", "a"}}, "10 -> 12", 10.0, 12.5}};
  table.events = {{4, {Day(20'002), Day(20'003)}, "Beurs", "own", {{"country", "NL"}}, "clicks:up"}};
  import.reading.tables = {table};
  return import;
}

}  // namespace regie
