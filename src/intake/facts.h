// intake/facts.h - what reading an export gives: rows of measures on a day and slice, in columns.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/micros.h"

namespace regie {

/// How measures of a table add: by day, or one figure for a whole range (kept apart, never in a daily
/// series).
enum class Grain { day, week, month, range };

/// A table's columns, told once before its rows.
struct FactShape {
  std::string platform;  // "google_ads", ... "table"
  Grain grain = Grain::day;
  std::string currency;                 // of every amount, ISO 4217; "" where none or where rows differ
  std::vector<std::string> dimensions;  // canonical names first ("campaign"), then headers of the file
  std::vector<std::string> measures;    // canonical names ("clicks"), "position_weighted", or headers
};

/// Up to `rows` rows of one table, column by column.
/// A dimension is coded: code 0 is blank, code k is dictionary[k - 1]; dictionaries grow from batch to batch.
/// Rows of more than one currency in a table carry it as a dimension named "currency".
struct FactBatch {
  std::size_t rows = 0;
  std::vector<std::int32_t> lines;                          // 1-based line in the file (row in a sheet)
  std::vector<Day> from;                                    // the day, or the first of a range
  std::vector<Day> to;                                      // the same day, or the last of a range
  std::vector<std::vector<std::uint32_t>> codes;            // [dimension][row]
  std::vector<const std::vector<std::string>*> dictionary;  // [dimension]; lives until the table ends
  std::vector<std::vector<Micros>> values;                  // [measure][row]; micros_blank = not known
};

/// Where rows go while a file is read, so that memory stays flat for any size.
class FactSink {
 public:
  virtual ~FactSink() = default;
  virtual void begin_table(const FactShape& shape) = 0;
  virtual void rows(const FactBatch& batch) = 0;
  virtual void end_table() = 0;
  /// A reader may end early where not.
  [[nodiscard]] virtual bool is_wanted() const { return true; }
};

}  // namespace regie
