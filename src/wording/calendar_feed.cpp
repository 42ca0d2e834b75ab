// wording/calendar_feed.cpp - lines of an iCalendar object.
#include "wording/calendar_feed.h"

#include <fmt/format.h>

#include "wording/statements.h"

namespace regie {
namespace {

constexpr std::size_t line_bytes_max = 75;  // RFC 5545, 3.1

std::string compact(Day day) {
  std::string text = day.iso();
  std::erase(text, '-');
  return text;
}

std::string escaped(const std::string& text) {
  std::string safe;
  for (const char c : text) {
    if (c == '\n') {
      safe += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') safe += '\\';
    if (c != '\r') safe += c;
  }
  return safe;
}

std::string folded(const std::string& line) {
  std::string text;
  std::size_t width = 0;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t letter = 1;  // bytes of one UTF-8 letter stay together
    while (i + letter < line.size() && (static_cast<unsigned char>(line[i + letter]) & 0xc0U) == 0x80U)
      ++letter;
    if (width + letter > line_bytes_max) {
      text += "\r\n ";
      width = 1;
    }
    text += line.substr(i, letter);
    width += letter;
    i += letter;
  }
  return text + "\r\n";
}

std::string stamp_of(std::int64_t now_seconds) {
  constexpr std::int64_t day_seconds = 86400;
  const Day today(static_cast<std::int32_t>(now_seconds / day_seconds));
  const std::int64_t rest = now_seconds % day_seconds;
  return fmt::format("{}T{:02}{:02}{:02}Z", compact(today), rest / 3600, rest / 60 % 60, rest % 60);
}

}  // namespace

std::string event_calendar_of(const EventCalendar& calendar) {
  std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Regie//Events//EN\r\n";
  text += folded("X-WR-CALNAME:" + escaped("Regie · " + calendar.workspace));
  const std::string stamp = stamp_of(calendar.now_seconds);
  for (const EventRecord& event : calendar.events) {
    text += "BEGIN:VEVENT\r\n";
    text += folded("UID:" + event.id.text + "@regie");
    text += folded("DTSTAMP:" + stamp);
    text += folded("DTSTART;VALUE=DATE:" + compact(event.days.from));
    text += folded("DTEND;VALUE=DATE:" + compact(event.days.to + 1));
    text += folded("SUMMARY:" + escaped(event.title));
    if (!event.kind.empty()) text += folded("CATEGORIES:" + escaped(event.kind));
    std::string about = event.where.empty() ? "" : slice_text(event.where);
    if (!event.moves.empty()) about += (about.empty() ? "" : "\n") + event.moves;
    if (!about.empty()) text += folded("DESCRIPTION:" + escaped(about));
    text += "END:VEVENT\r\n";
  }
  return text + "END:VCALENDAR\r\n";
}

std::string calendar_feed_of(const CalendarFeed& feed, const Reader& reader) {
  const std::string stamp = stamp_of(feed.now_seconds);
  std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Regie//Review days//EN\r\n";
  text += folded("X-WR-CALNAME:" + escaped("Regie · " + feed.workspace));
  for (const Decision& decision : feed.open) {
    text += "BEGIN:VEVENT\r\n";
    text += folded("UID:" + decision.id.text + "@regie");
    text += folded("DTSTAMP:" + stamp);
    text += folded("DTSTART;VALUE=DATE:" + compact(decision.review_day));
    text += folded("DTEND;VALUE=DATE:" + compact(decision.review_day + 1));
    const bool nl = reader.language == Language::nl;
    text += folded("SUMMARY:" + escaped((nl ? "Terugkijken: " : "Look back: ") + decision.question));
    text += folded("DESCRIPTION:" + escaped(decision_sentence(decision, reader)));
    text += "END:VEVENT\r\n";
  }
  return text + "END:VCALENDAR\r\n";
}

}  // namespace regie
