// store/records/read_records.cpp - settings, events, notes and metrics back from their tables.
#include "store/records/read_records.h"

#include <bit>
#include <map>
#include <string>
#include <utility>

namespace regie {
namespace {

using sqlite::Row;

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

Result<std::vector<WorkspaceSettings>> read_settings(sqlite::Database& database) {
  std::vector<WorkspaceSettings> settings;
  TRY_DONE(database.each(
      "SELECT name, currency, time_zone, language, seed FROM settings", {}, [&](const Row& row) {
        settings.push_back(
            {row.text(0), row.text(1), row.text(2), row.text(3), std::bit_cast<std::uint64_t>(row.whole(4))});
      }));
  return settings;
}

Result<std::vector<EventRecord>> read_events(sqlite::Database& database) {
  std::vector<EventRecord> events;
  TRY_DONE(database.each(
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
  TRY_DONE(read_slices(database, "SELECT event, dimension, value FROM event_slices", events));
  return events;
}

Result<std::vector<NoteRecord>> read_notes(sqlite::Database& database) {
  std::vector<NoteRecord> notes;
  TRY_DONE(database.each("SELECT id, at_seconds, day_from, text FROM notes ORDER BY day_from, id", {},
                         [&](const Row& row) {
                           NoteRecord note;
                           note.id.text = row.text(0);
                           note.at_seconds = row.whole(1);
                           note.from = Day(static_cast<std::int32_t>(row.whole(2)));
                           note.text = row.text(3);
                           notes.push_back(std::move(note));
                         }));
  TRY_DONE(read_slices(database, "SELECT note, dimension, value FROM note_slices", notes));
  return notes;
}

Result<std::vector<Metric>> read_metrics(sqlite::Database& database) {
  std::vector<Metric> metrics;
  TRY_DONE(database.each("SELECT name, kind, numerator, denominator, unit, better FROM metrics ORDER BY name",
                         {}, [&](const Row& row) {
                           metrics.push_back({row.text(0), static_cast<MetricKind>(row.whole(1)), row.text(2),
                                              row.text(3), row.text(4), static_cast<Better>(row.whole(5))});
                         }));
  return metrics;
}

}  // namespace regie
