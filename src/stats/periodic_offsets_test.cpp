// stats/periodic_offsets_test.cpp - patterns planted below jumps, and the laws of a pattern.
#include "stats/periodic_offsets.h"

#include <gtest/gtest.h>

#include <cmath>

#include "base/random.h"

namespace regie {
namespace {

constexpr double rounding = 1e-9;
constexpr double settled = 1e-6;  // where rounds end
constexpr std::size_t period = 7;
const std::vector<double> pattern{0.3, 0.2, 0.25, 0.15, 0.1, -0.4, -0.6};  // sums to 0

std::vector<double> noisy(std::size_t n, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i) values.push_back(random.unit() + random.unit());
  return values;
}

std::vector<double> with_pattern(std::vector<double> values) {
  for (std::size_t i = 0; i < values.size(); ++i) values[i] += pattern[i % period];
  return values;
}

TEST(PeriodicOffsets, A_pattern_on_a_jumping_level_comes_back_exactly) {
  std::vector<double> values(200, 5.0);
  for (std::size_t i = 90; i < values.size(); ++i) values[i] = 25;
  const auto offsets = periodic_offsets(with_pattern(values), period);
  for (std::size_t phase = 0; phase < period; ++phase)
    EXPECT_NEAR(offsets[phase], pattern[phase], rounding) << phase;
}

TEST(PeriodicOffsets, What_is_added_to_every_phase_is_added_to_its_offset) {
  std::vector<double> values = noisy(150, 3);
  for (const std::size_t i : {0U, 5U, 6U, 7U, 40U, 41U, 80U, 149U}) values[i] = NAN;
  const auto before = periodic_offsets(values, period);
  const auto after = periodic_offsets(with_pattern(values), period);
  for (std::size_t phase = 0; phase < period; ++phase)
    EXPECT_NEAR(after[phase], before[phase] + pattern[phase], settled) << phase;
}

TEST(PeriodicOffsets, Shifting_changes_nothing_and_scaling_scales) {
  const std::vector<double> values = with_pattern(noisy(150, 4));
  std::vector<double> other;
  for (const double value : values) other.push_back(100 - 3 * value);
  const auto offsets = periodic_offsets(values, period);
  const auto scaled = periodic_offsets(other, period);
  for (std::size_t phase = 0; phase < period; ++phase)
    EXPECT_NEAR(scaled[phase], -3 * offsets[phase], settled) << phase;
}

TEST(PeriodicOffsets, Sum_to_nothing_over_the_phases_known) {
  std::vector<double> values = with_pattern(noisy(150, 5));
  for (std::size_t i = 0; i < values.size(); ++i)
    if (i % period >= 5) values[i] = NAN;  // an office closed at weekends
  const auto offsets = periodic_offsets(values, period);
  double sum = 0;
  for (const double offset : offsets) sum += offset;
  EXPECT_NEAR(sum, 0, rounding);
  EXPECT_EQ(offsets[5], 0);
  EXPECT_EQ(offsets[6], 0);
  EXPECT_GT(offsets[0], offsets[4]);
}

TEST(PeriodicOffsets, A_trend_is_no_pattern) {
  std::vector<double> values;
  for (int i = 0; i < 140; ++i) values.push_back(0.5 * i);
  for (const double offset : periodic_offsets(values, period)) EXPECT_NEAR(offset, 0, rounding);
}

TEST(PeriodicOffsets, Nothing_known_gives_zeros) {
  for (const double offset : periodic_offsets(std::vector<double>(20, NAN), period)) EXPECT_EQ(offset, 0);
  EXPECT_EQ(periodic_offsets({}, period).size(), period);
}

}  // namespace
}  // namespace regie
