// stats/panel_slow_test.cpp - do intervals and placebo errors hold planted effects as often as they say?
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstdio>

#include "stats/testing/planted_panel.h"

namespace regie {
namespace {

constexpr auto did = PanelMethod::difference_in_differences;
constexpr auto demeaned = PanelMethod::demeaned_synthetic;
constexpr std::array all_methods{did, PanelMethod::synthetic_control, demeaned,
                                 PanelMethod::synthetic_difference};

/// Shares in percent of planted panels where the truth lay in the interval, and where p was at most .1.
struct Rates {
  double held = 0;
  double told = 0;
  double width = 0;
};
Rates conformal_rates(PanelMethod method, double effect, int worlds) {
  Rates rates;
  int judged = 0;
  for (std::uint64_t seed = 1; seed <= static_cast<std::uint64_t>(worlds); ++seed) {
    const auto test = conformal_test(planted(seed, 12, 50, 8, effect), method, 0.9);
    if (!test) continue;
    ++judged;
    rates.held += test->effect.holds(effect) ? 1 : 0;
    rates.told += test->p <= 0.1 ? 1 : 0;
    rates.width += test->effect.high - test->effect.low;
  }
  for (double* rate : {&rates.held, &rates.told}) *rate *= 100.0 / judged;
  rates.width /= judged;
  std::printf("  [figure] method %d, effect %.1f: %d of %d judged, held %.1f %%, told %.1f %%, width %.2f\n",
              static_cast<int>(method), effect, judged, worlds, rates.held, rates.told, rates.width);
  return rates;
}

TEST(PanelCoverage, Conformal_intervals_of_90_percent_hold_planted_effects) {
  constexpr int worlds = 300;
  constexpr double chance = 3 * 1.74;  // three binomial standard deviations of 90 % in 300, in points
  for (const auto method : {did, demeaned}) {
    const Rates rates = conformal_rates(method, 2, worlds);
    EXPECT_GT(rates.held, 90 - chance);
    EXPECT_LT(rates.held, 100);
  }
  EXPECT_LT(conformal_rates(demeaned, 0, worlds).told, 10 + chance);
  EXPECT_GT(conformal_rates(demeaned, 2, worlds).told, 90);
}

TEST(PanelCoverage, Placebo_errors_hold_planted_effects_and_ranks_are_even) {
  constexpr int worlds = 150;
  for (const auto method : all_methods) {
    int judged = 0;
    int held = 0;
    int told = 0;
    for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
      Panel panel = planted(seed, 21, 40, 8, 0);
      const auto estimate = panel_effect(panel, method);
      const auto test = placebo_test(panel, method, {});
      if (!test) continue;
      ++judged;
      held += std::abs(estimate->effect) <= 1.96 * test->standard_error ? 1 : 0;
      told += test->p <= 0.1 ? 1 : 0;
    }
    std::printf("  [figure] method %d: %d judged, placebo 95 %% held %.1f %%, p <= .1 in %.1f %%\n",
                static_cast<int>(method), judged, 100.0 * held / judged, 100.0 * told / judged);
    EXPECT_GT(100.0 * held / judged, 95 - 3 * 1.78);  // three binomial standard deviations in 150
    EXPECT_LT(100.0 * told / judged, 10 + 3 * 2.45);
  }
}

}  // namespace
}  // namespace regie
