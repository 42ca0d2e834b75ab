// intake/internal/ics_lines.h - the lines of a calendar file: unfolded, taken apart, with where they stood.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// "DTSTART;VALUE=DATE:20260310" -> name "DTSTART", value "20260310".
struct IcsProperty {
  std::string name;  // upper case, without parameters
  std::string value;
};

/// One event as written, without what lies nested in it (alarms).
struct IcsBlock {
  std::int64_t line = 0;  // of its BEGIN:VEVENT
  bool is_closed = false;
  bool is_too_long = false;  // what exceeds event_bytes_max was left out
  std::vector<IcsProperty> properties;

  /// The value of the first property of that name, or nothing.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
};

struct IcsLines {
  std::vector<IcsBlock> events;
  int offset_seconds_max = 0;        // the largest TZOFFSETTO: how far local clocks run ahead of UTC
  std::int64_t events_left_out = 0;  // beyond events_max
};

/// Only the properties an event row is made of are kept; descriptions and attachments are passed over.
[[nodiscard]] IcsLines read_ics_lines(std::string_view text);

/// "Fair\, day 2\nhall 3" -> "Fair, day 2 hall 3".
[[nodiscard]] std::string plain_ics_text(std::string_view value);

}  // namespace regie
