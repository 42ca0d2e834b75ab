// stats/rate_gap_test.cpp - the printed interval and the laws.
#include "stats/rate_gap.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

constexpr double printed = 5e-5;  // the paper prints four digits

TEST(RateGap, Gives_the_published_interval_for_56_of_70_against_48_of_80) {
  const auto gap = rate_gap({{56, 70}, {48, 80}});
  ASSERT_TRUE(gap);
  EXPECT_NEAR(gap->gap, 0.2, 1e-12);
  EXPECT_NEAR(gap->low, 0.0524, printed);
  EXPECT_NEAR(gap->high, 0.3339, printed);
}

TEST(RateGap, Gives_the_published_intervals_of_small_tables) {
  // Newcombe (1998), table II, method 10: cases (b) 9/10 - 3/10, (d) 5/56 - 0/29, (h) 10/10 - 0/10.
  const auto b = rate_gap({{9, 10}, {3, 10}});
  EXPECT_NEAR(b->low, 0.1705, printed);
  EXPECT_NEAR(b->high, 0.8090, printed);
  const auto d = rate_gap({{5, 56}, {0, 29}});
  EXPECT_NEAR(d->low, -0.0381, printed);
  EXPECT_NEAR(d->high, 0.1926, printed);
  const auto h = rate_gap({{10, 10}, {0, 10}});
  EXPECT_NEAR(h->low, 0.6075, printed);
  EXPECT_NEAR(h->high, 1.0, printed);
}

TEST(RateGap, Swapping_sides_mirrors_the_interval) {
  for (std::int64_t hits = 0; hits <= 12; ++hits) {
    const auto one = rate_gap({{hits, 12}, {5, 31}});
    const auto other = rate_gap({{5, 31}, {hits, 12}});
    EXPECT_DOUBLE_EQ(one->low, -other->high);
    EXPECT_DOUBLE_EQ(one->high, -other->low);
    EXPECT_LE(one->low, one->gap);
    EXPECT_GE(one->high, one->gap);
  }
}

TEST(RateGap, Without_tries_says_how_many_are_needed) {
  const auto gap = rate_gap({{0, 0}, {5, 31}});
  ASSERT_FALSE(gap);
  EXPECT_EQ(gap.error().needs, "769 tries on each side for a gap known to 5 points");
}

}  // namespace
}  // namespace regie
