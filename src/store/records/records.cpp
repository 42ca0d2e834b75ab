// store/records/records.cpp - opens the records, saves with a line in the journal, checks the journal's
// seals.
#include "store/records/records.h"

#include <bit>
#include <map>
#include <mutex>
#include <string>
#include <utility>

#include "store/records/journal.h"
#include "store/records/migrations.h"
#include "store/records/read_imports.h"
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

Slice& slice_at(EventRecord& event) { return event.where; }
Slice& slice_at(NoteRecord& note) { return note.where; }

/// Adds the slices of a list whose ids are known, from `table`, keyed by its `key` column.
template <class Item>
Result<Done> read_slices(sqlite::Database& database, const std::string& query, std::vector<Item>& items) {
  std::map<std::string, Item*> by_id;
  for (auto& item : items) by_id.emplace(item.id.text, &item);
  return database.each(query, {}, [&](const Row& row) {
    const auto owner = by_id.find(row.text(0));  // none only where somebody meddled; verify() tells
    if (owner != by_id.end()) slice_at(*owner->second).emplace(row.text(1), row.text(2));
  });
}

}  // namespace

struct Records::Inside {
  std::unique_ptr<sqlite::Database> database;
  std::int64_t now_seconds = 0;
  mutable std::recursive_mutex guard;  // recursive: together() calls saves

  /// The record's old rows go, its new rows and the act come, all or nothing.
  Result<Done> save(const char* table, const char* key, Act act, const std::vector<TableRow>& rows);
};

Result<Done> Records::Inside::save(const char* table, const char* key, Act act,
                                   const std::vector<TableRow>& rows) {
  act.content_sha256 = content_sha256(rows);
  return database->transaction([&]() -> Result<Done> {
    TRY_DONE(
        database->run(std::string("DELETE FROM ") + table + " WHERE " + key + " = ?", {rows[0].values[0]}));
    TRY_DONE(insert(*database, rows));
    return write_act(*database, std::move(act));
  });
}

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
  inside->database = std::move(database);
  return std::unique_ptr<Records>(new Records(std::move(inside)));
}

Result<Done> Records::together(const std::function<Result<Done>()>& writes) {
  const std::lock_guard lock(inside_->guard);
  return inside_->database->transaction(writes);
}

void Records::set_time(std::int64_t now_seconds) {
  const std::lock_guard lock(inside_->guard);
  inside_->now_seconds = now_seconds;
}

Result<WorkspaceSettings> Records::settings() const {
  const std::lock_guard lock(inside_->guard);
  WorkspaceSettings settings;
  TRY_DONE(inside_->database->each("SELECT name, currency, time_zone, language, seed FROM settings", {},
                                   [&](const Row& row) {
                                     settings = {row.text(0), row.text(1), row.text(2), row.text(3),
                                                 std::bit_cast<std::uint64_t>(row.whole(4))};
                                   }));
  return settings;
}

Result<Done> Records::save_settings(const WorkspaceSettings& settings) {
  const std::lock_guard lock(inside_->guard);
  return inside_->save("settings", "one", {0, inside_->now_seconds, "settings", "settings", {}},
                       rows_of(settings));
}

Result<std::int64_t> Records::save_import(const ImportRecord& import) {
  const std::lock_guard lock(inside_->guard);
  ImportRecord numbered = import;
  TRY_DONE(inside_->database->transaction([&]() -> Result<Done> {
    TRY(const std::int64_t last, inside_->database->number("SELECT max(sequence) FROM imports"));
    numbered.sequence = last + 1;
    return inside_->save("imports", "id", {0, import.at_seconds, "import", import.id.text, {}},
                         rows_of(numbered));
  }));
  return numbered.sequence;
}

Result<std::vector<ImportRecord>> Records::imports() const {
  const std::lock_guard lock(inside_->guard);
  return read_imports(*inside_->database);
}

Result<std::optional<ImportRecord>> Records::find_import(const ImportId& id) const {
  const std::lock_guard lock(inside_->guard);
  return read_import(*inside_->database, id);
}

Result<std::vector<std::pair<ImportId, OwnChange>>> Records::own_changes() const {
  const std::lock_guard lock(inside_->guard);
  return read_own_changes(*inside_->database);
}

Result<Done> Records::save_event(const EventRecord& event) {
  const std::lock_guard lock(inside_->guard);
  return inside_->save("events", "id", {0, inside_->now_seconds, "event", event.id.text, {}}, rows_of(event));
}

Result<std::vector<EventRecord>> Records::events() const {
  const std::lock_guard lock(inside_->guard);
  std::vector<EventRecord> events;
  TRY_DONE(inside_->database->each(
      "SELECT id, day_from, day_to, title, kind, moves, import FROM events ORDER BY day_from, id", {},
      [&](const Row& row) {
        EventRecord event;
        event.id.text = row.text(0);
        event.days = {Day(static_cast<std::int32_t>(row.whole(1))),
                      Day(static_cast<std::int32_t>(row.whole(2)))};
        event.title = row.text(3);
        event.kind = row.text(4);
        event.moves = row.text(5);
        event.import.text = row.text(6);
        events.push_back(std::move(event));
      }));
  TRY_DONE(read_slices(*inside_->database, "SELECT event, dimension, value FROM event_slices", events));
  return events;
}

Result<Done> Records::save_note(const NoteRecord& note) {
  const std::lock_guard lock(inside_->guard);
  return inside_->save("notes", "id", {0, note.at_seconds, "note", note.id.text, {}}, rows_of(note));
}

Result<std::vector<NoteRecord>> Records::notes() const {
  const std::lock_guard lock(inside_->guard);
  std::vector<NoteRecord> notes;
  TRY_DONE(inside_->database->each("SELECT id, at_seconds, day_from, text FROM notes ORDER BY day_from, id",
                                   {}, [&](const Row& row) {
                                     NoteRecord note;
                                     note.id.text = row.text(0);
                                     note.at_seconds = row.whole(1);
                                     note.from = Day(static_cast<std::int32_t>(row.whole(2)));
                                     note.text = row.text(3);
                                     notes.push_back(std::move(note));
                                   }));
  TRY_DONE(read_slices(*inside_->database, "SELECT note, dimension, value FROM note_slices", notes));
  return notes;
}

Result<Done> Records::save_metric(const Metric& metric) {
  const std::lock_guard lock(inside_->guard);
  return inside_->save("metrics", "name", {0, inside_->now_seconds, "metric", metric.name, {}},
                       rows_of(metric));
}

Result<std::vector<Metric>> Records::metrics() const {
  const std::lock_guard lock(inside_->guard);
  std::vector<Metric> metrics;
  TRY_DONE(inside_->database->each(
      "SELECT name, kind, numerator, denominator, unit, better FROM metrics ORDER BY name", {},
      [&](const Row& row) {
        metrics.push_back({row.text(0), static_cast<MetricKind>(row.whole(1)), row.text(2), row.text(3),
                           row.text(4), static_cast<Better>(row.whole(5))});
      }));
  return metrics;
}

Result<Done> Records::verify() const {
  const std::lock_guard lock(inside_->guard);
  sqlite::Database& database = *inside_->database;
  std::string state;
  TRY_DONE(database.each("PRAGMA integrity_check(1)", {}, [&](const Row& row) { state = row.text(0); }));
  if (state != "ok")
    return fail("records.damaged", "The records of this workspace are damaged: " + state,
                "Imported files are safe in the archive.",
                "Put back records.sqlite from your last copy of the workspace folder.");
  TRY(auto sealed, check_journal(database));
  std::string spoiled;
  const auto check = [&](const char* kind, const std::string& subject, const std::vector<TableRow>& rows) {
    const auto found = sealed.find({kind, subject});
    if (found == sealed.end() || found->second != content_sha256(rows)) spoiled = kind + (" " + subject);
    if (found != sealed.end()) sealed.erase(found);
  };
  if (sealed.contains({"settings", "settings"})) {
    TRY(const auto stored, settings());
    check("settings", "settings", rows_of(stored));
  }
  TRY(const auto all_imports, imports());
  for (const auto& import : all_imports) check("import", import.id.text, rows_of(import));
  TRY(const auto all_events, events());
  for (const auto& event : all_events) check("event", event.id.text, rows_of(event));
  TRY(const auto all_notes, notes());
  for (const auto& note : all_notes) check("note", note.id.text, rows_of(note));
  TRY(const auto all_metrics, metrics());
  for (const auto& metric : all_metrics) check("metric", metric.name, rows_of(metric));
  if (spoiled.empty() && !sealed.empty()) {
    const auto& [kind, subject] = sealed.begin()->first;
    spoiled = kind + " " + subject;
  }
  if (spoiled.empty()) return Done{};
  return fail("records.tampered", "This is not what was saved, the journal says: " + spoiled,
              "Nothing was changed now.", "Compare with your last copy of the workspace folder.");
}

}  // namespace regie
