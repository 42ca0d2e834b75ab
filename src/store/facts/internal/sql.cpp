// store/facts/internal/sql.cpp - plain SQL from numbers and days; another dialect could share it.
#include "store/facts/internal/sql.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace regie::sql {
namespace {

std::string day(Day value) { return "DATE '" + value.iso() + "'"; }

std::string key(std::int32_t dimension) {
  return dimension == 0 ? "CAST(0 AS INTEGER)" : fmt::format("d_{}", dimension);
}

std::string sum(std::int32_t measure) {
  return measure == 0 ? "CAST(NULL AS DECIMAL(38, 6))" : fmt::format("sum(m_{})", measure);
}

/// The dimensions that exist: a constant cannot be grouped by.
std::vector<std::string> group_keys(const Columns& columns) {
  std::vector<std::string> keys;
  for (const auto dimension : columns.dimensions)
    if (dimension != 0) keys.push_back(key(dimension));
  return keys;
}

std::string span_condition(DaySpan span) {
  return fmt::format("day_from <= {} AND day_to >= {}", day(span.to), day(span.from));
}

/// Spans of daily rows need only one of the two day columns.
std::string daily_condition(DaySpan span) {
  return fmt::format("day_from BETWEEN {} AND {}", day(span.from), day(span.to));
}

}  // namespace

std::string where_clause(const Scope& scope) {
  if (scope.nothing || scope.reports.empty() || scope.spans.empty()) return " WHERE 1 = 0";
  std::string text = fmt::format(" WHERE report IN ({})", fmt::join(scope.reports, ", "));
  for (const auto& [dimension, word] : scope.where) text += fmt::format(" AND d_{} = {}", dimension, word);
  return text;
}

namespace {

std::string daily_where(const Scope& scope) {
  std::string text = where_clause(scope);
  if (scope.spans.empty()) return text;
  DaySpan hull = scope.spans.front();
  for (const auto& span : scope.spans) {
    hull.from = std::min(hull.from, span.from);
    hull.to = std::max(hull.to, span.to);
  }
  text += " AND " + daily_condition(hull);
  if (scope.spans.size() < 2) return text;
  std::vector<std::string> each;
  for (const auto& span : scope.spans) each.push_back(daily_condition(span));
  return text + fmt::format(" AND ({})", fmt::join(each, " OR "));
}

std::string overlap_where(const Scope& scope) {
  std::string text = where_clause(scope);
  for (const auto& span : scope.spans) text += " AND " + span_condition(span);
  return text;
}

}  // namespace

std::string days(const Scope& scope) {
  return "SELECT DISTINCT day_from FROM facts" + daily_where(scope) + " ORDER BY 1";
}

std::string series(const Scope& scope, const Columns& columns, int slices_max) {
  const auto keys = group_keys(columns);
  std::string top;
  std::string from = "facts";
  if (slices_max > 0 && !keys.empty() && !columns.measures.empty()) {
    std::string order;
    std::string joins;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      joins += fmt::format(" LEFT JOIN words w{0} ON w{0}.dimension = {1} AND w{0}.id = k.{2}", i,
                           keys[i].substr(2), keys[i]);
      order += fmt::format(", coalesce(w{}.text, '')", i);
    }
    std::vector<std::string> qualified;
    for (const auto& column : keys) qualified.push_back("k." + column);
    const std::string list = fmt::format("{}", fmt::join(keys, ", "));
    top = fmt::format(
        "WITH k AS (SELECT {0}, {1} AS volume FROM facts{2} GROUP BY {0}), top AS MATERIALIZED (SELECT {3} "
        "FROM "
        "k{4} ORDER BY k.volume DESC NULLS LAST{5} LIMIT {6}) ",
        list, sum(columns.measures.front()), daily_where(scope), fmt::join(qualified, ", "), joins, order,
        slices_max);
    from = fmt::format("facts JOIN top USING ({})", list);
  }
  std::string select = "day_from";
  for (const auto dimension : columns.dimensions) select += ", " + key(dimension);
  for (const auto measure : columns.measures) select += ", " + sum(measure);
  std::string group = "day_from";
  for (const auto& column : keys) group += ", " + column;
  return fmt::format("{}SELECT {} FROM {}{} GROUP BY {}", top, select, from, daily_where(scope), group);
}

std::string leaves(const Scope& scope, const Columns& columns) {
  std::vector<std::string> select;
  for (const auto dimension : columns.dimensions) select.push_back(key(dimension));
  for (const auto& span : scope.spans)
    for (const auto measure : columns.measures)
      select.push_back(
          measure == 0 ? sum(0) : fmt::format("{} FILTER (WHERE {})", sum(measure), daily_condition(span)));
  if (select.empty()) select.emplace_back("count(*)");
  const auto keys = group_keys(columns);
  std::string text = fmt::format("SELECT {} FROM facts{}", fmt::join(select, ", "), daily_where(scope));
  if (!keys.empty()) text += fmt::format(" GROUP BY {}", fmt::join(keys, ", "));
  return text + " HAVING count(*) > 0";
}

std::string origin_counts(const Scope& scope) {
  return "SELECT n.text, count(*) FROM facts JOIN names n ON n.kind = 'import' AND n.id = facts.import" +
         overlap_where(scope) + " GROUP BY n.text ORDER BY n.text";
}

std::string origin_rows(const Scope& scope, int rows_max) {
  return "SELECT n.text, line, day_from FROM facts JOIN names n ON n.kind = 'import' AND n.id = "
         "facts.import" +
         overlap_where(scope) +
         fmt::format(" ORDER BY n.text, line, day_from, day_to LIMIT {}", std::max(rows_max, 0));
}

std::pair<std::string, std::vector<std::string>> fingerprint(const Catalog& catalog) {
  // A row's hash must not depend on the numbers given to names and words: names are hashed themselves,
  // columns are joined by XOR (order-free), rows and blanks count the same wherever they lie. The outer hash
  // is needed: DuckDB mixes two arguments by XOR as well, and then two swapped values would cancel out.
  std::vector<std::string> texts;
  std::string joins;
  std::string mix = "CAST(0 AS UBIGINT)";
  for (const auto& [name, id] : catalog.dimensions) {
    joins += fmt::format(
        " LEFT JOIN (SELECT id, hash(hash(?, text)) AS mark FROM words WHERE dimension = {0}) w{0} ON "
        "w{0}.id = f.d_{0}",
        id);
    texts.push_back(name);
    mix = fmt::format("xor({}, coalesce(w{}.mark, 0))", mix, id);
  }
  std::vector<std::string> measure_texts;
  for (const auto& [name, id] : catalog.measures) {
    mix = fmt::format("xor({}, CASE WHEN f.m_{} IS NULL THEN 0 ELSE hash(hash(?, f.m_{})) END)", mix, id, id);
    measure_texts.push_back(name);
  }
  // Marks are bound in the order they stand in the statement: those of the select list come first.
  std::vector<std::string> bound = measure_texts;
  bound.insert(bound.end(), texts.begin(), texts.end());
  return {fmt::format("SELECT coalesce(r.name, '?') AS report, coalesce(n.text, '?') AS import, count(*), "
                      "sum(hash(n.text, f.line, f.day_from, f.day_to, {})) FROM facts f "
                      "LEFT JOIN names n ON n.kind = 'import' AND n.id = f.import "
                      "LEFT JOIN reports r ON r.id = f.report{} GROUP BY 1, 2 ORDER BY 1, 2",
                      mix, joins),
          bound};
}

}  // namespace regie::sql
