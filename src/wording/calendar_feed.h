// wording/calendar_feed.h - review days, and events, as a calendar (RFC 5545).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "desk/decision.h"
#include "store/records/records.h"
#include "wording/sentences.h"

namespace regie {

struct CalendarFeed {
  std::string workspace;
  std::int64_t now_seconds = 0;
  std::vector<Decision> open;
};
/// One all-day event a decision, on its review day. Lines are folded at 75 bytes and never inside a letter.
[[nodiscard]] std::string calendar_feed_of(const CalendarFeed& feed, const Reader& reader);

struct EventCalendar {
  std::string workspace;
  std::int64_t now_seconds = 0;
  std::vector<EventRecord> events;
};
/// One all-day event each; kind, slice and what it moves stand in its description.
[[nodiscard]] std::string event_calendar_of(const EventCalendar& calendar);

}  // namespace regie
