// store/records/dump.cpp - tables out of a database and into a new one.
#include "store/records/dump.h"

#include <algorithm>
#include <set>
#include <utility>

#include "store/records/layout.h"
#include "store/records/migrations.h"
#include "store/records/read_dump.h"
#include "store/records/records.h"

namespace regie {
namespace {

using sqlite::Row;
using sqlite::Value;

DumpCell cell_of(const Value& value) {
  struct Kept {
    DumpCell operator()(std::monostate) const { return std::monostate(); }
    DumpCell operator()(std::int64_t whole) const { return whole; }
    DumpCell operator()(double real) const { return real; }
    DumpCell operator()(std::string_view text) const { return std::string(text); }
  };
  return std::visit(Kept{}, value.kinds());
}

Value value_of(const DumpCell& cell) {
  struct Bound {
    Value operator()(std::monostate) const { return std::nullopt; }
    Value operator()(std::int64_t whole) const { return whole; }
    Value operator()(double real) const { return real; }
    Value operator()(const std::string& text) const { return text; }
  };
  return std::visit(Bound{}, cell);
}

Result<std::vector<std::string>> names(sqlite::Database& database, const std::string& sql,
                                       const sqlite::Values& values = {}) {
  std::vector<std::string> found;
  TRY_DONE(database.each(sql, values, [&](const Row& row) { found.push_back(row.text(0)); }));
  return found;
}

Result<std::vector<std::string>> tables_of(sqlite::Database& database) {
  return names(database,
               "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> "
               "'request_keys' ORDER BY name");
}

Result<std::vector<std::string>> columns_of(sqlite::Database& database, const std::string& table) {
  return names(database, "SELECT name FROM pragma_table_info(?) ORDER BY cid", {table});
}

tl::unexpected<Problem> bad_pack(const std::string& what) {
  return fail("restore.bad_pack", "records.json does not fit its layout: " + what, "Nothing was changed.",
              "Take the pack as  regie export  wrote it.");
}

/// Requires: the table's name is one of the layout's own, so that it can stand in a statement.
Result<Done> fill(sqlite::Database& database, const TableDump& table) {
  TRY(const auto columns, columns_of(database, table.name));
  if (table.columns != columns) return bad_pack("the columns of " + table.name + ".");
  std::string marks;
  for (std::size_t i = 0; i < columns.size(); ++i) marks += i == 0 ? "?" : ", ?";
  const std::string sql = "INSERT INTO \"" + table.name + "\" VALUES (" + marks + ")";
  for (const auto& row : table.rows) {
    if (row.size() != columns.size()) return bad_pack("a row of " + table.name + " is short or long.");
    sqlite::Values values;
    for (const DumpCell& cell : row) values.push_back(value_of(cell));
    if (const auto inserted = database.run(sql, values); !inserted)
      return inserted.error().code == "records.refused" ? bad_pack(inserted.error().say)
                                                        : tl::unexpected(inserted.error());
  }
  return Done{};
}

}  // namespace

Result<RecordsDump> read_dump(sqlite::Database& database) {
  RecordsDump dump;
  TRY(dump.layout, database.number("PRAGMA user_version"));
  TRY(const auto tables, tables_of(database));
  for (const std::string& name : tables) {
    TableDump table{name, {}, {}};
    TRY(table.columns, columns_of(database, name));
    TRY_DONE(database.each("SELECT * FROM \"" + name + "\" ORDER BY rowid", {}, [&](const Row& row) {
      std::vector<DumpCell> cells;
      for (const Value& value : row.values()) cells.push_back(cell_of(value));
      table.rows.push_back(std::move(cells));
    }));
    dump.tables.push_back(std::move(table));
  }
  return dump;
}

Result<Done> make_records(const std::string& path, const RecordsDump& dump) {
  auto scripts = migrations();
  if (dump.layout > static_cast<std::int64_t>(scripts.size()))
    return fail("records.newer", "These records were written by a later Regie.", "Nothing was changed.",
                "Install the later version, then try again.");
  if (dump.layout < 1) return bad_pack("it names no layout.");
  scripts.resize(static_cast<std::size_t>(dump.layout));
  {
    TRY(const auto database, open_with_layout(path, {records_application_id, scripts}));
    TRY(const auto known, tables_of(*database));
    // A row may come before the one it refers to; all are checked when the last is there.
    TRY_DONE(database->script("PRAGMA foreign_keys = OFF"));
    std::set<std::string> filled;
    TRY_DONE(database->transaction([&]() -> Result<Done> {
      for (const TableDump& table : dump.tables) {
        if (std::find(known.begin(), known.end(), table.name) == known.end() ||
            !filled.insert(table.name).second)
          return bad_pack("\"" + table.name + "\" is no table of it, or is there twice.");
        TRY_DONE(fill(*database, table));
      }
      return Done{};
    }));
    TRY(const auto orphans, names(*database, "SELECT \"table\" FROM pragma_foreign_key_check"));
    if (!orphans.empty()) return bad_pack("a row of " + orphans.front() + " belongs to nothing.");
  }
  TRY_DONE(Records::open(path));  // what a later layout adds
  return Done{};
}

}  // namespace regie
