// stats/e_bh_test.cpp - small worlds enumerated, and laws.
#include "stats/e_bh.h"

#include <gtest/gtest.h>

#include <cmath>

namespace regie {
namespace {

std::vector<std::size_t> rejected(std::vector<double> e, double rate) {
  for (double& value : e) value = std::log(value);
  return e_bh(e, rate);
}

TEST(EBH, Rejects_the_largest_k_whose_kth_value_passes_n_over_k_over_rate) {
  // n = 4, rate 0.1: bars 40, 20, 13.33, 10.
  EXPECT_EQ(rejected({39, 1, 1, 1}, 0.1), (std::vector<std::size_t>{}));
  EXPECT_EQ(rejected({1, 41, 1, 1}, 0.1), (std::vector<std::size_t>{1}));
  EXPECT_EQ(rejected({21, 25, 1, 1}, 0.1), (std::vector<std::size_t>{0, 1}));  // neither passes alone
  EXPECT_EQ(rejected({11, 11, 11, 11}, 0.1), (std::vector<std::size_t>{0, 1, 2, 3}));
}

TEST(EBH, Takes_values_of_zero_and_beyond_double_precision) {
  EXPECT_EQ(e_bh(std::vector<double>{-INFINITY, 2000.0}, 0.05), (std::vector<std::size_t>{1}));
  EXPECT_TRUE(e_bh(std::vector<double>{-INFINITY, -INFINITY}, 0.05).empty());
  EXPECT_TRUE(e_bh(std::vector<double>{}, 0.05).empty());
}

}  // namespace
}  // namespace regie
