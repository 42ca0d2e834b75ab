// intake/internal/day_reading_test.cpp - days as exports of eight languages write them.
#include "intake/internal/day_reading.h"

#include <gtest/gtest.h>

#include "intake/internal/span_hints.h"

namespace regie {
namespace {

TEST(DayReading, Reads_dates_that_can_be_read_one_way_only) {
  const Day day = Day::of({2026, 2, 5});
  for (const char* text :
       {"2026-02-05", "2026/02/05", "20260205", "2026-02-05T00:00:00", "2026-02-05 01:48:03 +0100",
        "Thu, 5 Feb 2026", "Feb 5, 2026, 10:04:11 AM", "Feb 05, 2026 09:46 pm", "5 februari 2026",
        "5. Februar 2026", "5 f\xc3\xa9vrier 2026", "5 de febrero de 2026", "5 febbraio 2026",
        "5 de fevereiro de 2026", "5 \xd0\xbb\xd1\x8e\xd1\x82\xd0\xbe\xd0\xb3\xd0\xbe 2026 \xd1\x80.",
        "05-Feb-2026", "2026-2-5", "5 feb. 2026"}) {
    const DayLook look = look_at_day(text);
    EXPECT_EQ(look.kind, DayLook::Kind::settled) << text;
    EXPECT_EQ(look.days, (DaySpan{day, day})) << text;
  }
}

TEST(DayReading, Leaves_open_what_needs_the_whole_column) {
  for (const char* text : {"1/2/2026", "01-02-26", "1.2.2026", "1/2/2026 2:30 PM"}) {
    const DayLook look = look_at_day(text);
    ASSERT_EQ(look.kind, DayLook::Kind::open) << text;
    EXPECT_EQ(settle(look, DayOrder::dmy), Day::of({2026, 2, 1}));
    EXPECT_EQ(settle(look, DayOrder::mdy), Day::of({2026, 1, 2}));
    EXPECT_EQ(settle(look, DayOrder::unknown), std::nullopt);
  }
  EXPECT_EQ(settle(look_at_day("31/1/2026"), DayOrder::unknown), Day::of({2026, 1, 31}));
}

TEST(DayReading, Weeks_months_and_ranges_are_spans) {
  EXPECT_EQ(look_at_day("2026-W01").days, (DaySpan{Day::of({2025, 12, 29}), Day::of({2026, 1, 4})}));
  EXPECT_EQ(look_at_day("Apr 2025").days, (DaySpan{Day::of({2025, 4, 1}), Day::of({2025, 4, 30})}));
  EXPECT_EQ(look_at_day("2024-02").days.to, Day::of({2024, 2, 29}));
  EXPECT_EQ(look_at_day("2024-03-01 - 2024-03-11").days,
            (DaySpan{Day::of({2024, 3, 1}), Day::of({2024, 3, 11})}));
}

TEST(DayReading, Names_and_numbers_are_no_days) {
  for (const char* text :
       {"Video views - 2025-07-19", "Summer sale 5", "12.50", "1.299", "600000001", "2026-13-01",
        "31/31/2026", "0000-00-00", "MH-m-sand", "10:30", "Sunday", "192.0.2.1"})
    EXPECT_EQ(look_at_day(text).kind, DayLook::Kind::none) << text;
}

TEST(SpanHints, Finds_the_days_of_a_report_above_its_table) {
  const DaySpan january{Day::of({2026, 1, 1}), Day::of({2026, 1, 31})};
  for (const auto& titles : std::vector<std::vector<std::string>>{
           {"Campagnerapport", "1 januari 2026 - 31 januari 2026"},
           {"Kampagnenbericht", "01.01.2026 - 31.01.2026"},
           {"Report", "January 1, 2026 - January 31, 2026"},
           {"1 de enero de 2026 - 31 de enero de 2026"},
           {"# Start date: 20260101", "# End date: 20260131"},
           {"# 20260101-20260131"},
           {"Report Start: January 1, 2026, 12:00 AM", "Report End: January 31, 2026, 11:59 PM",
            "Date Generated: February 1, 2026, 7:03 AM"},
           {"Report Time: 1/1/2026,1/31/2026", "Last Completed Available Day: 2/1/2026 10:15:00 PM (GMT)"}})
    EXPECT_EQ(span_of_titles(titles).days, january) << titles[0];
  EXPECT_EQ(span_of_titles({"All time"}).days, std::nullopt);
}

TEST(SpanHints, Finds_two_dates_in_a_file_name_and_trusts_no_single_one) {
  const DaySpan span{Day::of({2026, 2, 5}), Day::of({2026, 2, 10})};
  EXPECT_EQ(span_of_file_name("ads/Searches(Search_2026.02.05-2026.02.10).csv"), span);
  EXPECT_EQ(span_of_file_name("export_20260205_20260210.csv"), span);
  EXPECT_EQ(span_of_file_name("Acme-Feb-5-2026-Feb-10-2026.csv"), span);
  EXPECT_EQ(span_of_file_name("export_20260205.csv"), std::nullopt);
}

}  // namespace
}  // namespace regie
