// intake/internal/totals.h - rows that sum up others: recognised, dropped, and held against the rows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "intake/internal/aliases.h"
#include "intake/internal/csv_scanner.h"
#include "intake/report.h"

namespace regie {

enum class TotalKind { none, grand, of_this_table, of_a_part };

/// "Total", "Totaal: Account", "Total of 5 results", "Grand Totals (2 records)"; not "Total Body Workout".
[[nodiscard]] TotalKind total_kind(std::string_view cell);
/// Where totals are named, a bare "total" with names beside it is what somebody searched for.
[[nodiscard]] TotalKind total_kind(const CsvRecord& record, TotalRows rows = TotalRows::may_stand);

/// "@2026 Microsoft Corporation. All rights reserved.", "Confidential Information": lines below a table.
[[nodiscard]] bool is_footer_text(std::string_view cell);

/// One measure's total of the file and the sum of the rows kept.
struct TotalInput {
  std::string measure;
  Micros file_total = 0;
  Micros rows_total = 0;
  int decimals = 6;      // digits after the sign in the file's total
  int row_decimals = 6;  // and in its rows
  std::int64_t rows = 0;
};
[[nodiscard]] TotalCheck check_total(const TotalInput& input);

}  // namespace regie
