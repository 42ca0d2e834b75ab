// intake/internal/csv_scanner.h - splits text into records and cells, without copying what needs no
// unquoting.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

struct CsvDialect {
  char delimiter = ',';
  char newline = '\n';  // '\r' for files of old Macs
};

/// One record: its cells (unquoted, untrimmed), valid until the next record is read.
struct CsvRecord {
  std::vector<std::string_view> cells;
  std::int64_t line = 0;   // 1-based line where it starts
  std::size_t offset = 0;  // byte where it starts
  bool unclosed = false;   // a quote that is never closed, or a cell beyond the limit
  [[nodiscard]] bool blank() const;
};

/// Quotes may hold delimiters, line breaks and doubled quotes; a quote inside an unquoted cell is a
/// character.
///   An unclosed quote ends at its line, so that one bad cell costs one row.
/// Cost: linear; finds cell ends 64 bytes at a time.
class CsvScanner {
 public:
  CsvScanner(std::string_view text, CsvDialect dialect) : text_(text), dialect_(dialect) {}
  /// False at the end of the text.
  bool next(CsvRecord& record);
  void seek(std::size_t offset, std::int64_t line);
  [[nodiscard]] std::size_t offset() const { return at_; }
  [[nodiscard]] std::int64_t line() const { return line_; }

 private:
  void load_block();
  std::size_t next_mark(std::size_t from);
  bool quoted_cell(CsvRecord& record, std::size_t& start);

  std::string_view text_;
  CsvDialect dialect_;
  std::size_t at_ = 0;
  std::int64_t line_ = 1;
  std::size_t block_ = 0;  // text offset of the block in mask_
  bool loaded_ = false;
  std::uint64_t mask_ = 0;            // delimiters and newlines not yet passed
  std::deque<std::string> unquoted_;  // cells of this record that held doubled quotes
};

}  // namespace regie
