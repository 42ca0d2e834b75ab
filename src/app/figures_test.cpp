// app/figures_test.cpp - any number can be asked for its days, its slices and the rows it came from.
#include "app/figures.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "app/testing/sign_ins.h"

namespace regie {
namespace {

using testing::ElementsAre;

const Day first = Day::of({2026, 2, 2});

struct FiguresTest : testing::Test {
  TestDesk desk;
  Workspace workspace = desk.open();

  /// Three campaigns: Generic counts most, then Brand, then Tail.
  FiguresTest() {
    const auto body = [](const std::string& csv) { return csv.substr(csv.find('\n') + 1); };
    desk.import(workspace, "a.csv",
                daily_csv(first, 28, 30, "Brand") + body(daily_csv(first, 28, 300, "Generic")) +
                    body(daily_csv(first, 28, 4, "Tail")));
  }
  Figures ask(const std::string& metric, Slice where = {}, Day from = first, Day to = first + 27) {
    const auto answer = figures(desk.world, workspace, {metric, std::move(where), from, to, {}});
    EXPECT_TRUE(answer) << (answer ? "" : answer.error().say);
    return answer.value_or(Figures{});
  }
};

TEST_F(FiguresTest, A_count_is_summed_over_what_the_slice_holds) {
  const Figures all = ask("clicks");
  ASSERT_EQ(all.values.size(), 28U);
  EXPECT_EQ(all.from, first);
  for (const double value : all.values) EXPECT_DOUBLE_EQ(value, 334);
  EXPECT_DOUBLE_EQ(ask("clicks", {{"campaign", "Brand"}}).values.at(0), 30);
}

TEST_F(FiguresTest, A_rate_is_a_quotient_of_sums_and_no_mean_of_rates) {
  std::string csv = "Day,Campaign,Impr.,Clicks,Cost\n";
  for (int i = 0; i < 28; ++i) {
    csv += (first + i).iso() + ",Brand,100,50,1.00\n";
    csv += (first + i).iso() + ",Generic,900,50,1.00\n";
  }
  desk.import(workspace, "b.csv", csv);
  EXPECT_DOUBLE_EQ(ask("ctr").values.at(3), 0.1);  // 100 of 1,000; the mean of 1/2 and 1/18 is 0.28
  EXPECT_DOUBLE_EQ(ask("ctr", {{"campaign", "Brand"}}).values.at(3), 0.5);
}

TEST_F(FiguresTest, A_day_that_was_not_imported_is_missing_and_not_zero) {
  TestDesk other;
  Workspace holed = other.open();
  other.import(holed, "a.csv", daily_csv(first, 10, 30));
  other.import(holed, "b.csv", daily_csv(first + 12, 10, 30));
  for (const char* metric : {"clicks", "ctr"}) {
    const Figures answer = figures(other.world, holed, {metric, {}, first, first + 21, {}}).value();
    ASSERT_EQ(answer.values.size(), 22U) << metric;
    EXPECT_FALSE(std::isnan(answer.values[9])) << metric;
    EXPECT_TRUE(std::isnan(answer.values[10])) << metric;
    EXPECT_TRUE(std::isnan(answer.values[11])) << metric;
    EXPECT_FALSE(std::isnan(answer.values[12])) << metric;
  }
}

TEST_F(FiguresTest, A_rate_of_nothing_is_missing) {
  TestDesk other;
  Workspace quiet = other.open();
  std::string csv = "Day,Campaign,Impr.,Clicks,Cost\n";
  for (int i = 0; i < 28; ++i) csv += (first + i).iso() + (i == 5 ? ",Brand,0,0,0\n" : ",Brand,100,5,1.00\n");
  other.import(quiet, "a.csv", csv);
  const Figures answer = figures(other.world, quiet, {"ctr", {}, first, first + 27, {}}).value();
  EXPECT_TRUE(std::isnan(answer.values.at(5)));
  EXPECT_DOUBLE_EQ(answer.values.at(6), 0.05);
}

TEST_F(FiguresTest, Days_outside_what_is_known_are_left_out_and_the_order_of_days_is_checked) {
  EXPECT_EQ(ask("clicks", {}, first - 10, first + 2).from, first);
  EXPECT_EQ(ask("clicks", {}, first - 10, first + 2).values.size(), 3U);
  EXPECT_EQ(code_of(figures(desk.world, workspace, {"clicks", {}, first + 2, first, {}})),
            "timeline.bad_days");
  EXPECT_EQ(code_of(figures(desk.world, workspace, {"nonsense", {}, first, first + 2, {}})),
            "metric.unknown");
  EXPECT_EQ(
      code_of(figures(desk.world, workspace, {"clicks", {{"campaign", "Nobody"}}, first, first + 2, {}})),
      "series.no_data");
}

TEST_F(FiguresTest, Nothing_of_the_day_that_is_asked_from_or_later_is_told) {
  const Figures then = figures(desk.world, workspace, {"clicks", {}, first, first + 27, first + 14}).value();
  EXPECT_EQ(then.values.size(), 14U);
}

TEST_F(FiguresTest, Slices_come_with_the_largest_first) {
  const auto slices = slices_of(workspace, "clicks").value();
  ASSERT_TRUE(slices.contains("campaign"));
  EXPECT_THAT(slices.at("campaign"), ElementsAre("Generic", "Brand", "Tail"));
  EXPECT_TRUE(slices_of(workspace, "revenue")->empty());
  EXPECT_EQ(slices_of(workspace, "").value().at("campaign").size(), 3U) << "each once, of whatever metric";
}

TEST_F(FiguresTest, An_empty_workspace_has_no_slices_and_no_figures) {
  TestDesk empty;
  const Workspace none = empty.open();
  EXPECT_TRUE(slices_of(none, "")->empty());
  EXPECT_EQ(code_of(figures(empty.world, none, {"clicks", {}, {}, {}, {}})), "brief.no_imports");
}

TEST_F(FiguresTest, Rows_are_told_with_file_and_line) {
  RowsRequest request{{"clicks", {{"campaign", "Generic"}}, first + 1, first + 2, {}}, 100};
  const FoundRows found = rows_behind(desk.world, workspace, request).value();
  EXPECT_EQ(found.origin.count, 2);
  ASSERT_EQ(found.origin.rows.size(), 2U);
  EXPECT_EQ(found.origin.rows[0].line, 1 + 28 + 2);  // header, Brand's days, the second of Generic's
  EXPECT_EQ(found.origin.rows[1].line, 1 + 28 + 3);
  ASSERT_EQ(found.imports.size(), 1U);
  EXPECT_EQ(found.imports[0].id, found.origin.rows[0].import);
  EXPECT_TRUE(found.imports[0].reading.path.ends_with("/a.csv"));
}

TEST_F(FiguresTest, Rows_are_counted_to_the_last_and_listed_as_far_as_asked) {
  const FoundRows found = rows_behind(desk.world, workspace, {{"ctr", {}, first, first + 27, {}}, 5}).value();
  EXPECT_EQ(found.origin.count, 3 * 28);
  EXPECT_EQ(found.origin.rows.size(), 5U);
}

}  // namespace
}  // namespace regie
