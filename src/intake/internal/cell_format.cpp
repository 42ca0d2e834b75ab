// intake/internal/cell_format.cpp - number formats read by their letters; serial numbers turned into days.
#include "intake/internal/cell_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <optional>

#include "base/day.h"

namespace regie {
namespace {

constexpr double seconds_of_day = 86'400;
/// 9999-12-31 in the 1900 count; spreadsheet programs show no later day.
constexpr double serial_max = 2'958'466;
/// Beyond these a fixed notation is a row of zeros; such numbers are no figures of marketing.
constexpr double fixed_above = 1e-15;
constexpr double fixed_below = 1e18;
/// Digits that any double gives back unchanged, so that the stored text is already the shortest.
constexpr std::size_t safe_digits = 15;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What the first section of a format code holds, apart from text.
struct Letters {
  bool percent = false;
  bool year_or_day = false;
  bool clock = false;        // h, s, AM/PM
  bool elapsed = false;      // [h], [m], [s]
  int months = 0;            // the longest run of m
  bool placeholder = false;  // 0, #, ? of a number
};

/// Length of what says nothing at `at`: quoted or escaped text, padding, a bracket. 0 where the letter
/// counts.
std::size_t silent_length(std::string_view code, std::size_t at, Letters& letters) {
  const char c = code[at];
  const auto until = [&](char close) {
    const std::size_t end = code.find(close, at + 1);
    return end == std::string_view::npos ? code.size() - at : end - at + 1;
  };
  if (c == '"') return until('"');
  if (c == '\\' || c == '_' || c == '*') return 2;
  if (c != '[') return 0;
  const std::size_t length = until(']');
  const std::string_view inner = code.substr(at + 1, length > 2 ? length - 2 : 0);
  bool same = !inner.empty();
  for (const char i : inner) same = same && lower(i) == lower(inner[0]);
  if (same && (lower(inner[0]) == 'h' || lower(inner[0]) == 'm' || lower(inner[0]) == 's'))
    letters.elapsed = true;
  return length;
}

bool starts_with_folded(std::string_view text, std::string_view start) {
  if (text.size() < start.size()) return false;
  for (std::size_t i = 0; i < start.size(); ++i)
    if (lower(text[i]) != start[i]) return false;
  return true;
}

Letters letters_of(std::string_view code) {
  Letters letters;
  bool after_seconds = false;  // "ss.000": the zeros are parts of a second
  for (std::size_t at = 0; at < code.size() && code[at] != ';';) {
    if (const std::size_t silent = silent_length(code, at, letters); silent > 0) {
      after_seconds = letters.elapsed;
      at += silent;
      continue;
    }
    const std::string_view rest = code.substr(at);
    if (starts_with_folded(rest, "general")) {
      letters.placeholder = true;
      at += 7;
      continue;
    }
    if (starts_with_folded(rest, "am/pm") || starts_with_folded(rest, "a/p")) {
      letters.clock = true;
      at += rest[1] == '/' ? std::size_t{3} : std::size_t{5};
      continue;
    }
    const char c = lower(code[at]);
    std::size_t run = 1;
    while (at + run < code.size() && lower(code[at + run]) == c) ++run;
    if (c == '%') letters.percent = true;
    if (c == 'y' || c == 'd') letters.year_or_day = true;
    if (c == 'h' || c == 's') letters.clock = true;
    if (c == 'm') letters.months = std::max(letters.months, static_cast<int>(run));
    if ((c == '0' || c == '#' || c == '?') && !after_seconds) letters.placeholder = true;
    after_seconds = c == 's' || (after_seconds && (c == '.' || c == '0'));
    at += run;
  }
  return letters;
}

struct Moment {
  std::int64_t days;
  std::int64_t seconds;
};

Moment moment_of(double serial) {
  const double whole = std::floor(serial);
  const auto seconds = static_cast<std::int64_t>(std::llround((serial - whole) * seconds_of_day));
  if (seconds >= static_cast<std::int64_t>(seconds_of_day)) return {static_cast<std::int64_t>(whole) + 1, 0};
  return {static_cast<std::int64_t>(whole), seconds};
}

void append_clock(std::string& out, std::int64_t seconds) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%02lld:%02d:%02d", static_cast<long long>(seconds / 3600),
                static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
  out += text.data();
}

/// "2026-03-10" of a count of days, or nothing where no calendar has that day.
std::optional<std::string> day_text(std::int64_t days, DayCount count) {
  if (count == DayCount::since_1904) return (Day::of({1904, 1, 1}) + static_cast<int>(days)).iso();
  if (days < 1) return std::nullopt;
  if (days == 60) return "1900-02-29";  // kept as written, so that it is seen to be no day
  const Day before_first = Day::of({1899, 12, 31});
  return (before_first + static_cast<int>(days > 60 ? days - 1 : days)).iso();
}

bool append_moment(std::string& out, double serial, CellFormat format, DayCount count) {
  const double most = count == DayCount::since_1904 ? serial_max - 1462 : serial_max;
  if (!(serial >= 0) || serial >= most) return false;
  const Moment moment = moment_of(serial);
  if (static_cast<double>(moment.days) >= most) return false;  // the last second of 9999, rounded up
  if (format == CellFormat::duration || (format == CellFormat::time && serial < 1)) {
    append_clock(out, moment.days * static_cast<std::int64_t>(seconds_of_day) + moment.seconds);
    return true;
  }
  const std::optional<std::string> day = day_text(moment.days, count);
  if (!day) return false;
  out += *day;
  if (moment.seconds == 0) return true;
  out += 'T';
  append_clock(out, moment.seconds);
  return true;
}

/// Is the stored text already the shortest decimal of its number ("1299.5", "-14", not "1299.50", "1e3")?
bool is_shortest(std::string_view text) {
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  if (text.empty() || !is_digit(text.front())) return false;
  if (text.front() == '0' && text.size() > 1 && text[1] != '.') return false;
  std::size_t digits = 0;
  std::size_t dots = 0;
  for (const char c : text) {
    if (c == '.')
      ++dots;
    else if (is_digit(c))
      ++digits;
    else
      return false;
  }
  if (dots == 0) return digits <= 18 && text != "0";  // whole numbers are kept to the digit, long ids too
  return dots == 1 && digits <= safe_digits && text.back() != '0' && text.back() != '.';
}

void append_shortest(std::string& out, double value) {
  if (value == 0) {
    out += '0';
    return;
  }
  std::array<char, 64> text{};
  const double size = std::fabs(value);
  const auto notation =
      size >= fixed_above && size < fixed_below ? std::chars_format::fixed : std::chars_format::scientific;
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, notation);
  out.append(text.data(), end.ptr);
}

/// Moves the decimal point two places to the right in text, since 0.07 * 100 is not 7 in binary.
void append_percent(std::string& out, double value) {
  std::string text;
  append_shortest(text, value);
  if (text.find('e') != std::string::npos) {
    append_shortest(out, value * 100);
    out += '%';
    return;
  }
  std::string_view digits = text;
  if (digits.front() == '-') {
    out += '-';
    digits.remove_prefix(1);
  }
  const std::size_t dot = digits.find('.');
  std::string whole(digits.substr(0, dot));
  std::string part(dot == std::string_view::npos ? std::string_view() : digits.substr(dot + 1));
  while (part.size() < 2) part += '0';
  whole += part.substr(0, 2);
  part.erase(0, 2);
  const std::size_t first = whole.find_first_not_of('0');
  out += first == std::string::npos ? "0" : whole.substr(first);
  if (!part.empty()) out += '.' + part;
  out += '%';
}

}  // namespace

CellFormat format_of_code(std::string_view code) {
  const Letters letters = letters_of(code);
  if (letters.percent) return CellFormat::percent;
  if (letters.placeholder) return CellFormat::plain;
  const bool has_month = letters.months > 0 && (letters.months > 2 || !(letters.clock || letters.elapsed));
  if (letters.year_or_day || has_month) return CellFormat::day;
  if (letters.elapsed) return CellFormat::duration;
  return letters.clock ? CellFormat::time : CellFormat::plain;
}

CellFormat format_of_id(int id) {
  if (id == 9 || id == 10) return CellFormat::percent;
  if ((id >= 14 && id <= 17) || id == 22) return CellFormat::day;
  if ((id >= 18 && id <= 21) || id == 45 || id == 47) return CellFormat::time;
  if (id == 46) return CellFormat::duration;
  // Days as East Asian versions number them; elsewhere these ids are not used.
  if ((id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return CellFormat::day;
  return CellFormat::plain;
}

void append_number(std::string& out, std::string_view stored, CellFormat format, DayCount count) {
  while (!stored.empty() && static_cast<unsigned char>(stored.front()) <= ' ') stored.remove_prefix(1);
  while (!stored.empty() && static_cast<unsigned char>(stored.back()) <= ' ') stored.remove_suffix(1);
  if (format == CellFormat::plain && is_shortest(stored)) {
    out += stored;
    return;
  }
  double value = 0;
  const auto read = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  const bool is_number =
      read.ec == std::errc() && read.ptr == stored.data() + stored.size() && std::isfinite(value);
  if (!is_number) {
    out += stored;
    return;
  }
  if (format == CellFormat::percent) return append_percent(out, value);
  if (format != CellFormat::plain && append_moment(out, value, format, count)) return;
  append_shortest(out, value);
}

}  // namespace regie
