// api/records_json.cpp - cells of records as JSON values, and JSON values as cells.
#include "api/records_json.h"

#include <cmath>
#include <limits>

#include "api/internal/json_values.h"
#include "base/hex.h"

namespace regie {
namespace {

constexpr const char* format_name = "regie records/1";

/// What a JSON text can hold is written as it is.
std::string text_json(const std::string& text) {
  try {
    return Json(text).dump();
  } catch (const Json::type_error&) {  // bytes that are no UTF-8
    return Json{{"hex", hex_text(text)}}.dump();
  }
}

struct CellText {
  std::string operator()(std::monostate) const { return "null"; }
  std::string operator()(std::int64_t whole) const { return std::to_string(whole); }
  std::string operator()(double real) const {
    if (std::isfinite(real)) return Json(real).dump();
    return Json{{"real", real < 0 ? "-inf" : "inf"}}.dump();
  }
  std::string operator()(const std::string& text) const { return text_json(text); }
};

tl::unexpected<Problem> bad_pack(const std::string& what) {
  return fail("restore.bad_pack", "records.json cannot be read: " + what, "Nothing was changed.",
              "Take the pack as  regie export  wrote it.");
}

Result<DumpCell> spelt_out(const Json& value) {
  if (value.size() == 1 && value.contains("hex") && value["hex"].is_string())
    if (auto bytes = bytes_of_hex(value["hex"].get<std::string>())) return std::move(*bytes);
  if (value.size() == 1 && value.contains("real")) {
    if (value["real"] == "inf") return std::numeric_limits<double>::infinity();
    if (value["real"] == "-inf") return -std::numeric_limits<double>::infinity();
  }
  return bad_pack("a value is of no kind it knows.");
}

Result<DumpCell> cell_of(const Json& value) {
  if (value.is_null()) return DumpCell{};
  if (value.is_string()) return DumpCell(value.get<std::string>());
  if (value.is_number_float()) return DumpCell(value.get<double>());
  if (value.is_number_unsigned() &&
      value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
    return bad_pack("a number is too large.");
  if (value.is_number_integer()) return DumpCell(value.get<std::int64_t>());
  if (value.is_object()) return spelt_out(value);
  return bad_pack("a value is of no kind it knows.");
}

Result<TableDump> table_of(const std::string& name, const Json& value) {
  TableDump table{name, {}, {}};
  const bool has_parts = value.is_object() && value.contains("columns") && value["columns"].is_array() &&
                         value.contains("rows") && value["rows"].is_array();
  if (!has_parts) return bad_pack("the table " + name + " has no columns or no rows.");
  for (const Json& column : value["columns"]) {
    if (!column.is_string()) return bad_pack("a column of " + name + " has no name.");
    table.columns.push_back(column.get<std::string>());
  }
  for (const Json& row : value["rows"]) {
    if (!row.is_array()) return bad_pack("a row of " + name + " is no list.");
    std::vector<DumpCell> cells;
    for (const Json& one : row) {
      TRY(DumpCell cell, cell_of(one));
      cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace

std::string records_json(const PackContents& contents) {
  std::string text = "{\n\"format\": " + text_json(format_name) +
                     ",\n\"layout\": " + std::to_string(contents.records.layout) +
                     ",\n\"code_version\": " + text_json(code_version) +
                     ",\n\"at_seconds\": " + std::to_string(contents.now_seconds) +
                     ",\n\"root\": " + text_json(contents.root) +
                     ",\n\"data_fingerprint\": " + text_json(contents.fingerprint) + ",\n\"tables\": {";
  bool is_first_table = true;
  for (const TableDump& table : contents.records.tables) {
    text += (is_first_table ? "\n" : ",\n") + text_json(table.name) +
            ": {\"columns\": " + Json(table.columns).dump() + ", \"rows\": [";
    is_first_table = false;
    bool is_first_row = true;
    for (const auto& row : table.rows) {
      text += is_first_row ? "\n[" : ",\n[";
      is_first_row = false;
      for (std::size_t i = 0; i < row.size(); ++i)
        text += (i == 0 ? "" : ", ") + std::visit(CellText{}, row[i]);
      text += "]";
    }
    text += "]}";
  }
  return text + "\n}\n}\n";
}

Result<RecordsDump> read_records_json(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) return bad_pack("it is no JSON.");
  if (json.value("format", Json()) != format_name) return bad_pack("it is not in the format it names.");
  const Json layout = json.value("layout", Json());
  const Json tables = json.value("tables", Json());
  if (!layout.is_number_integer() || !tables.is_object()) return bad_pack("it names no layout or no tables.");
  RecordsDump dump;
  dump.layout = layout.get<std::int64_t>();
  for (const auto& [name, value] : tables.items()) {
    TRY(TableDump table, table_of(name, value));
    dump.tables.push_back(std::move(table));
  }
  return dump;
}

}  // namespace regie
