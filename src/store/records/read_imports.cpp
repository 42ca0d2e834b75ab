// store/records/read_imports.cpp - fills an import record table by table, each in its stored order.
#include "store/records/read_imports.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace regie {
namespace {

using sqlite::Row;

Day day(const Row& row, int column) { return Day(static_cast<std::int32_t>(row.whole(column))); }
std::size_t index(const Row& row, int column) { return static_cast<std::size_t>(row.whole(column)); }
std::optional<double> maybe_real(const Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return row.real(column);
}

OwnChange change_of(const Row& row, int first) {
  OwnChange change;
  change.line = row.whole(first);
  change.day = day(row, first + 1);
  change.by_machine = row.whole(first + 2) != 0;
  change.who = row.text(first + 3);
  change.kind = row.text(first + 4);
  change.text = row.text(first + 5);
  change.before = maybe_real(row, first + 6);
  change.after = maybe_real(row, first + 7);
  return change;
}

TableReading table_of(const Row& row) {
  TableReading table;
  table.block = row.text(0);
  table.platform = row.text(1);
  table.encoding = row.text(2);
  table.delimiter = row.text(3);
  table.header_line = row.whole(4);
  table.decimal = row.text(5);
  table.dates = row.text(6);
  table.currency = row.text(7);
  if (!row.is_null(8)) table.days = DaySpan{day(row, 8), day(row, 9)};
  table.grain = static_cast<Grain>(row.whole(10));
  table.rows = {row.whole(11), row.whole(12), row.whole(13), row.whole(14)};
  return table;
}

/// What a row of a part belongs to. In a sound file it is always there; a row without an owner in a file
/// somebody meddled with is passed over, and verify() tells.
template <class Item>
Item* owner(std::vector<Item>& items, const Row& row, int column) {
  const std::size_t place = index(row, column);
  return place < items.size() ? &items[place] : nullptr;
}

/// The parts of all tables of one import; `place` and `position` are dense, so they index what was read
/// before.
Result<Done> read_parts(sqlite::Database& database, const sqlite::Values& id,
                        std::vector<TableReading>& tables) {
  const std::string of_import = " WHERE import = ? ORDER BY place, position";
  TRY_DONE(database.each("SELECT place, name FROM import_dimensions" + of_import, id, [&](const Row& row) {
    if (auto* table = owner(tables, row, 0)) table->dimensions.push_back(row.text(1));
  }));
  TRY_DONE(database.each("SELECT place, header, reads_as, why FROM import_columns" + of_import, id,
                         [&](const Row& row) {
                           if (auto* table = owner(tables, row, 0))
                             table->columns.push_back({row.text(1), row.text(2), row.text(3)});
                         }));
  TRY_DONE(database.each("SELECT place, measure, is_money, amount FROM import_sums" + of_import, id,
                         [&](const Row& row) {
                           if (auto* table = owner(tables, row, 0))
                             table->sums.push_back({row.text(1), row.whole(2) != 0, row.whole(3)});
                         }));
  TRY_DONE(
      database.each("SELECT place, measure, file_total, rows_total, match FROM import_checks" + of_import, id,
                    [&](const Row& row) {
                      if (auto* table = owner(tables, row, 0))
                        table->checks.push_back({row.text(1), row.whole(2), row.whole(3), row.whole(4) != 0});
                    }));
  TRY_DONE(database.each(
      "SELECT place, line, day, by_machine, who, kind, text, before, after FROM import_changes" + of_import,
      id, [&](const Row& row) {
        if (auto* table = owner(tables, row, 0)) table->changes.push_back(change_of(row, 1));
      }));
  TRY_DONE(database.each("SELECT place, position, dimension, value FROM import_change_slices" + of_import, id,
                         [&](const Row& row) {
                           if (auto* table = owner(tables, row, 0))
                             if (auto* part = owner(table->changes, row, 1))
                               part->where.emplace(row.text(2), row.text(3));
                         }));
  TRY_DONE(
      database.each("SELECT place, line, day_from, day_to, title, kind, moves FROM import_events" + of_import,
                    id, [&](const Row& row) {
                      EventRow event;
                      event.line = row.whole(1);
                      event.days = {day(row, 2), day(row, 3)};
                      event.title = row.text(4);
                      event.kind = row.text(5);
                      event.moves = row.text(6);
                      if (auto* table = owner(tables, row, 0)) table->events.push_back(std::move(event));
                    }));
  TRY_DONE(database.each("SELECT place, position, dimension, value FROM import_event_slices" + of_import, id,
                         [&](const Row& row) {
                           if (auto* table = owner(tables, row, 0))
                             if (auto* part = owner(table->events, row, 1))
                               part->where.emplace(row.text(2), row.text(3));
                         }));
  return Done{};
}

}  // namespace

Result<std::optional<ImportRecord>> read_import(sqlite::Database& database, const ImportId& import_id) {
  std::optional<ImportRecord> found;
  const sqlite::Values id{import_id.text};
  TRY_DONE(database.each(
      "SELECT sequence, at_seconds, sha256, as_platform, as_decimal, as_dates, path, problems_left_out, "
      "replaced_rows FROM imports WHERE id = ?",
      id, [&](const Row& row) {
        ImportRecord import;
        import.id = import_id;
        import.sequence = row.whole(0);
        import.at_seconds = row.whole(1);
        import.sha256 = row.text(2);
        import.options.platform = row.text(3);
        import.options.decimal = static_cast<DecimalSign>(row.whole(4));
        import.options.dates = static_cast<DateOrder>(row.whole(5));
        import.reading.path = row.text(6);
        import.reading.problems_left_out = row.whole(7);
        import.replaced_rows = row.whole(8);
        found = std::move(import);
      }));
  if (!found) return found;
  TRY_DONE(database.each("SELECT header, reads_as FROM import_maps WHERE import = ? ORDER BY position", id,
                         [&](const Row& row) { found->options.map.emplace_back(row.text(0), row.text(1)); }));
  TRY_DONE(database.each(
      "SELECT line, column_header, value, code, say FROM import_problems WHERE import = ? ORDER BY position",
      id, [&](const Row& row) {
        found->reading.problems.push_back({row.whole(0), row.text(1), row.text(2), row.text(3), row.text(4)});
      }));
  TRY_DONE(database.each(
      "SELECT block, platform, encoding, delimiter, header_line, decimal_sign, dates, currency, day_from, "
      "day_to, "
      "grain, rows_read, rows_kept, rows_set_aside, rows_totals_dropped FROM import_tables WHERE import = ? "
      "ORDER BY place",
      id, [&](const Row& row) { found->reading.tables.push_back(table_of(row)); }));
  TRY_DONE(read_parts(database, id, found->reading.tables));
  return found;
}

Result<std::vector<ImportRecord>> read_imports(sqlite::Database& database) {
  std::vector<ImportId> ids;
  TRY_DONE(database.each("SELECT id FROM imports ORDER BY sequence", {},
                         [&](const Row& row) { ids.push_back(ImportId{row.text(0)}); }));
  std::vector<ImportRecord> imports;
  for (const auto& id : ids) {
    TRY(auto import, read_import(database, id));
    if (import) imports.push_back(std::move(*import));
  }
  return imports;
}

Result<std::vector<std::pair<ImportId, OwnChange>>> read_own_changes(sqlite::Database& database) {
  std::vector<std::pair<ImportId, OwnChange>> changes;
  std::map<std::tuple<std::string, std::int64_t, std::int64_t>, std::size_t> places;
  TRY_DONE(
      database.each("SELECT c.import, c.place, c.position, c.line, c.day, c.by_machine, c.who, c.kind, "
                    "c.text, c.before, c.after "
                    "FROM import_changes c JOIN imports i ON i.id = c.import ORDER BY c.day, i.sequence, "
                    "c.place, c.position",
                    {}, [&](const Row& row) {
                      places.emplace(std::tuple(row.text(0), row.whole(1), row.whole(2)), changes.size());
                      changes.emplace_back(ImportId{row.text(0)}, change_of(row, 3));
                    }));
  TRY_DONE(database.each("SELECT import, place, position, dimension, value FROM import_change_slices", {},
                         [&](const Row& row) {
                           const auto place = places.find({row.text(0), row.whole(1), row.whole(2)});
                           if (place != places.end())
                             changes[place->second].second.where.emplace(row.text(3), row.text(4));
                         }));
  return changes;
}

}  // namespace regie
