// intake/internal/number_reading.h - what a cell's spelling says about numbers, and its value once that is
// settled.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/micros.h"
#include "intake/read_export.h"

namespace regie {

/// What one cell tells of its column's decimal sign.
enum class NumberSpelling : std::uint8_t {
  blank,            // "", "--", "n/a", "< 10%"
  text,             // not a number
  plain,            // "7", "-12"
  long_plain,       // "1299": four digits or more with no group sign
  point_decimal,    // "12.5", "1,299.00", "0.125", "1,299,000"
  comma_decimal,    // "12,5", "1.299,00", "0,125", "1.299.000"
  point_or_groups,  // "1.299": decimal or thousands
  comma_or_groups,  // "1,299"
};

struct NumberLook {
  NumberSpelling spelling = NumberSpelling::text;
  bool percent = false;
  bool leading_zero = false;  // "0123", an identifier
  int decimals = 0;           // digits after the decimal sign, where it is told
  std::string_view currency;  // ISO 4217, "" = none
};

[[nodiscard]] NumberLook look_at_number(std::string_view cell);

/// The value in millionths; a blank gives micros_blank; a percentage is of one ("7.85%" = 0.0785).
///   Rounds half away from zero beyond six decimals. `sign` = sniff reads only what can be read one way.
/// Nothing: not a number under this sign, or beyond the limit of Micros.
[[nodiscard]] std::optional<Micros> read_number(std::string_view cell, DecimalSign sign);

/// "US$" -> USD, "kr" -> "" (three countries), "EUR" -> EUR; "" where unknown.
[[nodiscard]] std::string_view currency_of(std::string_view symbol_or_code);

/// Is this a way to say "not known"?
[[nodiscard]] bool is_blank_value(std::string_view trimmed);

/// The common case, fast: digits, at most one decimal sign, perhaps a minus. False: take the slow road.
inline bool read_plain_number(std::string_view cell, char decimal, Micros& out) {
  const char* p = cell.data();
  const char* const end = p + cell.size();
  if (cell.empty() || cell.size() > 17) return false;
  const bool minus = *p == '-';
  if (minus && ++p == end) return false;
  std::int64_t value = 0;
  const char* const first = p;
  while (p < end && static_cast<unsigned char>(*p - '0') < 10) value = value * 10 + (*p++ - '0');
  if (p == first || p - first > 12) return false;
  std::int64_t fraction = 0;
  int digits = 0;
  if (p < end) {
    if (*p != decimal || ++p == end) return false;
    while (p < end && digits < 6 && static_cast<unsigned char>(*p - '0') < 10) {
      fraction = fraction * 10 + (*p++ - '0');
      ++digits;
    }
    if (p < end) return false;
    static constexpr std::int64_t scale[] = {1'000'000, 100'000, 10'000, 1'000, 100, 10, 1};
    fraction *= scale[digits];
  }
  const std::int64_t micros = value * micros_per_unit + fraction;
  out = minus ? -micros : micros;
  return true;
}

}  // namespace regie
