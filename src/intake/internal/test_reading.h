// intake/internal/test_reading.h - for tests: reads a text, keeps every fact, and answers short questions
// about it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "intake/read_export.h"

namespace regie {

/// A fact as a test wants to see it.
struct SeenFact {
  int line = 0;
  DaySpan days;
  std::map<std::string, std::string> where;
  std::map<std::string, double> measures;  // without the blank ones
};

class KeepingSink : public FactSink {
 public:
  void begin_table(const FactShape& shape) override { shapes.push_back(shape); }
  void rows(const FactBatch& batch) override {
    const FactShape& shape = shapes.back();
    for (std::size_t r = 0; r < batch.rows; ++r) {
      SeenFact fact;
      fact.line = batch.lines[r];
      fact.days = {batch.from[r], batch.to[r]};
      for (std::size_t d = 0; d < shape.dimensions.size(); ++d)
        if (const std::uint32_t code = batch.codes[d][r]; code > 0)
          fact.where[shape.dimensions[d]] = batch.dictionary[d]->at(code - 1);
      for (std::size_t m = 0; m < shape.measures.size(); ++m)
        if (batch.values[m][r] != micros_blank) fact.measures[shape.measures[m]] = units(batch.values[m][r]);
      facts.push_back(std::move(fact));
    }
  }
  void end_table() override { ++ended; }

  std::vector<FactShape> shapes;
  std::vector<SeenFact> facts;
  std::size_t ended = 0;
};

/// What came of a file. `problem` is the code of a failure, "" where it was read.
struct SeenRows {
  FileReading reading;
  KeepingSink sink;
  std::string problem;

  [[nodiscard]] const TableReading& table(std::size_t i = 0) const { return reading.tables.at(i); }
  [[nodiscard]] double sum(std::string_view measure, std::size_t i = 0) const {
    for (const MeasureSum& one : table(i).sums)
      if (one.measure == measure) return units(one.sum);
    return -1;
  }
  [[nodiscard]] std::string as(std::string_view header, std::size_t i = 0) const {
    for (const ColumnReading& one : table(i).columns)
      if (one.header == header) return one.as;
    return "(no such header)";
  }
  [[nodiscard]] std::string why(std::string_view header, std::size_t i = 0) const {
    for (const ColumnReading& one : table(i).columns)
      if (one.header == header) return one.why;
    return "(no such header)";
  }
  [[nodiscard]] std::size_t problems(std::string_view code) const {
    std::size_t count = 0;
    for (const ReadingProblem& one : reading.problems)
      if (one.code == code) ++count;
    return count;
  }
  /// read == kept + set_aside + totals_dropped in every table.
  [[nodiscard]] bool adds_up() const {
    for (const TableReading& one : reading.tables)
      if (one.rows.read != one.rows.kept + one.rows.set_aside + one.rows.totals_dropped) return false;
    return true;
  }
};

inline SeenRows see(std::string_view bytes, const ReadOptions& options = {},
                    const std::string& path = "export.csv") {
  SeenRows seen;
  Result<FileReading> result = read_export({path, bytes}, options, seen.sink);
  if (result) {
    seen.reading = std::move(*result);
  } else {
    seen.problem = result.error().code;
  }
  return seen;
}

/// "a,b" in UTF-16, without a byte-order mark.
inline std::string utf16(std::string_view ascii, bool little) {
  std::string out;
  for (const char c : ascii) {
    if (!little) out += '\0';
    out += c;
    if (little) out += '\0';
  }
  return out;
}

}  // namespace regie
