// store/testing/load_rows.h - rows written as text in a test, handed to a load as batches.
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "store/facts/facts.h"

namespace regie {

/// "2026-03-01", {"Spring", "NL"}, {12, blank}: a day, dimension values ("" = blank), measures in units.
struct TestRow {
  std::string day;
  std::vector<std::string> values;
  std::vector<std::optional<double>> measures;
  std::string to;  // "" = the same day
};

/// Appends one table in batches of `batch_rows`, dictionaries growing as a reader's do.
inline void append_table(FactLoad& load, const FactShape& shape, const std::vector<TestRow>& rows,
                         std::size_t batch_rows = 3) {
  load.begin_table(shape);
  std::vector<std::vector<std::string>> dictionary(shape.dimensions.size());
  std::int32_t line = 1;
  for (std::size_t first = 0; first < rows.size(); first += batch_rows) {
    FactBatch batch;
    batch.codes.resize(shape.dimensions.size());
    batch.values.resize(shape.measures.size());
    for (std::size_t r = first; r < std::min(rows.size(), first + batch_rows); ++r) {
      const TestRow& row = rows[r];
      batch.lines.push_back(++line);
      batch.from.push_back(Day::parse_iso(row.day).value());
      batch.to.push_back(Day::parse_iso(row.to.empty() ? row.day : row.to).value());
      for (std::size_t d = 0; d < dictionary.size(); ++d) {
        auto& words = dictionary[d];
        auto found = std::find(words.begin(), words.end(), row.values[d]);
        if (found == words.end() && !row.values[d].empty()) found = words.insert(words.end(), row.values[d]);
        batch.codes[d].push_back(
            row.values[d].empty() ? 0U : static_cast<std::uint32_t>(found - words.begin() + 1));
      }
      for (std::size_t m = 0; m < shape.measures.size(); ++m)
        batch.values[m].push_back(row.measures[m] ? static_cast<Micros>(*row.measures[m] * 1e6)
                                                  : micros_blank);
      ++batch.rows;
    }
    for (const auto& words : dictionary) batch.dictionary.push_back(&words);
    load.rows(batch);
  }
  load.end_table();
}

/// One import of one table; how many rows it replaced.
inline Result<std::int64_t> load_rows(Facts& facts, const std::string& import, const FactShape& shape,
                                      const std::vector<TestRow>& rows) {
  TRY(const auto load, facts.begin_load(ImportId{import}));
  append_table(*load, shape, rows);
  return load->commit();
}

}  // namespace regie
