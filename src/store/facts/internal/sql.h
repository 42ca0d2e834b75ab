// store/facts/internal/sql.h - the one place where questions about facts become SQL.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.h"
#include "store/facts/facts.h"
#include "store/facts/internal/catalog.h"

namespace regie::sql {

/// Which rows a question is about, in numbers of the catalog. Only whole numbers and days become literals;
/// text is always bound, so nothing a person typed is ever part of a statement.
struct Scope {
  std::vector<std::int32_t> reports;
  std::vector<std::pair<std::int32_t, std::int32_t>> where;  // dimension, word
  std::vector<DaySpan> spans;                                // rows that overlap any of these
  bool nothing = false;                                      // a value was asked that no row has
};

/// Columns of a question; 0 = a name no row ever had: always blank.
struct Columns {
  std::vector<std::int32_t> dimensions;
  std::vector<std::int32_t> measures;
};

std::string where_clause(const Scope& scope);
/// Distinct days with rows, ascending.
std::string days(const Scope& scope);
/// day, keys ..., sums ...: of all slices, or of the `slices_max` largest in the first measure.
std::string series(const Scope& scope, const Columns& columns, int slices_max);
/// keys ..., then for each span its sums: one scan for all.
std::string leaves(const Scope& scope, const Columns& columns);
std::string origin_counts(const Scope& scope);
std::string origin_rows(const Scope& scope, int rows_max);
/// report name, import, rows, exact sum of row hashes; and the texts to bind, in order.
std::pair<std::string, std::vector<std::string>> fingerprint(const Catalog& catalog);

}  // namespace regie::sql
