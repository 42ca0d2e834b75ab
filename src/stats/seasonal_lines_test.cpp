// stats/seasonal_lines_test.cpp - waves beside jumps, the dense twin of their fit, laws.
#include "stats/seasonal_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/Dense>
#include <cmath>

#include "base/random.h"

namespace regie {
namespace {

using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr double turn = 6.283185307179586;

struct Plan {
  std::size_t n = 1098;
  double height = 0.3;  // of the wave
  std::size_t change_at = 0;
  double change = 0;
};

std::vector<double> places_of(std::size_t n) {
  std::vector<double> places;
  for (std::size_t i = 0; i < n; ++i) places.push_back(static_cast<double>(i));
  return places;
}

std::vector<double> planted(const Plan& plan, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> values;
  for (std::size_t i = 0; i < plan.n; ++i) {
    const double noise = 0.3 * (random.unit() + random.unit() + random.unit() - 1.5);
    const double wave = plan.height * std::sin(turn * static_cast<double>(i) / 365.2425 + 1);
    values.push_back(4 + wave + noise + (plan.change != 0 && i >= plan.change_at ? plan.change : 0));
  }
  return values;
}

TEST(SeasonalLines, A_season_alone_is_no_change_where_lines_alone_see_many) {
  const auto values = planted({}, 1);
  EXPECT_THAT(piecewise_lines(values).changes, Not(IsEmpty()));
  const SeasonalLines answer = seasonal_lines(values, places_of(values.size()));
  EXPECT_THAT(answer.lines.changes, IsEmpty());
  ASSERT_THAT(answer.wave, SizeIs(values.size()));
  constexpr double noise_of_fit = 0.05;  // four weights from 1,098 values of noise 0.15
  EXPECT_NEAR(answer.wave[0], 0.3 * std::sin(1), noise_of_fit);
}

TEST(SeasonalLines, A_level_that_moved_within_a_season_is_dated) {
  for (const std::size_t at : {300U, 549U, 900U}) {
    const auto values = planted({1098, 0.3, at, -0.5}, 2);
    const SeasonalLines answer = seasonal_lines(values, places_of(values.size()));
    ASSERT_THAT(answer.lines.changes, SizeIs(1)) << at;
    EXPECT_NEAR(static_cast<double>(answer.lines.changes[0]), static_cast<double>(at), 2);
  }
}

TEST(SeasonalLines, Without_a_season_the_answer_is_that_of_lines_alone) {
  for (const double change : {0.0, 0.5}) {
    const auto values = planted({1098, 0, 500, change}, 3);
    const SeasonalLines answer = seasonal_lines(values, places_of(values.size()));
    EXPECT_THAT(answer.wave, IsEmpty());
    EXPECT_EQ(answer.lines.changes, piecewise_lines(values).changes);
  }
}

TEST(SeasonalLines, A_wave_seen_once_is_not_taken_for_one) {
  const auto values = planted({700}, 4);
  EXPECT_THAT(seasonal_lines(values, places_of(values.size())).wave, IsEmpty());
  EXPECT_THAT(seasonal_lines({}, {}).lines.changes, IsEmpty());
}

TEST(SeasonalLines, Shifting_and_scaling_change_nothing) {
  const auto values = planted({1098, 0.3, 700, 0.4}, 5);
  std::vector<double> other;
  for (const double value : values) other.push_back(1000 - 20 * value);
  const SeasonalLines one = seasonal_lines(values, places_of(values.size()));
  const SeasonalLines two = seasonal_lines(other, places_of(values.size()));
  ASSERT_THAT(one.wave, Not(IsEmpty()));
  ASSERT_THAT(two.wave, SizeIs(values.size()));
  EXPECT_EQ(one.lines.changes, two.lines.changes);
  constexpr double rounding = 1e-8;
  for (std::size_t i = 0; i < values.size(); i += 50)
    EXPECT_NEAR(two.wave[i], -20 * one.wave[i], rounding * 20);
}

TEST(SeasonalLines, The_wave_is_that_of_least_squares_over_all_columns_at_once) {
  const auto values = planted({800, 0.3, 300, 0.5}, 6);
  std::vector<double> places = places_of(values.size());
  for (std::size_t i = 400; i < places.size(); ++i) places[i] += 30;  // a month nobody counted
  const std::vector<LineSegment> segments{{0, 300, 0, 0}, {300, 500, 0, 1}, {500, 800, 0, 0}};
  const SeasonOptions season;
  Eigen::MatrixXd columns = Eigen::MatrixXd::Zero(800, 8);
  Eigen::VectorXd seen(800);
  for (Eigen::Index i = 0; i < 800; ++i) {
    const auto at = static_cast<std::size_t>(i);
    seen(i) = values[at];
    columns(i, i < 300 ? 0 : i < 500 ? 1 : 2) = 1;
    if (i >= 300 && i < 500) columns(i, 3) = static_cast<double>(i);
    for (int wave = 1; wave <= 2; ++wave) {
      columns(i, 2 + 2 * wave) = std::sin(turn * wave * places[at] / season.period);
      columns(i, 3 + 2 * wave) = std::cos(turn * wave * places[at] / season.period);
    }
  }
  const Eigen::VectorXd weights = columns.colPivHouseholderQr().solve(seen);
  const Eigen::VectorXd wave = columns.rightCols(4) * weights.tail(4);
  const auto quick = internal::fitted_wave(values, places, segments, season);
  constexpr double rounding = 1e-9;
  for (std::size_t i = 0; i < 800; ++i)
    ASSERT_NEAR(quick[i], wave(static_cast<Eigen::Index>(i)), rounding) << i;
}

}  // namespace
}  // namespace regie
