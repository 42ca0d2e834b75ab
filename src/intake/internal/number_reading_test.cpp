// intake/internal/number_reading_test.cpp - numbers as people and platforms write them.
#include "intake/internal/number_reading.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace regie {
namespace {

struct Case {
  const char* text;
  DecimalSign sign;
  double value;
};

TEST(NumberReading, Reads_every_spelling_of_groups_signs_and_currencies) {
  for (const Case& one : {Case{"1299", DecimalSign::point, 1299},
                          {"1,299.50", DecimalSign::point, 1299.5},
                          {"1.299,50", DecimalSign::comma, 1299.5},
                          {"1 299,50", DecimalSign::comma, 1299.5},
                          {"1\xe2\x80\xaf"
                           "234,56",
                           DecimalSign::comma, 1234.56},
                          {"1\xc2\xa0"
                           "234,56",
                           DecimalSign::comma, 1234.56},
                          {"1'234.56", DecimalSign::point, 1234.56},
                          {"1\xe2\x80\x99"
                           "234.56",
                           DecimalSign::point, 1234.56},
                          {"(12.50)", DecimalSign::point, -12.5},
                          {"-12", DecimalSign::point, -12},
                          {"\xe2\x88\x92"
                           "12",
                           DecimalSign::point, -12},
                          {"12-", DecimalSign::point, -12},
                          {"-\xe2\x82\xac 12,50", DecimalSign::comma, -12.5},
                          {"US$1.06", DecimalSign::point, 1.06},
                          {"\xe2\x82\xac 12,50", DecimalSign::comma, 12.5},
                          {"12,50 \xe2\x82\xac", DecimalSign::comma, 12.5},
                          {"INR 1,00,000.00", DecimalSign::point, 100000},
                          {"7,85 %", DecimalSign::comma, 0.0785},
                          {"7.85%", DecimalSign::point, 0.0785},
                          {".5", DecimalSign::point, 0.5},
                          {"1e5", DecimalSign::point, 100000},
                          {"1.5E-3", DecimalSign::point, 0.0015},
                          {"1.299", DecimalSign::comma, 1299},
                          {"1.299", DecimalSign::point, 1.299},
                          {"0.0000005", DecimalSign::point, 0.000001},
                          {"0.0819647355164", DecimalSign::point, 0.081965}}) {
    const auto value = read_number(one.text, one.sign);
    ASSERT_TRUE(value.has_value()) << one.text;
    EXPECT_DOUBLE_EQ(units(*value), one.value) << one.text;
  }
}

TEST(NumberReading, What_is_not_known_is_not_zero) {
  for (const char* text : {"", "--", " --", "-", "n/a", "< 10%", "> 90%", "\xe2\x88\x9e", "NaN", "(not set)"})
    EXPECT_EQ(read_number(text, DecimalSign::point), micros_blank) << text;
}

TEST(NumberReading, Refuses_what_only_looks_like_a_number) {
  for (const char* text : {"12.34.56", "1,23", "1.2.3", "12a", "--5", "FB_Jan19", "2026-01-01", "1,2,3",
                           "10:30", "1000000000000000", "1e30", "12 34"})
    EXPECT_EQ(read_number(text, DecimalSign::point), std::nullopt) << text;
}

TEST(NumberReading, Says_which_cells_can_be_read_two_ways) {
  EXPECT_EQ(look_at_number("1.299").spelling, NumberSpelling::point_or_groups);
  EXPECT_EQ(look_at_number("1,299").spelling, NumberSpelling::comma_or_groups);
  EXPECT_EQ(look_at_number("0.299").spelling, NumberSpelling::point_decimal);
  EXPECT_EQ(look_at_number("1299.5").spelling, NumberSpelling::point_decimal);
  EXPECT_EQ(look_at_number("1.299.000").spelling, NumberSpelling::comma_decimal);
  EXPECT_EQ(read_number("1.299", DecimalSign::sniff), std::nullopt);
}

TEST(NumberReading, The_fast_way_and_the_careful_way_agree) {
  Random random(7);
  for (int i = 0; i < 20'000; ++i) {
    std::string text = random.below(4) == 0 ? "-" : "";
    text += std::to_string(random.below(1'000'000));
    if (random.below(2) == 0) text += "." + std::to_string(random.below(1'000'000));
    Micros fast = 0;
    ASSERT_TRUE(read_plain_number(text, '.', fast)) << text;
    EXPECT_EQ(read_number(text, DecimalSign::point), fast) << text;
  }
}

TEST(NumberReading, Knows_currencies_by_symbol_and_by_code) {
  EXPECT_EQ(currency_of("US$"), "USD");
  EXPECT_EQ(currency_of("eur"), "EUR");
  EXPECT_EQ(currency_of("\xe2\x82\xac"), "EUR");
  EXPECT_EQ(currency_of("UTC"), "");
}

}  // namespace
}  // namespace regie
