// intake/internal/ics_test.cpp - calendars as people export them, and as nobody should.
#include "intake/internal/ics.h"

#include <gtest/gtest.h>

#include <string>

#include "intake/internal/archive_limits.h"

namespace regie {
namespace {

struct Read {
  std::vector<EventRow> rows;
  std::vector<ReadingProblem> problems;
};

Read read(std::string_view bytes) {
  Read result;
  auto rows = read_ics(bytes, result.problems);
  EXPECT_TRUE(rows) << rows.error().say;
  if (rows) result.rows = std::move(*rows);
  return result;
}

/// A calendar of one event with these lines, which begins on line 2.
Read event(const std::string& lines) {
  return read("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + lines + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

std::string days_of(const Read& result) {
  std::string text;
  for (const EventRow& row : result.rows) {
    text += (text.empty() ? "" : " ") + row.days.from.iso();
    if (row.days.to != row.days.from) text += ".." + row.days.to.iso();
  }
  return text;
}

std::string codes_of(const Read& result) {
  std::string text;
  for (const ReadingProblem& problem : result.problems)
    text += (text.empty() ? "" : " ") + std::to_string(problem.line) + ":" + problem.code;
  return text;
}

TEST(Ics, Reads_an_event_of_whole_days_whose_end_is_the_day_after) {
  const Read result = event(
      "DTSTART;VALUE=DATE:20260310\r\nDTEND;VALUE=DATE:20260313\r\nSUMMARY;LANGUAGE=nl:Beurs\\, hal\r\n  "
      "3\\nUtrecht\r\n"
      "CATEGORIES:outside_event,fair\r\nX-REGIE-WHERE:country=NL,channel=search\r\n"
      "X-REGIE-MOVES:registrations:down");
  ASSERT_EQ(result.rows.size(), 1U);
  EXPECT_EQ(days_of(result), "2026-03-10..2026-03-12");
  EXPECT_EQ(result.rows[0].line, 2);
  EXPECT_EQ(result.rows[0].title, "Beurs, hal 3 Utrecht");
  EXPECT_EQ(result.rows[0].kind, "outside_event");
  EXPECT_EQ(slice_text(result.rows[0].where), "channel=search,country=NL");
  EXPECT_EQ(result.rows[0].moves, "registrations:down");
  EXPECT_TRUE(result.problems.empty());
}

TEST(Ics, Takes_the_days_written_in_the_file) {
  EXPECT_EQ(days_of(event("SUMMARY:a\r\nDTSTART:20260310T233000Z")), "2026-03-10");
  EXPECT_EQ(
      days_of(event("SUMMARY:a\r\nDTSTART;TZID=\"Asia/Kathmandu\":20260310T233000\r\nDTEND:20260311T010000")),
      "2026-03-10..2026-03-11");
  EXPECT_EQ(days_of(event("SUMMARY:a\r\nDTSTART:20260310T090000\r\nDTEND:20260311T000000")), "2026-03-10");
  EXPECT_EQ(days_of(event("SUMMARY:a\r\nDTSTART;VALUE=DATE:20260310")), "2026-03-10");
  EXPECT_EQ(days_of(event("SUMMARY:a\r\nDTSTART;VALUE=DATE:20260310\r\nDTEND;VALUE=DATE:20260310")),
            "2026-03-10");
  EXPECT_EQ(days_of(event("SUMMARY:a\r\nDTSTART;VALUE=DATE:20260310\r\nDURATION:P3D")),
            "2026-03-10..2026-03-12");
  EXPECT_EQ(days_of(event("SUMMARY:a\r\nDTSTART:20260310T220000\r\nDURATION:PT4H")),
            "2026-03-10..2026-03-11");
}

TEST(Ics, Writes_repeats_out) {
  EXPECT_EQ(
      days_of(event("SUMMARY:a\r\nDTSTART;VALUE=DATE:20260302\r\nRRULE:FREQ=WEEKLY;BYDAY=MO,TH;COUNT=4")),
      "2026-03-02 2026-03-05 2026-03-09 2026-03-12");
  EXPECT_EQ(days_of(event("SUMMARY:a\r\nDTSTART;VALUE=DATE:20260131\r\nDTEND;VALUE=DATE:20260202\r\n"
                          "RRULE:FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2")),
            "2026-01-31..2026-02-01 2026-03-31..2026-04-01");
  EXPECT_EQ(
      days_of(event(
          "SUMMARY:a\r\nDTSTART;VALUE=DATE:20251127\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3")),
      "2025-11-27 2026-11-26 2027-11-25");
  EXPECT_EQ(days_of(event("SUMMARY:a\r\nDTSTART;VALUE=DATE:20260302\r\nRRULE:FREQ=DAILY;UNTIL=20260304")),
            "2026-03-02 2026-03-03 2026-03-04");
}

TEST(Ics, Follows_rules_by_position_interval_and_from_the_end) {
  const auto repeated = [](const std::string& day, const std::string& rule) {
    return days_of(event("SUMMARY:a\r\nDTSTART;VALUE=DATE:" + day + "\r\nRRULE:" + rule));
  };
  EXPECT_EQ(repeated("20260130", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3"), "2026-01-30 2026-02-27 2026-03-27");
  EXPECT_EQ(repeated("20260130", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3"),
            "2026-01-30 2026-02-27 2026-03-31");
  EXPECT_EQ(repeated("20260110", "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=2"), "2026-01-31 2026-02-28");
  EXPECT_EQ(repeated("20240229", "FREQ=YEARLY;COUNT=2"), "2024-02-29 2028-02-29");
  EXPECT_EQ(repeated("20260101", "FREQ=YEARLY;BYYEARDAY=1,-1;COUNT=3"), "2026-01-01 2026-12-31 2027-01-01");
  EXPECT_EQ(repeated("20260504", "FREQ=YEARLY;BYDAY=20MO;COUNT=2"), "2026-05-18 2027-05-17");
  EXPECT_EQ(repeated("20260310", "FREQ=DAILY;INTERVAL=3;UNTIL=20260316"), "2026-03-10 2026-03-13 2026-03-16");
  // RFC 5545, 3.3.10: the same rule with weeks that begin on Monday or on Sunday.
  EXPECT_EQ(repeated("19970805", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO"),
            "1997-08-05 1997-08-10 1997-08-19 1997-08-24");
  EXPECT_EQ(repeated("19970805", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU"),
            "1997-08-05 1997-08-17 1997-08-19 1997-08-31");
  EXPECT_EQ(repeated("19970902", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=2"), "1998-02-13 1998-03-13");
}

TEST(Ics, A_rule_that_no_day_meets_ends_at_once) {
  const Read result =
      event("SUMMARY:a\r\nDTSTART;VALUE=DATE:20260310\r\nRRULE:FREQ=MONTHLY;BYDAY=31FR;BYSETPOS=1");
  EXPECT_EQ(days_of(result), "2026-03-10");
}

TEST(Ics, An_end_of_repeats_in_world_time_holds_the_last_local_one) {
  const Read result = read(
      "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Europe/"
      "Amsterdam\nBEGIN:DAYLIGHT\nTZOFFSETTO:+0200\nEND:DAYLIGHT\n"
      "END:VTIMEZONE\nBEGIN:VEVENT\nSUMMARY:a\nDTSTART;TZID=Europe/Amsterdam:20260706T090000\n"
      "RRULE:FREQ=WEEKLY;UNTIL=20260720T070000Z\nEND:VEVENT\nEND:VCALENDAR\n");
  EXPECT_EQ(days_of(result), "2026-07-06 2026-07-13 2026-07-20");
}

TEST(Ics, Leaves_out_repeats_that_were_cancelled_and_shows_moved_ones_at_their_new_day) {
  const Read result = read(
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:weekly\nDTSTART;VALUE=DATE:20260302\n"
      "RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;VALUE=DATE:20260309,20260310\nRDATE;VALUE=DATE:20260304\nEND:"
      "VEVENT\n"
      "BEGIN:VEVENT\nUID:1\nSUMMARY:moved\nRECURRENCE-ID;VALUE=DATE:20260316\nDTSTART;VALUE=DATE:"
      "20260317\nEND:VEVENT\n"
      "BEGIN:VEVENT\nSUMMARY:off\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20260317\nEND:VEVENT\nEND:"
      "VCALENDAR\n");
  EXPECT_EQ(days_of(result), "2026-03-02 2026-03-04 2026-03-23 2026-03-17");
  EXPECT_EQ(codes_of(result), "16:intake.event_cancelled");
}

TEST(Ics, Reports_events_without_a_day_or_title_with_their_line) {
  const Read result = read(
      "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:no "
      "day\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20260310\nEND:VEVENT\n"
      "BEGIN:VEVENT\nSUMMARY:odd\nDTSTART:20260231\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:cut\nDTSTART:"
      "20260310\n");
  EXPECT_TRUE(result.rows.empty());
  EXPECT_EQ(codes_of(result),
            "2:intake.event_without_day 5:intake.event_without_title 8:intake.event_without_day "
            "12:intake.event_cut");
  EXPECT_EQ(result.problems[0].value, "no day");
}

TEST(Ics, Keeps_an_event_that_ends_before_it_begins_as_one_day) {
  const Read result = event("SUMMARY:a\nDTSTART:20260310T100000\nDTEND:20260308T100000");
  EXPECT_EQ(days_of(result), "2026-03-10");
  EXPECT_EQ(codes_of(result), "2:intake.event_end");
}

TEST(Ics, Cuts_repeats_without_end_and_says_so) {
  const Read daily = event("SUMMARY:a\nDTSTART;VALUE=DATE:20260310\nRRULE:FREQ=DAILY");
  EXPECT_EQ(daily.rows.size(), static_cast<std::size_t>(archive_limits::repeats_max));
  EXPECT_EQ(codes_of(daily), "2:intake.event_repeats_cut");
  const Read yearly = event("SUMMARY:a\nDTSTART;VALUE=DATE:20260310\nRRULE:FREQ=YEARLY");
  EXPECT_EQ(yearly.rows.size(), static_cast<std::size_t>(archive_limits::repeat_years_max) + 1);
}

TEST(Ics, Keeps_the_first_day_where_a_repeat_is_not_understood) {
  for (const char* rule : {"FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=31", "FREQ=HOURLY", "FREQ=NEVER", "",
                           "BYDAY=MO", "FREQ=YEARLY;BYWEEKNO=9", "RSCALE=HEBREW;FREQ=YEARLY"}) {
    const Read result = event(std::string("SUMMARY:a\nDTSTART;VALUE=DATE:20260310\nRRULE:") + rule);
    EXPECT_EQ(days_of(result), "2026-03-10") << rule;
    EXPECT_EQ(codes_of(result), "2:intake.event_repeat") << rule;
  }
}

TEST(Ics, An_alarm_inside_an_event_says_nothing_of_the_event) {
  const Read result =
      event("SUMMARY:a\nBEGIN:VALARM\nSUMMARY:alarm\nDURATION:P9D\nEND:VALARM\nDTSTART;VALUE=DATE:20260310");
  EXPECT_EQ(days_of(result), "2026-03-10");
  EXPECT_EQ(result.rows[0].title, "a");
}

TEST(Ics, Tells_a_calendar_from_other_text) {
  EXPECT_TRUE(is_ics("BEGIN:VCALENDAR\n"));
  EXPECT_TRUE(is_ics("\xEF\xBB\xBF\r\nbegin:vcalendar\n"));
  EXPECT_FALSE(is_ics("BEGIN:VCARD\n"));
  EXPECT_FALSE(is_ics(""));
  std::vector<ReadingProblem> problems;
  const auto result = read_ics("title,day\nFair,2026-03-10\n", problems);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "intake.damaged_ics");
}

TEST(Ics, Reads_a_large_description_past_and_keeps_the_event) {
  const Read result =
      event("DESCRIPTION:" + std::string(1'000'000, 'x') + "\nSUMMARY:a\nDTSTART;VALUE=DATE:20260310");
  EXPECT_EQ(days_of(result), "2026-03-10");
  EXPECT_TRUE(result.problems.empty());
}

TEST(Ics, Counts_events_beyond_what_a_calendar_may_hold) {
  std::string bytes = "BEGIN:VCALENDAR\n";
  for (std::size_t i = 0; i < archive_limits::events_max + 2; ++i)
    bytes += "BEGIN:VEVENT\nSUMMARY:a\nDTSTART:20260310\nEND:VEVENT\n";
  const Read result = read(bytes);
  EXPECT_EQ(result.rows.size(), archive_limits::events_max);
  EXPECT_EQ(codes_of(result), "0:intake.too_many_events");
}

}  // namespace
}  // namespace regie
