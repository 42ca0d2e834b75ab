// intake/internal/row_reader.h - second pass: one record in, a fact, a change, an event, a total or a problem
// out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/internal/batch_writer.h"
#include "intake/internal/campaign_states.h"
#include "intake/internal/problem_list.h"
#include "intake/internal/table_layout.h"
#include "intake/internal/totals.h"

namespace regie {

class RowReader {
 public:
  /// `writer` is null where rows are only counted and summed (no day, or a dry table).
  RowReader(const TablePlan& plan, const TableLayout& layout, const TableSurvey& survey, BatchWriter* writer,
            ProblemList& problems);
  void read(const CsvRecord& record);
  /// Writes counts, sums, checks, days, changes and events into the reading.
  void hand_over(TableReading& reading);

 private:
  [[nodiscard]] bool has_no_sum(const std::string& measure) const;
  struct Total {
    TotalKind kind = TotalKind::none;
    std::vector<Micros> values;  // by measure; micros_blank where not told
    std::vector<int> decimals;
    std::int64_t rows_above = 0;
    std::vector<Micros> sums_above;
  };

  void drop_total(const CsvRecord& record, TotalKind kind);
  bool fits(const CsvRecord& record);
  bool read_days(const CsvRecord& record, std::string_view preferred);
  std::optional<DaySpan> day_of(const DaySlot& slot, std::string_view cell, std::size_t cache);
  bool read_measures(const CsvRecord& record);
  std::optional<Micros> measure(const MeasureSlot& slot, const CsvRecord& record);
  std::string_view apply_rule(const CsvRecord& record);
  bool read_special(const CsvRecord& record);
  void keep(const CsvRecord& record);
  void set_aside(const CsvRecord& record, std::size_t column, std::string code, std::string say);
  void bad_number(const CsvRecord& record, std::size_t column);
  void bad_day(const CsvRecord& record, std::size_t column);
  void note_decimals(std::size_t measure, std::string_view cell);
  [[nodiscard]] RowFields fields_of(const CsvRecord& record) const;

  const TablePlan& plan_;
  const TableLayout& layout_;
  const TableSurvey& survey_;
  BatchWriter* writer_;
  ProblemList& problems_;
  RowCounts counts_;
  std::int64_t seen_rows_ = 0;
  std::size_t needed_cells_ = 0;  // a shorter record lacks a column in use
  std::vector<Micros> sums_;
  std::vector<int> row_decimals_;
  std::vector<std::string> measure_names_;
  std::optional<DaySpan> span_;
  StagedRow row_;
  std::vector<std::pair<std::string, std::optional<DaySpan>>> day_cache_;
  std::optional<Total> best_total_;
  std::vector<OwnChange> changes_;
  std::vector<EventRow> events_;
  CampaignStates states_;
};

}  // namespace regie
