// app/pace_test.cpp - one who asks without end waits for the next minute, and nobody else does.
#include "app/pace.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

constexpr std::int64_t now = 1'773'640'800;

TEST(Pace, One_who_asks_without_end_waits_for_the_next_minute_and_nobody_else_does) {
  Pace pace;
  for (int i = 0; i < writes_a_minute_max; ++i) ASSERT_TRUE(pace.may("maud", now + i % 60));
  EXPECT_FALSE(pace.may("maud", now + 59));
  EXPECT_TRUE(pace.may("bo", now + 59));
  EXPECT_TRUE(pace.may("maud", now + 60));
}

TEST(Pace, Names_without_end_fill_no_memory) {
  Pace pace;
  for (std::size_t i = 0; i < paced_max; ++i) ASSERT_TRUE(pace.may(std::to_string(i), now));
  EXPECT_FALSE(pace.may("one more", now));
  EXPECT_TRUE(pace.may("7", now));
  EXPECT_TRUE(pace.may("one more", now + 60));
}

}  // namespace
}  // namespace regie
