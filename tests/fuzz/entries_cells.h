// tests/fuzz/entries_cells.h - what is tried on one cell: numbers and days in every spelling.
#pragma once

#include <cstdlib>
#include <string_view>

#include "base/ensure.h"
#include "intake/internal/day_reading.h"
#include "intake/internal/number_reading.h"

namespace regie::fuzz {

/// A value read without a told sign must be the value under the sign its spelling shows.
inline void numbers(std::string_view bytes) {
  const NumberLook look = look_at_number(bytes);
  const auto sniffed = read_number(bytes, DecimalSign::sniff);
  const auto comma = read_number(bytes, DecimalSign::comma);
  const auto point = read_number(bytes, DecimalSign::point);
  for (const auto& value : {sniffed, comma, point})
    ENSURE(!value || *value == micros_blank || std::llabs(*value) <= micros_limit);
  if (look.spelling == NumberSpelling::point_decimal && sniffed) ENSURE(sniffed == point);
  if (look.spelling == NumberSpelling::comma_decimal && sniffed) ENSURE(sniffed == comma);
  if (look.spelling == NumberSpelling::plain && sniffed) ENSURE(sniffed == point && sniffed == comma);
  if (look.spelling == NumberSpelling::text) ENSURE(!sniffed);
  ENSURE(look.currency.size() == 0 || look.currency.size() == 3);
  Micros plain = 0;
  if (read_plain_number(bytes, '.', plain)) ENSURE(point == plain);
  if (read_plain_number(bytes, ',', plain)) ENSURE(comma == plain);
}

/// Every day that comes out is a day, and a span runs forward.
inline void days(std::string_view bytes) {
  const DayLook look = look_at_day(bytes);
  if (look.kind == DayLook::Kind::settled) ENSURE(look.days.from <= look.days.to);
  for (const DayOrder order : {DayOrder::unknown, DayOrder::dmy, DayOrder::mdy}) {
    DayOrders orders;
    orders.fill(order);
    if (const auto span = read_day(bytes, orders)) {
      ENSURE(span->from <= span->to);
      ENSURE(Day::is_valid(span->from.parts()) && Day::is_valid(span->to.parts()));
    }
    if (const auto span = read_range(bytes, order)) ENSURE(span->from <= span->to);
    if (look.kind != DayLook::Kind::open) continue;
    ENSURE(look.spelling < day_spellings);
    if (const auto day = settle(look, order)) ENSURE(Day::is_valid(day->parts()));
  }
}

}  // namespace regie::fuzz
