// store/records/outbox.h - drafts, mailings, approvals and what became of each letter: kept once, step by
// step.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "charter/account.h"
#include "inbox/draft.h"
#include "inbox/outbox.h"
#include "inbox/outbox_mailing.h"

namespace regie {

struct Ledger;

/// Of one workspace. Salt and key are made once and go with it into backups.
struct OutboxSettings {
  std::string salt;      // of the hashes of suppressed addresses
  std::string link_key;  // of the tokens that unsubscribe
  SendingLimits limits;
  std::string reply_to;   // "" = the sender's address
  std::string link_base;  // "https://desk.acme.example"; "" = the desk is not reached from outside
  std::string model_url;  // "" = no model is asked
  std::string model;
};

struct DraftVersion {
  std::int64_t version = 1;
  Draft draft;
  Signature signature;
};

struct MailingRecord {
  std::string id;  // "b-..."
  MailingText text;
  std::string list;  // the CSV as it was given
  Signature signature;
};

struct ApprovedLine {
  std::string letter;     // "o-..."
  std::int64_t line = 0;  // of a mailing's list; of a draft 0
  std::string content_sha256;
};
struct OutboxApproval {
  std::string of;           // draft or mailing
  std::int64_t number = 1;  // the highest of one holds
  std::int64_t version = 0;
  std::string content_sha256;
  std::vector<ApprovedLine> letters;
  Signature signature;
};

/// account "": the desk itself.
struct LetterStep {
  std::string letter;
  std::int64_t number = 1;
  LetterState state = LetterState::waiting;
  int tries = 0;
  std::int64_t next_at = 0;  // not before; 0 = at once
  std::string say;
  Signature signature;
};

/// A letter as it stands.
struct LetterNow {
  std::string id;
  std::string of;
  std::int64_t approval = 0;  // its number
  std::int64_t line = 0;
  std::string content_sha256;
  std::int64_t steps = 0;
  LetterState state = LetterState::waiting;
  int tries = 0;
  std::int64_t next_at = 0;
  std::string say;
  std::string account;
  std::int64_t at_seconds = 0;
};

/// account "": whoever the address belongs to.
struct Suppression {
  std::string address_sha256;
  std::int64_t number = 1;
  bool lifted = false;
  std::string reason;
  Signature signature;
};

[[nodiscard]] std::string statement_of(const DraftVersion& draft);
[[nodiscard]] std::string statement_of(const MailingRecord& mailing);
[[nodiscard]] std::string statement_of(const OutboxApproval& approval);
[[nodiscard]] std::string statement_of(const LetterStep& step);
[[nodiscard]] std::string statement_of(const Suppression& suppression);

/// As Statements: durable when a saving call returns, each save one act of the journal; what has a number or
/// a version is given the next one. Fails: records.exists, and as Records.
class Outbox {
 public:
  explicit Outbox(Ledger& ledger) : ledger_(ledger) {}

  /// Nothing where it was never set.
  [[nodiscard]] Result<std::optional<OutboxSettings>> settings() const;
  Result<Done> save_settings(const OutboxSettings& settings);  // replaces

  Result<std::int64_t> save_draft(DraftVersion draft);
  [[nodiscard]] Result<std::optional<DraftVersion>> draft(const std::string& id) const;  // its last version
  [[nodiscard]] Result<std::vector<DraftVersion>> drafts() const;  // last versions, by id

  Result<Done> save_mailing(const MailingRecord& mailing);
  [[nodiscard]] Result<std::optional<MailingRecord>> mailing(const std::string& id) const;
  [[nodiscard]] Result<std::vector<MailingRecord>> mailings() const;  // by time, then id

  Result<std::int64_t> save_approval(OutboxApproval approval);
  /// The one that holds, without its letters.
  [[nodiscard]] Result<std::optional<OutboxApproval>> approval(const std::string& of) const;

  Result<Done> save_step(LetterStep step);
  [[nodiscard]] Result<std::optional<LetterNow>> letter(const std::string& id) const;
  /// Of a draft or mailing by approval and line; `of` "": all there are.
  [[nodiscard]] Result<std::vector<LetterNow>> letters(const std::string& of = {}) const;
  /// Letters claimed after that second: what the rate counts.
  [[nodiscard]] Result<std::int64_t> claimed_since(std::int64_t at_seconds) const;

  Result<Done> save_suppression(Suppression suppression);
  [[nodiscard]] Result<bool> is_suppressed(const std::string& address_sha256) const;
  [[nodiscard]] Result<std::vector<Suppression>> suppressions() const;  // the last of each address

 private:
  Ledger& ledger_;
};

}  // namespace regie
