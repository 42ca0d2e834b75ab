// stats/median_test.cpp - the middle of few values, by hand.
#include "stats/median.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

TEST(Median, Of_an_odd_number_is_the_one_in_the_middle_and_of_an_even_one_the_mean_of_two) {
  EXPECT_EQ(median({5, 1, 3}), 3);
  EXPECT_EQ(median({4, 1, 3, 9}), 3.5);
  EXPECT_EQ(median({7}), 7);
}

TEST(Median, The_upper_one_is_always_a_value_that_was_seen) {
  std::vector<double> even{4, 1, 3, 9};
  EXPECT_EQ(upper_median(even), 4);
  std::vector<double> odd{5, 1, 3};
  EXPECT_EQ(upper_median(odd), 3);
}

}  // namespace
}  // namespace regie
