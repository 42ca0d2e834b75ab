// intake/internal/day_reading.h - what a cell's spelling says about days, and its day once the order is
// settled.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/day.h"
#include "intake/facts.h"

namespace regie {

enum class DayOrder : std::uint8_t { unknown, dmy, mdy };

/// Spellings whose order of day and month only the whole column can tell: '/', '-' or '.', year of 4 or 2
/// digits.
inline constexpr std::size_t day_spellings = 6;
using DayOrders = std::array<DayOrder, day_spellings>;

struct DayLook {
  enum class Kind : std::uint8_t { blank, none, settled, open } kind = Kind::none;
  Grain grain = Grain::day;   // of a settled one: a day, or the span of a week, a month, a range
  DaySpan days;               // settled
  bool compact = false;       // "20260525": a date only in a column of such
  std::uint8_t spelling = 0;  // open: which of day_spellings
  int first = 0;              // open: the two numbers as they stand, and the year
  int second = 0;
  int year = 0;
  bool yearless = false;  // "10-mrt", "ma 10 mrt": first = day, second = month; kind is none
};

/// Reads ISO (with a time or not), 2026/01/31, 20260131, month names in eight languages, 2026-01, "Jan 2026",
/// 2026-W05, ranges "a - b"; and the shape of 1/2/2026 in all spellings.
[[nodiscard]] DayLook look_at_day(std::string_view cell);

/// The day of an open look under an order; nothing where impossible or still unknown and ambiguous.
[[nodiscard]] std::optional<Day> settle(const DayLook& look, DayOrder order);

/// The day a spreadsheet counts as 46091 (or 46091.5), from 1990 to 2099: only under a header that says day.
[[nodiscard]] std::optional<Day> serial_day(std::string_view cell);

/// A day without a year, in the one year that puts it into the report.
[[nodiscard]] std::optional<Day> yearless_day(std::string_view cell, DaySpan report);

/// The days of a cell. Nothing: not a day under these orders.
[[nodiscard]] std::optional<DaySpan> read_day(std::string_view cell, const DayOrders& orders);

/// Two dates in one text: "1 januari 2026 - 31 januari 2026", "1/1/2026,1/31/2026", "a to b".
[[nodiscard]] std::optional<DaySpan> read_range(std::string_view text, DayOrder order);

}  // namespace regie
