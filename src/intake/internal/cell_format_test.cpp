// intake/internal/cell_format_test.cpp - numbers of a sheet become the text a person would have seen.
#include "intake/internal/cell_format.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

std::string text_of(std::string_view stored, CellFormat format = CellFormat::plain,
                    DayCount count = DayCount::since_1900) {
  std::string out;
  append_number(out, stored, format, count);
  return out;
}

TEST(CellFormat, Knows_days_times_percents_and_durations_by_their_codes) {
  for (const char* code : {"yyyy-mm-dd", "d/m", "mmmm", "[$-413]dd mmmm yyyy;@", "m/d/yy h:mm", "MMM",
                           "d\\-m\\-yy", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "yyyy\"年\"m\"月\""})
    EXPECT_EQ(format_of_code(code), CellFormat::day) << code;
  for (const char* code : {"h:mm", "hh:mm:ss", "mm:ss", "mm:ss.0", "h:mm AM/PM", "ss.000"})
    EXPECT_EQ(format_of_code(code), CellFormat::time) << code;
  for (const char* code : {"[h]:mm:ss", "[hh]:mm", "[mm]:ss.000", "[s]"})
    EXPECT_EQ(format_of_code(code), CellFormat::duration) << code;
  for (const char* code : {"0%", "0.00%", "#,##0.0 %;[Red]-0%"})
    EXPECT_EQ(format_of_code(code), CellFormat::percent) << code;
}

TEST(CellFormat, Takes_no_letter_in_quotes_colours_or_currencies_for_a_day) {
  for (const char* code : {"General", "0.00E+00", "#,##0.00 \"USD\"", "[Red]0.00", "[$€-413] #,##0.00",
                           "0 \\d", "# \"days\"", "0.0\\%", "@", "", "\"", "[", "\\", "#,##0 _d", "# ?/?",
                           "0.00;d", "GENERAL\"d\"", "#,##0.00 [$USD]", "0 USD"})
    EXPECT_EQ(format_of_code(code), CellFormat::plain) << code;
}

TEST(CellFormat, Writes_numbers_with_the_fewest_digits_that_give_them_back) {
  EXPECT_EQ(text_of("1211188.0"), "1211188");
  EXPECT_EQ(text_of("1299.50"), "1299.5");
  EXPECT_EQ(text_of("0.10000000000000001"), "0.1");
  EXPECT_EQ(text_of("2.60887905"), "2.60887905");
  EXPECT_EQ(text_of("1E3"), "1000");
  EXPECT_EQ(text_of("1.5e-7"), "0.00000015");
  EXPECT_EQ(text_of("-0"), "0");
  EXPECT_EQ(text_of("007"), "7");
  EXPECT_EQ(text_of(" 12 "), "12");
  EXPECT_EQ(text_of("1e300"), "1e+300");
  EXPECT_EQ(text_of("100"), "100");
  EXPECT_EQ(text_of("10.0"), "10");
}

TEST(CellFormat, Keeps_long_identifiers_to_the_digit) {
  EXPECT_EQ(text_of("120204512345678901"), "120204512345678901");
}

TEST(CellFormat, Leaves_text_that_is_no_number_alone) {
  for (const char* text : {"", "abc", "1,5", "nan", "inf", "1e999", "0x10", "--3"})
    EXPECT_EQ(text_of(text), text);
}

TEST(CellFormat, Moves_the_point_of_a_percent_without_binary_noise) {
  EXPECT_EQ(text_of("0.125", CellFormat::percent), "12.5%");
  EXPECT_EQ(text_of("0.07", CellFormat::percent), "7%");
  EXPECT_EQ(text_of("0.29", CellFormat::percent), "29%");
  EXPECT_EQ(text_of("-0.0005", CellFormat::percent), "-0.05%");
  EXPECT_EQ(text_of("3", CellFormat::percent), "300%");
  EXPECT_EQ(text_of("0", CellFormat::percent), "0%");
  EXPECT_EQ(text_of("1.2345", CellFormat::percent), "123.45%");
}

TEST(CellFormat, Counts_days_since_1900_with_the_day_that_never_was) {
  EXPECT_EQ(text_of("1", CellFormat::day), "1900-01-01");
  EXPECT_EQ(text_of("59", CellFormat::day), "1900-02-28");
  EXPECT_EQ(text_of("60", CellFormat::day), "1900-02-29");
  EXPECT_EQ(text_of("61", CellFormat::day), "1900-03-01");
  EXPECT_EQ(text_of("46091", CellFormat::day), "2026-03-10");
  EXPECT_EQ(text_of("2958465", CellFormat::day), "9999-12-31");
}

TEST(CellFormat, Counts_days_since_1904) {
  EXPECT_EQ(text_of("0", CellFormat::day, DayCount::since_1904), "1904-01-01");
  EXPECT_EQ(text_of("44629", CellFormat::day, DayCount::since_1904), "2026-03-10");
}

TEST(CellFormat, Shows_the_time_where_a_day_has_one) {
  EXPECT_EQ(text_of("46091.604166666664", CellFormat::day), "2026-03-10T14:30:00");
  EXPECT_EQ(text_of("46091.999999", CellFormat::day), "2026-03-11");
  EXPECT_EQ(text_of("0.5", CellFormat::time), "12:00:00");
  EXPECT_EQ(text_of("1.5", CellFormat::duration), "36:00:00");
  EXPECT_EQ(text_of("46091.5", CellFormat::time), "2026-03-10T12:00:00");
}

TEST(CellFormat, Leaves_what_no_calendar_has_a_plain_number) {
  EXPECT_EQ(text_of("-1", CellFormat::day), "-1");
  EXPECT_EQ(text_of("0", CellFormat::day), "0");
  EXPECT_EQ(text_of("2958466", CellFormat::day), "2958466");
  EXPECT_EQ(text_of("2958465.9999999", CellFormat::day), "2958465.9999999");
  EXPECT_EQ(text_of("1e300", CellFormat::day), "1e+300");
}

}  // namespace
}  // namespace regie
