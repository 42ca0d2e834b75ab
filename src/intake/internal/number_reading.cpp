// intake/internal/number_reading.cpp - signs, groups, currencies and percent marks around the digits of a
// cell.
#include "intake/internal/number_reading.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "intake/internal/fold.h"

namespace regie {
namespace {

struct Currency {
  std::string_view written;
  std::string_view code;
};
// Symbols first by length, so that "US$" is not read as "$". A bare "$" is taken as US dollars.
constexpr std::array<Currency, 36> symbols{
    {{"US$", "USD"}, {"CA$", "CAD"}, {"C$", "CAD"},  {"AU$", "AUD"}, {"A$", "AUD"},  {"NZ$", "NZD"},
     {"HK$", "HKD"}, {"S$", "SGD"},  {"R$", "BRL"},  {"MX$", "MXN"}, {"NT$", "TWD"}, {"$US", "USD"},
     {"$", "USD"},   {"€", "EUR"},   {"£", "GBP"},   {"¥", "JPY"},   {"₹", "INR"},   {"₴", "UAH"},
     {"₽", "RUB"},   {"₺", "TRY"},   {"₩", "KRW"},   {"₪", "ILS"},   {"₫", "VND"},   {"฿", "THB"},
     {"₱", "PHP"},   {"₦", "NGN"},   {"zł", "PLN"},  {"Kč", "CZK"},  {"Ft", "HUF"},  {"lei", "RON"},
     {"грн", "UAH"}, {"Rs", "INR"},  {"Fr.", "CHF"}, {"kr.", ""},    {"kr", ""},     {"Rp", "IDR"}}};
constexpr std::array<std::string_view, 52> codes{
    "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "BGN", "UAH",
    "RUB", "TRY", "INR", "JPY", "CNY", "HKD", "SGD", "TWD", "KRW", "THB", "IDR", "MYR", "PHP",
    "VND", "AUD", "NZD", "CAD", "MXN", "BRL", "ARS", "CLP", "COP", "PEN", "ZAR", "NGN", "KES",
    "EGP", "MAD", "ILS", "AED", "SAR", "QAR", "KWD", "BHD", "ISK", "HRK", "GEL", "KZT", "PKR"};

bool digit(char c) { return c >= '0' && c <= '9'; }

/// The digits and signs of a number, with everything around them taken off.
struct Parts {
  std::string_view core;  // digits, '.', ',', and group marks
  bool minus = false;
  bool percent = false;
  std::string_view currency;
  std::int8_t exponent = 0;
  bool has_exponent = false;
};

bool take_front(std::string_view& text, std::string_view what) {
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  text = trim(text);
  return true;
}
bool take_back(std::string_view& text, std::string_view what) {
  if (!text.ends_with(what)) return false;
  text.remove_suffix(what.size());
  text = trim(text);
  return true;
}

/// Takes minus signs, currencies and percent marks off both ends, in any order; each once.
bool peel(std::string_view cell, Parts& parts) {
  std::string_view text = trim(cell);
  if (text.size() > 64 || text.empty()) return false;
  if (text.front() == '(' && text.back() == ')') {  // accountants' minus
    parts.minus = true;
    text = trim(text.substr(1, text.size() - 2));
  }
  for (int round = 0; round < 4 && !text.empty(); ++round) {
    if (digit(text.front()) && digit(text.back())) break;
    if (take_front(text, "-") || take_front(text, "\xe2\x88\x92")) {
      if (parts.minus) return false;
      parts.minus = true;
      continue;
    }
    if (take_front(text, "+") && round == 0) continue;
    if (!parts.percent && (take_back(text, "%") || take_front(text, "%"))) {
      parts.percent = true;
      continue;
    }
    if (text.size() > 1 && digit(text[text.size() - 2]) && take_back(text, "-")) {
      if (parts.minus) return false;
      parts.minus = true;
      continue;
    }
    if (!parts.currency.empty()) break;
    bool found = false;
    for (const Currency& one : symbols) {
      if (take_front(text, one.written) || take_back(text, one.written)) {
        parts.currency = one.code;
        found = true;
        break;
      }
    }
    for (std::size_t i = 0; !found && i < codes.size(); ++i)
      if (take_front(text, codes[i]) || take_back(text, codes[i])) {
        parts.currency = codes[i];
        found = true;
      }
    if (!found) break;
  }
  parts.core = text;
  if (text.empty()) return false;
  if (const std::size_t e = text.find_first_of("eE"); e != std::string_view::npos && e > 0) {
    std::string_view power = text.substr(e + 1);
    const bool down = power.starts_with('-');
    if (down || power.starts_with('+')) power.remove_prefix(1);
    if (power.empty() || power.size() > 2) return false;
    int value = 0;
    for (const char c : power) {
      if (!digit(c)) return false;
      value = value * 10 + (c - '0');
    }
    parts.exponent = static_cast<std::int8_t>(down ? -value : value);
    parts.has_exponent = true;
    parts.core = text.substr(0, e);
  }
  return digit(parts.core.front()) || ((parts.core.front() == '.' || parts.core.front() == ',') &&
                                       parts.core.size() > 1 && digit(parts.core[1]));
}

/// The core as pieces of digits between its marks: '.', ',', or ' ' for apostrophes and blanks.
struct Pieces {
  static constexpr std::size_t most = 12;
  std::array<std::string_view, most> digits{};
  std::array<char, most> marks{};  // marks[i] stands after digits[i]
  std::size_t count = 0;
  std::size_t points = 0, commas = 0, spaces = 0;
};

bool split(std::string_view core, Pieces& pieces) {
  std::size_t i = 0;
  while (true) {
    const std::size_t start = i;
    while (i < core.size() && digit(core[i])) ++i;
    if (pieces.count == Pieces::most) return false;
    pieces.digits[pieces.count] = core.substr(start, i - start);
    if (i == core.size()) {
      ++pieces.count;
      return true;
    }
    char mark = 0;
    if (core[i] == '.' || core[i] == ',') {
      mark = core[i++];
    } else if (core[i] == '\'' || core.substr(i).starts_with("\xe2\x80\x99")) {
      mark = ' ';
      i += core[i] == '\'' ? 1U : 3U;
    } else if (const std::size_t blank = blank_at(core.substr(i)); blank > 0 && core[i] != '\n') {
      mark = ' ';
      i += blank;
    } else {
      return false;
    }
    pieces.points += mark == '.';
    pieces.commas += mark == ',';
    pieces.spaces += mark == ' ';
    pieces.marks[pieces.count++] = mark;
  }
}

/// Are pieces 0..last groups of thousands ("1", "299", "000"; also Indian "1,00,000")?
bool grouped(const Pieces& pieces, std::size_t last) {
  if (pieces.digits[0].empty() || pieces.digits[0].size() > 3) return false;
  for (std::size_t i = 1; i <= last; ++i) {
    const std::size_t size = pieces.digits[i].size();
    if (size != 3 && !(size == 2 && i < last)) return false;
  }
  return true;
}

NumberSpelling spelling_of(const Pieces& pieces, int& decimals) {
  const std::size_t last = pieces.count - 1;
  if (pieces.count == 1)
    return pieces.digits[0].size() > 3 ? NumberSpelling::long_plain : NumberSpelling::plain;
  const std::size_t marks = pieces.points + pieces.commas;
  if (marks == 0) return grouped(pieces, last) ? NumberSpelling::plain : NumberSpelling::text;
  const char sign = pieces.marks[last - 1];
  const bool one_kind = pieces.points == 0 || pieces.commas == 0;
  if (marks > 1 && one_kind && pieces.spaces == 0) {  // "1.299.000": only groups repeat
    if (!grouped(pieces, last)) return NumberSpelling::text;
    return sign == '.' ? NumberSpelling::comma_decimal : NumberSpelling::point_decimal;
  }
  if (sign == ' ' || (marks > 1 && one_kind)) return NumberSpelling::text;
  if (!one_kind && (sign == '.' ? pieces.points : pieces.commas) != 1) return NumberSpelling::text;
  if (last > 1 && !grouped(pieces, last - 1)) return NumberSpelling::text;
  const std::string_view whole = pieces.digits[0];
  const std::string_view after = pieces.digits[last];
  decimals = static_cast<int>(after.size());
  const bool two_ways =
      last == 1 && after.size() == 3 && !whole.empty() && whole.size() <= 3 && whole[0] != '0';
  if (sign == '.') return two_ways ? NumberSpelling::point_or_groups : NumberSpelling::point_decimal;
  return two_ways ? NumberSpelling::comma_or_groups : NumberSpelling::comma_decimal;
}

/// The digits as written, cut six places behind the decimal sign; the next digit rounds.
std::optional<Micros> value_of(const Pieces& pieces, bool has_decimals, int shift) {
  std::array<char, 64> digits{};
  std::size_t count = 0;
  int point = 0;  // where the decimal sign stands among the digits
  for (std::size_t i = 0; i < pieces.count; ++i) {
    if (has_decimals && i + 1 == pieces.count) point = static_cast<int>(count);
    for (const char c : pieces.digits[i])
      if (count < digits.size() && (c != '0' || count > 0 || has_decimals)) digits[count++] = c;
  }
  if (!has_decimals) point = static_cast<int>(count);
  const int wanted = point + shift + 6;
  Micros value = 0;
  for (int i = 0; i < wanted; ++i) {
    if (value >= micros_limit / 10) return std::nullopt;
    value = value * 10 + (i < static_cast<int>(count) ? digits[static_cast<std::size_t>(i)] - '0' : 0);
    if (i >= static_cast<int>(count) && value == 0) break;
  }
  if (wanted >= 0 && wanted < static_cast<int>(count) && digits[static_cast<std::size_t>(wanted)] >= '5')
    ++value;
  return value;
}

}  // namespace

std::string_view currency_of(std::string_view text) {
  text = trim(text);
  std::string upper(text);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  for (const std::string_view code : codes)
    if (upper == code) return code;
  for (const Currency& one : symbols)
    if (text == one.written) return one.code;
  return {};
}

bool is_blank_value(std::string_view text) {
  if (text.empty()) return true;
  if (text.size() > 24 || digit(text[0])) return false;
  if (text[0] == '<' || text[0] == '>') return text.size() > 1;  // "< 10%", "> 90%": a bound, not a value
  static constexpr std::array<std::string_view, 24> words{
      "-",    "--",   "---",  "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x88\x9e", "n/a",       "na",
      "nan",  "null", "none", "#n/a",         "#div/0!",      "(not set)",    "n.v.t.",    "nvt",
      "n.b.", "k.a.", "s/o",  "n.d.",         "n/d",          "н/д",          "undefined", "."};
  const std::string folded = fold(text);
  return folded.empty() || std::find(words.begin(), words.end(), folded) != words.end();
}

NumberLook look_at_number(std::string_view cell) {
  NumberLook look;
  const std::string_view text = trim(cell);
  if (is_blank_value(text)) {
    look.spelling = NumberSpelling::blank;
    return look;
  }
  Parts parts;
  Pieces pieces;
  if (!peel(text, parts) || !split(parts.core, pieces)) return look;
  look.percent = parts.percent;
  look.currency = parts.currency;
  look.spelling = spelling_of(pieces, look.decimals);
  look.leading_zero = pieces.count == 1 && pieces.digits[0].size() > 1 && pieces.digits[0][0] == '0';
  if (parts.has_exponent && look.spelling == NumberSpelling::point_or_groups)
    look.spelling = NumberSpelling::point_decimal;
  return look;
}

std::optional<Micros> read_number(std::string_view cell, DecimalSign sign) {
  const std::string_view text = trim(cell);
  if (is_blank_value(text)) return micros_blank;
  Parts parts;
  Pieces pieces;
  if (!peel(text, parts) || !split(parts.core, pieces)) return std::nullopt;
  int decimals = 0;
  const NumberSpelling spelling = spelling_of(pieces, decimals);
  if (spelling == NumberSpelling::text) return std::nullopt;
  bool has_decimals = false;
  if (pieces.count > 1 && pieces.points + pieces.commas > 0) {
    const char mark = pieces.marks[pieces.count - 2];
    const bool two_ways =
        spelling == NumberSpelling::point_or_groups || spelling == NumberSpelling::comma_or_groups;
    if (sign == DecimalSign::sniff) {
      if (two_ways) return std::nullopt;
      has_decimals = decimals > 0;
    } else {
      const char decimal = sign == DecimalSign::comma ? ',' : '.';
      const bool one_kind = pieces.points + pieces.commas > 1 && (pieces.points == 0 || pieces.commas == 0);
      has_decimals = mark == decimal;
      if (has_decimals && one_kind) return std::nullopt;  // "1.299.000" with a decimal point
      if (!has_decimals && !grouped(pieces, pieces.count - 1)) return std::nullopt;
    }
  }
  std::optional<Micros> value = value_of(pieces, has_decimals, parts.exponent - (parts.percent ? 2 : 0));
  if (value && parts.minus) value = -*value;
  return value;
}

}  // namespace regie
