// simulate/internal/text.h - numbers, days and tables written as the platforms write them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/day.h"

namespace regie::sim {

enum class Tongue { english, dutch };
enum class Decimal { point, comma };
enum class Ending { lf, crlf };

struct Dialect {
  char delimiter = ',';
  Ending ending = Ending::lf;
  char also_quoted = 0;  // a sign beside the delimiter that makes a cell quoted
};

/// A delimited table, cell by cell; quotes only where a cell needs it.
class Lines {
 public:
  explicit Lines(Dialect dialect) : dialect_(dialect) {}
  Lines& cell(std::string_view text);
  Lines& whole(std::int64_t number);
  /// Ends the row.
  Lines& end();
  /// A line as it is: titles and preambles.
  Lines& line(std::string_view text);
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  Dialect dialect_;
  bool first_ = true;
  std::string text_;
};

/// "25,881" in English, "25.881" in Dutch.
[[nodiscard]] std::string grouped(std::int64_t number, Tongue tongue);
struct Fixed {
  double value = 0;
  int digits = 2;
};
[[nodiscard]] std::string fixed(Fixed number, Decimal decimal);
/// Cents as units: 12345 -> "123.45".
[[nodiscard]] std::string cents(std::int64_t minor, Decimal decimal);
/// "7.85%"; " --" where there is nothing to divide by.
struct Part {
  std::int64_t of = 0;
  std::int64_t whole = 0;
};
[[nodiscard]] std::string percent(Part part, Decimal decimal);
/// "March 1, 2026", "1 maart 2026".
[[nodiscard]] std::string long_day(Day day, Tongue tongue);
/// "20260301".
[[nodiscard]] std::string packed_day(Day day);
/// "03/01/2026".
[[nodiscard]] std::string american_day(Day day);
/// UTF-16, little end first, with byte-order mark. Requires: valid UTF-8.
[[nodiscard]] std::string utf16(std::string_view utf8);

}  // namespace regie::sim
