// store/facts/internal/catalog.cpp - reading and growing the list of names.
#include "store/facts/internal/catalog.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "store/facts/facts.h"

namespace regie {
namespace {

Result<std::int32_t> number_for(duck::Connection& connection, std::map<std::string, std::int32_t>& known,
                                const char* kind, const std::string& name) {
  if (const auto found = known.find(name); found != known.end()) return found->second;
  const auto id = static_cast<std::int32_t>(known.size() + 1);
  TRY_DONE(connection.run(fmt::format("INSERT INTO names VALUES ('{}', {}, ?)", kind, id), {name}));
  known.emplace(name, id);
  return id;
}

const std::int32_t* find(const std::map<std::string, std::int32_t>& known, const std::string& name) {
  const auto found = known.find(name);
  return found == known.end() ? nullptr : &found->second;
}

bool holds(const std::vector<std::string>& list, const std::string& text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

Result<Done> check_it_is_ours(duck::Connection& connection) {
  constexpr std::int64_t columns_all = 19;  // of the five tables of the first layout
  TRY(auto rows,
      connection.run("SELECT count(*), count(*) FILTER (WHERE table_name || '.' || column_name IN "
                     "('names.kind', 'names.id', 'names.text', 'reports.id', 'reports.name', "
                     "'reports.platform', 'reports.grain', 'report_columns.report', 'report_columns.kind', "
                     "'report_columns.position', 'report_columns.text', 'words.dimension', 'words.id', "
                     "'words.text', 'facts.import', 'facts.report', 'facts.line', 'facts.day_from', "
                     "'facts.day_to')) FROM duckdb_columns() WHERE NOT internal"));
  if (rows.next_chunk() && (rows.int64(0, 0) == 0 || rows.int64(1, 0) == columns_all)) return Done{};
  return tl::unexpected(duck::problem_of("facts.duckdb was made by another program"));
}

Result<Done> make_tables(duck::Connection& connection) {
  TRY_DONE(connection.run(
      "CREATE TABLE IF NOT EXISTS names(kind VARCHAR, id INTEGER, text VARCHAR);"
      "CREATE TABLE IF NOT EXISTS reports(id INTEGER, name VARCHAR, platform VARCHAR, grain INTEGER);"
      "CREATE TABLE IF NOT EXISTS report_columns(report INTEGER, kind VARCHAR, position INTEGER, text "
      "VARCHAR);"
      "CREATE TABLE IF NOT EXISTS words(dimension INTEGER, id INTEGER, text VARCHAR);"
      "CREATE TABLE IF NOT EXISTS facts(import INTEGER, report INTEGER, line INTEGER, day_from DATE, day_to "
      "DATE);"
      "CREATE TABLE IF NOT EXISTS loads(position BIGINT, import VARCHAR, lost INTEGER, replaced BIGINT)"));
  return Done{};
}

Result<Catalog> Catalog::read(duck::Connection& connection) {
  Catalog catalog;
  TRY(auto names, connection.run("SELECT kind, id, text FROM names"));
  while (names.next_chunk())
    for (std::size_t row = 0; row < names.size(); ++row) {
      const auto kind = names.text(0, row);
      auto& known = kind == "dimension" ? catalog.dimensions
                    : kind == "measure" ? catalog.measures
                                        : catalog.imports;
      known.emplace(names.text(2, row), names.int32(1, row));
    }
  std::map<std::int32_t, std::string> report_names;
  TRY(auto reports, connection.run("SELECT id, name, platform, grain FROM reports"));
  while (reports.next_chunk())
    for (std::size_t row = 0; row < reports.size(); ++row) {
      Report report;
      report.id = reports.int32(0, row);
      report.shape.platform = reports.text(2, row);
      report.shape.grain = static_cast<Grain>(reports.int32(3, row));
      report_names.emplace(report.id, reports.text(1, row));
      catalog.reports.emplace(reports.text(1, row), std::move(report));
    }
  TRY(auto columns,
      connection.run("SELECT report, kind, text FROM report_columns ORDER BY report, kind, position"));
  while (columns.next_chunk())
    for (std::size_t row = 0; row < columns.size(); ++row) {
      auto& report = catalog.reports[report_names[columns.int32(0, row)]];
      const auto kind = columns.text(1, row);
      auto& list = kind == "dimension" ? report.shape.dimensions
                   : kind == "measure" ? report.shape.measures
                                       : report.currencies;
      list.emplace_back(columns.text(2, row));
    }
  return catalog;
}

const std::int32_t* Catalog::dimension(const std::string& name) const { return find(dimensions, name); }
const std::int32_t* Catalog::measure(const std::string& name) const { return find(measures, name); }

Result<std::int32_t> Catalog::dimension_for(duck::Connection& connection, const std::string& name) {
  if (const auto* known = dimension(name)) return *known;
  TRY(const std::int32_t id, number_for(connection, dimensions, "dimension", name));
  TRY_DONE(connection.run(fmt::format("ALTER TABLE facts ADD COLUMN d_{} INTEGER DEFAULT 0", id)));
  return id;
}

Result<std::int32_t> Catalog::measure_for(duck::Connection& connection, const std::string& name) {
  if (const auto* known = measure(name)) return *known;
  TRY(const std::int32_t id, number_for(connection, measures, "measure", name));
  TRY_DONE(connection.run(fmt::format("ALTER TABLE facts ADD COLUMN m_{} DECIMAL(18, 6)", id)));
  return id;
}

Result<std::int32_t> Catalog::import_for(duck::Connection& connection, const std::string& name) {
  return number_for(connection, imports, "import", name);
}

Result<std::int32_t> Catalog::report_for(duck::Connection& connection, const FactShape& shape) {
  const std::string name = report_name(shape);
  const auto [found, is_new] = reports.try_emplace(name);
  Report& report = found->second;
  const auto widen = [&](const char* kind, std::vector<std::string>& list,
                         const std::string& text) -> Result<Done> {
    if (holds(list, text)) return Done{};
    TRY_DONE(connection.run(
        fmt::format("INSERT INTO report_columns VALUES ({}, '{}', {}, ?)", report.id, kind, list.size()),
        {text}));
    list.push_back(text);
    return Done{};
  };
  if (is_new) {
    report.id = static_cast<std::int32_t>(reports.size());
    report.shape.platform = shape.platform;
    report.shape.grain = shape.grain;
    TRY_DONE(connection.run(
        fmt::format("INSERT INTO reports VALUES ({}, ?, ?, {})", report.id, static_cast<int>(shape.grain)),
        {name, shape.platform}));
  }
  for (const auto& dimension : shape.dimensions)
    TRY_DONE(widen("dimension", report.shape.dimensions, dimension));
  for (const auto& measure : shape.measures) TRY_DONE(widen("measure", report.shape.measures, measure));
  if (!shape.currency.empty()) TRY_DONE(widen("currency", report.currencies, shape.currency));
  return report.id;
}

}  // namespace regie
