// app/measure_effect_test.cpp - effects asked as a person asks them: a table with controls, places, wrong
// days.
#include "app/measure_effect.h"

#include <gtest/gtest.h>

#include <cmath>

#include "app/testing/desk.h"
#include "base/random.h"

namespace regie {
namespace {

constexpr int before = 70;
constexpr int days = 100;
const Day first = Day::of({2026, 1, 1});

/// y follows x1, and from day 70 on is 10 higher; x2 is noise.
std::string table() {
  Random random(4);
  std::string csv = "day,y,x1,x2\n";
  for (int t = 0; t < days; ++t) {
    const double x1 = 100 + 8 * std::sin(t / 5.0) + random.unit();
    const double y = 1.2 * x1 + 2 * random.unit() + (t >= before ? 10 : 0);
    csv += (first + t).iso() + "," + std::to_string(y) + "," + std::to_string(x1) + "," +
           std::to_string(50 + 5 * random.unit()) + "\n";
  }
  return csv;
}

struct Table : testing::Test {
  TestDesk desk;
  Workspace workspace = desk.open();
  EffectRequest request;

  void SetUp() override {
    ASSERT_EQ(desk.import(workspace, "table.csv", table()).fate, FileFate::imported);
    request.metric = "y";
    request.from = first + before;
    request.as_of = first + days + 20;  // days without figures are not judged
  }
  Effect effect() {
    const EffectReport report = measure_effect(desk.world, workspace, request).value();
    EXPECT_TRUE(report.effect) << report.effect.error().needs;
    return report.effect.value_or(Effect{});
  }
};

TEST_F(Table, A_named_control_shows_the_planted_ten) {
  request.controls = "x1,x2";
  const Effect seen = effect();
  EXPECT_EQ(seen.judged.to, first + days - 1);
  EXPECT_LT(seen.average.interval.low, 10);
  EXPECT_GT(seen.average.interval.high, 10);
  EXPECT_NEAR(seen.average.value, 10, 1);
  EXPECT_EQ(seen.verdict, EffectVerdict::effect);
  EXPECT_EQ(seen.controls.size(), 2U);
}

TEST_F(Table, Columns_beside_it_may_serve_without_being_named) {
  const Effect seen = effect();
  const auto x1 = std::find_if(seen.controls.begin(), seen.controls.end(),
                               [](const ControlVerdict& control) { return control.name == "x1"; });
  ASSERT_NE(x1, seen.controls.end());
  EXPECT_EQ(x1->fate, ControlFate::used);
  EXPECT_NEAR(seen.average.value, 10, 1);
  EXPECT_TRUE(seen.slice.empty());
}

TEST_F(Table, What_cannot_be_asked_is_told) {
  request.controls = "x9";
  EXPECT_EQ(measure_effect(desk.world, workspace, request).error().code, "effect.unknown_control");
  request.controls.clear();
  request.method = "sdid";
  EXPECT_EQ(measure_effect(desk.world, workspace, request).error().code, "effect.no_places");
  request.method.clear();
  request.to = request.from - 1;
  EXPECT_EQ(measure_effect(desk.world, workspace, request).error().code, "effect.bad_days");
  request.to.reset();
  request.metric = "z";
  EXPECT_EQ(measure_effect(desk.world, workspace, request).error().code, "metric.unknown");
}

TEST_F(Table, Too_few_days_before_is_an_answer) {
  request.from = first + 5;
  const EffectReport report = measure_effect(desk.world, workspace, request).value();
  ASSERT_FALSE(report.effect);
  EXPECT_FALSE(report.effect.error().needs.empty());
}

}  // namespace
}  // namespace regie
