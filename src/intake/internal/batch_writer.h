// intake/internal/batch_writer.h - gathers rows in columns and hands them to the sink a batch at a time.
#pragma once

#include <deque>
#include <string_view>
#include <vector>

#include "intake/facts.h"
#include "intake/internal/dictionary.h"

namespace regie {

/// One row, reused: filled by the reader, copied into columns when it is complete.
struct StagedRow {
  std::int32_t line = 0;
  DaySpan days;
  std::vector<std::uint32_t> codes;
  std::vector<Micros> values;
};

class BatchWriter {
 public:
  BatchWriter(FactSink& sink, const FactShape& shape);
  std::uint32_t code(std::size_t dimension, std::string_view cell) {
    return dictionaries_[dimension].code(cell);
  }
  void add(const StagedRow& row);
  void finish();
  [[nodiscard]] bool values_left_out() const;

  /// How many values a dimension has shown so far.
  [[nodiscard]] std::size_t values_of(std::size_t dimension) const {
    return dictionaries_[dimension].values().size();
  }

 private:
  void flush();
  FactSink& sink_;
  std::deque<Dictionary> dictionaries_;  // their value lists must not move
  FactBatch batch_;
};

}  // namespace regie
