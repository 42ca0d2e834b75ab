// measure/explain/calendar.cpp - days of the rules in a span, weekend rules, clock changes, vacation tables.
#include "measure/explain/calendar.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>

#include "measure/explain/calendar_rules.h"

namespace regie {
namespace {

using calendars::Recurring;
using calendars::Rule;
using calendars::Weekend;

/// Easter Sunday, Gregorian. Meeus/Jones/Butcher: Meeus (1991), Astronomical Algorithms, ch. 8.
Day easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int f = (b + 8) / 25;
  const int g = (b - f + 1) / 3;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int i = c / 4;
  const int k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int sum = h + l - 7 * m + 114;
  return Day::of({year, sum / 31, sum % 31 + 1});
}

Day on_or_after(Day day, int weekday) { return day + (weekday - static_cast<int>(day.weekday()) + 7) % 7; }

struct MonthOf {
  int year;
  int month;
};

/// nth = 1, 2, ...: from the front; -1: the last.
Day nth_weekday(MonthOf at, int nth, int weekday) {
  if (nth > 0) return on_or_after(Day::of({at.year, at.month, 1}), weekday) + 7 * (nth - 1);
  const Day last = Day::of({at.year, at.month, Day::days_in_month(at.year, at.month)});
  return on_or_after(last - 6, weekday);
}

bool is_weekend(Day day) { return day.weekday() >= Weekday::saturday; }

Day day_in(const Recurring& rule, int year) {
  switch (rule.rule) {
    case Rule::easter:
      return easter(year) + rule.day;
    case Rule::nth: {
      const Day found = nth_weekday({year, rule.month}, rule.day, rule.weekday);
      const bool meets_whit_sunday = rule.id == "fr/mothers_day" && found == easter(year) + 49;
      return meets_whit_sunday ? found + 7 : found;
    }
    case Rule::after:
      return on_or_after(Day::of({year, rule.month, rule.day}), rule.weekday);
    case Rule::thanksgiving:
      return nth_weekday({year, 11}, 4, static_cast<int>(Weekday::thursday)) + rule.day;
    case Rule::fixed:
      break;
  }
  const Day fixed = Day::of({year, rule.month, rule.day});
  const bool moved = rule.weekend == Weekend::earlier_if_sunday && fixed.weekday() == Weekday::sunday;
  return moved ? fixed - 1 : fixed;
}

CalendarEntry entry_of(const Recurring& rule, Day day) {
  return {{day, day},
          std::string(rule.country),
          std::string(rule.region),
          std::string(rule.id),
          std::string(rule.kind),
          std::string(rule.name_en),
          std::string(rule.name_local)};
}

CalendarEntry stand_in(const CalendarEntry& entry, Day day, const std::string& word) {
  CalendarEntry extra = entry;
  extra.days = {day, day};
  extra.id += "_" + word;
  extra.name_en += " (" + word + ")";
  extra.name_local += " (" + word + ")";
  return extra;
}

// A substitute of the whole country makes no room for a day that one region keeps; that day moves on instead.
bool is_day_off_for(const CalendarEntry& keeper, const CalendarEntry& other) {
  return other.country == keeper.country && (other.region.empty() || other.region == keeper.region);
}

/// Days off instead of those that fall on a weekend, in the order of the calendar: a substitute never falls
/// on a day that is one already.
void add_stand_ins(std::vector<CalendarEntry>& year, const std::vector<Weekend>& weekends) {
  const std::size_t own = year.size();
  std::vector<std::size_t> order(own);
  for (std::size_t i = 0; i < own; ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(year[a].days.from, year[a].id) < std::tie(year[b].days.from, year[b].id);
  });
  for (const std::size_t i : order) {
    const Day day = year[i].days.from;
    const auto taken = [&](Day at, std::size_t from) {
      return std::any_of(year.begin() + static_cast<std::ptrdiff_t>(from), year.end(),
                         [&](const CalendarEntry& other) {
                           return other.days.from == at && is_day_off_for(year[i], other);
                         });
    };
    if (weekends[i] == Weekend::observed && is_weekend(day)) {
      const Day observed = day.weekday() == Weekday::saturday ? day - 1 : day + 1;
      year.push_back(stand_in(year[i], observed, "observed"));
    } else if (weekends[i] == Weekend::substitute && (is_weekend(day) || taken(day, own))) {
      Day next = day + 1;
      while (is_weekend(next) || taken(next, 0)) next = next + 1;
      year.push_back(stand_in(year[i], next, "substitute"));
    }
  }
}

void add_clock_changes(std::vector<CalendarEntry>& entries, int year, const std::string& country) {
  constexpr int sunday = static_cast<int>(Weekday::sunday);
  const bool us = country == "US";
  const Day forward = us ? nth_weekday({year, 3}, 2, sunday) : nth_weekday({year, 3}, -1, sunday);
  const Day back = us ? nth_weekday({year, 11}, 1, sunday) : nth_weekday({year, 10}, -1, sunday);
  struct Words {
    std::string_view country, forward, back;
  };
  constexpr std::array<Words, 6> words{
      {{"NL", "Zomertijd begint", "Wintertijd begint"},
       {"BE", "Zomertijd begint / Heure d'été", "Wintertijd begint / Heure d'hiver"},
       {"DE", "Beginn der Sommerzeit", "Ende der Sommerzeit"},
       {"GB", "Clocks go forward", "Clocks go back"},
       {"FR", "Passage à l'heure d'été", "Passage à l'heure d'hiver"},
       {"US", "Clocks go forward", "Clocks go back"}}};
  const auto* known =
      std::find_if(words.begin(), words.end(), [&](const Words& w) { return w.country == country; });
  if (known == words.end()) return;
  std::string lower = country;
  for (char& letter : lower) letter = static_cast<char>(letter - 'A' + 'a');
  entries.push_back({{forward, forward},
                     country,
                     "",
                     lower + "/clocks_forward",
                     "clock_change",
                     "Clocks go forward",
                     std::string(known->forward)});
  entries.push_back({{back, back},
                     country,
                     "",
                     lower + "/clocks_back",
                     "clock_change",
                     "Clocks go back",
                     std::string(known->back)});
}

/// The weeks in which offices stand still and shops do not: no ordinary weeks for anybody. From the Monday on
/// or before 22 December to the Sunday on or after 2 January.
CalendarEntry year_end(int year) {
  const Day before = Day::of({year, 12, 22});
  const Day after = Day::of({year + 1, 1, 2});
  return {{before - static_cast<int>(before.weekday()), after + (6 - static_cast<int>(after.weekday()))},
          "",
          "",
          "year_end",
          "season",
          "The weeks around New Year",
          "De weken rond Nieuwjaar"};
}

auto sort_key(const CalendarEntry& entry) {
  return std::tie(entry.days.from, entry.days.to, entry.id, entry.region);
}

}  // namespace

const std::string& name_of(const CalendarEntry& entry, std::string_view language) {
  const bool is_dutch = entry.country == "NL" || entry.country.empty();
  return language == "nl" && is_dutch && !entry.name_local.empty() ? entry.name_local : entry.name_en;
}

std::vector<CalendarEntry> calendar(DaySpan days, const std::vector<std::string>& countries) {
  const std::set<std::string> asked(countries.begin(), countries.end());
  std::vector<CalendarEntry> entries;
  // A substitute or an observed day can fall in the year beside.
  for (int year = days.from.parts().year - 1; year <= days.to.parts().year + 1; ++year) {
    std::vector<CalendarEntry> of_year;
    std::vector<Weekend> weekends;
    for (const Recurring& rule : calendars::recurring_days()) {
      if (!rule.country.empty() && !asked.contains(std::string(rule.country))) continue;
      if (year < rule.from_year || year > rule.to_year) continue;
      of_year.push_back(entry_of(rule, day_in(rule, year)));
      weekends.push_back(rule.weekend);
    }
    add_stand_ins(of_year, weekends);
    for (const std::string& country : asked) add_clock_changes(of_year, year, country);
    of_year.push_back(year_end(year));
    std::move(of_year.begin(), of_year.end(), std::back_inserter(entries));
  }
  std::erase_if(entries, [&](const CalendarEntry& entry) { return !entry.days.overlaps(days); });
  std::sort(entries.begin(), entries.end(),
            [](const CalendarEntry& a, const CalendarEntry& b) { return sort_key(a) < sort_key(b); });
  return entries;
}

std::vector<CalendarEntry> parse_school_vacations(std::string_view table) {
  std::vector<CalendarEntry> entries;
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    std::string_view line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    std::array<std::string_view, 6> cells;
    std::size_t filled = 0;
    while (filled < cells.size()) {
      const std::size_t cut = filled + 1 < cells.size() ? line.find(';') : std::string_view::npos;
      cells[filled++] = line.substr(0, cut);
      if (cut == std::string_view::npos) break;
      line.remove_prefix(cut + 1);
    }
    if (filled < cells.size()) continue;
    const std::optional<Day> from = Day::parse_iso(cells[2]);
    const std::optional<Day> to = Day::parse_iso(cells[3]);
    if (!from || !to || *to < *from) continue;
    std::string id;
    for (const char letter : std::string(cells[0]) + "/school/" + std::string(cells[4]))
      id += letter == ' ' ? '_'
                          : static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
    entries.push_back({{*from, *to},
                       std::string(cells[0]),
                       std::string(cells[1]),
                       id,
                       "school_vacation",
                       std::string(cells[4]),
                       std::string(cells[5])});
  }
  std::sort(entries.begin(), entries.end(),
            [](const CalendarEntry& a, const CalendarEntry& b) { return sort_key(a) < sort_key(b); });
  return entries;
}

}  // namespace regie
