// store/records/statements.cpp - saves statements, each with its act; reads them under the guard.
#include "store/records/statements.h"

#include <utility>

#include "desk/statement.h"
#include "store/records/ledger.h"
#include "store/records/statement_rows.h"

namespace regie {

std::string statement_of(const RulesVersion& rules) {
  return Statement("regie rules/1")
      .line("version", rules.version)
      .line("text", rules.text)
      .line("why", rules.why)
      .line(rules.signature)
      .text();
}

std::string statement_of(const TrialSetting& trials) {
  return Statement("regie trials/1")
      .line("on", trials.on ? "yes" : "no")
      .line("one in", std::int64_t{trials.one_in})
      .line(trials.signature)
      .text();
}

std::string statement_of(const OutgoingHold& hold) {
  return Statement("regie outgoing hold/1")
      .line("held", hold.held ? "yes" : "no")
      .line("why", hold.why)
      .line(hold.signature)
      .text();
}

Result<Done> Statements::save_account(const Account& account) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.database->transaction([&]() -> Result<Done> {
    AccountVersion next{1, account};
    TRY(const std::int64_t last,
        ledger_.database->number("SELECT max(version) FROM accounts WHERE name = ?", {account.name}));
    next.version = last + 1;
    const std::string subject = account.name + "#" + std::to_string(next.version);
    return ledger_.append({0, account.at_seconds, "account", subject, {}}, rows_of(next));
  });
}

Result<std::vector<Account>> Statements::accounts() const {
  const std::lock_guard lock(ledger_.guard);
  TRY(const auto versions, read_accounts(*ledger_.database));
  std::vector<Account> latest;
  for (const AccountVersion& version : versions) {
    if (!latest.empty() && latest.back().name == version.account.name) latest.pop_back();
    latest.push_back(version.account);
  }
  return latest;
}

Result<Done> Statements::save_told(const ToldFinding& told) {
  const std::lock_guard lock(ledger_.guard);
  auto saved = ledger_.append({0, told.at_seconds, "told", told.finding.id.text, {}}, rows_of(told));
  if (!saved && saved.error().code == "records.exists") return Done{};
  return saved;
}

Result<std::vector<ToldFinding>> Statements::told() const {
  const std::lock_guard lock(ledger_.guard);
  return read_told(*ledger_.database);
}

Result<Done> Statements::save_proposal(const Proposal& proposal) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.append({0, proposal.at_seconds, "proposal", proposal.id.text, {}}, rows_of(proposal));
}

Result<std::vector<Proposal>> Statements::proposals() const {
  const std::lock_guard lock(ledger_.guard);
  return read_proposals(*ledger_.database);
}

Result<Done> Statements::save_answer(const ProposalAnswer& answer) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.append({0, answer.at_seconds, "answer", answer.proposal.text, {}}, rows_of(answer));
}

Result<std::vector<ProposalAnswer>> Statements::answers() const {
  const std::lock_guard lock(ledger_.guard);
  return read_answers(*ledger_.database);
}

Result<Done> Statements::save_reason(const Reason& reason) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.append({0, reason.signature.at_seconds, "reason", reason.id.text, {}}, rows_of(reason));
}

Result<std::vector<Reason>> Statements::reasons() const {
  const std::lock_guard lock(ledger_.guard);
  return read_reasons(*ledger_.database);
}

Result<Done> Statements::save_reason_end(const ReasonEnd& end) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.append({0, end.signature.at_seconds, "reason_end", end.reason.text, {}}, rows_of(end));
}

Result<std::vector<ReasonEnd>> Statements::reason_ends() const {
  const std::lock_guard lock(ledger_.guard);
  return read_reason_ends(*ledger_.database);
}

Result<Done> Statements::save_decision(const Decision& decision) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.append({0, decision.signature.at_seconds, "decision", decision.id.text, {}},
                        rows_of(decision));
}

Result<std::vector<Decision>> Statements::decisions() const {
  const std::lock_guard lock(ledger_.guard);
  return read_decisions(*ledger_.database);
}

Result<Done> Statements::save_review(const Review& review) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.append({0, review.signature.at_seconds, "review", review.decision.text, {}},
                        rows_of(review));
}

Result<std::vector<Review>> Statements::reviews() const {
  const std::lock_guard lock(ledger_.guard);
  return read_reviews(*ledger_.database);
}

Result<Done> Statements::save_dismissal(const Dismissal& dismissal) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.database->transaction([&]() -> Result<Done> {
    NumberedDismissal next{1, dismissal};
    TRY(const std::int64_t last,
        ledger_.database->number("SELECT max(number) FROM dismissals WHERE finding = ?",
                                 {dismissal.finding.text}));
    next.number = last + 1;
    const std::string subject = dismissal.finding.text + "#" + std::to_string(next.number);
    return ledger_.append({0, dismissal.signature.at_seconds, "dismissal", subject, {}}, rows_of(next));
  });
}

Result<std::vector<Dismissal>> Statements::dismissals() const {
  const std::lock_guard lock(ledger_.guard);
  TRY(const auto numbered, read_dismissals(*ledger_.database));
  std::vector<Dismissal> dismissals;
  for (const NumberedDismissal& one : numbered) dismissals.push_back(one.dismissal);
  return dismissals;
}

Result<Done> Statements::save_rules(const RulesVersion& rules) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.append({0, rules.signature.at_seconds, "rules", std::to_string(rules.version), {}},
                        rows_of(rules));
}

Result<std::vector<RulesVersion>> Statements::rules() const {
  const std::lock_guard lock(ledger_.guard);
  return read_rules(*ledger_.database);
}

Result<Done> Statements::save_trials(const TrialSetting& trials) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.database->transaction([&]() -> Result<Done> {
    NumberedTrials next{1, trials};
    TRY(const std::int64_t last, ledger_.database->number("SELECT max(number) FROM trials"));
    next.number = last + 1;
    return ledger_.append({0, trials.signature.at_seconds, "trials", std::to_string(next.number), {}},
                          rows_of(next));
  });
}

Result<std::vector<TrialSetting>> Statements::trials() const {
  const std::lock_guard lock(ledger_.guard);
  TRY(const auto numbered, read_trials(*ledger_.database));
  std::vector<TrialSetting> settings;
  for (const NumberedTrials& trials : numbered) settings.push_back(trials.setting);
  return settings;
}

Result<Done> Statements::save_hold(const OutgoingHold& hold) {
  const std::lock_guard lock(ledger_.guard);
  return ledger_.database->transaction([&]() -> Result<Done> {
    NumberedHold next{1, hold};
    TRY(const std::int64_t last, ledger_.database->number("SELECT max(number) FROM outgoing_holds"));
    next.number = last + 1;
    return ledger_.append({0, hold.signature.at_seconds, "outgoing_hold", std::to_string(next.number), {}},
                          rows_of(next));
  });
}

Result<std::vector<OutgoingHold>> Statements::holds() const {
  const std::lock_guard lock(ledger_.guard);
  TRY(const auto numbered, read_holds(*ledger_.database));
  std::vector<OutgoingHold> holds;
  for (const NumberedHold& one : numbered) holds.push_back(one.hold);
  return holds;
}

}  // namespace regie
