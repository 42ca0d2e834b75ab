// intake/internal/row_columns.h - a batch of rows as bytes, column by column, and back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "intake/facts.h"

namespace regie {

/// Rows; lines; first days; last days where one differs; codes, as narrow as the names allow; values.
void append_columns(const FactBatch& batch, std::string& to);

/// A batch and the names it speaks of, refilled from what a reader's process says.
class RowColumns {
 public:
  /// For a table of this shape. False: more columns than any file has.
  [[nodiscard]] bool begin(const FactShape& shape);
  /// False: no such dimension, or more names than a reader keeps.
  [[nodiscard]] bool add_names(std::size_t dimension, std::vector<std::string>&& names);
  /// False: not as long as it must be, or a line, day, code or value that cannot be.
  [[nodiscard]] bool take(std::string_view bytes);
  [[nodiscard]] const FactBatch& batch() const { return batch_; }
  /// No batch of this table is longer.
  [[nodiscard]] std::size_t bytes_max() const;
  [[nodiscard]] std::size_t names_bytes() const { return names_bytes_; }

 private:
  FactBatch batch_;
  std::vector<std::vector<std::string>> names_;  // [dimension]; does not move while a table is open
  std::size_t names_bytes_ = 0;
};

}  // namespace regie
