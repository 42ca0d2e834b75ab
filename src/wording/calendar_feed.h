// wording/calendar_feed.h - review days as a calendar (RFC 5545).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "desk/decision.h"
#include "wording/sentences.h"

namespace regie {

struct CalendarFeed {
  std::string workspace;
  std::int64_t now_seconds = 0;
  std::vector<Decision> open;
};
/// One all-day event a decision, on its review day. Lines are folded at 75 bytes and never inside a letter.
[[nodiscard]] std::string calendar_feed_of(const CalendarFeed& feed, const Reader& reader);

}  // namespace regie
