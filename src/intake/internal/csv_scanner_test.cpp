// intake/internal/csv_scanner_test.cpp - cells come out as they went in, in whatever quoting.
#include "intake/internal/csv_scanner.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace regie {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view text, CsvDialect dialect = {}) {
  CsvScanner scanner(text, dialect);
  CsvRecord record;
  Rows rows;
  while (scanner.next(record)) rows.emplace_back(record.cells.begin(), record.cells.end());
  return rows;
}

TEST(CsvScanner, Splits_plain_and_quoted_cells) {
  EXPECT_EQ(rows_of("a,b\r\n\"1,5\",\"say \"\"hi\"\"\"\r\n,\n"),
            (Rows{{"a", "b"}, {"1,5", "say \"hi\""}, {"", ""}}));
  EXPECT_EQ(rows_of("a;b\rc;d", {';', '\r'}), (Rows{{"a", "b"}, {"c", "d"}}));
}

TEST(CsvScanner, Counts_lines_inside_quotes) {
  CsvScanner scanner("a\n\"x\ny\nz\"\nb\n", {});
  CsvRecord record;
  std::vector<std::int64_t> lines;
  while (scanner.next(record)) lines.push_back(record.line);
  EXPECT_EQ(lines, (std::vector<std::int64_t>{1, 2, 5}));
}

TEST(CsvScanner, An_unclosed_quote_costs_one_line) {
  CsvScanner scanner("a,\"open\nb,c\n", {});
  CsvRecord record;
  ASSERT_TRUE(scanner.next(record));
  EXPECT_TRUE(record.unclosed);
  ASSERT_TRUE(scanner.next(record));
  EXPECT_FALSE(record.unclosed);
  EXPECT_EQ(record.cells[1], "c");
}

TEST(CsvScanner, A_quote_inside_a_cell_is_a_character) {
  EXPECT_EQ(rows_of("5\" nail,\"a\"b,c\n"), (Rows{{"5\" nail", "\"a\"b", "c"}}));
}

TEST(CsvScanner, What_is_written_is_read_back_for_any_content) {
  Random random(11);
  for (int round = 0; round < 300; ++round) {
    Rows rows;
    std::string text;
    for (std::uint64_t r = 0, count = 1 + random.below(8); r < count; ++r) {
      auto& row = rows.emplace_back();
      for (int c = 0; c < 5; ++c) {
        std::string cell;
        for (std::uint64_t k = random.below(40); k > 0; --k) cell += "ab,\"\n;x"[random.below(7)];
        text += c > 0 ? ",\"" : "\"";
        for (const char one : cell) text += one == '"' ? "\"\"" : std::string(1, one);
        text += '"';
        row.push_back(std::move(cell));
      }
      text += '\n';
    }
    EXPECT_EQ(rows_of(text), rows);
  }
}

}  // namespace
}  // namespace regie
