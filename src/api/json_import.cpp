// api/json_import.cpp - how files were read, as JSON.
#include <algorithm>
#include <string>

#include "api/internal/json_import.h"
#include "api/internal/json_values.h"
#include "api/json.h"

namespace regie {
namespace {

/// Counts without a fraction as whole numbers.
Json amount_value(Micros micros) {
  if (micros % micros_per_unit == 0) return micros / micros_per_unit;
  return units(micros);
}

const char* grain_name(Grain grain) {
  switch (grain) {
    case Grain::day:
      return "day";
    case Grain::week:
      return "week";
    case Grain::month:
      return "month";
    case Grain::range:
      return "range";
  }
  return "";
}

}  // namespace

Json rows_value(const RowCounts& rows) {
  return {{"read", rows.read},
          {"kept", rows.kept},
          {"set_aside", rows.set_aside},
          {"totals_dropped", rows.totals_dropped}};
}

namespace {

Json or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json sums_value(const TableReading& table) {
  Json json = Json::object();
  for (const MeasureSum& sum : table.sums) {
    if (sum.is_money && !table.currency.empty())
      json[sum.measure] = json_value(money_of(units(sum.sum), table.currency));
    else
      json[sum.measure] = amount_value(sum.sum);
  }
  return json;
}

void add_changes_and_events(Json& json, const TableReading& table) {
  if (!table.changes.empty()) json["changes"] = table.changes.size();
  if (!table.events.empty()) json["events"] = table.events.size();
}

Json table_value(const FileOutcome& file, const TableReading& table, bool first) {
  Json json;
  json["path"] = file.reading.path;
  if (!table.block.empty()) json["block"] = table.block;
  json["platform"] = or_null(table.platform);
  json["encoding"] = table.encoding;
  json["delimiter"] = or_null(table.delimiter);
  json["header_line"] = table.header_line;
  json["decimal"] = or_null(table.decimal);
  json["dates"] = or_null(table.dates);
  json["currency"] = or_null(table.currency);
  json["from"] = table.days ? Json(table.days->from.iso()) : Json(nullptr);
  json["to"] = table.days ? Json(table.days->to.iso()) : Json(nullptr);
  json["grain"] = grain_name(table.grain);
  json["rows"] = rows_value(table.rows);
  json["columns"] = Json::array();
  for (const ColumnReading& column : table.columns)
    json["columns"].push_back({{"header", column.header}, {"as", or_null(column.as)}, {"why", column.why}});
  json["sums"] = sums_value(table);
  json["checks"] = Json::array();
  for (const TotalCheck& check : table.checks)
    json["checks"].push_back({{"measure", check.measure},
                              {"file_total", amount_value(check.file_total)},
                              {"rows_total", amount_value(check.rows_total)},
                              {"match", check.match}});
  json["problems"] = Json::array();  // those of a file stand with its first table
  if (first)
    for (const ReadingProblem& problem : file.reading.problems)
      json["problems"].push_back(problem_value(problem));
  if (first && file.reading.problems_left_out > 0) json["problems_left_out"] = file.reading.problems_left_out;
  add_changes_and_events(json, table);
  json["import"] = or_null(file.import.text);
  json["replaced_rows"] = first ? file.replaced_rows : 0;
  json["unchanged"] = file.fate == FileFate::unchanged;
  return json;
}

Json refused_value(const FileOutcome& file) {
  Json json;
  json["path"] = file.reading.path;
  json["platform"] = nullptr;
  json["rows"] = rows_value({});
  json["columns"] = Json::array();
  json["sums"] = Json::object();
  json["checks"] = Json::array();
  json["problems"] = Json::array({problem_value({0, "", "", file.why_refused.code, file.why_refused.say})});
  json["import"] = nullptr;
  json["replaced_rows"] = 0;
  json["refused"] = true;
  return json;
}

}  // namespace

Json problem_value(const ReadingProblem& problem) {
  return {{"line", problem.line},
          {"column", or_null(problem.column)},
          {"value", or_null(problem.value)},
          {"code", problem.code},
          {"say", problem.say}};
}

Json import_value(const std::vector<FileOutcome>& files) {
  Json json;
  json["files"] = Json::array();
  RowCounts all;
  for (const FileOutcome& file : files) {
    if (file.fate == FileFate::refused) json["files"].push_back(refused_value(file));
    for (std::size_t i = 0; i < file.reading.tables.size(); ++i) {
      const TableReading& table = file.reading.tables[i];
      json["files"].push_back(table_value(file, table, i == 0));
      all.read += table.rows.read;
      all.kept += table.rows.kept;
      all.set_aside += table.rows.set_aside;
      all.totals_dropped += table.rows.totals_dropped;
    }
  }
  json["rows"] = rows_value(all);
  return json;
}

std::string json_of(const std::vector<FileOutcome>& files) { return dumped(import_value(files)); }

}  // namespace regie
