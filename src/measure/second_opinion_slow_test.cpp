// measure/second_opinion_slow_test.cpp - published rates: changes seen where none is, planted ones found, and
// how soon after an onset it can agree.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "measure/detect/testing/planted.h"
#include "measure/second_opinion.h"

namespace regie {
namespace {

enum class World { steady, seasonal, wandering };

/// Small and large totals of all three kinds, histories of four months to three years, noise with a memory.
Planted plan_of(World world, std::uint64_t seed) {
  Draw draw(seed);
  Planted plan;
  const std::uint64_t length = seed % 4;
  plan.days = length == 0 ? 120 : length == 1 ? 365 : length == 2 ? 760 : 1098;
  plan.base = 100 * std::exp(1.5 * draw.normal());
  plan.noise = 0.05 + 0.2 * draw.unit();
  plan.kept = 0.5 * draw.unit();
  plan.walk = world == World::wandering ? 0.002 + 0.01 * draw.unit() : 0;
  plan.year = world == World::steady ? 0 : 0.3 * draw.unit();
  plan.missing = draw.unit() < 0.2 ? 0.05 : 0;
  plan.weekend = 0.2 - 1.5 * draw.unit();
  if (seed % 3 == 1) {
    plan.kind = MetricKind::rate;
    plan.base = std::max(100.0, plan.base * 10);
    plan.share = 0.01 + 0.1 * draw.unit();
  }
  if (seed % 3 == 2) plan.kind = MetricKind::amount;
  return plan;
}

constexpr int series_each = 400;

struct Rates {
  double any = 0;   // share of series with a change
  double each = 0;  // changes a series
};

Rates nothing_planted(World world, int days_min) {
  Rates rates;
  double count = 0;
  for (std::uint64_t seed = 1; seed <= series_each; ++seed) {
    const Planted plan = plan_of(world, seed);
    if (plan.days < days_min) continue;
    const MetricSeries series = planted_series(plan, seed);
    const auto opinion = second_opinion(series, series.days.to());
    rates.any += opinion->changes.empty() ? 0 : 1;
    rates.each += static_cast<double>(opinion->changes.size());
    count += 1;
  }
  return {rates.any / count, rates.each / count};
}

TEST(SecondOpinionSlow, Sees_mostly_no_change_where_none_was_planted) {
  const Rates steady = nothing_planted(World::steady, 0);
  const Rates seasonal = nothing_planted(World::seasonal, 760);
  const Rates one_season = nothing_planted(World::seasonal, 0);
  const Rates wandering = nothing_planted(World::wandering, 0);
  std::printf("nothing planted, share of series with a change, changes a series:\n");
  std::printf(
      "  steady %.3f %.2f; season seen twice or more %.3f %.2f; season, any history %.3f %.2f; "
      "wandering level and season %.3f %.2f\n",
      steady.any, steady.each, seasonal.any, seasonal.each, one_season.any, one_season.each, wandering.any,
      wandering.each);
  EXPECT_LE(steady.any, 0.05);
  EXPECT_LE(seasonal.any, 0.05);
}

TEST(SecondOpinionSlow, Finds_a_halving_in_mid_history_within_a_week) {
  double found = 0;
  double others = 0;
  for (std::uint64_t seed = 1; seed <= series_each; ++seed) {
    Planted plan = plan_of(World::steady, seed);
    plan.change_at = plan.days / 2;
    plan.change = seed % 2 == 0 ? std::log(0.5) : std::log(2);
    const MetricSeries series = planted_series(plan, seed);
    const auto opinion = second_opinion(series, series.days.to());
    const bool hit = agreement(*opinion, planted_from + plan.change_at) == Agreement::agrees;
    found += hit ? 1 : 0;
    others += static_cast<double>(opinion->changes.size()) - (hit ? 1 : 0);
  }
  std::printf("halved or doubled in mid history: found within a week %.3f, other changes a series %.2f\n",
              found / series_each, others / series_each);
  EXPECT_GE(found / series_each, 0.9);
}

TEST(SecondOpinionSlow, Agrees_more_often_the_longer_a_change_has_lasted) {
  double before = 0;
  for (const int lasted : {4, 7, 14, 28}) {
    double agrees = 0;
    double too_recent = 0;
    for (std::uint64_t seed = 1; seed <= series_each; ++seed) {
      Planted plan = plan_of(World::steady, seed);
      plan.change_at = plan.days - lasted;
      plan.change = std::log(0.6);
      const MetricSeries series = planted_series(plan, seed);
      const Agreement said =
          agreement(*second_opinion(series, series.days.to()), planted_from + plan.change_at);
      agrees += said == Agreement::agrees ? 1 : 0;
      too_recent += said == Agreement::too_recent ? 1 : 0;
    }
    std::printf("fell by 40 %%, %d days of it seen: agrees %.3f, too recent %.3f\n", lasted,
                agrees / series_each, too_recent / series_each);
    EXPECT_GE(agrees, before);
    before = agrees;
  }
  EXPECT_GE(before / series_each, 0.6);  // four weeks of it
}

TEST(SecondOpinionSlow, Agrees_seldom_with_a_day_on_which_nothing_began) {
  double agrees = 0;
  for (std::uint64_t seed = 1; seed <= series_each; ++seed) {
    const MetricSeries series = planted_series(plan_of(World::wandering, seed), seed);
    const auto opinion = second_opinion(series, series.days.to());
    agrees += agreement(*opinion, series.days.to() - 13) == Agreement::agrees ? 1 : 0;
  }
  std::printf("nothing planted, level wandering: agrees with a day two weeks back %.3f\n",
              agrees / series_each);
  EXPECT_LE(agrees / series_each, 0.1);
}

}  // namespace
}  // namespace regie
