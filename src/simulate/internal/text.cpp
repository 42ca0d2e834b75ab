// simulate/internal/text.cpp - numbers, days and tables written as the platforms write them.
#include "simulate/internal/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace regie::sim {
namespace {

constexpr std::array<std::string_view, 12> months_english{"January",   "February", "March",    "April",
                                                          "May",       "June",     "July",     "August",
                                                          "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 12> months_dutch{"januari",   "februari", "maart",    "april",
                                                        "mei",       "juni",     "juli",     "augustus",
                                                        "september", "oktober",  "november", "december"};

}  // namespace

Lines& Lines::cell(std::string_view text) {
  if (!first_) text_ += dialect_.delimiter;
  first_ = false;
  const bool plain = text.find_first_of("\"\n\r") == std::string_view::npos &&
                     text.find(dialect_.delimiter) == std::string_view::npos &&
                     (dialect_.also_quoted == 0 || text.find(dialect_.also_quoted) == std::string_view::npos);
  if (plain) {
    text_ += text;
    return *this;
  }
  text_ += '"';
  for (const char c : text) {
    if (c == '"') text_ += '"';
    text_ += c;
  }
  text_ += '"';
  return *this;
}

Lines& Lines::whole(std::int64_t number) {
  if (!first_) text_ += dialect_.delimiter;
  first_ = false;
  text_ += fmt::format_int(number).str();
  return *this;
}

Lines& Lines::end() { return line({}); }

Lines& Lines::line(std::string_view text) {
  text_ += text;
  text_ += dialect_.ending == Ending::crlf ? "\r\n" : "\n";
  first_ = true;
  return *this;
}

std::string grouped(std::int64_t number, Tongue tongue) {
  std::string digits = fmt::format_int(number).str();
  const char sign = tongue == Tongue::dutch ? '.' : ',';
  for (std::ptrdiff_t at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), 1, sign);
  return digits;
}

std::string fixed(Fixed number, Decimal decimal) {
  std::string text = fmt::format("{:.{}f}", number.value, number.digits);
  if (decimal == Decimal::comma) std::ranges::replace(text, '.', ',');
  return text;
}

std::string cents(std::int64_t minor, Decimal decimal) {
  return fmt::format("{}{}{:02}", minor / 100, decimal == Decimal::comma ? ',' : '.', minor % 100);
}

std::string percent(Part part, Decimal decimal) {
  if (part.whole == 0) return " --";
  return fixed({100.0 * static_cast<double>(part.of) / static_cast<double>(part.whole), 2}, decimal) + "%";
}

std::string long_day(Day day, Tongue tongue) {
  const Day::Parts p = day.parts();
  const auto month = static_cast<std::size_t>(p.month - 1);
  if (tongue == Tongue::dutch) return fmt::format("{} {} {}", p.day, months_dutch[month], p.year);
  return fmt::format("{} {}, {}", months_english[month], p.day, p.year);
}

std::string packed_day(Day day) {
  const Day::Parts p = day.parts();
  return fmt::format("{:04}{:02}{:02}", p.year, p.month, p.day);
}

std::string american_day(Day day) {
  const Day::Parts p = day.parts();
  return fmt::format("{:02}/{:02}/{:04}", p.month, p.day, p.year);
}

std::string utf16(std::string_view utf8) {
  std::string out = "\xff\xfe";
  out.reserve(utf8.size() * 2 + 2);
  const auto put = [&out](std::uint32_t unit) {
    out += static_cast<char>(unit & 0xff);
    out += static_cast<char>(unit >> 8);
  };
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i++]);
    int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : lead >= 0xc0 ? 1 : 0;
    std::uint32_t code = more == 0 ? lead : lead & (0x3fU >> more);
    for (; more > 0 && i < utf8.size(); --more)
      code = code << 6 | (static_cast<unsigned char>(utf8[i++]) & 0x3fU);
    if (code < 0x10000) {
      put(code);
    } else {
      put(0xd800 + ((code - 0x10000) >> 10));
      put(0xdc00 + ((code - 0x10000) & 0x3ff));
    }
  }
  return out;
}

}  // namespace regie::sim
