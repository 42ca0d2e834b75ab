// voice/solemn_days.cpp - rules of the table against one day.
#include "voice/solemn_days.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/ensure.h"
#include "voice/internal/table_lines.h"

namespace regie {
namespace {

int whole(std::string_view text) { return static_cast<int>(table_number(text)); }

/// The day a rule names in a year.
std::optional<Day> day_of(std::string_view rule, int year) {
  if (rule.starts_with("E-")) return easter_sunday(year) - whole(rule.substr(2));
  const auto parts = split_table(rule, '-');
  if (parts.size() == 2) {
    const Day::Parts fixed{year, whole(parts[0]), whole(parts[1])};
    if (!Day::is_valid(fixed)) return std::nullopt;
    return Day::of(fixed);
  }
  ENSURE(parts.size() == 3);
  const Day first = Day::of({year, whole(parts[2]), 1});
  const int wanted = whole(parts[1]) - 1;  // Monday is 1 in the table
  const int ahead = (wanted - static_cast<int>(first.weekday()) + 7) % 7;
  return first + (ahead + 7 * (whole(parts[0]) - 1));
}

struct DayRule {
  std::string_view when;
  std::vector<std::string_view> countries;
  double weight = 0;
  std::vector<std::string_view> concepts;
  std::string_view dutch;
  std::string_view english;
  int since = 0;
};

std::vector<DayRule> read_rules() {
  std::vector<DayRule> rules;
  for (const std::string_view line : table_lines(solemn_days_table)) {
    const auto parts = split_table(line, '|');
    ENSURE(parts.size() == 7);
    rules.push_back({parts[0], split_table(parts[1], ' '), table_number(parts[2]), split_table(parts[3], ' '),
                     parts[4], parts[5], whole(parts[6])});
  }
  return rules;
}

bool is_kept_in(const DayRule& rule, std::span<const std::string> countries) {
  if (countries.empty() || rule.countries.front() == "*") return true;
  return std::any_of(countries.begin(), countries.end(), [&](const std::string& country) {
    return std::find(rule.countries.begin(), rule.countries.end(), country) != rule.countries.end();
  });
}

}  // namespace

Day easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return Day::of({year, sum / 31, sum % 31 + 1});
}

std::vector<SolemnDay> solemn_days(Day day, std::span<const std::string> countries) {
  static const std::vector<DayRule> rules = read_rules();
  std::vector<SolemnDay> days;
  const int year = day.parts().year;
  for (const DayRule& rule : rules) {
    if (year < rule.since || !is_kept_in(rule, countries)) continue;
    if (day_of(rule.when, year) != day) continue;
    SolemnDay found{day, rule.weight, {}, std::string(rule.dutch), std::string(rule.english)};
    for (const std::string_view name : rule.concepts) found.concepts.emplace_back(name);
    days.push_back(std::move(found));
  }
  return days;
}

}  // namespace regie
