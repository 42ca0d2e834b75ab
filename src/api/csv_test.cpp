// api/csv_test.cpp - spreadsheets open what was meant and run nothing.
#include "api/csv.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

TEST(Csv, Cells_that_a_spreadsheet_would_run_are_made_text) {
  EXPECT_EQ(
      csv_text({{"=HYPERLINK(\"http://x\")", "+1-2", "@SUM(A1)", "-cmd", "-3.5", "12"}}, CsvDialect::plain),
      "\xef\xbb\xbf\"'=HYPERLINK(\"\"http://x\"\")\",'+1-2,'@SUM(A1),'-cmd,-3.5,12\r\n");
}

TEST(Csv, Separators_quotes_and_line_breaks_stay_inside_their_cell) {
  EXPECT_EQ(csv_text({{"a;b", "c,d", "e\nf"}}, CsvDialect::excel_nl), "\xef\xbb\xbf\"a;b\";c,d;\"e\nf\"\r\n");
}

}  // namespace
}  // namespace regie
