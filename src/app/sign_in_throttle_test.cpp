// app/sign_in_throttle_test.cpp - guessing becomes slow, and nobody is shut out for good.
#include "app/sign_in_throttle.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

const SignInThrottle::Try maud{"maud", "192.0.2.1"};

TEST(SignInThrottle, Waits_double_after_five_quick_tries_up_to_a_quarter_of_an_hour) {
  SignInThrottle throttle;
  for (int i = 0; i < quick_tries; ++i) EXPECT_EQ(throttle.begin(maud, 1'000), 0) << i;
  std::int64_t now = 1'000;
  for (const std::int64_t wait : {5, 10, 20, 40, 80, 160, 320, 640, 900, 900}) {
    EXPECT_EQ(throttle.begin(maud, now), wait);
    EXPECT_EQ(throttle.begin(maud, now + wait - 1), 1);  // asking again makes it no longer
    now += wait;
    EXPECT_EQ(throttle.begin(maud, now), 0);
  }
}

TEST(SignInThrottle, Tries_of_yesterday_are_forgotten) {
  SignInThrottle throttle;
  for (int i = 0; i < quick_tries; ++i) ASSERT_EQ(throttle.begin(maud, 0), 0);
  for (int i = 0; i < quick_tries; ++i) EXPECT_EQ(throttle.begin(maud, tries_forgotten_seconds), 0);
}

TEST(SignInThrottle, Strangers_do_not_make_a_person_wait_where_she_came_in_before) {
  SignInThrottle throttle;
  ASSERT_EQ(throttle.begin(maud, 0), 0);
  throttle.came_in(maud, 0);
  for (int i = 0; i < 100; ++i)
    static_cast<void>(throttle.begin({"maud", "203.0.113." + std::to_string(i)}, 10));
  EXPECT_GT(throttle.begin({"maud", "203.0.113.200"}, 10), 0);
  EXPECT_EQ(throttle.begin(maud, 10), 0);
}

TEST(SignInThrottle, One_address_that_tries_many_names_waits_too) {
  SignInThrottle throttle;
  int tried = 0;
  for (int i = 0; i < 100; ++i)
    tried += throttle.begin({"n" + std::to_string(i), "192.0.2.1"}, 0) == 0 ? 1 : 0;
  EXPECT_EQ(tried, quick_tries_of_peer);
  EXPECT_EQ(throttle.begin({"maud", "192.0.2.2"}, 0), 0);
}

TEST(SignInThrottle, Coming_in_starts_the_count_of_the_name_again_and_not_that_of_the_address) {
  SignInThrottle throttle;
  for (int i = 0; i < quick_tries - 1; ++i) ASSERT_EQ(throttle.begin(maud, 0), 0);
  throttle.came_in(maud, 0);
  for (int i = 0; i < quick_tries; ++i) EXPECT_EQ(throttle.begin(maud, 0), 0) << i;
  // Whoever has an account of his own cannot use it to try those of others without end.
  int tried = 0;
  for (int i = 0; i < 200; ++i) {
    tried += throttle.begin({"n" + std::to_string(i), "192.0.2.9"}, 0) == 0 ? 1 : 0;
    if (throttle.begin({"eve", "192.0.2.9"}, 0) == 0) throttle.came_in({"eve", "192.0.2.9"}, 0);
  }
  EXPECT_LE(tried, quick_tries_of_peer);
}

TEST(SignInThrottle, Stays_small_and_keeps_the_worst) {
  SignInThrottle throttle;
  for (int i = 0; i < quick_tries; ++i) ASSERT_EQ(throttle.begin(maud, 0), 0);
  for (std::size_t i = 0; i < throttled_max / 2 + 100; ++i)  // a name and an address each
    static_cast<void>(throttle.begin({std::to_string(i), "p" + std::to_string(i)}, 1));
  EXPECT_GT(throttle.begin(maud, 1), 0);
}

}  // namespace
}  // namespace regie
