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

TEST(Csv, No_dress_of_a_formula_begins_a_cell) {
  for (const std::string cell : {"=1+1",
                                 "+1+1",
                                 "-1+1",
                                 "@SUM(1)",
                                 "\t=1",
                                 "\r=1",
                                 "\n=1",
                                 "  =1",
                                 " \t=1",
                                 "\xef\xbc\x9d"
                                 "1",
                                 "\xef\xbc\x8b"
                                 "1",
                                 "\xef\xbc\x8d"
                                 "1",
                                 "\xef\xbc\xa0"
                                 "A1",
                                 "x;=1",
                                 "x,=1",
                                 "x;  @SUM(1)",
                                 "x\n=1",
                                 "x\t+1",
                                 "=cmd|' /C calc'!A0",
                                 "-",
                                 "=",
                                 "--1",
                                 "1;=1"})
    for (const CsvDialect dialect : {CsvDialect::plain, CsvDialect::excel_nl}) {
      const std::string text = csv_text({{"first", cell, "last"}}, dialect);
      // However it is split, at whatever separator, quotes heeded or not: nothing begins with a sign.
      for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins =
            i == 0 || std::string_view(",;\t\r\n\"").find(text[i - 1]) != std::string_view::npos;
        if (!begins) continue;
        std::string_view rest(text);
        rest.remove_prefix(i);
        while (rest.starts_with(' ')) rest.remove_prefix(1);
        EXPECT_TRUE(rest.empty() || std::string_view("=+-@").find(rest.front()) == std::string_view::npos)
            << text;
        EXPECT_FALSE(rest.starts_with("\xef\xbc\x9d")) << text;
      }
    }
  EXPECT_EQ(csv_text({{std::string("\0=1", 3), "a\x1b[31m\u202eb"}}, CsvDialect::plain),
            "\xef\xbb\xbf'=1,a[31mb\r\n");
}

TEST(Csv, Separators_quotes_and_line_breaks_stay_inside_their_cell) {
  EXPECT_EQ(csv_text({{"a;b", "c,d", "e\nf"}}, CsvDialect::excel_nl),
            "\xef\xbb\xbf\"a;b\";\"c,d\";\"e\nf\"\r\n");
}

}  // namespace
}  // namespace regie
