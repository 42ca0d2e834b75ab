// store/records/mailbox.h - messages, who wrote them, how far a mailbox was read, and what is done with.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "charter/account.h"
#include "inbox/message.h"

namespace regie {

struct Ledger;

/// How far a mailbox of a server was read (RFC 9051: a UID means something under one UIDVALIDITY alone).
struct MailboxState {
  std::string source;  // "imap:info@acme.example/INBOX"
  std::int64_t uidvalidity = 0;
  std::int64_t last_uid = 0;
};

/// A thread is done with, up to this message of it; or not, after all.
struct ThreadMark {
  std::string message;
  bool done = true;
  std::string why;
  Signature signature;
};
[[nodiscard]] std::string statement_of(const ThreadMark& mark);

/// What a person said a message sounds like: a training phrase of this workspace.
struct Correction {
  std::string message;  // its id
  std::string text;     // of the message, as it was read
  int tone = 0;         // 0 negative, 1 positive, 2 ambiguous, 3 neutral
  std::string account;
  std::int64_t at_seconds = 0;
};

/// Bytes in the archive that messages rest on.
struct ArchivedPart {
  std::string sha256;
  std::string path;  // "messages/m-..../message.eml", "messages/m-..../1-offerte.pdf"
};

/// Addresses stand among the correspondents alone. Durable when a saving call returns, or when
/// Records::together does. Each save is one act of the journal. Fails: as Records.
class Mailbox {
 public:
  explicit Mailbox(Ledger& ledger) : ledger_(ledger) {}

  Result<Done> save_own_address(const std::string& address);
  Result<bool> remove_own_address(const std::string& address);  // false where it was none
  [[nodiscard]] Result<std::vector<std::string>> own_addresses() const;

  /// Saving one again replaces it: its name may have changed.
  Result<Done> save_correspondent(const Correspondent& correspondent);
  [[nodiscard]] Result<std::vector<Correspondent>> correspondents() const;  // by key

  /// Saving one again replaces it: a thread may have been joined to another.
  Result<Done> save_message(const Message& message);
  /// Another thread for a message that is here.
  Result<Done> move_message(const std::string& id, const std::string& thread);
  /// All, by time, then id; without text, quoted and signature: of many messages these are most.
  [[nodiscard]] Result<std::vector<Message>> heads() const;
  [[nodiscard]] Result<std::vector<Message>> messages_of(const std::string& thread) const;
  [[nodiscard]] Result<std::vector<Message>> messages_with_id(const std::string& message_id) const;
  [[nodiscard]] Result<std::optional<Message>> find_message(const std::string& id) const;

  Result<Done> save_mark(const ThreadMark& mark);
  [[nodiscard]] Result<std::vector<ThreadMark>> marks() const;  // in the order they were saved

  /// Saving one again of the same message replaces it.
  Result<Done> save_correction(const Correction& correction);
  Result<bool> remove_correction(const std::string& message);         // false where there is none
  [[nodiscard]] Result<std::vector<Correction>> corrections() const;  // by message

  Result<Done> save_state(const MailboxState& state);
  [[nodiscard]] Result<std::vector<MailboxState>> states() const;

  /// Everything of the archive that messages rest on; each hash once.
  [[nodiscard]] Result<std::vector<ArchivedPart>> archived() const;
  [[nodiscard]] Result<bool> rests_on(const std::string& sha256) const;

 private:
  Ledger& ledger_;
};

}  // namespace regie
