// intake/internal/column_plan.h - how each column of a table will be read, and why.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/internal/aliases.h"
#include "intake/internal/column_evidence.h"
#include "intake/report.h"

namespace regie {

enum class Role : std::uint8_t { left_out, measure, dimension, day, currency, field };

struct ColumnPlan {
  Role role = Role::left_out;
  std::string header;
  std::string name;  // canonical name, or the header itself
  std::string why;
  AliasKind kind = AliasKind::ignored;
  DecimalSign decimal = DecimalSign::sniff;  // sniff: only what can be read one way
  DayOrders orders{};
  bool per_million = false;      // Google's micros
  bool yearless = false;         // "10-mrt" of a report whose days are known
  bool raw_serial_days = false;  // day numbers of Excel
  Grain grain = Grain::day;      // of a day column
  int rank = 0;
};

/// Settings that tell an own change where two exports differ in them.
[[nodiscard]] bool is_state(std::string_view name);

/// What the table as a whole tells its columns.
struct TableHints {
  const PlatformWords* platform = nullptr;
  char delimiter = ',';
  std::optional<DaySpan> days;         // of the lines above, or the file name
  DayOrder order = DayOrder::unknown;  // told by the lines above
};

/// What the header alone says, before any cell is seen.
struct HeaderPlan {
  std::vector<ColumnPlan> columns;
  std::vector<Expect> expects;
  std::vector<std::string> currencies;  // "(EUR)" of a header
  std::vector<std::string> languages;   // of matched headers, "*" where shared
  TotalRows totals = TotalRows::may_stand;
};
[[nodiscard]] HeaderPlan plan_headers(const std::vector<std::string>& headers, const PlatformWords& platform,
                                      const ReadOptions& options);

struct TablePlan {
  std::vector<ColumnPlan> columns;
  std::string currency;  // one for the table; "" = none or per row
  std::string decimal;   // for the report
  std::string dates;
  TotalRows totals = TotalRows::may_stand;
};
[[nodiscard]] TablePlan plan_columns(HeaderPlan headers, const std::vector<ColumnEvidence>& evidence,
                                     const TableHints& hints, const ReadOptions& options);

}  // namespace regie
