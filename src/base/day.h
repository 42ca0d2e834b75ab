// base/day.h - a civil day: a date on the wall calendar of the workspace, not an instant.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

namespace regie {

enum class Weekday { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

/// A civil day as days since 1970-01-01 (proleptic Gregorian; algorithm of H. Hinnant, "chrono-Compatible
/// Low-Level Date Algorithms"). Cost: constant.
class Day {
 public:
  constexpr Day() = default;
  constexpr explicit Day(std::int32_t days_since_1970) : days_(days_since_1970) {}

  struct Parts {
    int year;
    int month;  // 1..12
    int day;    // 1..31
    constexpr auto operator<=>(const Parts&) const = default;
  };

  static constexpr bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }
  static constexpr int days_in_month(int year, int month) {
    constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[static_cast<std::size_t>(month - 1)];
  }
  static constexpr bool is_valid(Parts p) {
    return p.year >= 1 && p.year <= 9999 && p.month >= 1 && p.month <= 12 && p.day >= 1 &&
           p.day <= days_in_month(p.year, p.month);
  }
  /// Requires: is_valid(parts).
  static constexpr Day of(Parts p) {
    const int y = p.month <= 2 ? p.year - 1 : p.year;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int yoe = y - era * 400;
    const int doy = (153 * (p.month + (p.month > 2 ? -3 : 9)) + 2) / 5 + p.day - 1;
    const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return Day(era * 146097 + doe - 719468);
  }
  /// "2026-03-10", or nothing.
  static constexpr std::optional<Day> parse_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    for (std::size_t i = 0; i < 10; ++i)
      if (i != 4 && i != 7 && (text[i] < '0' || text[i] > '9')) return std::nullopt;
    const auto digit = [&](std::size_t i) { return text[i] - '0'; };
    const Parts p{digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3), digit(5) * 10 + digit(6),
                  digit(8) * 10 + digit(9)};
    if (!is_valid(p)) return std::nullopt;
    return of(p);
  }

  [[nodiscard]] constexpr std::int32_t number() const { return days_; }
  [[nodiscard]] constexpr Parts parts() const {
    const int z = days_ + 719468;
    const int era = (z >= 0 ? z : z - 146096) / 146097;
    const int doe = z - era * 146097;
    const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const int mp = (5 * doy + 2) / 153;
    const int month = mp < 10 ? mp + 3 : mp - 9;
    return {yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
  }
  [[nodiscard]] constexpr Weekday weekday() const {
    const int index = (days_ + 3) % 7;  // 1970-01-01 was a Thursday
    return static_cast<Weekday>(index < 0 ? index + 7 : index);
  }
  [[nodiscard]] std::string iso() const {
    const Parts p = parts();
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", p.year, p.month, p.day);
    return text.data();
  }

  constexpr auto operator<=>(const Day&) const = default;
  friend constexpr Day operator+(Day day, int days) { return Day(day.days_ + days); }
  friend constexpr Day operator-(Day day, int days) { return Day(day.days_ - days); }
  friend constexpr int operator-(Day later, Day earlier) { return later.days_ - earlier.days_; }

 private:
  std::int32_t days_ = 0;
};

/// An inclusive run of days.
struct DaySpan {
  Day from;
  Day to;
  [[nodiscard]] constexpr int days() const { return to - from + 1; }
  [[nodiscard]] constexpr bool holds(Day day) const { return from <= day && day <= to; }
  [[nodiscard]] constexpr bool overlaps(DaySpan other) const { return from <= other.to && other.from <= to; }
  constexpr auto operator<=>(const DaySpan&) const = default;
};

}  // namespace regie
