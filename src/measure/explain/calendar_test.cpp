// measure/explain/calendar_test.cpp - rules against known days, then against three published tables.
#include "measure/explain/calendar.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace regie {
namespace {

const std::string context = REGIE_SOURCE_DIR "/../shared/data/context/";

std::set<std::string> days_of(const std::string& country, const std::string& id, int from, int to) {
  std::set<std::string> days;
  for (const CalendarEntry& entry : calendar({Day::of({from, 1, 1}), Day::of({to, 12, 31})}, {country}))
    if (entry.id == id) days.insert(entry.days.from.iso());
  return days;
}
std::string day_of(const std::string& country, const std::string& id, int year) {
  const auto days = days_of(country, id, year, year);
  return days.size() == 1 ? *days.begin() : std::to_string(days.size()) + " days";
}

TEST(Calendar, Easter_falls_on_its_known_earliest_latest_and_exceptional_days) {
  EXPECT_EQ(day_of("NL", "nl/easter_sunday", 2008), "2008-03-23");
  EXPECT_EQ(day_of("NL", "nl/easter_sunday", 2038), "2038-04-25");
  EXPECT_EQ(day_of("NL", "nl/easter_sunday", 1954), "1954-04-18");  // the rules of thumb give the 25th
  EXPECT_EQ(day_of("NL", "nl/easter_sunday", 1981), "1981-04-19");
  EXPECT_EQ(day_of("NL", "nl/easter_sunday", 2026), "2026-04-05");
}

TEST(Calendar, Kings_Day_on_a_Sunday_is_kept_on_Saturday) {
  EXPECT_EQ(day_of("NL", "nl/kings_day", 2025), "2025-04-26");
  EXPECT_EQ(day_of("NL", "nl/kings_day", 2026), "2026-04-27");
}

TEST(Calendar, British_substitutes_skip_days_that_are_holidays_already) {
  EXPECT_EQ(day_of("GB", "gb/christmas_day_substitute", 2021), "2021-12-27");
  EXPECT_EQ(day_of("GB", "gb/boxing_day_substitute", 2021), "2021-12-28");
  EXPECT_EQ(day_of("GB", "gb/christmas_day_substitute", 2022), "2022-12-27");  // Sunday, the 26th is taken
  EXPECT_EQ(day_of("GB", "gb/boxing_day_substitute", 2022), "0 days");
  EXPECT_EQ(day_of("GB", "gb/new_year_substitute", 2022), "2022-01-03");
  EXPECT_EQ(day_of("GB", "gb/second_january_substitute", 2022), "2022-01-04");
  EXPECT_EQ(day_of("GB", "gb/new_year_substitute", 2023), "2023-01-02");
  EXPECT_EQ(day_of("GB", "gb/second_january_substitute", 2023),
            "2023-01-03");  // the 2nd is New Year's substitute
  EXPECT_EQ(day_of("GB", "gb/early_may", 2020), "2020-05-08");
}

TEST(Calendar, American_holidays_on_a_weekend_are_observed_beside_it_over_the_turn_of_a_year) {
  EXPECT_EQ(day_of("US", "us/independence_day_observed", 2026), "2026-07-03");
  EXPECT_EQ(day_of("US", "us/new_year_observed", 2021), "2021-12-31");  // of 2022-01-01
  EXPECT_EQ(day_of("US", "us/juneteenth", 2020), "0 days");
}

TEST(Calendar, French_Mothers_Day_makes_room_for_Whit_Sunday) {
  EXPECT_EQ(day_of("FR", "fr/mothers_day", 2023), "2023-06-04");
  EXPECT_EQ(day_of("FR", "fr/mothers_day", 2024), "2024-05-26");
}

TEST(Calendar, The_order_and_repetition_of_countries_do_not_matter_and_unknown_ones_add_nothing) {
  const DaySpan year{Day::of({2026, 1, 1}), Day::of({2026, 12, 31})};
  const auto ids = [&](const std::vector<std::string>& countries) {
    std::vector<std::string> found;
    for (const CalendarEntry& entry : calendar(year, countries))
      found.push_back(entry.id + entry.days.from.iso());
    return found;
  };
  EXPECT_EQ(ids({"NL", "US"}), ids({"US", "NL", "NL"}));
  EXPECT_EQ(ids({"XX"}), ids({}));
  EXPECT_EQ(ids({}).size(), 6U);  // commerce days of everywhere, and two ends of years
}

TEST(Calendar, The_weeks_around_New_Year_are_whole_weeks) {
  for (int year = 2018; year < 2028; ++year) {
    const auto entries = calendar({Day::of({year, 12, 25}), Day::of({year, 12, 25})}, {});
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries[0].id, "year_end");
    EXPECT_EQ(entries[0].days.from.weekday(), Weekday::monday);
    EXPECT_EQ(entries[0].days.days() % 7, 0);
    EXPECT_TRUE(entries[0].days.holds(Day::of({year, 12, 22})));
    EXPECT_TRUE(entries[0].days.holds(Day::of({year + 1, 1, 2})));
  }
}

TEST(Calendar, Ids_are_the_same_every_year_and_one_day_falls_once_a_year) {
  std::map<std::string, std::set<int>> years;
  for (const CalendarEntry& entry : calendar({Day::of({2018, 1, 1}), Day::of({2028, 12, 31})}, {"NL"})) {
    EXPECT_TRUE(years[entry.id].insert(entry.days.from.parts().year).second) << entry.id;
    EXPECT_FALSE(entry.name_en.empty() || entry.name_local.empty()) << entry.id;
  }
  EXPECT_EQ(years["nl/kings_day"].size(), 11U);
}

TEST(Calendar, School_vacations_read_and_lines_that_cannot_be_read_are_left_out) {
  const auto entries = parse_school_vacations(
      "# attribution\nNL;NO;2026-02-14;2026-02-22;Spring "
      "Holidays;Voorjaarsvakantie\r\nNL;NO;2026-02-30;2026-03-01;a;b\n"
      "NL;NO;2026-03-02;2026-03-01;a;b\nNL;NO\n");
  ASSERT_EQ(entries.size(), 1U);
  EXPECT_EQ(entries[0].id, "nl/school/spring_holidays");
  EXPECT_EQ(entries[0].kind, "school_vacation");
  EXPECT_EQ(entries[0].name_local, "Voorjaarsvakantie");
  EXPECT_EQ(entries[0].days.days(), 9);
}

using Rows = std::vector<std::vector<std::string>>;

Rows read(const std::string& path, char delimiter) {
  std::ifstream file(path);
  Rows rows;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::vector<std::string> cells;
    bool quoted = false;
    std::string cell;
    for (const char letter : line) {
      if (letter == '"')
        quoted = !quoted;
      else if (letter == delimiter && !quoted)
        cells.push_back(std::exchange(cell, {}));
      else
        cell += letter;
    }
    cells.push_back(cell);
    rows.push_back(cells);
  }
  return rows;
}

/// Days that one side has and the other has not, as "+day" (ours alone) and "-day" (theirs alone).
std::vector<std::string> differences(const std::set<std::string>& ours, const std::set<std::string>& theirs) {
  std::vector<std::string> found;
  for (const std::string& day : ours)
    if (!theirs.contains(day)) found.push_back("+" + day);
  for (const std::string& day : theirs)
    if (!ours.contains(day)) found.push_back("-" + day);
  return found;
}

std::set<std::string> holidays(const std::string& country, int from, int to,
                               const std::set<std::string>& apart_from) {
  std::set<std::string> days;
  for (const CalendarEntry& entry : calendar({Day::of({from, 1, 1}), Day::of({to, 12, 31})}, {country}))
    if (entry.kind == "public_holiday" && !apart_from.contains(entry.id)) days.insert(entry.days.from.iso());
  return days;
}

struct Deviation {
  std::string country;
  std::set<std::string> types;  // of their table that mean a day off
  std::set<std::string> ours_alone;
};

// Theirs is national only and files other days otherwise: Good Friday and Liberation Day as school days (NL),
// Easter and Whit Sunday, Sundays anyhow, as observances (BE, DE). Ours are kept for their effect on traffic.
// Days of single Laender and of Alsace are not in theirs. Easter Monday in Britain is: ours says for which
// parts.
TEST(CalendarReference, Agrees_with_date_holidays_2018_to_2028_but_for_named_days) {
  const Rows rows = read(context + "date-holidays/expanded_NL_BE_DE_GB_FR_ES_US_2018-2028.csv", ',');
  if (rows.empty()) GTEST_SKIP() << "skipped: no shared data";
  const std::vector<Deviation> deviations{{"NL", {"public"}, {"nl/good_friday", "nl/liberation_day"}},
                                          {"BE", {"public"}, {"be/easter_sunday", "be/whit_sunday"}},
                                          {"DE", {"public"}, {"de/easter_sunday", "de/whit_sunday"}},
                                          {"GB", {"public"}, {}},
                                          {"FR", {"public"}, {}},
                                          {"US", {"public", "bank"}, {}}};
  for (const Deviation& deviation : deviations) {
    std::set<std::string> apart = deviation.ours_alone;
    for (const CalendarEntry& entry :
         calendar({Day::of({2018, 1, 1}), Day::of({2028, 12, 31})}, {deviation.country}))
      if (!entry.region.empty() && entry.id != "gb/easter_monday") apart.insert(entry.id);
    std::set<std::string> theirs;
    for (const auto& row : rows)
      if (row.size() > 4 && row[0] == deviation.country && deviation.types.contains(row[4]))
        theirs.insert(row[1]);
    EXPECT_EQ(differences(holidays(deviation.country, 2018, 2028, apart), theirs), std::vector<std::string>{})
        << deviation.country;
  }
}

// Left out on purpose: the peace festival of one city (Augsburg, 8 August) and the days on which French
// overseas departments remember the abolition of slavery.
TEST(CalendarReference, Agrees_with_openholidays_2020_to_2026_but_for_named_days) {
  if (read(context + "openholidays/nl_holidays.public.csv", ';').empty())
    GTEST_SKIP() << "skipped: no shared data";
  const std::map<std::string, std::set<std::string>> left_out{
      {"DE", {"08-08"}}, {"FR", {"04-27", "05-22", "05-27", "06-10", "10-09", "12-20"}}};
  for (const std::string country : {"NL", "BE", "DE", "FR"}) {
    std::string lower = country;
    for (char& letter : lower) letter = static_cast<char>(letter - 'A' + 'a');
    std::set<std::string> theirs;
    for (const auto& row : read(context + "openholidays/" + lower + "_holidays.public.csv", ';')) {
      if (row.size() <= 6 || row[1] != country || row[2] < "2020" || row[2] >= "2027") continue;
      const auto skipped = left_out.find(country);
      if (skipped == left_out.end() || !skipped->second.contains(row[2].substr(5))) theirs.insert(row[2]);
    }
    EXPECT_EQ(differences(holidays(country, 2020, 2026, {}), theirs), std::vector<std::string>{}) << country;
  }
}

TEST(CalendarReference, Agrees_with_the_clock_changes_of_the_zone_tables) {
  const Rows rows = read(context + "dst/dst_transitions_2015_2035.csv", ',');
  if (rows.empty()) GTEST_SKIP() << "skipped: no shared data";
  for (const auto& [zone, country, prefix] : {std::tuple{"Europe/Amsterdam", "NL", "nl"},
                                              {"Europe/London", "GB", "gb"},
                                              {"America/New_York", "US", "us"}}) {
    std::set<std::string> theirs;
    for (const auto& row : rows)
      if (row[0] == zone) theirs.insert(row[1]);
    auto ours = days_of(country, std::string(prefix) + "/clocks_forward", 2015, 2035);
    ours.merge(days_of(country, std::string(prefix) + "/clocks_back", 2015, 2035));
    EXPECT_EQ(ours, theirs) << zone;
  }
}

TEST(CalendarReference, Agrees_with_the_commerce_days_computed_elsewhere) {
  const Rows rows = read(context + "commerce_days_rules_2018_2030.csv", ',');
  if (rows.empty()) GTEST_SKIP() << "skipped: no shared data";
  for (const auto& [name, id] : {std::pair{"Black Friday", "commerce/black_friday"},
                                 {"Cyber Monday", "commerce/cyber_monday"},
                                 {"Singles' Day", "commerce/singles_day"},
                                 {"Valentine's Day", "commerce/valentines_day"}}) {
    std::set<std::string> theirs;
    for (const auto& row : rows)
      if (row.size() > 1 && row[1] == name) theirs.insert(row[0]);
    EXPECT_EQ(days_of("NL", id, 2018, 2030), theirs) << name;
  }
}

}  // namespace
}  // namespace regie
