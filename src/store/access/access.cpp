// store/access/access.cpp - the tables of desk.sqlite, and every call on them under one guard.
#include "store/access/access.h"

#include <algorithm>
#include <functional>
#include <mutex>
#include <string_view>
#include <utility>

#include "store/records/layout.h"

namespace regie {
namespace {

using sqlite::Row;
using sqlite::Value;
using sqlite::Values;

constexpr std::int64_t application_id = 0x5265676B;  // "Regk": records.sqlite is "Regi"

// A finding or a decision is one delivery, so these are years of a webhook. Older ones are forgotten, and
// what they told is not told again by then: briefs and due lists no longer hold it.
constexpr int deliveries_kept = 10'000;
// A letter a week to each person of each workspace; none is written again after its week.
constexpr std::int64_t mail_kept_seconds = 400LL * 24 * 3600;
// ... and these stay whatever the clock says: one that ran ahead for a while must not have a letter sent
// again.
constexpr int mails_kept = 2'000;
// Codes are made to live a day. One that has longer was made by a clock that ran ahead.
constexpr std::int64_t code_seconds_max = 2LL * 24 * 3600;

// First layout. Reason: people sign in, and notices leave. Old rows: none. Times are seconds since 1970;
// hashes are hexadecimal SHA-256.
constexpr std::string_view layout_1 = R"sql(
CREATE TABLE sign_ins (
  name TEXT PRIMARY KEY, password_hash TEXT NOT NULL, totp_secret BLOB NOT NULL, totp_step INTEGER NOT NULL,
  is_keeper INTEGER NOT NULL CHECK (is_keeper IN (0, 1)), language TEXT NOT NULL, email TEXT NOT NULL,
  brief_weekday INTEGER NOT NULL CHECK (brief_weekday BETWEEN 0 AND 7)
) STRICT;
CREATE TABLE sessions (
  token_sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, write_token TEXT NOT NULL,
  made_at INTEGER NOT NULL, seen_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_name ON sessions (name);
-- One code a name: a new one takes the place of the one before.
CREATE TABLE codes (
  name TEXT PRIMARY KEY, code_sha256 TEXT NOT NULL UNIQUE, expires_at INTEGER NOT NULL
) STRICT;
CREATE TABLE share_links (
  id TEXT PRIMARY KEY, token_sha256 TEXT NOT NULL UNIQUE, workspace TEXT NOT NULL, what TEXT NOT NULL,
  of_what TEXT NOT NULL, account TEXT NOT NULL, made_at INTEGER NOT NULL, expires_at INTEGER
) STRICT;
-- Names of events are apart by a space.
CREATE TABLE webhooks (
  id TEXT PRIMARY KEY, workspace TEXT NOT NULL, url TEXT NOT NULL, events TEXT NOT NULL, secret TEXT NOT NULL,
  account TEXT NOT NULL, made_at INTEGER NOT NULL, last_status TEXT NOT NULL
) STRICT;
CREATE TABLE deliveries (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
  webhook TEXT NOT NULL REFERENCES webhooks(id) ON DELETE CASCADE, body TEXT NOT NULL, tries INTEGER NOT NULL,
  next_at INTEGER NOT NULL, ended INTEGER NOT NULL CHECK (ended IN (0, 1))
) STRICT;
CREATE INDEX deliveries_by_webhook ON deliveries (webhook, number);
CREATE INDEX deliveries_open ON deliveries (next_at) WHERE ended = 0;
CREATE TABLE mail_server (
  one INTEGER PRIMARY KEY CHECK (one = 1), host TEXT NOT NULL, port INTEGER NOT NULL, security TEXT NOT NULL,
  user TEXT NOT NULL, password TEXT NOT NULL, sender TEXT NOT NULL
) STRICT;
CREATE TABLE mails (
  id TEXT PRIMARY KEY, state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3), at_seconds INTEGER NOT NULL,
  say TEXT NOT NULL
) STRICT;
)sql";

// Second layout. Reason: people in the log are keyed references, and a letter that the mail server could not
// be brought is brought later. Old letters: as they were, not tried again.
constexpr std::string_view layout_2 = R"sql(
CREATE TABLE log_key (one INTEGER PRIMARY KEY CHECK (one = 1), key TEXT NOT NULL) STRICT;
ALTER TABLE mails ADD COLUMN next_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mails ADD COLUMN tries INTEGER NOT NULL DEFAULT 0;
)sql";

constexpr const char* sign_in_columns =
    "name, password_hash, totp_secret, totp_step, is_keeper, language, email, brief_weekday";
constexpr const char* share_columns =
    "id, token_sha256, workspace, what, of_what, account, made_at, expires_at";

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}
std::vector<std::string> apart(const std::string& text) {
  std::vector<std::string> names;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find(' ', from), text.size());
    names.push_back(text.substr(from, end - from));
    from = end + 1;
  }
  return names;
}

SignIn sign_in_of(const Row& row) {
  return {row.text(0),       row.text(1), row.text(2), row.whole(3),
          row.whole(4) != 0, row.text(5), row.text(6), static_cast<int>(row.whole(7))};
}
ShareLink share_link_of(const Row& row) {
  const auto expires = row.is_null(7) ? std::nullopt : std::optional<std::int64_t>(row.whole(7));
  return {row.text(0), row.text(1), row.text(2),  row.text(3),
          row.text(4), row.text(5), row.whole(6), expires};
}

template <class Item>
Result<std::vector<Item>> list(sqlite::Database& database, const std::string& query, const Values& values,
                               const std::function<Item(const Row&)>& read) {
  std::vector<Item> items;
  TRY_DONE(database.each(query, values, [&](const Row& row) { items.push_back(read(row)); }));
  return items;
}

/// The only one, or nothing.
template <class Item>
Result<std::optional<Item>> one(sqlite::Database& database, const std::string& query, const Values& values,
                                const std::function<Item(const Row&)>& read) {
  TRY(auto items, list<Item>(database, query, values, read));
  return items.empty() ? std::nullopt : std::optional<Item>(std::move(items.front()));
}

}  // namespace

struct Access::Inside {
  std::unique_ptr<sqlite::Database> database;
  std::mutex guard;

  Result<Done> run(const std::string& sql, const Values& values) {
    const std::lock_guard lock(guard);
    return database->run(sql, values);
  }
};

Access::Access(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Access::~Access() = default;

Result<std::unique_ptr<Access>> Access::open(const std::string& path) {
  auto inside = std::make_unique<Inside>();
  TRY(inside->database, open_with_layout(path, {application_id, {layout_1, layout_2}}));
  // What was taken away leaves no bytes behind: hashes and secrets are among it.
  TRY_DONE(inside->database->script("PRAGMA secure_delete = ON"));
  return std::unique_ptr<Access>(new Access(std::move(inside)));
}

Result<std::string> Access::log_key(const std::string& fresh) {
  const std::lock_guard lock(inside_->guard);
  TRY_DONE(inside_->database->run("INSERT OR IGNORE INTO log_key VALUES (1, ?)", {fresh}));
  TRY(const auto key, one<std::string>(*inside_->database, "SELECT key FROM log_key", {},
                                       [](const Row& row) { return row.text(0); }));
  return key.value_or(fresh);
}

Result<Done> Access::can_write() const {
  const std::lock_guard lock(inside_->guard);
  TRY_DONE(inside_->database->script("BEGIN IMMEDIATE"));
  return inside_->database->script("ROLLBACK");
}

// --- sign-ins, sessions, codes
// ---------------------------------------------------------------------------------

Result<Done> Access::save(const SignIn& person) {
  return inside_->run("INSERT OR REPLACE INTO sign_ins VALUES (?, ?, CAST(? AS BLOB), ?, ?, ?, ?, ?)",
                      {person.name, person.password_hash, person.totp_secret, person.totp_step,
                       person.is_keeper, person.language, person.email, person.brief_weekday});
}

Result<std::vector<SignIn>> Access::sign_ins() const {
  const std::lock_guard lock(inside_->guard);
  return list<SignIn>(*inside_->database,
                      std::string("SELECT ") + sign_in_columns + " FROM sign_ins ORDER BY name", {},
                      sign_in_of);
}

Result<std::optional<SignIn>> Access::find_sign_in(const std::string& name) const {
  const std::lock_guard lock(inside_->guard);
  return one<SignIn>(*inside_->database,
                     std::string("SELECT ") + sign_in_columns + " FROM sign_ins WHERE name = ?", {name},
                     sign_in_of);
}

Result<Done> Access::save(const Session& session) {
  return inside_->run(
      "INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?)",
      {session.token_sha256, session.name, session.write_token, session.made_at, session.seen_at});
}

Result<std::optional<Session>> Access::find_session(const std::string& token_sha256) const {
  const std::lock_guard lock(inside_->guard);
  return one<Session>(
      *inside_->database,
      "SELECT token_sha256, name, write_token, made_at, seen_at FROM sessions WHERE token_sha256 = ?",
      {token_sha256}, [](const Row& row) -> Session {
        return {row.text(0), row.text(1), row.text(2), row.whole(3), row.whole(4)};
      });
}

Result<std::vector<Session>> Access::sessions_of(const std::string& name) const {
  const std::lock_guard lock(inside_->guard);
  return list<Session>(*inside_->database,
                       "SELECT token_sha256, name, write_token, made_at, seen_at FROM sessions WHERE name = "
                       "? ORDER BY made_at",
                       {name}, [](const Row& row) -> Session {
                         return {row.text(0), row.text(1), row.text(2), row.whole(3), row.whole(4)};
                       });
}

Result<Done> Access::session_seen(const std::string& token_sha256, std::int64_t seen_at) {
  return inside_->run("UPDATE sessions SET seen_at = ?2 WHERE token_sha256 = ?1", {token_sha256, seen_at});
}
Result<Done> Access::end_session(const std::string& token_sha256) {
  return inside_->run("DELETE FROM sessions WHERE token_sha256 = ?", {token_sha256});
}
Result<Done> Access::end_sessions_of(const std::string& name) {
  return inside_->run("DELETE FROM sessions WHERE name = ?", {name});
}
Result<Done> Access::end_sessions_before(std::int64_t seen_at) {
  return inside_->run("DELETE FROM sessions WHERE seen_at < ?", {seen_at});
}

Result<Done> Access::save(const OneTimeCode& code) {
  return inside_->run("INSERT OR REPLACE INTO codes VALUES (?, ?, ?)",
                      {code.name, code.code_sha256, code.expires_at});
}

Result<std::optional<OneTimeCode>> Access::take_code(const std::string& code_sha256,
                                                     std::int64_t now_seconds) {
  const std::lock_guard lock(inside_->guard);
  sqlite::Database& database = *inside_->database;
  std::optional<OneTimeCode> taken;
  TRY_DONE(database.transaction([&]() -> Result<Done> {
    TRY_DONE(database.run("DELETE FROM codes WHERE expires_at <= ? OR expires_at > ?",
                          {now_seconds, now_seconds + code_seconds_max}));
    TRY(taken,
        one<OneTimeCode>(
            database, "SELECT code_sha256, name, expires_at FROM codes WHERE code_sha256 = ?", {code_sha256},
            [](const Row& row) -> OneTimeCode { return {row.text(0), row.text(1), row.whole(2)}; }));
    return database.run("DELETE FROM codes WHERE code_sha256 = ?", {code_sha256});
  }));
  return taken;
}

// --- share links
// -----------------------------------------------------------------------------------------------

Result<Done> Access::save(const ShareLink& link) {
  const std::lock_guard lock(inside_->guard);
  sqlite::Database& database = *inside_->database;
  return database.transaction([&]() -> Result<Done> {
    TRY_DONE(database.run("DELETE FROM share_links WHERE expires_at <= ?", {link.made_at}));
    const Value expires = link.expires_at ? Value(*link.expires_at) : std::nullopt;
    return database.run("INSERT OR REPLACE INTO share_links VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        {link.id, link.token_sha256, link.workspace, link.what, link.of, link.account,
                         link.made_at, expires});
  });
}

Result<std::vector<ShareLink>> Access::share_links(const std::string& workspace) const {
  const std::lock_guard lock(inside_->guard);
  return list<ShareLink>(
      *inside_->database,
      std::string("SELECT ") + share_columns + " FROM share_links WHERE workspace = ? ORDER BY made_at, id",
      {workspace}, share_link_of);
}

Result<std::optional<ShareLink>> Access::find_share_link(const std::string& token_sha256) const {
  const std::lock_guard lock(inside_->guard);
  return one<ShareLink>(*inside_->database,
                        std::string("SELECT ") + share_columns + " FROM share_links WHERE token_sha256 = ?",
                        {token_sha256}, share_link_of);
}

Result<Done> Access::end_share_link(const std::string& id) {
  return inside_->run("DELETE FROM share_links WHERE id = ?", {id});
}

// --- webhooks and their deliveries
// -----------------------------------------------------------------------------

Result<Done> Access::save(const Webhook& webhook) {
  // Not OR REPLACE: that takes the row away first, and its deliveries with it.
  return inside_->run(
      "INSERT INTO webhooks VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (id) DO UPDATE SET "
      "workspace = ?2, url = ?3, events = ?4, secret = ?5, account = ?6, made_at = ?7, last_status = ?8",
      {webhook.id, webhook.workspace, webhook.url, joined(webhook.events), webhook.secret, webhook.account,
       webhook.made_at, webhook.last_status});
}

Result<std::vector<Webhook>> Access::webhooks() const {
  const std::lock_guard lock(inside_->guard);
  return list<Webhook>(*inside_->database,
                       "SELECT id, workspace, url, events, secret, account, made_at, last_status "
                       "FROM webhooks ORDER BY made_at, id",
                       {}, [](const Row& row) -> Webhook {
                         return {row.text(0), row.text(1), row.text(2),  apart(row.text(3)),
                                 row.text(4), row.text(5), row.whole(6), row.text(7)};
                       });
}

Result<Done> Access::webhook_tried(const std::string& id, const std::string& last_status) {
  return inside_->run("UPDATE webhooks SET last_status = ?2 WHERE id = ?1", {id, last_status});
}

Result<Done> Access::end_webhook(const std::string& id) {
  return inside_->run("DELETE FROM webhooks WHERE id = ?", {id});
}

Result<Done> Access::save_new(const Delivery& delivery) {
  const std::lock_guard lock(inside_->guard);
  sqlite::Database& database = *inside_->database;
  return database.transaction([&]() -> Result<Done> {
    TRY_DONE(database.run(
        "INSERT OR IGNORE INTO deliveries (id, webhook, body, tries, next_at, ended) "
        "SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM webhooks WHERE id = ?2)",
        {delivery.id, delivery.webhook, delivery.body, delivery.tries, delivery.next_at, delivery.ended}));
    return database.run(
        "DELETE FROM deliveries WHERE webhook = ?1 AND ended = 1 AND number <= (SELECT number FROM "
        "deliveries "
        "WHERE webhook = ?1 ORDER BY number DESC LIMIT 1 OFFSET ?2)",
        {delivery.webhook, deliveries_kept});
  });
}

Result<Done> Access::save(const Delivery& delivery) {
  // One whose webhook was ended meanwhile stays gone. What ended keeps its name alone.
  return inside_->run("UPDATE deliveries SET body = ?2, tries = ?3, next_at = ?4, ended = ?5 WHERE id = ?1",
                      {delivery.id, delivery.ended ? Value("") : Value(delivery.body), delivery.tries,
                       delivery.next_at, delivery.ended});
}

Result<Done> Access::forget_delivery(const std::string& id) {
  return inside_->run("DELETE FROM deliveries WHERE id = ?", {id});
}

Result<std::vector<Delivery>> Access::open_deliveries() const {
  const std::lock_guard lock(inside_->guard);
  return list<Delivery>(*inside_->database,
                        "SELECT id, webhook, body, tries, next_at, ended FROM deliveries WHERE ended = 0 "
                        "ORDER BY next_at, number",
                        {}, [](const Row& row) -> Delivery {
                          return {row.text(0),  row.text(1),      row.text(2), static_cast<int>(row.whole(3)),
                                  row.whole(4), row.whole(5) != 0};
                        });
}

// --- mail
// ------------------------------------------------------------------------------------------------------

Result<Done> Access::save(const MailServer& server) {
  return inside_->run(
      "INSERT OR REPLACE INTO mail_server VALUES (1, ?, ?, ?, ?, ?, ?)",
      {server.host, server.port, server.security, server.user, server.password, server.sender});
}

Result<std::optional<MailServer>> Access::mail_server() const {
  const std::lock_guard lock(inside_->guard);
  return one<MailServer>(
      *inside_->database, "SELECT host, port, security, user, password, sender FROM mail_server", {},
      [](const Row& row) -> MailServer {
        return {row.text(0), static_cast<int>(row.whole(1)), row.text(2), row.text(3), row.text(4),
                row.text(5)};
      });
}

Result<bool> Access::claim_mail(const MailRecord& mail) {
  const std::lock_guard lock(inside_->guard);
  sqlite::Database& database = *inside_->database;
  bool claimed = false;
  TRY_DONE(database.transaction([&]() -> Result<Done> {
    TRY_DONE(
        database.run("DELETE FROM mails WHERE at_seconds < ? AND rowid <= (SELECT max(rowid) FROM mails) - ?",
                     {mail.at_seconds - mail_kept_seconds, mails_kept}));
    TRY_DONE(database.run(
        "INSERT OR IGNORE INTO mails VALUES (?, ?, ?, ?, ?, ?)",
        {mail.id, static_cast<int>(mail.state), mail.at_seconds, mail.say, mail.next_at, mail.tries}));
    TRY(const std::int64_t rows, database.number("SELECT changes()"));
    claimed = rows == 1;
    return Done{};
  }));
  return claimed;
}

Result<Done> Access::save(const MailRecord& mail) {
  return inside_->run(
      // Not REPLACE: that gives a row another rowid, by which the oldest are told.
      "INSERT INTO mails VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state, "
      "at_seconds = excluded.at_seconds, say = excluded.say, next_at = excluded.next_at, tries = "
      "excluded.tries",
      {mail.id, static_cast<int>(mail.state), mail.at_seconds, mail.say, mail.next_at, mail.tries});
}

Result<std::vector<MailRecord>> Access::mails() const {
  const std::lock_guard lock(inside_->guard);
  return list<MailRecord>(
      *inside_->database,
      "SELECT id, state, at_seconds, say, next_at, tries FROM mails ORDER BY at_seconds, id", {},
      [](const Row& row) -> MailRecord {
        return {row.text(0),  static_cast<MailState>(row.whole(1)), row.whole(2), row.text(3),
                row.whole(4), static_cast<int>(row.whole(5))};
      });
}

}  // namespace regie
