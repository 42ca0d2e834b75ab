// inbox/answer_times_test.cpp - medians of waiting, with their interval.
#include "inbox/answer_times.h"

#include <gtest/gtest.h>

#include <vector>

#include "base/random.h"

namespace regie::inbox {
namespace {

TEST(AnswerTimes, Five_answers_are_too_few_and_it_says_how_many_are_needed) {
  const std::vector<double> hours{1, 2, 3, 4, 5};
  const auto answer = answer_time(hours);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().needs, "6 answers; there are 5");
}

TEST(AnswerTimes, Ranks_are_those_of_the_printed_table_for_ten_and_twenty) {
  // Ranks 2 and 9 of 10, 6 and 15 of 20: Conover (1999), Practical Nonparametric Statistics, 3.2.
  std::vector<double> hours;
  for (int i = 1; i <= 20; ++i) hours.push_back(i);
  const auto twenty = answer_time(hours);
  EXPECT_EQ(twenty->low_hours, 6);
  EXPECT_EQ(twenty->high_hours, 15);
  EXPECT_EQ(twenty->median_hours, 10.5);
  hours.resize(10);
  EXPECT_EQ(answer_time(hours)->low_hours, 2);
  EXPECT_EQ(answer_time(hours)->high_hours, 9);
}

TEST(AnswerTimes, The_interval_holds_the_true_median_95_times_in_100_or_more) {
  Random random(11);
  int held = 0;
  constexpr int rounds = 2'000;
  for (int round = 0; round < rounds; ++round) {
    std::vector<double> hours;
    for (int i = 0; i < 25; ++i) hours.push_back(random.unit() * 48);  // its median is 24
    const auto answer = answer_time(hours);
    held += answer->low_hours <= 24 && 24 <= answer->high_hours;
  }
  constexpr double tolerance = 0.015;  // three standard errors of 2,000 rounds
  EXPECT_GE(held, (0.95 - tolerance) * rounds);
}

}  // namespace
}  // namespace regie::inbox
