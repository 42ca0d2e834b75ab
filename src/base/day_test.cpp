// base/day_test.cpp - civil days.
#include "base/day.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

TEST(Day, Counts_from_1970_and_back_over_four_hundred_years) {
  EXPECT_EQ(Day::of({1970, 1, 1}).number(), 0);
  EXPECT_EQ(Day::of({2000, 3, 1}).number(), 11017);
  for (int number = -80000; number < 80000; number += 17) {
    const Day day(number);
    EXPECT_EQ(Day::of(day.parts()), day);
    EXPECT_EQ(Day::parse_iso(day.iso()), day);
  }
}

TEST(Day, Knows_weekdays_printed_on_calendars) {
  EXPECT_EQ(Day::of({2026, 3, 16}).weekday(), Weekday::monday);
  EXPECT_EQ(Day::of({1969, 7, 20}).weekday(), Weekday::sunday);
}

TEST(Day, Refuses_days_that_are_none) {
  for (const char* text :
       {"2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-04-01", "2026/04/01", ""})
    EXPECT_FALSE(Day::parse_iso(text)) << text;
  EXPECT_TRUE(Day::parse_iso("2024-02-29"));
}

TEST(DaySpan, Holds_both_its_ends) {
  const DaySpan week{Day(10), Day(16)};
  EXPECT_EQ(week.days(), 7);
  EXPECT_TRUE(week.holds(Day(10)) && week.holds(Day(16)));
  EXPECT_FALSE(week.holds(Day(17)));
  EXPECT_TRUE(week.overlaps({Day(16), Day(20)}));
  EXPECT_FALSE(week.overlaps({Day(17), Day(20)}));
}

}  // namespace
}  // namespace regie
