// store/access/access.h - who may come in, and what leaves: sign-ins, sessions, codes, share links, webhooks,
// mail.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/outgoing.h"
#include "base/result.h"

namespace regie {

/// A person who can sign in at this desk. Rights are those of the account of the same name in each workspace.
struct SignIn {
  std::string name;
  std::string password_hash;  // "" = none was set yet: only a code opens it
  std::string totp_secret;    // raw bytes; "" = off
  std::int64_t totp_step =
      0;  // of the last code that was taken: none is taken twice; below 0 = offered, not in force
  bool is_keeper = false;  // may change the desk's own settings
  std::string language;    // "" = that of the workspace
  std::string email;       // of its own; "" = none
  int brief_weekday = 0;   // 1 = Monday ... 7; 0 = no mail
};

/// Tokens and codes are kept as SHA-256: the file opens no door.
struct Session {
  std::string token_sha256;
  std::string name;
  std::string write_token;  // sent back with every write
  std::int64_t made_at = 0;
  std::int64_t seen_at = 0;
};

struct OneTimeCode {
  std::string code_sha256;
  std::string name;  // "" = whoever sets the desk up
  std::int64_t expires_at = 0;
};

struct ShareLink {
  std::string id;  // "s-..."
  std::string token_sha256;
  std::string workspace;
  std::string what;  // report, brief, reviews
  std::string of;    // "2026-03", "2026-03-16"
  std::string account;
  std::int64_t made_at = 0;
  std::optional<std::int64_t> expires_at;
};

struct Webhook {
  std::string id;  // "h-..."
  std::string workspace;
  std::string url;
  std::vector<std::string> events;  // finding.appeared, decision.due
  std::string secret;               // "whsec_..."
  std::string account;
  std::int64_t made_at = 0;
  std::string last_status;  // of the last try; "" = none yet
};

struct Delivery {
  std::string id;  // "msg_..."; from webhook and subject, so that one thing is told once
  std::string webhook;
  std::string body;
  int tries = 0;
  std::int64_t next_at = 0;
  bool ended = false;  // taken, or given up
};

enum class MailState { claimed, sent, refused, in_doubt };
struct MailRecord {
  std::string id;  // person, workspace and week: one brief a week
  MailState state = MailState::claimed;
  std::int64_t at_seconds = 0;
  std::string say;
  std::int64_t next_at = 0;  // the server could not be reached: tried again then; 0 = not again
  int tries = 0;
};

/// One SQLite file, desk.sqlite, readable by its owner alone. Durable when a call returns. No hash chain: all
/// here may be forgotten again. Fails: as Records.
class Access {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Access>> open(const std::string& path);
  ~Access();
  Access(const Access&) = delete;
  Access& operator=(const Access&) = delete;

  /// What references in the log are made with, of this desk alone; `fresh` where there is none yet.
  Result<std::string> log_key(const std::string& fresh);
  /// Could something be written now? Writes nothing.
  [[nodiscard]] Result<Done> can_write() const;

  Result<Done> save(const SignIn& person);  // replaces
  [[nodiscard]] Result<std::vector<SignIn>> sign_ins() const;
  [[nodiscard]] Result<std::optional<SignIn>> find_sign_in(const std::string& name) const;

  Result<Done> save(const Session& session);  // replaces
  [[nodiscard]] Result<std::optional<Session>> find_session(const std::string& token_sha256) const;
  [[nodiscard]] Result<std::vector<Session>> sessions_of(const std::string& name) const;
  /// Nothing where it ended meanwhile: a session that is seen does not come back.
  Result<Done> session_seen(const std::string& token_sha256, std::int64_t seen_at);
  Result<Done> end_session(const std::string& token_sha256);
  Result<Done> end_sessions_of(const std::string& name);
  Result<Done> end_sessions_before(std::int64_t seen_at);

  Result<Done> save(const OneTimeCode& code);
  /// Takes it away: a code opens once. Nothing where it is unknown or over.
  Result<std::optional<OneTimeCode>> take_code(const std::string& code_sha256, std::int64_t now_seconds);

  Result<Done> save(const ShareLink& link);
  [[nodiscard]] Result<std::vector<ShareLink>> share_links(const std::string& workspace) const;
  [[nodiscard]] Result<std::optional<ShareLink>> find_share_link(const std::string& token_sha256) const;
  Result<Done> end_share_link(const std::string& id);

  Result<Done> save(const Webhook& webhook);                    // replaces
  [[nodiscard]] Result<std::vector<Webhook>> webhooks() const;  // of all workspaces
  /// Nothing where it ended meanwhile: a webhook that was tried does not come back.
  Result<Done> webhook_tried(const std::string& id, const std::string& last_status);
  Result<Done> end_webhook(const std::string& id);  // with its deliveries
  /// Keeps the first of an id: what was told once is not told again.
  Result<Done> save_new(const Delivery& delivery);
  Result<Done> save(const Delivery& delivery);          // replaces
  Result<Done> forget_delivery(const std::string& id);  // then it can be told anew
  [[nodiscard]] Result<std::vector<Delivery>> open_deliveries() const;

  Result<Done> save(const MailServer& server);
  [[nodiscard]] Result<std::optional<MailServer>> mail_server() const;
  /// False where that letter was claimed before: it is not sent a second time.
  Result<bool> claim_mail(const MailRecord& mail);
  Result<Done> save(const MailRecord& mail);  // replaces
  [[nodiscard]] Result<std::vector<MailRecord>> mails() const;

 private:
  struct Inside;
  explicit Access(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace regie
