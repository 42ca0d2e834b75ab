// intake/exports_test.cpp - real and header-true exports: counts that add up, totals equal to the file's own.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "intake/internal/test_reading.h"

namespace regie {
namespace {

const std::string shared = REGIE_SOURCE_DIR "/../shared/data/";

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

SeenRows see_file(const std::string& name) { return see(bytes_of(shared + name), {}, shared + name); }

bool all_match(const TableReading& table) {
  return std::all_of(table.checks.begin(), table.checks.end(),
                     [](const TotalCheck& one) { return one.match; });
}

class Exports : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(shared + "exports/README.md")) GTEST_SKIP() << "skipped: no shared data";
  }
};

TEST_F(Exports, Every_sample_is_read_with_counts_that_add_up_and_no_row_lost_in_silence) {
  std::size_t files = 0;
  for (const char* folder : {"exports", "campaigns"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(shared + folder)) {
      const std::string extension = entry.path().extension();
      if (extension != ".csv" && extension != ".xlsx") continue;
      const std::string path = entry.path();
      SCOPED_TRACE(path);
      const SeenRows seen = see(bytes_of(path), {}, path);
      EXPECT_EQ(seen.problem, "");
      EXPECT_TRUE(seen.adds_up());
      EXPECT_EQ(seen.sink.shapes.size(), seen.sink.ended);
      for (const TableReading& table : seen.reading.tables) EXPECT_EQ(table.rows.set_aside, 0);
      ++files;
    }
  EXPECT_GE(files, 50U);
}

TEST_F(Exports, An_English_campaign_report_equals_its_total_line) {
  const SeenRows seen = see_file("exports/google_ads/campaign_report_en_INR.csv");
  const TableReading& table = seen.table();
  EXPECT_EQ(table.platform, "google_ads");
  EXPECT_EQ(table.currency, "INR");
  EXPECT_EQ(table.rows.kept, 2);
  EXPECT_EQ(table.rows.totals_dropped, 4);
  EXPECT_EQ(table.grain, Grain::range);
  EXPECT_EQ(table.days, (DaySpan{Day::of({2025, 7, 8}), Day::of({2025, 7, 31})}));
  EXPECT_DOUBLE_EQ(seen.sum("cost"), 2565.93);  // the file prints 2565.92: its rows are rounded one by one
  EXPECT_DOUBLE_EQ(seen.sum("impressions"), 46168);
  ASSERT_FALSE(table.checks.empty());
  EXPECT_TRUE(all_match(table));
}

TEST_F(Exports, A_Dutch_campaign_report_in_UTF_16_equals_its_total_line) {
  const SeenRows seen = see_file("exports/madeup/google_ads_campaign_report_NL_utf16.csv");
  EXPECT_EQ(seen.table().encoding, "utf-16le");
  EXPECT_EQ(seen.table().decimal, "comma");
  EXPECT_DOUBLE_EQ(seen.sum("clicks"), 1302);
  EXPECT_DOUBLE_EQ(seen.sum("cost"), 481.04);
  EXPECT_TRUE(all_match(seen.table()));
}

TEST_F(Exports, A_TikTok_report_says_that_its_own_total_is_not_the_sum_of_its_rows) {
  const SeenRows seen = see_file("exports/madeup/tiktok_ads.csv");
  EXPECT_DOUBLE_EQ(seen.sum("cost"), 1568.50);
  ASSERT_FALSE(seen.table().checks.empty());
  const TotalCheck& cost = seen.table().checks.front();
  EXPECT_EQ(cost.measure, "cost");
  EXPECT_DOUBLE_EQ(units(cost.file_total), 1570.50);
  EXPECT_FALSE(cost.match);
}

TEST_F(Exports, LinkedIn_days_are_read_by_the_period_of_the_report) {
  for (const char* name : {"exports/madeup/linkedin_campaign_performance_utf8.csv",
                           "exports/madeup/linkedin_campaign_performance_utf16.csv"}) {
    const SeenRows seen = see_file(name);
    ASSERT_EQ(seen.reading.tables.size(), 1U);
    EXPECT_EQ(seen.table().dates, "mdy");
    EXPECT_EQ(seen.table().days, (DaySpan{Day::of({2026, 1, 1}), Day::of({2026, 1, 7})}));
    EXPECT_DOUBLE_EQ(seen.sum("cost"), 1303.30);
  }
}

TEST_F(Exports, Two_spellings_of_days_in_one_column_give_every_day_of_the_year_once) {
  const SeenRows seen = see_file("campaigns/facebook_vs_adwords_daily_2019.csv");
  ASSERT_EQ(seen.sink.facts.size(), 365U);
  for (std::size_t i = 0; i < seen.sink.facts.size(); ++i)
    EXPECT_EQ(seen.sink.facts[i].days.from, Day::of({2019, 1, 1}) + static_cast<int>(i));
}

TEST_F(Exports, Stacked_blocks_keep_their_titles) {
  const SeenRows seen = see_file("exports/meta_insights/mh4u_Reach.csv");
  ASSERT_EQ(seen.reading.tables.size(), 2U);
  EXPECT_EQ(seen.table(0).block, "Facebook reach");
  EXPECT_EQ(seen.table(1).block, "Instagram reach");
  EXPECT_EQ(seen.table(0).rows.kept, 242);
  EXPECT_EQ(seen.table(1).header_line, 248);
}

TEST_F(Exports, A_Meta_workbook_holds_its_sum_row_against_the_rows) {
  const SeenRows seen = see_file("exports/meta_ads/ads_manager_ads_UAH.xlsx");
  EXPECT_EQ(seen.table().rows.totals_dropped, 1);
  EXPECT_DOUBLE_EQ(seen.sum("cost"), 77818.01);
  EXPECT_EQ(seen.table().currency, "UAH");
  EXPECT_TRUE(all_match(seen.table()));
}

}  // namespace
}  // namespace regie
