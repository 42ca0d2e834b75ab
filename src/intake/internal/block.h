// intake/internal/block.h - finds tables in a text: delimiter, lines above, header row, and where the next
// begins.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/internal/csv_scanner.h"

namespace regie {

/// A table in a text, up to its first row.
struct TableBlock {
  std::vector<std::string> titles;   // lines above the header, as written
  std::vector<std::string> headers;  // trimmed
  std::int64_t header_line = 0;
  std::size_t data_offset = 0;
  std::int64_t data_line = 0;
};

struct TextStart {
  CsvDialect dialect;
  std::size_t offset = 0;  // after a "sep=" line
  std::int64_t line = 1;
};

/// Delimiter by "sep=" line, else the one under which header words and cell counts agree best.
[[nodiscard]] TextStart sniff_dialect(std::string_view text);

/// The next table from where the scanner stands; nothing where no header row follows.
[[nodiscard]] std::optional<TableBlock> find_block(CsvScanner& scanner);

/// "# ----", "# Start date: 20230708" - a note above a table, not a row ("#1001" is an order).
[[nodiscard]] bool is_note(const CsvRecord& record);

/// Does another table begin at the scanner (after a blank line or a note)? Leaves the scanner where it was.
[[nodiscard]] bool block_begins(CsvScanner scanner);

}  // namespace regie
