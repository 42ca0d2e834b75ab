// tests/fuzz/entries_csv.h - what is tried on a whole export: that a reader keeps every promise to its sink.
#pragma once

#include <string_view>

#include "base/ensure.h"
#include "intake/read_export.h"

namespace regie::fuzz {

/// Counts what a reader hands over and stops at the first batch that is not shaped as promised.
class CheckingSink final : public FactSink {
 public:
  void begin_table(const FactShape& shape) override {
    ENSURE(!open_ && !shape.platform.empty());
    open_ = true;
    dimensions_ = shape.dimensions.size();
    measures_ = shape.measures.size();
    sizes_.assign(dimensions_, 0);
    ++tables;
  }
  void rows(const FactBatch& batch) override {
    ENSURE(open_);
    ENSURE(batch.lines.size() == batch.rows && batch.from.size() == batch.rows &&
           batch.to.size() == batch.rows);
    ENSURE(batch.codes.size() == dimensions_ && batch.dictionary.size() == dimensions_);
    ENSURE(batch.values.size() == measures_);
    for (std::size_t row = 0; row < batch.rows; ++row)
      ENSURE(batch.lines[row] > 0 && batch.from[row] <= batch.to[row]);
    for (std::size_t d = 0; d < dimensions_; ++d) {
      ENSURE(batch.codes[d].size() == batch.rows && batch.dictionary[d] != nullptr);
      ENSURE(batch.dictionary[d]->size() >= sizes_[d]);
      sizes_[d] = batch.dictionary[d]->size();
      for (const std::uint32_t code : batch.codes[d]) ENSURE(code <= sizes_[d]);
    }
    for (const auto& column : batch.values) {
      ENSURE(column.size() == batch.rows);
      for (const Micros value : column)
        ENSURE(value == micros_blank || (value <= micros_limit && value >= -micros_limit));
    }
    kept += static_cast<std::int64_t>(batch.rows);
  }
  void end_table() override {
    ENSURE(open_);
    open_ = false;
  }
  [[nodiscard]] bool is_open() const { return open_; }

  std::int64_t kept = 0;
  std::int64_t tables = 0;

 private:
  bool open_ = false;
  std::size_t dimensions_ = 0;
  std::size_t measures_ = 0;
  std::vector<std::size_t> sizes_;
};

/// Reads any bytes as an export. The options follow from the length, so that a file of the corpus is plain
/// text.
inline void csv(std::string_view bytes) {
  ReadOptions options;
  if (bytes.size() % 5 == 1) options.decimal = DecimalSign::comma;
  if (bytes.size() % 5 == 2) options.dates = DateOrder::mdy;
  if (bytes.size() % 5 == 3) options.platform = "table";
  CheckingSink sink;
  const auto reading = read_export({"fuzz.csv", bytes}, options, sink);
  ENSURE(!sink.is_open());
  if (!reading) {
    ENSURE(sink.tables == 0 && !reading.error().code.empty() && !reading.error().say.empty());
    return;
  }
  std::int64_t kept = 0;
  for (const TableReading& table : reading->tables) {
    ENSURE(table.rows.read == table.rows.kept + table.rows.set_aside + table.rows.totals_dropped);
    ENSURE(table.rows.kept >= 0 && table.rows.set_aside >= 0 && table.rows.totals_dropped >= 0);
    // Events and changes are kept too, but travel in the reading and not through the sink; rows of a table
    // that names no period, or no number, are counted and go nowhere.
    if (table.events.empty() && table.changes.empty() && table.days && !table.sums.empty())
      kept += table.rows.kept;
  }
  ENSURE(sink.kept >= kept);
  for (const ReadingProblem& problem : reading->problems)
    ENSURE(!problem.code.empty() && !problem.say.empty());
}

}  // namespace regie::fuzz
