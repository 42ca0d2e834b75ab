// wording/words_test.cpp - numbers, days and names in two languages.
#include "wording/words.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

TEST(Words, Group_thousands_the_way_each_language_does) {
  EXPECT_EQ(number_text(1234567.8, 1, Language::nl), "1.234.567,8");
  EXPECT_EQ(number_text(1234567.8, 1, Language::en), "1,234,567.8");
  EXPECT_EQ(number_text(-999, 0, Language::nl), "-999");
}

TEST(Words, Never_write_minus_zero) { EXPECT_EQ(number_text(-0.04, 1, Language::en), "0.0"); }

TEST(Words, Write_percent_with_a_space_in_Dutch_only) {
  EXPECT_EQ(percent_text(0.384, Language::nl), "38\u00a0%");
  EXPECT_EQ(percent_text(0.384, Language::en), "38%");
  EXPECT_EQ(percent_text(0.0521, Language::en), "5.2%");
}

TEST(Words, Leave_cents_out_of_large_amounts) {
  EXPECT_EQ(money_text({310000, "EUR"}, Language::nl), "€\u00a03.100");
  EXPECT_EQ(money_text({310000, "EUR"}, Language::en), "€3,100");
  EXPECT_EQ(money_text({-1250, "GBP"}, Language::en), "-£12.50");
  EXPECT_EQ(money_text({1200, "JPY"}, Language::en), "JPY\u00a01,200");
}

TEST(Words, Say_the_year_only_where_it_is_another) {
  const Day now = Day::of({2026, 3, 16});
  EXPECT_EQ(day_text(Day::of({2026, 3, 10}), now, Language::nl), "dinsdag 10 maart");
  EXPECT_EQ(day_text(Day::of({2025, 11, 3}), now, Language::en), "Monday 3 November 2025");
}

TEST(Words, Fold_spans_of_one_month_and_one_year) {
  EXPECT_EQ(span_text({Day::of({2026, 3, 9}), Day::of({2026, 3, 15})}, Language::nl), "9 t/m 15 maart 2026");
  EXPECT_EQ(span_text({Day::of({2026, 2, 28}), Day::of({2026, 3, 15})}, Language::en),
            "28 February to 15 March 2026");
  EXPECT_EQ(span_text({Day::of({2025, 12, 28}), Day::of({2026, 1, 3})}, Language::en),
            "28 December 2025 to 3 January 2026");
}

TEST(Words, Name_slices_with_their_platform_last) {
  EXPECT_EQ(slice_words({{"device", "mobile"}, {"platform", "google_ads"}}, Language::nl),
            "mobiel in Google Ads");
  EXPECT_EQ(slice_words({{"campaign", "mobile"}}, Language::nl), "mobile");  // a name is left as it is
  EXPECT_EQ(slice_words({}, Language::en), "");
}

}  // namespace
}  // namespace regie
