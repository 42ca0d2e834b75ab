// intake/internal/day_reading.cpp - dates as digits and separators, or as words with a month among them.
#include "intake/internal/day_reading.h"

#include <string>

#include "intake/internal/fold.h"
#include "intake/internal/month_names.h"

namespace regie {
namespace {

constexpr int two_digit_pivot = 69;  // POSIX: 69..99 are 19xx, 00..68 are 20xx
constexpr int year_min = 1900;       // no report is older, and "1234-5-6" is an identifier
constexpr int year_max = 2199;

bool digit(char c) { return c >= '0' && c <= '9'; }

struct Number {
  int value = 0;
  std::size_t digits = 0;
};

Number take_number(std::string_view text, std::size_t& at) {
  Number number;
  while (at < text.size() && digit(text[at]) && number.digits < 9) {
    number.value = number.value * 10 + (text[at++] - '0');
    ++number.digits;
  }
  return number;
}

std::optional<Day> day_of(int year, int month, int day) {
  const Day::Parts parts{year, month, day};
  if (year < year_min || year > year_max || !Day::is_valid(parts)) return std::nullopt;
  return Day::of(parts);
}

int full_year(int year, std::size_t digits) {
  if (digits > 2) return year;
  return year >= two_digit_pivot ? 1900 + year : 2000 + year;
}

DayLook settled(Day from, Day to, Grain grain) {
  DayLook look;
  look.kind = DayLook::Kind::settled;
  look.days = {from, to};
  look.grain = grain;
  return look;
}

DayLook month_look(int year, int month) {
  const std::optional<Day> from = day_of(year, month, 1);
  if (!from) return {};
  return settled(*from, *from + (Day::days_in_month(year, month) - 1), Grain::month);
}

DayLook week_look(int year, int week) {
  if (year < year_min || year > year_max || week < 1 || week > 53) return {};
  const Day fourth = Day::of({year, 1, 4});  // ISO 8601: week 1 holds 4 January
  const Day monday = fourth - static_cast<int>(fourth.weekday()) + 7 * (week - 1);
  return settled(monday, monday + 6, Grain::week);
}

/// What may follow a date in a cell: nothing, or a clock time with its zone.
bool is_time_tail(std::string_view tail) {
  if (tail.empty()) return true;
  if (tail.size() > 40) return false;
  if (tail[0] != ' ' && tail[0] != 'T' && tail[0] != ',' && tail[0] != 'Z' && blank_at(tail) == 0)
    return false;
  bool clock = tail == "Z" || tail == "T";
  for (std::size_t i = 0; i + 2 < tail.size(); ++i)
    if (digit(tail[i]) && (tail[i + 1] == ':' || tail[i + 1] == '.') && digit(tail[i + 2])) clock = true;
  for (std::size_t i = 0; i + 1 < tail.size() && !clock; ++i)  // "3 PM", "10h"
    if (digit(tail[i]) && (tail[i + 1] == ' ' || tail[i + 1] == 'h')) clock = true;
  return clock;
}

/// "Apr 2025" and friends have no separator digits at the start; these begin with a digit and hold no
/// letters.
DayLook digits_look(std::string_view text) {
  std::size_t at = 0;
  const Number a = take_number(text, at);
  DayLook none;
  if (at == text.size()) {
    if (a.digits == 8) {
      const std::optional<Day> day = day_of(a.value / 10000, a.value / 100 % 100, a.value % 100);
      if (!day) return none;
      DayLook look = settled(*day, *day, Grain::day);
      look.compact = true;
      return look;
    }
    return none;
  }
  const char separator = text[at];
  if (separator != '-' && separator != '/' && separator != '.') return none;
  ++at;
  if (a.digits == 4 && separator == '-' && at < text.size() && (text[at] == 'W' || text[at] == 'w')) {
    ++at;
    const Number week = take_number(text, at);
    return at == text.size() ? week_look(a.value, week.value) : none;
  }
  const Number b = take_number(text, at);
  if (b.digits == 0 || b.digits > 4) return none;
  if (at == text.size()) {
    if (separator == '.') return none;  // a decimal number
    if (a.digits == 4 && b.digits == 2) return month_look(a.value, b.value);
    if (a.digits <= 2 && b.digits == 4) return month_look(b.value, a.value);
    return none;
  }
  if (text[at] != separator || b.digits > 2) return none;
  ++at;
  const Number c = take_number(text, at);
  if (c.digits == 0 || c.digits > 4) return none;
  if (separator == '.' && at < text.size() && text[at] == '.') ++at;  // "31. 1. 2026."
  if (!is_time_tail(text.substr(at))) return none;
  if (a.digits == 4) {
    const std::optional<Day> day = day_of(a.value, b.value, c.value);
    return day && c.digits <= 2 ? settled(*day, *day, Grain::day) : none;
  }
  if (a.digits > 2 || c.digits == 3 || c.digits == 1) return none;
  DayLook look;
  look.first = a.value;
  look.second = b.value;
  look.year = full_year(c.value, c.digits);
  const std::size_t sign = separator == '/' ? 0 : separator == '-' ? 1 : 2;
  look.spelling = static_cast<std::uint8_t>(sign * 2 + (c.digits == 2 ? 1 : 0));
  if (!settle(look, DayOrder::dmy) && !settle(look, DayOrder::mdy)) return none;
  look.kind = DayLook::Kind::open;
  return look;
}

bool week_word(std::string_view folded) {
  return folded == "week" || folded == "w" || folded == "wk" || folded == "kw" || folded == "semaine" ||
         folded == "semana" || folded == "settimana" || folded == "woche";
}

/// Words and numbers of a text, each visited once. Stops where `visit` says false.
template <class Visit>
bool each_token(std::string_view text, Visit visit) {
  std::size_t i = 0;
  while (i < text.size()) {
    const char c = text[i];
    if (c == ' ' || c == ',' || c == '-' || c == '/' || c == '(' || c == ')') {
      ++i;
      continue;
    }
    const std::size_t start = i;
    if (digit(c)) {
      while (i < text.size() && (digit(text[i]) || text[i] == ':')) ++i;
      const std::string_view number = text.substr(start, i - start);
      if (i < text.size() && text[i] == '.') ++i;
      if (!visit(number, true)) return false;
    } else {
      while (i < text.size() && text[i] != ' ' && text[i] != ',' && text[i] != '-' && text[i] != '/' &&
             !digit(text[i]))
        ++i;
      if (!visit(text.substr(start, i - start), false)) return false;
    }
  }
  return true;
}

/// "Thu, 5 Feb 2026", "Jan 15, 2026, 10:04:11 AM", "1 de abril de 2025", "Apr 2025".
DayLook words_look(std::string_view cell) {
  if (cell.size() > 80) return {};
  const std::string text = fold(cell);
  int month = 0;
  int day = 0;
  int year = 0;
  bool clock = false;
  bool week = false;
  const bool understood = each_token(text, [&](std::string_view token, bool number) {
    if (!number) {
      if (week_word(token)) week = true;
      if (const int m = month_of(token); m != 0 && month == 0) {
        month = m;
        return true;
      }
      return week || month_of(token) != 0 || is_date_word(token) || token == "'" || token == "+" ||
             token == ".";
    }
    if (token.find(':') != std::string_view::npos) {
      clock = true;
      return true;
    }
    if (clock) return true;  // seconds, zones
    std::size_t at = 0;
    const Number value = take_number(token, at);
    if (value.digits == 4 && year == 0) {
      year = value.value;
    } else if (value.digits <= 2 && day == 0) {
      day = value.value;
    } else if (value.digits == 2 && year == 0) {
      year = full_year(value.value, 2);
    } else {
      return year != 0 && value.digits <= 2;  // an hour without a colon
    }
    return true;
  });
  if (!understood) return {};
  if (week && month == 0 && year != 0) return week_look(year, day);
  if (month == 0) return {};
  if (year == 0 && day > 0) {
    // "Jan-26": a month with a short year. "Jan 26" without a hyphen might be a day: not read.
    DayLook bare;
    bare.yearless = true;
    bare.first = day;
    bare.second = month;
    if (text.find('-') == std::string::npos && text.find('\'') == std::string::npos) return bare;
    return digit(text[0]) ? bare : month_look(full_year(day, 2), month);
  }
  if (year == 0) return {};
  if (day == 0) return month_look(year, month);
  const std::optional<Day> found = day_of(year, month, day);
  return found ? settled(*found, *found, Grain::day) : DayLook{};
}

}  // namespace

std::optional<Day> settle(const DayLook& look, DayOrder order) {
  if (order == DayOrder::dmy) return day_of(look.year, look.second, look.first);
  if (order == DayOrder::mdy) return day_of(look.year, look.first, look.second);
  const std::optional<Day> dmy = day_of(look.year, look.second, look.first);
  const std::optional<Day> mdy = day_of(look.year, look.first, look.second);
  if (dmy && mdy) return *dmy == *mdy ? dmy : std::nullopt;
  return dmy ? dmy : mdy;
}

DayLook look_at_day(std::string_view cell) {
  if (cell.size() == 10) {
    if (const std::optional<Day> day = Day::parse_iso(cell)) return settled(*day, *day, Grain::day);
  }
  const std::string_view text = trim(cell);
  DayLook look;
  if (text.empty() || text == "--" || text == "-") {
    look.kind = DayLook::Kind::blank;
    return look;
  }
  if (text.size() < 5 || text.size() > 80) return look;
  bool has_digit = false;
  for (const char c : text) has_digit = has_digit || digit(c);
  if (!has_digit) return look;
  if (digit(text[0])) {
    look = digits_look(text);
    if (look.kind != DayLook::Kind::none) return look;
  }
  look = words_look(text);
  if (look.kind != DayLook::Kind::none) return look;
  if (const std::optional<DaySpan> range = read_range(text, DayOrder::unknown))
    return settled(range->from, range->to, Grain::range);
  return look;
}

std::optional<DaySpan> read_day(std::string_view cell, const DayOrders& orders) {
  const DayLook look = look_at_day(cell);
  if (look.kind == DayLook::Kind::settled) return look.days;
  if (look.kind != DayLook::Kind::open) return std::nullopt;
  const std::optional<Day> day = settle(look, orders[look.spelling]);
  if (!day) return std::nullopt;
  return DaySpan{*day, *day};
}

std::optional<Day> serial_day(std::string_view cell) {
  constexpr int serial_min = 32'874;  // 1990-01-01
  constexpr int serial_max = 73'050;  // 2099-12-31
  const std::string_view text = trim(cell);
  std::size_t at = 0;
  const Number whole = take_number(text, at);
  if (whole.digits != 5 || whole.value < serial_min || whole.value > serial_max) return std::nullopt;
  if (at < text.size() && (text[at] == '.' || text[at] == ',')) {  // the time of that day
    ++at;
    while (at < text.size() && digit(text[at])) ++at;
  }
  if (at != text.size()) return std::nullopt;
  return Day::of({1899, 12, 30}) + whole.value;
}

std::optional<Day> yearless_day(std::string_view cell, DaySpan report) {
  const DayLook look = look_at_day(cell);
  if (!look.yearless) return std::nullopt;
  for (int year = report.from.parts().year; year <= report.to.parts().year; ++year)
    if (const auto day = day_of(year, look.second, look.first); day && report.holds(*day)) return day;
  return std::nullopt;
}

std::optional<DaySpan> read_range(std::string_view text, DayOrder order) {
  static constexpr std::array<std::string_view, 16> between{
      " - ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " to ",      " tot ",     " bis ",        " au ", " al ",
      " a ", " t/m ",          " until ",        " through ", " bis zum ", "\xe2\x80\x93", ",",    "-"};
  text = trim(text);
  if (text.size() < 9 || text.size() > 120) return std::nullopt;
  for (const std::string_view word : between) {
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
      const std::string_view left = trim(text.substr(0, at));
      const std::string_view right = trim(text.substr(at + word.size()));
      if (left.size() < 6 || right.size() < 6) continue;
      const auto side = [](std::string_view half) {
        if (digit(half[0]))
          if (DayLook look = digits_look(half); look.kind != DayLook::Kind::none) return look;
        return words_look(half);
      };
      const DayLook a = side(left);
      const DayLook b = side(right);
      const auto known = [](const DayLook& look) {
        return look.kind == DayLook::Kind::settled || look.kind == DayLook::Kind::open;
      };
      if (!known(a) || !known(b)) continue;
      DayOrder use = order;
      if (use == DayOrder::unknown)  // one impossible order settles both
        for (const DayLook& look : {a, b})
          if (look.kind == DayLook::Kind::open && (look.first > 12 || look.second > 12))
            use = look.first > 12 ? DayOrder::dmy : DayOrder::mdy;
      const auto of = [&](const DayLook& look, bool last) -> std::optional<Day> {
        const bool dotted = look.spelling >= 4;  // dotted dates begin with the day everywhere
        if (look.kind == DayLook::Kind::open)
          return settle(look, use == DayOrder::unknown && dotted ? DayOrder::dmy : use);
        return last ? look.days.to : look.days.from;
      };
      const std::optional<Day> from = of(a, false);
      const std::optional<Day> to = of(b, true);
      if (from && to && *from <= *to) return DaySpan{*from, *to};
    }
  }
  return std::nullopt;
}

}  // namespace regie
