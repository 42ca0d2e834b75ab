// stats/structural_slow_test.cpp - does a 95 % interval hold the planted truth as often as it says?
#include <gtest/gtest.h>

#include "stats/testing/planted_effects.h"

namespace regie {
namespace {

TEST(StructuralCoverage, A_95_percent_interval_holds_the_planted_truth_as_often_as_it_says) {
  constexpr std::size_t series = 200;
  // Of 200 series 190 are expected; four standard deviations below. Wild days are no Student-t: few before
  // leave the tail unknown, and 178 of 200 are what bench/coverage.cpp finds.
  constexpr std::size_t held_min = 178;
  constexpr std::size_t held_wild_min = 160;
  for (const Planted kind : planted_all) {
    const Coverage coverage = coverage_of(kind, series, modest_df);
    EXPECT_EQ(coverage.series, series);
    EXPECT_GE(coverage.held, kind == Planted::wild_days ? held_wild_min : held_min) << planted_name(kind);
    // An interval half as wide again as the errors call for would hold the truth and say too little.
    EXPECT_LT(coverage.width, 1.5 * 2 * 1.96 * std::sqrt(coverage.error)) << planted_name(kind);
  }
}

}  // namespace
}  // namespace regie
