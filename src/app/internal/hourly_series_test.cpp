// app/internal/hourly_series_test.cpp - how an hour is written, and which hours are nothing and which
// unknown.
#include "app/internal/hourly_series.h"

#include <gtest/gtest.h>

#include <cmath>

#include "app/testing/desk.h"
#include "intake/read_export.h"

namespace regie {
namespace {

const Day first = Day::of({2026, 2, 2});

TEST(HourOf, Every_spelling_of_a_whole_hour_is_read_and_nothing_else) {
  struct Case {
    const char* text;
    int hour;
  };
  for (const Case& one : {Case{"0", 0}, Case{"7", 7}, Case{"07", 7}, Case{"23", 23}, Case{"07:00", 7},
                          Case{"7 AM", 7}, Case{"7:00 PM", 19}, Case{"12:00 AM", 0}, Case{"12 pm", 12},
                          Case{"07:00:00 - 07:59:59", 7}, Case{"23:00 - 23:59", 23}})
    EXPECT_EQ(hour_of(one.text), one.hour) << one.text;
  for (const char* text : {"", "24", "7:30", "14:32:11", "0 PM", "13 AM", "hour 7", "2026", "-3"})
    EXPECT_FALSE(hour_of(text)) << text;
}

struct HourlySeriesTest : testing::Test {
  TestDesk desk;
  Workspace workspace = desk.open();

  HourlySeries read(const Slice& where = {}, const std::string& metric = "clicks") {
    const auto reports = workspace.facts->reports().value();
    const auto views = platform_views(reports, {});
    const auto series =
        hourly_series(*workspace.facts, views.at(0),
                      {*find_metric(built_in_metrics(), metric), where, {first - 30, first + 30}});
    EXPECT_TRUE(series);
    return series.value_or(std::nullopt).value_or(HourlySeries{});
  }
};

TEST_F(HourlySeriesTest, An_hour_without_a_row_is_nothing_and_a_day_without_rows_is_missing) {
  desk.import(workspace, "a.csv",
              "Day,Hour of the day,Campaign,Impr.,Clicks,Cost\n"
              "2026-02-02,9,Brand,100,5,1.00\n2026-02-02,9,Generic,100,3,1.00\n2026-02-02,23,Brand,9,1,1.00\n"
              "2026-02-04,09,Brand,100,7,1.00\n2026-02-04,14,Brand,100,2,1.00\n");
  const HourlySeries series = read();
  ASSERT_EQ(series.from, first);
  ASSERT_EQ(series.value.size(), 3U * day_hours);
  EXPECT_EQ(series.value[9], 8);
  EXPECT_EQ(series.value[3], 0);
  EXPECT_EQ(series.value[23], 1);
  for (std::size_t hour = 24; hour < 48; ++hour) EXPECT_TRUE(std::isnan(series.value[hour])) << hour;
  EXPECT_EQ(series.value[48 + 9], 7);
  EXPECT_EQ(series.value[48 + 13], 0);
  EXPECT_EQ(series.value[48 + 14], 2);
  for (std::size_t hour = 15; hour < 24; ++hour) EXPECT_TRUE(std::isnan(series.value[48 + hour])) << hour;
}

TEST_F(HourlySeriesTest, A_slice_without_rows_in_the_last_hours_told_had_nothing_there) {
  desk.import(workspace, "a.csv",
              "Day,Hour of the day,Campaign,Impr.,Clicks,Cost\n"
              "2026-02-02,9,Brand,100,5,1.00\n2026-02-02,20,Generic,100,3,1.00\n");
  const HourlySeries brand = read({{"campaign", "Brand"}});
  EXPECT_EQ(brand.value.at(9), 5);
  EXPECT_EQ(brand.value.at(20), 0);
  EXPECT_TRUE(std::isnan(brand.value.at(21)));
}

TEST_F(HourlySeriesTest, A_day_is_the_sum_of_its_hours_be_they_23_24_or_25) {
  std::string csv = "Day,Hour of the day,Campaign,Impr.,Clicks,Cost\n";
  const auto row = [&](Day day, int hour) {
    csv += day.iso() + "," + std::to_string(hour) + ",Brand,100," + std::to_string(hour + 1) + ",1.25\n";
  };
  const Day spring = Day::of({2026, 3, 29});
  const Day autumn = Day::of({2025, 10, 26});
  for (int hour = 0; hour < day_hours; ++hour) {
    row(autumn, hour);
    if (hour == 2) row(autumn, hour);  // once more, after the clock was set back
    row(spring - 1, hour);
    if (hour != 2) row(spring, hour);
  }
  const FileOutcome outcome = desk.import(workspace, "a.csv", csv);
  EXPECT_EQ(outcome.reading.tables.at(0).rows.kept, 25 + 24 + 23);
  const auto reports = workspace.facts->reports().value();
  ASSERT_EQ(reports.size(), 1U);
  const SeriesTable days =
      workspace.facts
          ->series({{reports[0].report}, {"clicks", "cost", "impressions"}, {}, {}, {autumn, spring}})
          .value();
  ASSERT_EQ(days.days, (std::vector<Day>{autumn, spring - 1, spring}));
  EXPECT_EQ(days.lines.at(0).sums.at(0), (std::vector<double>{303, 300, 297}));
  EXPECT_EQ(days.lines.at(0).sums.at(1), (std::vector<double>{25 * 1.25, 24 * 1.25, 23 * 1.25}));
  EXPECT_EQ(days.lines.at(0).sums.at(2), (std::vector<double>{2500, 2400, 2300}));
}

TEST_F(HourlySeriesTest, The_hour_is_a_dimension_of_every_platform_that_has_it_and_never_summed) {
  struct Case {
    const char* platform;
    const char* csv;
  };
  for (const Case& one :
       {Case{"google_ads", "Day,Hour of the day,Campaign,Impr.,Clicks,Cost\n2026-02-02,9,Brand,100,5,1.00\n"},
        Case{"ga4", "Date,Hour,Sessions,Total users\n20260202,09,50,40\n"},
        Case{"microsoft_ads",
             "Gregorian date,Hour of day,Campaign,Impr.,Clicks,Spend\n2/13/2026,9,B,9,5,1\n"},
        Case{"meta_ads",
             "Campaign name,Day,Time of day (ad account time zone),Impressions,Link clicks,"
             "Amount spent (EUR),Reporting starts,Reporting ends\n"
             "Spring,2026-02-02,09:00:00 - 09:59:59,100,5,1.00,2026-02-02,2026-02-02\n"}}) {
    TestDesk other;
    Workspace one_platform = other.open();
    other.import(one_platform, "a.csv", one.csv);
    const auto reports = one_platform.facts->reports().value();
    ASSERT_EQ(reports.size(), 1U) << one.platform;
    EXPECT_EQ(reports[0].shape.platform, one.platform);
    const auto& shape = reports[0].shape;
    EXPECT_NE(std::find(shape.dimensions.begin(), shape.dimensions.end(), hour_name), shape.dimensions.end())
        << one.platform;
    for (const std::string& measure : shape.measures)
      EXPECT_TRUE(measure.find("our") == std::string::npos && measure.find("Time") == std::string::npos)
          << one.platform << " sums " << measure;
  }
}

}  // namespace
}  // namespace regie
