// text/calibration_test.cpp - chances that hold, and from where on to answer.
#include "text/calibration.h"

#include <gtest/gtest.h>

#include <cmath>

namespace regie::text {
namespace {

// Log-odds from -4 to 4, twice too far out, and true at the rate of half of them.
std::vector<Scored> too_sure() {
  std::vector<Scored> found;
  for (int score = -8; score <= 8; ++score) {
    const double truth = 1 / (1 + std::exp(-score / 4.0));
    for (int i = 0; i < 1000; ++i) found.push_back({{score / 2.0}, i < truth * 1000});
  }
  return found;
}

TEST(Calibration, Takes_back_what_was_said_too_surely) {
  const auto chance = fit_chance(too_sure());
  EXPECT_NEAR(chance.weights[0], 0.5, 0.01);
  EXPECT_NEAR(chance.bias, 0, 0.01);
}

TEST(Calibration, A_head_that_knows_nothing_earns_no_weight) {
  auto examples = too_sure();
  for (std::size_t i = 0; i < examples.size(); ++i) examples[i].scores.push_back(i % 2 == 0 ? 1 : -1);
  EXPECT_NEAR(fit_chance(examples).weights[1], 0, 0.02);
}

TEST(Calibration, The_error_is_the_distance_between_said_and_right) {
  std::vector<Said> said;
  for (int i = 0; i < 100; ++i) said.push_back({0.9, i < 70});
  EXPECT_NEAR(calibration_error(said), 0.2, 1e-9);
  EXPECT_EQ(calibration_error({}), 0);
}

TEST(Calibration, Answers_the_surest_share_that_keeps_the_precision) {
  std::vector<Said> said;
  for (int i = 0; i < 100; ++i) said.push_back({1 - i / 100.0, i < 40 || i % 10 == 0});
  const auto found = answered_at(said, 0.8);
  EXPECT_NEAR(found.share, 0.52, 1e-9);  // 42 of 52: 40, and those at 40 and 50
  EXPECT_EQ(answered_at(said, 1.01).share, 0);
}

}  // namespace
}  // namespace regie::text
