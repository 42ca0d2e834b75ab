// intake/internal/table_survey.h - first pass over a table: evidence for every column, and where the table
// ends.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "intake/internal/block.h"
#include "intake/internal/column_plan.h"

namespace regie {

enum class RowKind { skip, stray, total, row };

/// What a record is, told by itself alone: a blank line, a note, a footer; a lone text; a total; a row.
struct RowsOf {
  std::size_t columns = 0;
  TotalRows totals = TotalRows::may_stand;
};
[[nodiscard]] RowKind row_kind(const CsvRecord& record, RowsOf table);

/// The header once more, as where files were pasted together.
[[nodiscard]] bool repeats_header(const CsvRecord& record, const std::vector<ColumnPlan>& columns);

struct TableSurvey {
  std::vector<ColumnEvidence> columns;
  std::int64_t rows = 0;
  std::int64_t last_row_line = 0;  // lone texts after it are footers
  std::size_t end_offset = 0;      // where the table ends, and the line there
  std::int64_t end_line = 0;
  std::int64_t leading_bare = 0;  // rows at the top without any day or name: sums of the rest
  std::int64_t trailing_bare = 0;
  std::set<std::pair<std::string, std::string>> spans;  // distinct cells of "from" and "to" columns
};

/// Requires: the scanner stands at the first row. Leaves it at the end of the table.
[[nodiscard]] TableSurvey survey_table(CsvScanner& scanner, const HeaderPlan& headers);

}  // namespace regie
