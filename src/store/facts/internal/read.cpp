// store/facts/internal/read.cpp - runs the generated SQL and fills series, leaves and origins.
#include "store/facts/internal/read.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
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

/// Numbers of words are given out from 0 on without holes: marking beats sorting.
std::vector<std::int32_t> distinct(const std::vector<std::int32_t>& ids) {
  std::vector<bool> used;
  for (const std::int32_t id : ids) {
    const auto at = static_cast<std::size_t>(id);
    if (at >= used.size()) used.resize(std::max(at + 1, 2 * used.size()));
    used[at] = true;
  }
  std::vector<std::int32_t> found;
  for (std::size_t at = 0; at < used.size(); ++at)
    if (used[at]) found.push_back(static_cast<std::int32_t>(at));
  return found;
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

Result<std::vector<Day>> days_of(duck::Connection& connection, sql::Scope scope,
                                 const SeriesRequest& request) {
  std::vector<Day> days;
  if (!request.seen_on.empty()) {
    std::copy_if(request.seen_on.begin(), request.seen_on.end(), std::back_inserter(days),
                 [&](Day day) { return request.days.holds(day); });
    return days;
  }
  scope.where.clear();
  scope.nothing = false;
  TRY(auto rows, connection.run(sql::days(scope)));
  while (rows.next_chunk())
    for (std::size_t row = 0; row < rows.size(); ++row) days.push_back(rows.day(0, row));
  return days;
}

/// Do all values of a dimension fit under the limit anyway? Then no look for the largest is needed.
Result<bool> all_fit(duck::Connection& connection, const sql::Columns& columns, int slices_max) {
  if (columns.dimensions.size() != 1 || columns.dimensions.front() == 0) return false;
  TRY(auto rows, connection.run(fmt::format("SELECT count(*) FROM words WHERE dimension = {}",
                                            columns.dimensions.front())));
  return rows.next_chunk() && rows.int64(0, 0) < slices_max;  // blank is one more
}

}  // namespace

Result<SeriesTable> read_series(duck::Connection& connection, const Catalog& catalog,
                                const SeriesRequest& request) {
  SeriesTable table;
  TRY(auto scope, scope_of(connection, catalog, {request.reports, request.where, true}));
  scope.spans = {request.days};
  TRY(table.days, days_of(connection, scope, request));

  const auto columns = columns_of(catalog, request.by, request.measures);
  const std::size_t keys = columns.dimensions.size();
  int slices_max = request.slices_max;
  if (slices_max > 0) {
    TRY(const bool all, all_fit(connection, columns, slices_max));
    if (all) slices_max = 0;
  }
  TRY(auto rows, connection.run(sql::series(scope, columns, slices_max)));
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
    ids = distinct(ids);
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

namespace {

/// Leaves in the order of their codes, so that the same rows give the same sums of sums.
std::vector<std::size_t> by_codes(const LeafTable& table) {
  std::vector<std::size_t> order(table.leaves);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::uint64_t combinations = 1;
  bool fits = true;  // all codes of a leaf in one number
  for (const auto& values : table.dictionary)
    fits = fits &&
           !__builtin_mul_overflow(combinations, std::max<std::uint64_t>(values.size(), 1), &combinations);
  if (fits) {
    std::vector<std::pair<std::uint64_t, std::size_t>> keys(table.leaves);
    for (std::size_t leaf = 0; leaf < table.leaves; ++leaf) keys[leaf].second = leaf;
    for (std::size_t k = 0; k < table.codes.size(); ++k)
      for (std::size_t leaf = 0; leaf < table.leaves; ++leaf)
        keys[leaf].first = keys[leaf].first * table.dictionary[k].size() + table.codes[k][leaf];
    std::sort(keys.begin(), keys.end());
    for (std::size_t place = 0; place < keys.size(); ++place) order[place] = keys[place].second;
    return order;
  }
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    for (const auto& codes : table.codes)
      if (codes[a] != codes[b]) return codes[a] < codes[b];
    return false;
  });
  return order;
}

}  // namespace

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
    std::vector<std::uint32_t> code_of(used.empty() ? 0 : static_cast<std::size_t>(used.back()) + 1);
    for (std::size_t i = 0; i < used.size(); ++i) code_of[static_cast<std::size_t>(used[i])] = rank[i];
    table.codes[k].reserve(count);
    for (const auto id : ids[k]) table.codes[k].push_back(code_of[static_cast<std::size_t>(id)]);
  }
  const std::vector<std::size_t> order = by_codes(table);
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
  std::map<std::string, ReportInfo, std::less<>> found;
  // One pass over the rows: the days of each import, of which there are few.
  TRY(auto rows,
      connection.run("SELECT r.name, n.text, s.day_from, s.day_to, s.count FROM (SELECT report, import, "
                     "day_from, max(day_to) AS day_to, count(*) AS count FROM facts GROUP BY report, "
                     "import, day_from) s JOIN reports r ON r.id = s.report JOIN names n ON n.kind = "
                     "'import' AND n.id = s.import ORDER BY r.name, n.text, s.day_from"));
  while (rows.next_chunk())
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const std::string_view name = rows.text(0, row);
      auto at = found.find(name);
      if (at == found.end()) {
        at = found.emplace(name, ReportInfo{}).first;
        ReportInfo& fresh = at->second;
        fresh.report = name;
        const auto& report = catalog.reports.at(fresh.report);
        fresh.shape = report.shape;
        fresh.currencies = report.currencies;
        if (report.currencies.size() == 1) fresh.shape.currency = report.currencies.front();
        fresh.days = {rows.day(2, row), rows.day(3, row)};
      }
      ReportInfo& info = at->second;
      if (info.imports.empty() || info.imports.back().text != rows.text(1, row))
        info.imports.push_back(ImportId{std::string(rows.text(1, row))});
      info.days = {std::min(info.days.from, rows.day(2, row)), std::max(info.days.to, rows.day(3, row))};
      info.seen_on.push_back(rows.day(2, row));
      info.rows += rows.int64(4, row);
    }
  for (auto& [name, info] : found) {
    std::sort(info.seen_on.begin(), info.seen_on.end());
    info.seen_on.erase(std::unique(info.seen_on.begin(), info.seen_on.end()), info.seen_on.end());
    info.days_seen = static_cast<std::int64_t>(info.seen_on.size());
  }
  std::vector<ReportInfo> reports;
  for (auto& [name, info] : found) reports.push_back(std::move(info));
  return reports;
}

Result<std::vector<FactPart>> read_parts(duck::Connection& connection, const Catalog& catalog) {
  const auto [statement, texts] = sql::fingerprint(catalog);
  TRY(auto rows, connection.run(statement, texts));
  std::vector<FactPart> parts;
  while (rows.next_chunk())
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const duckdb_hugeint sum = rows.hugeint(3, row);
      parts.push_back({std::string(rows.text(0, row)), ImportId{std::string(rows.text(1, row))},
                       rows.int64(2, row), fmt::format("{:x}:{:x}", sum.upper, sum.lower)});
    }
  return parts;
}

Result<std::vector<LoadedImport>> read_loads(duck::Connection& connection) {
  TRY(auto rows, connection.run("SELECT import, lost, replaced FROM loads ORDER BY position"));
  std::vector<LoadedImport> loads;
  while (rows.next_chunk())
    for (std::size_t row = 0; row < rows.size(); ++row)
      loads.push_back(
          {ImportId{std::string(rows.text(0, row))}, rows.int32(1, row) != 0, rows.int64(2, row)});
  return loads;
}

}  // namespace regie
