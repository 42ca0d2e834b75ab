// store/records/records.cpp - opens the records, saves with a line in the journal, reads under the guard.
#include "store/records/records.h"

#include <algorithm>
#include <mutex>
#include <string>
#include <utility>

#include "store/records/layout.h"
#include "store/records/ledger.h"
#include "store/records/migrations.h"
#include "store/records/read_dump.h"
#include "store/records/read_imports.h"
#include "store/records/read_records.h"
#include "store/records/replies.h"
#include "store/records/rows.h"
#include "store/records/sqlite.h"

namespace regie {

struct Records::Inside {
  Ledger ledger;
  Statements statements{ledger};
  VoiceShelf voice{ledger};
  Mailbox mailbox{ledger};
  Outbox outbox{ledger};
};

Records::Records(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Records::~Records() = default;

Result<std::unique_ptr<Records>> Records::open(const std::string& path) {
  TRY(auto database, open_with_layout(path, {records_application_id, migrations()}));
  auto inside = std::make_unique<Inside>();
  inside->ledger.database = std::move(database);
  return std::unique_ptr<Records>(new Records(std::move(inside)));
}

Result<Done> Records::together(const std::function<Result<Done>()>& writes) {
  const std::lock_guard lock(inside_->ledger.guard);
  return inside_->ledger.database->transaction(writes);
}

void Records::set_time(std::int64_t now_seconds) {
  const std::lock_guard lock(inside_->ledger.guard);
  inside_->ledger.now_seconds = now_seconds;
}

Result<WorkspaceSettings> Records::settings() const {
  const std::lock_guard lock(inside_->ledger.guard);
  TRY(auto stored, read_settings(*inside_->ledger.database));
  return stored.empty() ? WorkspaceSettings() : std::move(stored.front());
}

Result<Done> Records::save_settings(const WorkspaceSettings& settings) {
  const std::lock_guard lock(inside_->ledger.guard);
  return inside_->ledger.replace(
      "settings", "one", {0, inside_->ledger.now_seconds, "settings", "settings", {}}, rows_of(settings));
}

Result<std::int64_t> Records::save_import(const ImportRecord& import) {
  const std::lock_guard lock(inside_->ledger.guard);
  ImportRecord numbered = import;
  TRY_DONE(inside_->ledger.database->transaction([&]() -> Result<Done> {
    TRY(const std::int64_t last, inside_->ledger.database->number("SELECT max(sequence) FROM imports"));
    numbered.sequence = last + 1;
    return inside_->ledger.replace("imports", "id", {0, import.at_seconds, "import", import.id.text, {}},
                                   rows_of(numbered));
  }));
  return numbered.sequence;
}

Result<std::vector<ImportRecord>> Records::imports() const {
  const std::lock_guard lock(inside_->ledger.guard);
  return read_imports(*inside_->ledger.database);
}

Result<std::optional<ImportRecord>> Records::find_import(const ImportId& id) const {
  const std::lock_guard lock(inside_->ledger.guard);
  return read_import(*inside_->ledger.database, id);
}

Result<std::vector<std::pair<ImportId, OwnChange>>> Records::own_changes() const {
  const std::lock_guard lock(inside_->ledger.guard);
  return read_own_changes(*inside_->ledger.database);
}

Result<Done> Records::save_event(const EventRecord& event) {
  const std::lock_guard lock(inside_->ledger.guard);
  return inside_->ledger.replace("events", "id", {0, inside_->ledger.now_seconds, "event", event.id.text, {}},
                                 rows_of(event));
}

Result<std::vector<EventRecord>> Records::events() const {
  const std::lock_guard lock(inside_->ledger.guard);
  return read_events(*inside_->ledger.database);
}

Result<bool> Records::remove_event(const EventId& id) {
  const std::lock_guard lock(inside_->ledger.guard);
  return inside_->ledger.take_back("events", {0, inside_->ledger.now_seconds, "event", id.text, {}});
}

Result<Done> Records::save_note(const NoteRecord& note) {
  const std::lock_guard lock(inside_->ledger.guard);
  return inside_->ledger.replace("notes", "id", {0, note.at_seconds, "note", note.id.text, {}},
                                 rows_of(note));
}

Result<std::vector<NoteRecord>> Records::notes() const {
  const std::lock_guard lock(inside_->ledger.guard);
  return read_notes(*inside_->ledger.database);
}

Result<bool> Records::remove_note(const NoteId& id) {
  const std::lock_guard lock(inside_->ledger.guard);
  return inside_->ledger.take_back("notes", {0, inside_->ledger.now_seconds, "note", id.text, {}});
}

Result<Done> Records::save_metric(const Metric& metric) {
  const std::lock_guard lock(inside_->ledger.guard);
  return inside_->ledger.replace(
      "metrics", "name", {0, inside_->ledger.now_seconds, "metric", metric.name, {}}, rows_of(metric));
}

Result<std::vector<Metric>> Records::metrics() const {
  const std::lock_guard lock(inside_->ledger.guard);
  return read_metrics(*inside_->ledger.database);
}

Statements& Records::statements() { return inside_->statements; }
const Statements& Records::statements() const { return inside_->statements; }
VoiceShelf& Records::voice() { return inside_->voice; }
const VoiceShelf& Records::voice() const { return inside_->voice; }
Mailbox& Records::mailbox() { return inside_->mailbox; }
const Mailbox& Records::mailbox() const { return inside_->mailbox; }
Outbox& Records::outbox() { return inside_->outbox; }
const Outbox& Records::outbox() const { return inside_->outbox; }

Result<Done> Records::save_reply(const KeptReply& reply) {
  const std::lock_guard lock(inside_->ledger.guard);
  sqlite::Database& database = *inside_->ledger.database;
  return database.transaction([&]() -> Result<Done> {
    TRY_DONE(database.run("DELETE FROM request_keys WHERE at_seconds <= ?",
                          {reply.at_seconds - reply_kept_seconds}));
    return write_reply(database, reply);
  });
}

Result<std::optional<KeptReply>> Records::find_reply(const std::string& key,
                                                     const std::string& account) const {
  const std::lock_guard lock(inside_->ledger.guard);
  return regie::find_reply(*inside_->ledger.database, {key, account, {}, 0, {}, 0});
}

Result<VerifyReport> Records::verify(const std::string& earlier_root) const {
  const std::lock_guard lock(inside_->ledger.guard);
  return verify_records(*inside_->ledger.database, earlier_root);
}

Result<std::int64_t> Records::last_act(const std::vector<std::string>& kinds) const {
  const std::lock_guard lock(inside_->ledger.guard);
  sqlite::Database& database = *inside_->ledger.database;
  if (kinds.empty()) return database.number("SELECT max(number) FROM journal");
  std::int64_t last = 0;
  for (const std::string& kind : kinds) {
    TRY(const std::int64_t number, database.number("SELECT max(number) FROM journal WHERE kind = ?", {kind}));
    last = std::max(last, number);
  }
  return last;
}

Result<std::string> Records::root() const {
  const std::lock_guard lock(inside_->ledger.guard);
  return last_seal(*inside_->ledger.database);
}

bool Records::are_in_doubt() const {
  const std::lock_guard lock(inside_->ledger.guard);
  return inside_->ledger.database->is_in_doubt();
}

Result<RecordsDump> Records::dump() const {
  const std::lock_guard lock(inside_->ledger.guard);
  return read_dump(*inside_->ledger.database);
}

Result<std::string> Records::first_seal() const {
  const std::lock_guard lock(inside_->ledger.guard);
  std::string seal;
  TRY_DONE(inside_->ledger.database->each("SELECT seal FROM journal WHERE number = 1", {},
                                          [&](const sqlite::Row& row) { seal = row.text(0); }));
  return seal;
}

}  // namespace regie
