// stats/change_point_scores_test.cpp - cover and F1: the printed examples, and what must hold.
#include "stats/testing/change_point_scores.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

constexpr double printed = 1e-15;  // the examples have all digits

// TCPDBench, analysis/scripts/metrics.py: the examples in the docstrings of covering and f_measure.
TEST(ChangePointScores, Give_the_printed_covers) {
  EXPECT_NEAR(cover({{10, 20}, {10}, {0, 5}}, {10, 20}, 45), 0.7962962962962963, printed);
  EXPECT_NEAR(cover({{}, {10}, {40}}, {10}, 45), 0.7954144620811286, printed);
  EXPECT_NEAR(cover({{}, {10}, {40}}, {}, 45), 0.8189300411522634, printed);
}

TEST(ChangePointScores, Give_the_printed_f1) {
  EXPECT_NEAR(f1({{10, 20}, {11, 20}, {10}, {0, 5}}, {10, 20}), 1.0, printed);
  EXPECT_NEAR(f1({{}, {10}, {50}}, {10}), 0.9090909090909091, printed);
  EXPECT_NEAR(f1({{}, {10}, {50}}, {}), 0.8, printed);
}

TEST(ChangePointScores, Meet_each_cut_at_most_once) {
  EXPECT_EQ(cuts_met({1, 10, 20, 23}, {1, 3, 5, 8, 20}), 3);
  EXPECT_EQ(cuts_met({1, 2, 3}, {}), 0);
}

TEST(ChangePointScores, Are_one_for_what_everyone_marked_and_ignore_who_came_first) {
  const std::vector<Cuts> same(3, Cuts{7, 31});
  EXPECT_NEAR(cover(same, {7, 31}, 60), 1, 1e-12);
  EXPECT_NEAR(f1(same, {0, 7, 31}), 1, 1e-12);
  EXPECT_NEAR(cover({{7}, {31}}, {20}, 60), cover({{31}, {7}}, {20}, 60), 1e-12);
}

}  // namespace
}  // namespace regie
