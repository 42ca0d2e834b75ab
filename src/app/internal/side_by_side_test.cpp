// app/internal/side_by_side_test.cpp - every piece of work is done, once.
#include "app/internal/side_by_side.h"

#include <gtest/gtest.h>

#include <vector>

namespace regie {
namespace {

TEST(SideBySide, Every_piece_is_done_once_before_it_returns) {
  for (const std::size_t count : {0U, 1U, 2U, 1000U}) {
    std::vector<int> done(count, 0);
    side_by_side(count, [&](std::size_t i) { ++done[i]; });
    EXPECT_EQ(done, std::vector<int>(count, 1));
  }
}

}  // namespace
}  // namespace regie
