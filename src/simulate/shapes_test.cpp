// simulate/shapes_test.cpp - the files look like the platforms' own: marks, preambles, headers, totals.
#include <gtest/gtest.h>

#include <algorithm>

#include "simulate/simulate.h"
#include "simulate/testing/read_back.h"

namespace regie {
namespace {

constexpr std::uint64_t seeds = 12;

Simulation made(const std::string& scenario, std::uint64_t seed) { return *simulate({scenario, seed}); }

TEST(Shapes, Google_totals_are_the_sums_of_their_rows) {
  for (const char* scenario : {"covid_event", "tracking_fault", "stopped_campaign", "nothing"}) {
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
      const Simulation simulation = made(scenario, seed);
      const bool dutch = simulation.truth.language == "nl";
      const sim::ReadTable table = sim::read_table(sim::file_named(simulation, "google-ads/campa")->bytes,
                                                   dutch ? "Campagnestatus" : "Campaign status");
      const std::size_t type = table.column({"Campaign type", "Campagnetype"});
      for (const std::vector<std::string>& names : {std::vector<std::string>{"Clicks", "Klikken"},
                                                    {"Impr.", "Vert."},
                                                    {"Cost", "Kosten"},
                                                    {"Conversions", "Conversies"}}) {
        const std::size_t column = table.column(names);
        ASSERT_LT(column, table.head.size());
        std::int64_t sum = 0;
        std::map<std::string, std::int64_t> by_type;
        int totals = 0;
        for (const auto& row : table.rows) {
          ASSERT_EQ(row.size(), table.head.size());
          if (!sim::starts_with_total(row)) {
            sum += sim::hundredths(row[column]);
            by_type[row[type]] += sim::hundredths(row[column]);
            continue;
          }
          ++totals;
          const std::string of = row[0].substr(row[0].find(": ") + 2);
          const bool of_all = of == "Account" || of == "Campaigns" || of == "Campagnes";
          EXPECT_EQ(sim::hundredths(row[column]), of_all ? sum : by_type[of]) << scenario << seed << of;
        }
        EXPECT_EQ(totals, 2 + static_cast<int>(by_type.size()));
      }
    }
  }
}

TEST(Shapes, Google_reports_come_in_both_languages_and_encodings) {
  bool seen_wide_dutch = false;
  bool seen_plain_english = false;
  bool seen_wide_english = false;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const Simulation simulation = made("nothing", seed);
    const std::string& bytes = sim::file_named(simulation, "google-ads/campa")->bytes;
    const bool dutch = simulation.truth.language == "nl";
    const bool wide = bytes.starts_with("\xff\xfe");
    EXPECT_TRUE(sim::plain_text(bytes).starts_with(dutch ? "Campagnerapport\n" : "Campaign report\n"));
    seen_wide_dutch = seen_wide_dutch || (dutch && wide);
    seen_plain_english = seen_plain_english || (!dutch && !wide);
    seen_wide_english = seen_wide_english || (!dutch && wide);
  }
  EXPECT_TRUE(seen_wide_dutch && seen_plain_english && seen_wide_english);
}

TEST(Shapes, Ga4_has_its_hash_preamble_and_no_row_without_sessions) {
  const Simulation simulation = made("tracking_fault", 3);
  const std::string& bytes = sim::file_named(simulation, "ga4/")->bytes;
  EXPECT_TRUE(bytes.starts_with("# ----------------------------------------\r\n# Report CSV Export\r\n"));
  const sim::ReadTable table = sim::read_table(bytes, "Date,");
  EXPECT_EQ(table.head, (std::vector<std::string>{"Date", "Session default channel group", "Device category",
                                                  "Sessions", "Key events"}));
  for (const auto& row : table.rows) {
    EXPECT_EQ(row[0].size(), 8U);
    EXPECT_GT(std::stoi(row[3]), 0);
  }
}

TEST(Shapes, Meta_divides_impressions_by_reach_and_starts_with_a_mark) {
  const Simulation simulation = made("slow_fatigue", 2);
  const std::string& bytes = sim::file_named(simulation, "meta-ads/")->bytes;
  EXPECT_TRUE(bytes.starts_with("\xef\xbb\xbf"));
  const sim::ReadTable table = sim::read_table(bytes, "Campa");
  const std::size_t reach = table.column({"Reach", "Bereik"});
  const std::size_t shown = table.column({"Impressions", "Weergaven"});
  const std::size_t frequency = table.column({"Frequency", "Frequentie"});
  ASSERT_LT(frequency, table.head.size());
  ASSERT_GT(table.rows.size(), 100U);
  for (const auto& row : table.rows) {
    ASSERT_EQ(row.size(), table.head.size());
    EXPECT_NEAR(std::stod(row[shown]) / std::stod(row[reach]), std::stod(row[frequency]), 1e-5);
  }
}

TEST(Shapes, Linkedin_has_five_lines_before_its_header) {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Simulation simulation = made("nothing", seed);
    const SimulatedFile* file = sim::file_named(simulation, "linkedin/");
    if (file == nullptr) continue;
    const std::string text = sim::plain_text(file->bytes);
    EXPECT_TRUE(text.starts_with("Campaign Performance Report (in UTC)\nReport Start: "));
    EXPECT_EQ(std::count(text.begin(),
                         text.begin() + static_cast<std::ptrdiff_t>(text.find("Start Date (in UTC)")), '\n'),
              5);
    return;
  }
  FAIL() << "no seed gave a LinkedIn report";
}

TEST(Shapes, Sessions_follow_the_clicks_of_paid_search) {
  const Simulation simulation = made("budget_change", 4);
  double clicks = 0;
  for (const sim::GoogleRow& row : sim::google_rows(simulation)) clicks += row.values.at("clicks");
  double sessions = 0;
  for (const auto& row : sim::read_table(sim::file_named(simulation, "ga4/")->bytes, "Date,").rows)
    if (row[1] == "Paid Search" || row[1] == "Display") sessions += std::stod(row[3]);
  EXPECT_GT(sessions, 0.88 * clicks);
  EXPECT_LT(sessions, 0.96 * clicks);
}

TEST(Shapes, No_file_holds_an_address_outside_example_com) {
  for (const ScenarioInfo& scenario : scenarios()) {
    const Simulation simulation = made(scenario.name, 5);
    for (const SimulatedFile& file : simulation.files) {
      const std::string text = sim::plain_text(file.bytes);
      for (std::size_t at = text.find('@'); at != std::string::npos; at = text.find('@', at + 1))
        ASSERT_EQ(text.compare(at, 12, "@example.com"), 0) << file.path;
    }
  }
}

}  // namespace
}  // namespace regie
