// stats/piecewise_lines_test.cpp - small worlds enumerated, laws, planted levels and lines, false alarms.
#include "stats/piecewise_lines.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/random.h"
#include "stats/special.h"

namespace regie {
namespace {

double normal(Random& random) { return normal_quantile(random.unit() * 0.999998 + 0.000001); }

std::vector<double> bends(std::size_t n, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> values;
  double level = 0;
  double slope = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (random.unit() < 0.15) level += 4 * normal(random);
    if (random.unit() < 0.15) slope = normal(random);
    level += slope;
    values.push_back(level + 0.3 * normal(random));
  }
  return values;
}

/// The price of one split, term by term, with lines fitted by the textbook's formula; infinite where a
/// segment is short.
double price(const std::vector<double>& values, const std::vector<std::size_t>& changes,
             const PiecewiseLines& answer, const PiecewiseOptions& options) {
  const double log_n = std::log(static_cast<double>(values.size()));
  double sum = static_cast<double>(changes.size()) * options.level_price * log_n * answer.unit;
  auto ends = changes;
  ends.push_back(values.size());
  std::size_t from = 0;
  for (const std::size_t to : ends) {
    if (to - from < options.segment_min) return INFINITY;
    const auto n = static_cast<double>(to - from);
    double x = 0;
    double y = 0;
    for (std::size_t i = from; i < to; ++i) {
      x += static_cast<double>(i) / n;
      y += values[i] / n;
    }
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (std::size_t i = from; i < to; ++i) {
      xx += (static_cast<double>(i) - x) * (static_cast<double>(i) - x);
      xy += (static_cast<double>(i) - x) * (values[i] - y);
      yy += (values[i] - y) * (values[i] - y);
    }
    sum += std::min(yy, yy - xy * xy / xx + options.slope_price * log_n * answer.unit);
    from = to;
  }
  return sum;
}

TEST(PiecewiseLines, Finds_the_cheapest_of_all_splits) {
  int lines = 0;
  int changes = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const auto values = bends(14, seed);
    const PiecewiseOptions options;
    const auto answer = piecewise_lines(values, options);
    double least = INFINITY;
    for (std::uint32_t bits = 0; bits < (1U << 13U); ++bits) {
      std::vector<std::size_t> one;
      for (std::size_t i = 1; i < 14; ++i)
        if ((bits >> (i - 1)) & 1U) one.push_back(i);
      least = std::min(least, price(values, one, answer, options));
    }
    EXPECT_NEAR(price(values, answer.changes, answer, options), least, 1e-9 * least) << seed;
    changes += static_cast<int>(answer.changes.size());
    for (const auto& segment : answer.segments) lines += segment.slope != 0 ? 1 : 0;
  }
  EXPECT_GT(changes, 20);  // both kinds are in these small worlds
  EXPECT_GT(lines, 10);
}

TEST(PiecewiseLines, Shifting_and_scaling_change_no_place_and_turning_around_mirrors_them) {
  const auto values = bends(400, 3);
  const auto answer = piecewise_lines(values);
  ASSERT_GE(answer.changes.size(), 3U);
  auto other = values;
  for (double& value : other) value = -250 * value + 1e5;
  const auto scaled = piecewise_lines(other);
  EXPECT_EQ(scaled.changes, answer.changes);
  EXPECT_NEAR(scaled.unit / answer.unit, 250 * 250, 1e-3);
  EXPECT_NEAR(scaled.segments[1].slope, -250 * answer.segments[1].slope, 1e-4);
  auto turned = values;
  std::reverse(turned.begin(), turned.end());
  std::vector<std::size_t> mirrored;
  for (const std::size_t at : answer.changes) mirrored.push_back(400 - at);
  std::reverse(mirrored.begin(), mirrored.end());
  EXPECT_EQ(piecewise_lines(turned).changes, mirrored);
}

TEST(PiecewiseLines, Describes_a_level_then_a_rise_then_a_level) {
  std::vector<double> values;
  Random random(5);
  for (int i = 0; i < 300; ++i)
    values.push_back(0.5 * normal(random) + (i < 100 ? 10 : i < 200 ? 10 + 0.2 * (i - 100) : 20));
  const auto answer = piecewise_lines(values);
  ASSERT_EQ(answer.segments.size(), 3U);
  EXPECT_NEAR(static_cast<double>(answer.changes[0]), 100, 8);
  EXPECT_NEAR(static_cast<double>(answer.changes[1]), 200, 8);
  EXPECT_EQ(answer.segments[0].slope, 0);
  EXPECT_NEAR(answer.segments[1].slope, 0.2, 0.02);
  EXPECT_EQ(answer.segments[2].slope, 0);
  EXPECT_NEAR(answer.segments[2].level, 20, 0.2);
  EXPECT_EQ(answer.segments[0].from, 0U);
  EXPECT_EQ(answer.segments[2].to, 300U);
}

struct Noise {
  double memory = 0;
  std::size_t length = 0;
  double alarms_max = 0;  // share of series with any change at all
};

TEST(PiecewiseLines, Rarely_finds_a_change_in_noise_with_or_without_memory) {
  for (const Noise noise :
       {Noise{0, 60, 0.06}, Noise{0, 400, 0.02}, Noise{0.5, 400, 0.06}, Noise{0.7, 400, 0.15}}) {
    int alarms = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
      Random random(seed);
      std::vector<double> values;
      double at = normal(random) / std::sqrt(1 - noise.memory * noise.memory);
      for (std::size_t i = 0; i < noise.length; ++i) {
        values.push_back(at);
        at = noise.memory * at + normal(random);
      }
      alarms += piecewise_lines(values).changes.empty() ? 0 : 1;
    }
    EXPECT_LE(alarms, 200 * noise.alarms_max) << noise.memory << ' ' << noise.length;
  }
}

TEST(PiecewiseLines, Finds_a_step_of_two_standard_deviations_within_three_days) {
  int found = 0;
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    Random random(seed);
    std::vector<double> values;
    for (int i = 0; i < 200; ++i) values.push_back(normal(random) + (i < 120 ? 0 : 2));
    const auto changes = piecewise_lines(values).changes;
    found += changes.size() == 1 && std::abs(static_cast<double>(changes[0]) - 120) <= 3 ? 1 : 0;
  }
  EXPECT_GE(found, 85);
}

TEST(PiecewiseLines, Leaves_values_all_alike_and_too_few_in_one_piece) {
  EXPECT_TRUE(piecewise_lines(std::vector<double>{}).segments.empty());
  EXPECT_EQ(piecewise_lines(std::vector<double>{5}).segments.size(), 1U);
  EXPECT_EQ(piecewise_lines(std::vector<double>{1, 9, 1, 9, 1}).segments.size(), 1U);
  EXPECT_EQ(piecewise_lines(std::vector<double>(90, 0.1)).segments.size(), 1U);
}

}  // namespace
}  // namespace regie
