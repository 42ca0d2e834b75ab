// app/internal/footprint_series_test.cpp - each cell gets its own figures, or a word on why there are none.
#include "app/internal/footprint_series.h"

#include <gtest/gtest.h>

#include "app/testing/desk.h"

namespace regie {
namespace {

constexpr int days = 30;
constexpr int clicks = 50;

struct Imported {
  TestDesk desk;
  Workspace workspace = desk.open();
  Imported() {
    static_cast<void>(desk.import(workspace, "ads.csv", daily_csv(Day::of({2026, 2, 14}), days, clicks)));
  }
  Result<std::vector<FootprintSeries>> ask(const std::vector<FootprintCell>& cells) {
    const Overview overview =
        read_overview(workspace, {Day::of({2026, 3, 9}), Day::of({2026, 3, 15})}).value();
    return footprint_series(*workspace.facts, overview, cells);
  }
};

TEST(FootprintSeriesOf, Cells_come_back_in_their_order_with_their_figures) {
  Imported imported;
  const auto series =
      imported.ask({{"ctr", {}, "down", ""}, {"clicks", {{"campaign", "Brand"}}, "still", ""}});
  ASSERT_TRUE(series) << series.error().say;
  ASSERT_EQ(series->size(), 2U);
  EXPECT_EQ((*series)[0].cell.metric, "ctr");
  EXPECT_EQ((*series)[0].days.of.back(), clicks * 20);
  EXPECT_EQ((*series)[1].cell.expected, "still");
  EXPECT_TRUE((*series)[1].days.of.empty());
  EXPECT_EQ((*series)[1].days.value.front(), clicks);
  EXPECT_EQ((*series)[1].days.value.size(), static_cast<std::size_t>(days));
}

TEST(FootprintSeriesOf, A_cell_without_figures_is_told_by_name) {
  Imported imported;
  for (const FootprintCell& cell :
       {FootprintCell{"clicks", {{"campaign", "Nobody's"}}, "down", ""},
        FootprintCell{"klicks", {}, "down", ""}, FootprintCell{"reach", {}, "down", ""},
        FootprintCell{"clicks", {{"platform", "bing"}}, "down", ""}}) {
    const auto series = imported.ask({cell});
    ASSERT_FALSE(series) << cell.metric;
    EXPECT_EQ(series.error().code, "reason.bad_footprint");
    EXPECT_NE(series.error().say.find(cell.metric), std::string::npos);
  }
}

}  // namespace
}  // namespace regie
