// measure/locate/mix_rate_test.cpp - mix and rate add up to the effect, and name Simpson's paradox.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <numeric>

#include "measure/locate/locate.h"

namespace regie {
namespace {

// Sums of a few hundred products of shares and rates round off at some 1e-15.
constexpr double rounding = 1e-12;

double total_rate(const std::vector<double>& numerator, const std::vector<double>& denominator) {
  return std::accumulate(numerator.begin(), numerator.end(), 0.0) /
         std::accumulate(denominator.begin(), denominator.end(), 0.0);
}

TEST(MixRate, Adds_up_to_the_effect_for_any_parts) {
  std::uint64_t state = 7;
  const auto draw = [&] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state >> 40) / static_cast<double>(1 << 24);
  };
  for (int round = 0; round < 200; ++round) {
    MixRateInput input;
    for (int part = 0; part < 1 + round % 40; ++part) {
      const double before = draw() < 0.1 && part > 0 ? 0 : 1000 * draw() + 1;
      const double after = draw() < 0.1 && part > 0 ? 0 : 1000 * draw() + 1;
      input.denominator_before.push_back(before);
      input.denominator_after.push_back(after);
      input.numerator_before.push_back(before * draw());
      input.numerator_after.push_back(after * draw());
    }
    const double effect = total_rate(input.numerator_after, input.denominator_after) -
                          total_rate(input.numerator_before, input.denominator_before);
    const MixRate split = mix_rate(input);
    EXPECT_NEAR(split.mix + split.rate, effect, rounding);
  }
}

TEST(MixRate, Names_Simpsons_paradox_each_part_rises_while_the_whole_falls) {
  // Desktop 10 % -> 11 %, mobile 2 % -> 2.2 %; desktop's share goes from 80 % to 30 %.
  const MixRate split = mix_rate({{80, 4}, {800, 200}, {33, 15.4}, {300, 700}});
  EXPECT_GT(split.rate, 0);
  EXPECT_LT(split.mix, 0);
  EXPECT_NEAR(split.mix + split.rate, 0.0484 - 0.084, rounding);
  EXPECT_NEAR(split.mix, -0.5 * 0.105 + 0.5 * 0.021, rounding);
  EXPECT_NEAR(split.rate, 0.01 * 0.55 + 0.002 * 0.45, rounding);
}

// Kitagawa (1955), JASA 50, two groups by hand: composition and rate effects with averaged weights.
TEST(MixRate, Gives_Kitagawas_components_with_averaged_weights) {
  const MixRate split = mix_rate({{30, 10}, {100, 100}, {20, 45}, {50, 150}});
  // shares .5 .5 -> .25 .75; rates .3 .1 -> .4 .3
  EXPECT_NEAR(split.mix, -0.25 * 0.35 + 0.25 * 0.2, rounding);
  EXPECT_NEAR(split.rate, 0.1 * 0.375 + 0.2 * 0.625, rounding);
}

TEST(MixRate, Is_all_rate_when_shares_stand_and_all_mix_when_rates_stand) {
  const MixRate rate = mix_rate({{10, 20}, {100, 100}, {20, 30}, {200, 200}});
  EXPECT_NEAR(rate.mix, 0, rounding);
  const MixRate mix = mix_rate({{10, 20}, {100, 100}, {30, 20}, {300, 100}});
  EXPECT_NEAR(mix.rate, 0, rounding);
}

}  // namespace
}  // namespace regie
