// store/records/rows.cpp - spells every record out as rows, in the order of the tables' columns.
#include "store/records/rows.h"

#include <fmt/format.h>

#include <bit>
#include <utility>

#include "store/archive/archive.h"

namespace regie {
namespace {

using sqlite::Value;
using sqlite::Values;

void add_table(std::vector<TableRow>& rows, const std::string& id, std::size_t place,
               const TableReading& table) {
  const auto days = table.days;
  rows.push_back(
      {"import_tables",
       {id, place, table.block, table.platform, table.encoding, table.delimiter, table.header_line,
        table.decimal, table.dates, table.currency, days ? Value(days->from.number()) : std::nullopt,
        days ? Value(days->to.number()) : std::nullopt, static_cast<int>(table.grain), table.rows.read,
        table.rows.kept, table.rows.set_aside, table.rows.totals_dropped}});
  std::size_t position = 0;
  for (const auto& name : table.dimensions)
    rows.push_back({"import_dimensions", {id, place, position++, name}});
  position = 0;
  for (const auto& column : table.columns)
    rows.push_back({"import_columns", {id, place, position++, column.header, column.as, column.why}});
  position = 0;
  for (const auto& sum : table.sums)
    rows.push_back({"import_sums", {id, place, position++, sum.measure, sum.is_money, sum.sum}});
  position = 0;
  for (const auto& check : table.checks)
    rows.push_back({"import_checks",
                    {id, place, position++, check.measure, check.file_total, check.rows_total, check.match}});
  position = 0;
  for (const auto& change : table.changes) {
    rows.push_back({"import_changes",
                    {id, place, position, change.line, change.day.number(), change.by_machine, change.who,
                     change.kind, change.text, change.before, change.after}});
    add_slice(rows, "import_change_slices", {id, place, position++}, change.where);
  }
  position = 0;
  for (const auto& event : table.events) {
    rows.push_back({"import_events",
                    {id, place, position, event.line, event.days.from.number(), event.days.to.number(),
                     event.title, event.kind, event.moves}});
    add_slice(rows, "import_event_slices", {id, place, position++}, event.where);
  }
}

/// Kind and length before the bytes: "t3:abc", "i2:-7", "n0:".
void add_sealed(std::string& text, char kind, std::string_view bytes) {
  text += kind;
  text += std::to_string(bytes.size());
  text += ':';
  text += bytes;
}

struct Sealer {
  std::string& text;
  void operator()(std::monostate) const { add_sealed(text, 'n', ""); }
  void operator()(std::int64_t whole) const { add_sealed(text, 'i', std::to_string(whole)); }
  void operator()(double real) const {
    add_sealed(text, 'd', std::to_string(std::bit_cast<std::uint64_t>(real)));
  }
  void operator()(std::string_view bytes) const { add_sealed(text, 't', bytes); }
};

}  // namespace

void add_slice(std::vector<TableRow>& rows, const char* table, const Values& owner, const Slice& slice) {
  for (const auto& [dimension, value] : slice) {
    Values values = owner;
    values.emplace_back(dimension);
    values.emplace_back(value);
    rows.push_back({table, std::move(values)});
  }
}

std::vector<TableRow> rows_of(const WorkspaceSettings& settings) {
  return {{"settings",
           {1, settings.name, settings.currency, settings.time_zone, settings.language,
            std::bit_cast<std::int64_t>(settings.seed)}}};
}

std::vector<TableRow> rows_of(const ImportRecord& import) {
  const std::string& id = import.id.text;
  const auto& options = import.options;
  const auto& reading = import.reading;
  std::vector<TableRow> rows;
  rows.push_back({"imports",
                  {id, import.sequence, import.at_seconds, import.sha256, options.platform,
                   static_cast<int>(options.decimal), static_cast<int>(options.dates), reading.path,
                   reading.problems_left_out, import.replaced_rows}});
  std::size_t position = 0;
  for (const auto& [header, as] : options.map) rows.push_back({"import_maps", {id, position++, header, as}});
  position = 0;
  for (const auto& problem : reading.problems)
    rows.push_back(
        {"import_problems",
         {id, position++, problem.line, problem.column, problem.value, problem.code, problem.say}});
  std::size_t place = 0;
  for (const auto& table : reading.tables) add_table(rows, id, place++, table);
  return rows;
}

std::vector<TableRow> rows_of(const EventRecord& event) {
  std::vector<TableRow> rows;
  rows.push_back({"events",
                  {event.id.text, event.days.from.number(), event.days.to.number(), event.title, event.kind,
                   event.moves, event.import.text}});
  add_slice(rows, "event_slices", {event.id.text}, event.where);
  return rows;
}

std::vector<TableRow> rows_of(const NoteRecord& note) {
  std::vector<TableRow> rows;
  rows.push_back({"notes", {note.id.text, note.at_seconds, note.from.number(), note.text}});
  add_slice(rows, "note_slices", {note.id.text}, note.where);
  return rows;
}

std::vector<TableRow> rows_of(const Metric& metric) {
  return {{"metrics",
           {metric.name, static_cast<int>(metric.kind), metric.numerator, metric.denominator, metric.unit,
            static_cast<int>(metric.better)}}};
}

std::string sealed_text(const TableRow& row) {
  std::string text;
  add_sealed(text, 'r', row.table);
  for (const auto& value : row.values) std::visit(Sealer{text}, value.kinds());
  return text;
}

std::string content_sha256(const std::vector<TableRow>& rows) {
  std::string text;
  for (const auto& row : rows) text += sealed_text(row);
  return sha256_hex(text);
}

Result<Done> insert(sqlite::Database& database, const std::vector<TableRow>& rows) {
  for (const auto& row : rows) {
    std::string marks = "?";
    for (std::size_t i = 1; i < row.values.size(); ++i) marks += ", ?";
    TRY_DONE(database.run(fmt::format("INSERT INTO {} VALUES ({})", row.table, marks), row.values));
  }
  return Done{};
}

}  // namespace regie
