// store/records/statements.h - what people signed and what they were told: kept once, never changed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "base/slice.h"
#include "charter/account.h"
#include "charter/proposal.h"
#include "desk/decision.h"
#include "desk/dismissal.h"
#include "desk/reason.h"
#include "outcome/review.h"

namespace regie {

struct Ledger;

enum class ToldBy { brief, explain };

/// What has to be asked again to hear a finding once more.
struct ToldQuestion {
  ToldBy verb = ToldBy::brief;
  Day as_of;                 // the day it was told on
  int window_days = 0;       // brief
  std::string metric;        // explain
  Slice slice;               // explain
  std::optional<Day> since;  // explain
};

/// A finding the first time it was told.
struct ToldFinding {
  ToldQuestion question;
  std::int64_t at_seconds = 0;
  FindingInBrief finding;
  CandidateKind top_kind = CandidateKind::none_of_these;  // the most probable candidate
  std::string top_title;
  double top_probability = 0;
};

/// A table of what kinds of events move, as measure/explain/rules reads it.
struct RulesVersion {
  std::int64_t version = 1;
  std::string text;
  std::string why;
  Signature signature;
};

/// Catch trials switched on or off.
struct TrialSetting {
  bool on = false;
  int one_in = 10;
  Signature signature;
};

/// Everything that leaves this workspace is held back, or may leave again.
struct OutgoingHold {
  bool held = false;
  std::string why;
  Signature signature;  // account "": Regie itself, after a restore, or somebody at the terminal
};

/// What is signed of these; of reasons, decisions and reviews their own folders say it.
[[nodiscard]] std::string statement_of(const RulesVersion& rules);
[[nodiscard]] std::string statement_of(const TrialSetting& trials);
[[nodiscard]] std::string statement_of(const OutgoingHold& hold);

/// Durable when a saving call returns, or when Records::together does. Each save is one act of the journal.
/// Fails: records.exists where one of that id was saved before (it is left as it is), and as Records does.
class Statements {
 public:
  explicit Statements(Ledger& ledger) : ledger_(ledger) {}

  /// A name saved again is its next version.
  Result<Done> save_account(const Account& account);
  [[nodiscard]] Result<std::vector<Account>> accounts() const;  // as they are now, by name
  /// Keeps the first: a finding told again changes nothing and does not fail.
  Result<Done> save_told(const ToldFinding& told);
  [[nodiscard]] Result<std::vector<ToldFinding>> told() const;  // by time, then id; so are those below

  Result<Done> save_proposal(const Proposal& proposal);
  [[nodiscard]] Result<std::vector<Proposal>> proposals() const;
  Result<Done> save_answer(const ProposalAnswer& answer);
  [[nodiscard]] Result<std::vector<ProposalAnswer>> answers() const;

  Result<Done> save_reason(const Reason& reason);
  [[nodiscard]] Result<std::vector<Reason>> reasons() const;
  Result<Done> save_reason_end(const ReasonEnd& end);
  [[nodiscard]] Result<std::vector<ReasonEnd>> reason_ends() const;
  Result<Done> save_decision(const Decision& decision);
  [[nodiscard]] Result<std::vector<Decision>> decisions() const;
  Result<Done> save_review(const Review& review);
  [[nodiscard]] Result<std::vector<Review>> reviews() const;

  /// A finding can be put aside and taken up any number of times.
  Result<Done> save_dismissal(const Dismissal& dismissal);
  [[nodiscard]] Result<std::vector<Dismissal>> dismissals() const;

  Result<Done> save_rules(const RulesVersion& rules);
  [[nodiscard]] Result<std::vector<RulesVersion>> rules() const;  // by version
  Result<Done> save_trials(const TrialSetting& trials);
  [[nodiscard]] Result<std::vector<TrialSetting>> trials() const;  // in the order they were saved
  Result<Done> save_hold(const OutgoingHold& hold);
  [[nodiscard]] Result<std::vector<OutgoingHold>> holds() const;  // in the order they were saved

 private:
  Ledger& ledger_;
};

}  // namespace regie
