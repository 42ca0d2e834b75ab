// wording/calendar_feed_test.cpp - review days are a calendar that other programs can read.
#include "wording/calendar_feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regie {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::size_t line_bytes_max = 75;  // RFC 5545, 3.1
const Reader english{Language::en, "EUR", Day::of({2026, 3, 16})};
const Reader dutch{Language::nl, "EUR", Day::of({2026, 3, 16})};

Decision asks(const std::string& question) {
  Decision decision;
  decision.id = {"d-1"};
  decision.question = question;
  decision.options = {"do nothing", "go online"};
  decision.chosen = 1;
  decision.review_day = Day::of({2026, 4, 30});
  return decision;
}

std::string feed_of(const std::vector<Decision>& open, const Reader& reader = english) {
  return calendar_feed_of({"Acme", 1'773'640'800, open}, reader);  // 16 March 2026, 06:00 UTC
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = text.find("\r\n", from);
    EXPECT_NE(end, std::string::npos) << "each line ends with CR and LF";
    if (end == std::string::npos) break;
    lines.push_back(text.substr(from, end - from));
    from = end + 2;
  }
  return lines;
}

/// What a reader puts together again.
std::string unfolded(std::string text) {
  for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at))
    text.erase(at, 3);
  return text;
}

TEST(CalendarFeed, A_decision_is_a_day_long_event_on_its_review_day) {
  const std::string feed = feed_of({asks("What do we do?")});
  EXPECT_TRUE(feed.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  EXPECT_TRUE(feed.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  EXPECT_THAT(feed, HasSubstr("\r\nUID:d-1@regie\r\n"));
  EXPECT_THAT(feed, HasSubstr("\r\nDTSTAMP:20260316T060000Z\r\n"));
  EXPECT_THAT(feed, HasSubstr("\r\nDTSTART;VALUE=DATE:20260430\r\n"));
  EXPECT_THAT(feed, HasSubstr("\r\nDTEND;VALUE=DATE:20260501\r\n"));  // the day after its last
  EXPECT_THAT(feed, HasSubstr("\r\nSUMMARY:Look back: What do we do?\r\n"));
  EXPECT_THAT(feed_of({asks("Wat nu?")}, dutch), HasSubstr("SUMMARY:Terugkijken: Wat nu?"));
}

TEST(CalendarFeed, Is_a_calendar_too_where_nothing_is_open) {
  const std::string feed = feed_of({});
  EXPECT_THAT(feed, Not(HasSubstr("VEVENT")));
  EXPECT_TRUE(feed.ends_with("\r\nEND:VCALENDAR\r\n"));
}

TEST(CalendarFeed, The_same_decision_keeps_its_name) {
  EXPECT_THAT(feed_of({asks("another wording")}), HasSubstr("UID:d-1@regie"));
}

TEST(CalendarFeed, Signs_that_mean_something_there_are_escaped) {
  const std::string feed = unfolded(feed_of({asks("Stop; pause, or \\ go?\nEND:VEVENT\r\nSUMMARY:x")}));
  EXPECT_THAT(feed,
              HasSubstr("SUMMARY:Look back: Stop\\; pause\\, or \\\\ go?\\nEND:VEVENT\\nSUMMARY:x\r\n"));
  std::size_t ends = 0;
  for (const std::string& line : lines_of(feed)) ends += line == "END:VEVENT" ? 1U : 0U;
  EXPECT_EQ(ends, 1U) << "a question ends no event";
}

TEST(CalendarFeed, Long_lines_are_folded_and_no_letter_is_cut) {
  std::string question;
  for (int i = 0; i < 60; ++i) question += i % 3 == 0 ? "é" : i % 3 == 1 ? "🚀" : "x";
  const std::string feed = feed_of({asks(question)});
  for (const std::string& line : lines_of(feed)) {
    EXPECT_LE(line.size(), line_bytes_max) << line;
    const std::string letters = line.starts_with(" ") ? line.substr(1) : line;
    EXPECT_NE(static_cast<unsigned char>(letters.empty() ? 'x' : letters[0]) & 0xc0U, 0x80U)
        << "begins inside a letter";
  }
  EXPECT_THAT(unfolded(feed), HasSubstr("SUMMARY:Look back: " + question + "\r\n"));
}

TEST(CalendarFeed, A_line_of_just_the_length_is_not_folded) {
  const std::string head = "SUMMARY:Look back: ";
  const std::string fits(line_bytes_max - head.size(), 'x');
  EXPECT_THAT(feed_of({asks(fits)}), HasSubstr("\r\n" + head + fits + "\r\n"));
  EXPECT_THAT(feed_of({asks(fits + "y")}), HasSubstr("\r\n" + head + fits + "\r\n y\r\n"));
}

}  // namespace
}  // namespace regie
