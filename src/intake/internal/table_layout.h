// intake/internal/table_layout.h - which column gives the day, which the slices, which the measures of a
// table.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "intake/internal/column_plan.h"
#include "intake/internal/row_rules.h"
#include "intake/internal/table_survey.h"

namespace regie {

/// How a row gets its days.
enum class Dating {
  none,     // neither day nor range: kept and summed, but no fact
  column,   // a day (week, month) of its own
  from_to,  // two columns
  nth_day,  // counted from the first day of the report
  report,   // the days of the whole report
};

struct MeasureSlot {
  std::string name;
  std::size_t column = 0;
  std::size_t weight = 0;  // column of impressions; used where `weighted`
  bool weighted = false;
  bool is_money = false;
  bool per_million = false;
  bool additive = true;  // reach and users are not: totals do not check them
  DecimalSign sign = DecimalSign::sniff;
  DecimalSign weight_sign = DecimalSign::sniff;
};

struct DaySlot {
  std::string name;  // "day", "created", "closed", ...
  std::size_t column = 0;
  Grain grain = Grain::day;
  DayOrders orders{};
  bool yearless = false;
  bool serial = false;  // day numbers of a spreadsheet
};

struct TableLayout {
  std::string platform;
  Dating dating = Dating::none;
  Grain grain = Grain::day;
  std::vector<DaySlot> days;          // by preference; from, to where dating is from_to
  std::vector<MeasureSlot> measures;  // columns; those of the rule follow behind them
  const RowRule* rule = nullptr;
  std::vector<std::pair<std::string, std::size_t>> dimensions;  // name, column
  std::vector<std::pair<std::size_t, DaySpan>>
      months;                                  // "Searches: Apr 2025" columns, where they hold figures
  std::optional<std::size_t> currency_column;  // where rows differ: becomes a dimension
  std::optional<DaySpan> report_days;
  bool short_rows = false;  // trailing blanks were cut (sheets): a shorter row lacks nothing
};

/// Settles the layout, and completes the reasons in `plan` (a column without use is left out and says why).
[[nodiscard]] TableLayout lay_out(TablePlan& plan, const TableSurvey& survey, const TableHints& hints);

}  // namespace regie
