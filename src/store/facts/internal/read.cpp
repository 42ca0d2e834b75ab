// store/facts/internal/read.cpp - runs the generated SQL and fills series, leaves and origins.
#include "store/facts/internal/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/id.h"
#include "base/micros.h"
#include "store/facts/internal/sql.h"

namespace regie {
namespace {

constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

double amount(const duckdb_hugeint& micros) {
  return duckdb_hugeint_to_double(micros) / static_cast<double>(micros_per_unit);
}

struct Question {
  const std::vector<std::string>& reports;
  const Slice& where;
  bool daily_only;
};

Result<sql::Scope> scope_of(duck::Connection& connection, const Catalog& catalog, const Question& question) {
  sql::Scope scope;
  for (const auto& name : question.reports) {
    const auto found = catalog.reports.find(name);
    if (found == catalog.reports.end()) continue;
    if (!question.daily_only || found->second.shape.grain == Grain::day)
      scope.reports.push_back(found->second.id);
  }
  for (const auto& [name, value] : question.where) {
    const std::int32_t* dimension = catalog.dimension(name);
    if (dimension == nullptr) {
      scope.nothing = scope.nothing || !value.empty();
      continue;
    }
    std::int32_t word = 0;
    if (!value.empty()) {
      TRY(auto rows,
          connection.run(fmt::format("SELECT id FROM words WHERE dimension = {} AND text = ?", *dimension),
                         {value}));
      if (rows.next_chunk())
        word = rows.int32(0, 0);
      else
        scope.nothing = true;
    }
    scope.where.emplace_back(*dimension, word);
  }
  return scope;
}

sql::Columns columns_of(const Catalog& catalog, const std::vector<std::string>& dimensions,
                        const std::vector<std::string>& measures) {
  sql::Columns columns;
  for (const auto& name : dimensions) {
    const std::int32_t* id = catalog.dimension(name);
    columns.dimensions.push_back(id == nullptr ? 0 : *id);
  }
  for (const auto& name : measures) {
    const std::int32_t* id = catalog.measure(name);
    columns.measures.push_back(id == nullptr ? 0 : *id);
  }
  return columns;
}

/// Texts of the words a dimension's answer used; `ids` sorted, distinct.
Result<std::vector<std::string>> texts_of(duck::Connection& connection, std::int32_t dimension,
                                          const std::vector<std::int32_t>& ids) {
  std::vector<std::string> texts(ids.size());
  if (dimension == 0 || ids.empty() || ids.back() == 0) return texts;
  TRY(auto rows,
      connection.run(fmt::format("SELECT id, text FROM words WHERE dimension = {} AND id BETWEEN {} AND {}",
                                 dimension, ids.front(), ids.back())));
  while (rows.next_chunk())
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const auto found = std::lower_bound(ids.begin(), ids.end(), rows.int32(0, row));
      if (found != ids.end() && *found == rows.int32(0, row))
        texts[static_cast<std::size_t>(found - ids.begin())] = rows.text(1, row);
    }
  return texts;
}

std::vector<std::int32_t> distinct(std::vector<std::int32_t> ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

std::size_t place_of(const std::vector<std::int32_t>& sorted, std::int32_t id) {
  return static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), id) - sorted.begin());
}

double total(const SeriesTable::Line& line) {
  double sum = 0;
  if (line.sums.empty()) return sum;
  for (const double value : line.sums.front())
    if (value == value) sum += value;  // NaN = blank adds nothing
  return sum;
}

}  // namespace

Result<SeriesTable> read_series(duck::Connection& connection, const Catalog& catalog,
                                const SeriesRequest& request) {
  SeriesTable table;
  TRY(auto scope, scope_of(connection, catalog, {request.reports, request.where, true}));
  scope.spans = {request.days};
  sql::Scope everything = scope;
  everything.where.clear();
  everything.nothing = false;
  TRY(auto day_rows, connection.run(sql::days(everything)));
  while (day_rows.next_chunk())
    for (std::size_t row = 0; row < day_rows.size(); ++row) table.days.push_back(day_rows.day(0, row));

  const auto columns = columns_of(catalog, request.by, request.measures);
  const std::size_t keys = columns.dimensions.size();
  TRY(auto rows, connection.run(sql::series(scope, columns, request.slices_max)));
  std::map<std::vector<std::int32_t>, std::size_t> places;
  std::vector<std::int32_t> key(keys);
  while (rows.next_chunk())
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (std::size_t k = 0; k < keys; ++k) key[k] = rows.int32(k + 1, row);
      const auto [place, is_new] = places.try_emplace(key, table.lines.size());
      if (is_new) {
        table.lines.emplace_back();
        table.lines.back().sums.assign(request.measures.size(), std::vector<double>(table.days.size(), 0.0));
      }
      const Day day = rows.day(0, row);
      const auto at = static_cast<std::size_t>(std::lower_bound(table.days.begin(), table.days.end(), day) -
                                               table.days.begin());
      auto& sums = table.lines[place->second].sums;
      for (std::size_t m = 0; m < sums.size(); ++m)
        sums[m][at] = rows.is_null(keys + 1 + m, row) ? not_known : amount(rows.hugeint(keys + 1 + m, row));
    }
  for (std::size_t k = 0; k < keys; ++k) {
    std::vector<std::int32_t> ids;
    for (const auto& [numbers, place] : places) ids.push_back(numbers[k]);
    ids = distinct(std::move(ids));
    TRY(const auto texts, texts_of(connection, columns.dimensions[k], ids));
    for (const auto& [numbers, place] : places)
      table.lines[place].key.push_back(texts[place_of(ids, numbers[k])]);
  }
  std::sort(table.lines.begin(), table.lines.end(), [](const auto& left, const auto& right) {
    const double a = total(left);
    const double b = total(right);
    return a != b ? a > b : left.key < right.key;
  });
  return table;
}

Result<LeafTable> read_leaves(duck::Connection& connection, const Catalog& catalog,
                              const LeafRequest& request) {
  TRY(auto scope, scope_of(connection, catalog, {request.reports, request.where, true}));
  scope.spans = request.windows;
  const auto columns = columns_of(catalog, request.dimensions, request.measures);
  const std::size_t keys = columns.dimensions.size();
  const std::size_t measures = columns.measures.size();
  TRY(auto rows, connection.run(sql::leaves(scope, columns)));
  std::vector<std::vector<std::int32_t>> ids(keys);
  std::vector<std::vector<double>> sums(request.windows.size() * measures);
  std::size_t count = 0;
  while (rows.next_chunk()) {
    for (std::size_t k = 0; k < keys; ++k)
      for (std::size_t row = 0; row < rows.size(); ++row) ids[k].push_back(rows.int32(k, row));
    for (std::size_t s = 0; s < sums.size(); ++s)
      for (std::size_t row = 0; row < rows.size(); ++row)
        sums[s].push_back(rows.is_null(keys + s, row) ? 0.0 : amount(rows.hugeint(keys + s, row)));
    count += rows.size();
  }

  LeafTable table;
  table.leaves = count;
  table.codes.resize(keys);
  for (std::size_t k = 0; k < keys; ++k) {
    const auto used = distinct(ids[k]);
    TRY(auto texts, texts_of(connection, columns.dimensions[k], used));
    // Codes follow the alphabet, so that a rebuilt store answers with the same bytes.
    std::vector<std::uint32_t> order(used.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return texts[a] < texts[b]; });
    std::vector<std::uint32_t> rank(used.size());
    for (std::uint32_t r = 0; r < order.size(); ++r) rank[order[r]] = r;
    table.dictionary.emplace_back();
    for (const auto place : order) table.dictionary.back().push_back(std::move(texts[place]));
    for (const auto id : ids[k]) table.codes[k].push_back(rank[place_of(used, id)]);
  }
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    for (std::size_t k = 0; k < keys; ++k)
      if (table.codes[k][a] != table.codes[k][b]) return table.codes[k][a] < table.codes[k][b];
    return false;
  });
  for (auto& codes : table.codes) {
    std::vector<std::uint32_t> sorted;
    sorted.reserve(count);
    for (const auto place : order) sorted.push_back(codes[place]);
    codes = std::move(sorted);
  }
  for (std::size_t w = 0; w < request.windows.size(); ++w) {
    table.sums.emplace_back();
    for (std::size_t m = 0; m < measures; ++m) {
      std::vector<double> sorted;
      sorted.reserve(count);
      for (const auto place : order) sorted.push_back(sums[w * measures + m][place]);
      table.sums.back().push_back(std::move(sorted));
    }
  }
  return table;
}

Result<OriginAnswer> read_origin(duck::Connection& connection, const Catalog& catalog,
                                 const OriginRequest& request) {
  OriginAnswer answer;
  TRY(auto scope, scope_of(connection, catalog, {request.reports, request.where, false}));
  scope.spans = {request.days};
  TRY(auto counts, connection.run(sql::origin_counts(scope)));
  while (counts.next_chunk())
    for (std::size_t row = 0; row < counts.size(); ++row) {
      answer.imports.push_back(ImportId{std::string(counts.text(0, row))});
      answer.count += counts.int64(1, row);
    }
  if (request.rows_max <= 0) return answer;
  TRY(auto rows, connection.run(sql::origin_rows(scope, request.rows_max)));
  while (rows.next_chunk())
    for (std::size_t row = 0; row < rows.size(); ++row)
      answer.rows.push_back({ImportId{std::string(rows.text(0, row))}, rows.int32(1, row), rows.day(2, row)});
  return answer;
}

Result<std::vector<ReportInfo>> read_reports(duck::Connection& connection, const Catalog& catalog) {
  std::map<std::string, ReportInfo> found;
  TRY(auto rows,
      connection.run("SELECT r.name, min(day_from), max(day_to), count(*), count(DISTINCT day_from) "
                     "FROM facts JOIN reports r ON r.id = report GROUP BY r.name"));
  while (rows.next_chunk())
    for (std::size_t row = 0; row < rows.size(); ++row) {
      ReportInfo& info = found[std::string(rows.text(0, row))];
      info.report = rows.text(0, row);
      const auto& report = catalog.reports.at(info.report);
      info.shape = report.shape;
      info.currencies = report.currencies;
      if (report.currencies.size() == 1) info.shape.currency = report.currencies.front();
      info.days = {rows.day(1, row), rows.day(2, row)};
      info.rows = rows.int64(3, row);
      info.days_seen = rows.int64(4, row);
    }
  TRY(auto imports,
      connection.run(
          "SELECT DISTINCT r.name, n.text FROM facts JOIN reports r ON r.id = report JOIN names n ON "
          "n.kind = 'import' AND n.id = import ORDER BY 1, 2"));
  while (imports.next_chunk())
    for (std::size_t row = 0; row < imports.size(); ++row)
      found[std::string(imports.text(0, row))].imports.push_back(ImportId{std::string(imports.text(1, row))});
  std::vector<ReportInfo> reports;
  for (auto& [name, info] : found) reports.push_back(std::move(info));
  return reports;
}

Result<std::string> read_fingerprint(duck::Connection& connection, const Catalog& catalog) {
  const auto [statement, texts] = sql::fingerprint(catalog);
  TRY(auto rows, connection.run(statement, texts));
  std::uint64_t mark = fnv1a("facts/1");
  while (rows.next_chunk())
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const duckdb_hugeint sum = rows.hugeint(2, row);
      mark = fnv1a(
          fmt::format("{}\n{}\n{}:{}\n", rows.text(0, row), rows.int64(1, row), sum.upper, sum.lower), mark);
    }
  return fmt::format("{:016x}", mark);
}

}  // namespace regie
