// app/hours_test.cpp - planted hours are found in an export, and days that are quiet stay quiet.
#include "app/hours.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "app/testing/sign_ins.h"
#include "base/random.h"

namespace regie {
namespace {

const Day last = Day::of({2026, 3, 15});  // the day before the desk's today
constexpr int days_here = 63;
const Day first = last - (days_here - 1);

/// Clicks of two campaigns by day and hour, without rows where there are none. `plant` may change an hour.
using Plant = std::function<int(Day, int, int)>;
std::string hourly_csv(const Plant& plant, int days = days_here) {
  Random random(11);
  std::string csv = "Day,Hour of the day,Campaign,Impr.,Clicks,Cost\n";
  for (Day day = last - (days - 1); day <= last; day = day + 1)
    for (int hour = 0; hour < day_hours; ++hour)
      for (const char* campaign : {"Brand", "Generic"}) {
        const double shape = 0.3 + (hour > 6 && hour < 23 ? 1.5 * std::sin(M_PI * (hour - 6.5) / 16.5) : 0.0);
        const double mean = 60 * shape * (day.weekday() >= Weekday::saturday ? 0.5 : 1.0);
        double noise = -6;
        for (int i = 0; i < 12; ++i) noise += random.unit();  // nearly normal
        const int clicks = plant(day, hour, static_cast<int>(std::lround(mean + std::sqrt(mean) * noise)));
        if (clicks > 0)
          csv += day.iso() + "," + std::to_string(hour) + "," + campaign + "," + std::to_string(20 * clicks) +
                 "," + std::to_string(clicks) + "," + std::to_string(clicks) + ".50\n";
      }
  return csv;
}
int as_it_was(Day, int, int clicks) { return clicks; }

const HoursOfSeries* series_of(const HoursReport& report, const std::string& metric) {
  for (const HoursOfSeries& series : report.series)
    if (series.metric.name == metric) return &series;
  return nullptr;
}

struct HoursTest : testing::Test {
  TestDesk desk;
  Workspace workspace = desk.open();

  HoursReport ask(const HoursRequest& request) {
    const auto report = hours(desk.world, workspace, request);
    EXPECT_TRUE(report) << (report ? "" : report.error().say);
    return report.value_or(HoursReport{});
  }
};

TEST_F(HoursTest, An_hour_at_six_times_and_a_night_fallen_silent_are_told) {
  desk.import(workspace, "a.csv", hourly_csv([](Day day, int hour, int clicks) {
                if (day == last - 3 && hour == 14) return 6 * clicks;
                if (day == last - 1 && hour < 7) return 0;
                return clicks;
              }));
  const HoursReport report = ask({"clicks", {}, {}, 7, {}});
  ASSERT_EQ(report.series.size(), 1U);
  const HoursOfSeries& clicks = report.series[0];
  EXPECT_EQ(clicks.slice, (Slice{{"platform", "google_ads"}}));
  EXPECT_EQ(clicks.judged, (DaySpan{last - 6, last}));
  ASSERT_TRUE(clicks.told);
  EXPECT_EQ(clicks.told->method, "stream-surprise/1");
  EXPECT_EQ(clicks.told->hours_seen, days_here * day_hours - 3);  // 8 March: clocks change in America
  const auto& told = clicks.told->told;
  EXPECT_TRUE(std::any_of(told.begin(), told.end(), [](const ToldHour& hour) {
    return hour.day == last - 3 && hour.hour == 14 && hour.hours == 1 &&
           hour.direction == HourDirection::above && hour.observed > 4 * hour.expected;
  }));
  EXPECT_TRUE(std::any_of(told.begin(), told.end(), [](const ToldHour& hour) {
    return hour.day == last - 1 && hour.hour < 7 && hour.direction == HourDirection::below;
  }));
  EXPECT_LE(told.size(), 6U);
}

TEST_F(HoursTest, Quiet_weeks_ring_seldom_in_any_metric) {
  desk.import(workspace, "a.csv", hourly_csv(as_it_was));
  const HoursReport report = ask({"", {}, {}, 28, {}});
  for (const char* metric : {"impressions", "clicks", "cost"}) {
    const HoursOfSeries* series = series_of(report, metric);
    ASSERT_NE(series, nullptr) << metric;
    ASSERT_TRUE(series->told) << metric;
    EXPECT_LE(series->told->told.size(), 4U) << metric << ": once a week in four weeks";
  }
  EXPECT_EQ(series_of(report, "ctr"), nullptr);
}

TEST_F(HoursTest, A_day_and_a_slice_can_be_asked_alone_and_a_day_told_does_not_change_later) {
  desk.import(workspace, "a.csv", hourly_csv([](Day day, int hour, int clicks) {
                return day == last - 3 && hour == 14 ? 6 * clicks : clicks;
              }));
  const HoursReport week = ask({"clicks", {{"campaign", "Brand"}}, {}, 7, {}});
  const HoursReport day = ask({"clicks", {{"campaign", "Brand"}}, last - 3, 7, {}});
  const HoursReport then = ask({"clicks", {{"campaign", "Brand"}}, last - 3, 7, last - 2});
  EXPECT_EQ(day.series.at(0).judged, (DaySpan{last - 3, last - 3}));
  EXPECT_EQ(day.series.at(0).slice.at("campaign"), "Brand");
  ASSERT_TRUE(week.series.at(0).told && day.series.at(0).told && then.series.at(0).told);
  std::vector<double> once_in_week;
  for (const ToldHour& hour : week.series[0].told->told)
    if (hour.day == last - 3) once_in_week.push_back(hour.once_in);
  std::vector<double> once_in_day;
  for (const ToldHour& hour : day.series[0].told->told) once_in_day.push_back(hour.once_in);
  std::vector<double> once_in_then;
  for (const ToldHour& hour : then.series[0].told->told) once_in_then.push_back(hour.once_in);
  EXPECT_GE(once_in_day.size(), 1U);
  EXPECT_EQ(once_in_day, once_in_week);
  EXPECT_EQ(once_in_day, once_in_then);
}

TEST_F(HoursTest, Three_weeks_are_too_few) {
  desk.import(workspace, "a.csv", hourly_csv(as_it_was, 21));
  const HoursReport report = ask({"clicks", {}, {}, 7, {}});
  ASSERT_FALSE(report.series.at(0).told);
  EXPECT_EQ(report.series.at(0).told.error().n, 20);
}

TEST_F(HoursTest, What_cannot_be_told_is_refused_with_a_way_on) {
  EXPECT_EQ(code_of(hours(desk.world, workspace, {"", {}, {}, 7, {}})), "hours.none_here");
  desk.import(workspace, "a.csv", daily_csv(first, 40, 30));
  const auto none = hours(desk.world, workspace, {"clicks", {}, {}, 7, {}});
  EXPECT_EQ(code_of(none), "hours.none_here");
  EXPECT_THAT(none.error().remedy, testing::HasSubstr("Hour"));
  desk.import(workspace, "b.csv", hourly_csv(as_it_was, 30));
  EXPECT_EQ(code_of(hours(desk.world, workspace, {"ctr", {}, {}, 7, {}})), "hours.quotient");
  EXPECT_EQ(code_of(hours(desk.world, workspace, {"nonsense", {}, {}, 7, {}})), "metric.unknown");
  EXPECT_EQ(code_of(hours(desk.world, workspace, {"revenue", {}, {}, 7, {}})), "series.no_data");
  EXPECT_EQ(code_of(hours(desk.world, workspace, {"clicks", {{"hour", "3"}}, {}, 7, {}})), "hours.bad_where");
  EXPECT_EQ(code_of(hours(desk.world, workspace, {"clicks", {}, last + 1, 7, {}})), "hours.bad_day");
}

}  // namespace
}  // namespace regie
