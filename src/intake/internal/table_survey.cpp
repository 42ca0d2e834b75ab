// intake/internal/table_survey.cpp - every cell is looked at once; blank lines ask whether another table
// begins.
#include "intake/internal/table_survey.h"

#include <algorithm>

#include "intake/internal/fold.h"
#include "intake/internal/totals.h"

namespace regie {
namespace {

constexpr std::size_t spans_max = 20'000;  // distinct report periods of a file; more is no report
constexpr std::int64_t bare_rows_max = 5;  // sums of a report stand in a few rows, not in hundreds

bool bare(const CsvRecord& record, const std::vector<std::size_t>& slices) {
  for (const std::size_t i : slices)
    if (i < record.cells.size()) {
      std::string_view cell = record.cells[i];
      if (!cell.empty() && cell[0] > ' ' && cell[0] != '-') return false;  // the common case
      cell = trim(cell);
      if (!cell.empty() && cell != "-" && cell != "--") return false;
    }
  return !slices.empty();
}

}  // namespace

RowKind row_kind(const CsvRecord& record, RowsOf table) {
  const std::size_t columns = table.columns;
  const std::string_view first = record.cells.empty() ? std::string_view() : record.cells[0];
  if (first.empty() || first[0] == ' ' || first[0] == '\t') {
    if (record.blank()) return RowKind::skip;
  } else if (first[0] == '#' && is_note(record)) {
    return RowKind::skip;
  }
  if (table.totals != TotalRows::none && total_kind(record, table.totals) != TotalKind::none)
    return RowKind::total;
  if (record.cells.size() < columns || trim(record.cells[1 % record.cells.size()]).empty()) {
    if (is_footer_text(first)) return RowKind::skip;
    if (record.cells.size() == 1 && columns > 1) return RowKind::stray;
  }
  return RowKind::row;
}

bool repeats_header(const CsvRecord& record, const std::vector<ColumnPlan>& columns) {
  if (record.cells.size() < columns.size()) return false;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (record.cells[i].size() < columns[i].header.size() || trim(record.cells[i]) != columns[i].header)
      return false;
  return true;
}

TableSurvey survey_table(CsvScanner& scanner, const HeaderPlan& headers) {
  TableSurvey survey;
  std::vector<std::size_t> active;
  std::vector<std::size_t> slices;
  std::size_t from = headers.columns.size();
  std::size_t to = headers.columns.size();
  for (std::size_t i = 0; i < headers.columns.size(); ++i) {
    const ColumnPlan& plan = headers.columns[i];
    survey.columns.emplace_back(headers.expects[i]);
    if (headers.expects[i] != Expect::nothing) active.push_back(i);
    const bool day = plan.kind == AliasKind::day;
    if (day && plan.name == "from" && from == headers.columns.size()) from = i;
    if (day && plan.name == "to" && to == headers.columns.size()) to = i;
    if (!plan.why.empty() && (plan.kind == AliasKind::dimension || plan.kind == AliasKind::id ||
                              (day && plan.name != "from" && plan.name != "to")))
      if (plan.name != "result_type") slices.push_back(i);
  }
  CsvRecord record;
  bool leading = true;
  while (true) {
    const std::size_t offset = scanner.offset();
    const std::int64_t line = scanner.line();
    if (!scanner.next(record)) break;
    const RowKind kind = row_kind(record, {headers.columns.size(), headers.totals});
    if (kind == RowKind::skip && block_begins(scanner)) {
      scanner.seek(offset, line);
      break;
    }
    if (kind != RowKind::row || repeats_header(record, headers.columns)) continue;
    ++survey.rows;
    survey.last_row_line = record.line;
    if (bare(record, slices)) {
      ++(leading ? survey.leading_bare : survey.trailing_bare);
      if (!leading) continue;
    } else {
      leading = false;
      survey.trailing_bare = 0;
    }
    const std::size_t cells = record.cells.size();
    for (const std::size_t i : active)
      if (i < cells) survey.columns[i].look(record.cells[i]);
    if (from < cells && survey.spans.size() < spans_max)
      survey.spans.emplace(record.cells[from], to < cells ? record.cells[to] : record.cells[from]);
  }
  if (leading || survey.leading_bare > bare_rows_max) survey.leading_bare = 0;  // all rows are bare: no sums
  if (leading || survey.trailing_bare > bare_rows_max) survey.trailing_bare = 0;
  survey.end_offset = scanner.offset();
  survey.end_line = scanner.line();
  return survey;
}

}  // namespace regie
