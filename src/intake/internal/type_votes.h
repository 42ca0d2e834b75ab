// intake/internal/type_votes.h - decimal sign and day order of every column, by its own cells, then by the
// others'.
#pragma once

#include <string>
#include <vector>

#include "intake/internal/column_plan.h"

namespace regie {

/// Sets `decimal` of the numeric columns. Told by, in order: --decimal, the column's own unambiguous cells,
/// long figures without groups, whole-number measures, the other columns, the delimiter, the platform, the
/// language of the headers. What stays open is read cell by cell, and set aside where a cell can be read two
/// ways.
void settle_decimals(HeaderPlan& headers, const std::vector<ColumnEvidence>& evidence,
                     const TableHints& hints, const ReadOptions& options, std::string& reported);

/// Sets `orders` of the day columns. Told by, in order: --dates, impossible days, dots, the sequence of rows,
/// the days of the report, the other columns, the platform, the language of the headers.
void settle_orders(HeaderPlan& headers, const std::vector<ColumnEvidence>& evidence, const TableHints& hints,
                   const ReadOptions& options, std::string& reported);

}  // namespace regie
