// store/records/records.cpp - opens the records, saves with a line in the journal, reads under the guard.
#include "store/records/records.h"

#include <bit>
#include <mutex>
#include <string>
#include <utility>

#include "store/records/ledger.h"
#include "store/records/migrations.h"
#include "store/records/read_imports.h"
#include "store/records/read_records.h"
#include "store/records/rows.h"
#include "store/records/sqlite.h"

namespace regie {
namespace {

using sqlite::Row;

constexpr std::int64_t application_id = 0x52656769;  // "Regi": tells our files from other SQLite files

Result<Done> check_it_is_ours(sqlite::Database& database) {
  TRY(const std::int64_t owner, database.number("PRAGMA application_id"));
  TRY(const std::int64_t version, database.number("PRAGMA user_version"));
  TRY(const std::int64_t tables, database.number("SELECT count(*) FROM sqlite_schema"));
  if (owner != application_id && (owner != 0 || version != 0 || tables != 0))
    return fail("records.foreign", "The file with the records was made by another program.",
                "Nothing was changed.", "Name the folder of a workspace, or make one with regie init.");
  const auto known = static_cast<std::int64_t>(migrations().size());
  if (version > known)
    return fail("records.newer",
                "This workspace was made by a later Regie (layout " + std::to_string(version) +
                    "; this one knows " + std::to_string(known) + ").",
                "Nothing was changed.", "Install the later version, then try again.");
  return Done{};
}

Result<Done> migrate(sqlite::Database& database) {
  const auto all = migrations();
  TRY(const std::int64_t version, database.number("PRAGMA user_version"));
  if (version == static_cast<std::int64_t>(all.size())) return Done{};
  return database.transaction([&]() -> Result<Done> {
    // Asked again under the lock: another process may have been quicker.
    TRY(const std::int64_t had, database.number("PRAGMA user_version"));
    for (auto next = static_cast<std::size_t>(had); next < all.size(); ++next) {
      TRY_DONE(database.script(std::string(all[next])));
      TRY_DONE(database.script("PRAGMA user_version = " + std::to_string(next + 1)));
    }
    return database.script("PRAGMA application_id = " + std::to_string(application_id));
  });
}

}  // namespace

struct Records::Inside {
  Ledger ledger;
  Statements statements{ledger};
};

Records::Records(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Records::~Records() = default;

Result<std::unique_ptr<Records>> Records::open(const std::string& path) {
  TRY(auto database, sqlite::Database::open(path));
  TRY_DONE(check_it_is_ours(*database));
  TRY_DONE(
      database->script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
                       "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON"));
  TRY_DONE(migrate(*database));
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

Result<Done> Records::save_note(const NoteRecord& note) {
  const std::lock_guard lock(inside_->ledger.guard);
  return inside_->ledger.replace("notes", "id", {0, note.at_seconds, "note", note.id.text, {}},
                                 rows_of(note));
}

Result<std::vector<NoteRecord>> Records::notes() const {
  const std::lock_guard lock(inside_->ledger.guard);
  return read_notes(*inside_->ledger.database);
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

Result<VerifyReport> Records::verify(const std::string& earlier_root) const {
  const std::lock_guard lock(inside_->ledger.guard);
  return verify_records(*inside_->ledger.database, earlier_root);
}

Result<std::string> Records::root() const {
  const std::lock_guard lock(inside_->ledger.guard);
  return last_seal(*inside_->ledger.database);
}

}  // namespace regie
