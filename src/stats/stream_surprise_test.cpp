// stats/stream_surprise_test.cpp - surprise in a stream: against the formulas written out over the whole
// past.
#include "stats/stream_surprise.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "base/random.h"
#include "stats/special.h"

namespace regie {
namespace {

double normal(Random& random) { return normal_quantile(random.unit() * 0.9999 + 0.00005); }

/// Hours with a daily shape, now and then a spike, now and then a step of the level.
std::vector<double> hours(std::size_t n, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> values;
  double level = 10;
  for (std::size_t i = 0; i < n; ++i) {
    if (random.unit() < 0.01) level += normal(random) * 3;
    double value = level + 2 * std::sin(2 * M_PI * static_cast<double>(i % 24) / 24) + normal(random);
    if (random.unit() < 0.02) value += 8 * std::abs(normal(random));
    values.push_back(value);
  }
  return values;
}

std::vector<Surprise> told(const std::vector<double>& values, const StreamSurpriseOptions& options = {}) {
  StreamSurprise stream(options);
  std::vector<Surprise> all;
  for (std::size_t i = 0; i < values.size(); ++i) all.push_back(stream.next(values[i], i % options.cycle));
  return all;
}

// --- the twin: nothing is carried along, every figure is a sum over all that was seen ---------------

/// What is left of the past: steps taken, deviations and excesses by value.
struct Past {
  std::vector<double> values;
  std::vector<double> step;     // clipped error; in the first cycle unused
  std::vector<double> clipped;  // clipped deviation
  std::vector<double> stretch;  // not standardised
  std::vector<Surprise> said;
};

/// m += g (x - m) written out: start * prod(1 - g) + sum of g_j x_j prod of later (1 - g).
template <class Gain, class Value>
double faded(double start, std::size_t from, std::size_t to, Gain gain, Value value) {
  double sum = 0;
  for (std::size_t j = from; j < to; ++j) {
    double weight = gain(j);
    for (std::size_t k = j + 1; k < to; ++k) weight *= 1 - gain(k);
    sum += weight * value(j);
  }
  double rest = 1;
  for (std::size_t k = from; k < to; ++k) rest *= 1 - gain(k);
  return start * rest + sum;
}

double mean_until(const std::vector<double>& values, std::size_t count) {
  double sum = 0;
  for (std::size_t i = 0; i < count; ++i) sum += values[i];
  return sum / static_cast<double>(count);
}

double level_at(const Past& past, std::size_t t, const StreamSurpriseOptions& o) {
  double level = mean_until(past.values, o.cycle);
  for (std::size_t j = o.cycle; j < t; ++j)
    level += std::max(1 / (o.level_cycles * static_cast<double>(o.cycle)), 1 / static_cast<double>(j + 1)) *
             past.step[j];
  return level;
}

/// Places come in order here, so a place is seen once in the first cycle.
double effect_at(const Past& past, std::size_t t, const StreamSurpriseOptions& o) {
  const std::size_t place = t % o.cycle;
  double effect = past.values[place] - mean_until(past.values, place + 1);
  double seen = 1;
  for (std::size_t j = place + o.cycle; j < t; j += o.cycle)
    effect += std::max(1 / o.memory_cycles, 1 / ++seen) * past.step[j];
  return effect;
}

double spread_at(const Past& past, std::size_t t, const StreamSurpriseOptions& o) {
  double start = 0;
  for (std::size_t j = 1; j < o.cycle; ++j)
    start += std::abs(past.values[j] - mean_until(past.values, j)) / static_cast<double>(o.cycle);
  const double memory = 1 / (o.memory_cycles * static_cast<double>(o.cycle));
  return std::sqrt(M_PI / 2) *
         faded(
             start, o.cycle, t,
             [&](std::size_t j) { return std::max(memory, 1 / static_cast<double>(j + 1)); },
             [&](std::size_t j) { return std::abs(past.step[j]); });
}

/// P(log excess > y) where it is exponential with a gamma-distributed rate: integrated, not in closed form.
double beyond_log_excess(double y, double shape, double rate) {
  const int parts = 4000;
  const double top = (shape + 12 * std::sqrt(shape) + 12) / rate;
  double sum = 0;
  for (int i = 0; i <= parts; ++i) {
    const double r = top * i / parts;
    const double density =
        r == 0 ? 0
               : std::exp(shape * std::log(rate) - log_gamma(shape) + (shape - 1) * std::log(r) - r * rate);
    sum += (i == 0 || i == parts ? 1 : i % 2 == 1 ? 4 : 2) * density * std::exp(-r * y);
  }
  return sum * top / parts / 3;
}

double probability_at(const Past& past, std::size_t t, double x, const StreamSurpriseOptions& o) {
  const double kept = 1 - 1 / (o.memory_cycles * static_cast<double>(o.cycle));
  double seen = 24;
  double count = 1;
  double shape = 2;
  double rate = 0.6;
  for (std::size_t j = o.cycle; j < t; ++j) {
    const double weight = std::pow(kept, static_cast<double>(t - 1 - j));
    const double before = past.said[j].deviation;
    seen += weight;
    if (std::abs(before) <= o.edge || (before < 0) != (x < 0)) continue;
    count += weight;
    shape += weight;
    rate += weight * std::log(std::abs(before) / o.edge);
  }
  const double at_edge = 2 * count / seen;
  const double far = std::abs(x) / o.edge;
  if (far <= 1) return 1 - (1 - at_edge) * far;
  return at_edge * beyond_log_excess(std::log(far), shape, rate);
}

double score_at(const Past& past, std::size_t t, const Surprise& now, const StreamSurpriseOptions& o) {
  if (std::abs(now.deviation) <= o.edge) return 0;
  for (std::size_t j = t; j-- > 0;)
    if (past.said[j].score > 0) {
      const bool quiet = static_cast<double>(t - j) < o.quiet_cycles * static_cast<double>(o.cycle);
      const bool worse = now.probability <= past.said[j].probability ||
                         std::abs(now.deviation) > std::abs(past.said[j].deviation);
      return quiet && !worse ? 0 : 1 - now.probability;
    }
  return 1 - now.probability;
}

std::vector<Surprise> twin(const std::vector<double>& values, const StreamSurpriseOptions& o) {
  Past past{values, {}, {}, {}, {}};
  const double memory = 1 / (o.memory_cycles * static_cast<double>(o.cycle));
  const double quick = 1 / (o.stretch_cycles * static_cast<double>(o.cycle));
  for (std::size_t t = 0; t < values.size(); ++t) {
    past.step.push_back(0);
    past.clipped.push_back(0);
    past.stretch.push_back(0);
    past.said.emplace_back();
    if (t < o.cycle) continue;
    Surprise& now = past.said.back();
    now.expected = level_at(past, t, o) + effect_at(past, t, o);
    now.spread = spread_at(past, t, o);
    const double z = (values[t] - now.expected) / now.spread;
    past.clipped[t] = std::clamp(z, -o.edge, o.edge);
    past.step[t] = past.clipped[t] * now.spread;
    past.stretch[t] = faded(
        0, o.cycle, t + 1, [&](std::size_t) { return quick; },
        [&](std::size_t j) { return past.clipped[j]; });
    const double stretch_spread =
        std::sqrt(M_PI / 2) *
        faded(
            0, o.cycle, t + 1,
            [&](std::size_t j) { return std::max(memory, 1 / static_cast<double>(j - o.cycle + 1)); },
            [&](std::size_t j) { return std::abs(past.stretch[j]); });
    const double stretch = past.stretch[t] / stretch_spread;
    now.deviation = std::abs(z) >= std::abs(stretch) ? z : stretch;
    now.probability = probability_at(past, t, now.deviation, o);
    now.score = score_at(past, t, now, o);
  }
  return past.said;
}

TEST(StreamSurprise, Equals_the_formulas_written_out_over_the_whole_past) {
  StreamSurpriseOptions two_days;
  two_days.cycle = 12;
  two_days.memory_cycles = 5;
  two_days.level_cycles = 2;
  two_days.edge = 1.5;
  for (const StreamSurpriseOptions& options : {StreamSurpriseOptions{}, two_days})
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
      const auto values = hours(300, seed);
      const auto ours = told(values, options);
      const auto slow = twin(values, options);
      std::size_t scored = 0;
      for (std::size_t t = options.cycle; t < values.size(); ++t) {
        ASSERT_NEAR(ours[t].expected, slow[t].expected, 1e-9) << t;
        ASSERT_NEAR(ours[t].spread, slow[t].spread, 1e-9) << t;
        ASSERT_NEAR(ours[t].deviation, slow[t].deviation, 1e-8) << t;
        constexpr double integration = 1e-6;  // the twin's integral is Simpson's
        ASSERT_NEAR(ours[t].probability, slow[t].probability, integration) << t;
        ASSERT_NEAR(ours[t].score, slow[t].score, integration) << t;
        if (ours[t].score > 0) ++scored;
      }
      EXPECT_GE(scored, 5U);
    }
}

TEST(StreamSurprise, A_prefix_gives_the_scores_of_the_whole) {
  auto values = hours(900, 4);
  const auto whole = told(values);
  values.resize(500);
  for (double& value : values) value += 0;
  const auto prefix = told(values);
  for (std::size_t t = 0; t < prefix.size(); ++t) {
    EXPECT_EQ(prefix[t].score, whole[t].score);
    EXPECT_EQ(prefix[t].expected, whole[t].expected);
  }
}

TEST(StreamSurprise, Another_unit_or_another_zero_changes_no_score_and_a_mirror_only_the_sign) {
  const auto values = hours(800, 5);
  const auto plain = told(values);
  for (const double scale : {1000.0, 0.001, -2.0}) {
    auto moved = values;
    for (double& value : moved) value = scale * value + 7 * scale;
    const auto other = told(moved);
    for (std::size_t t = 0; t < plain.size(); ++t) {
      ASSERT_NEAR(other[t].score, plain[t].score, 1e-7) << scale << ' ' << t;
      ASSERT_NEAR(other[t].probability, plain[t].probability, 1e-7) << scale << ' ' << t;
      ASSERT_NEAR(other[t].deviation, scale < 0 ? -plain[t].deviation : plain[t].deviation, 1e-6);
    }
  }
}

TEST(StreamSurprise, A_missing_value_teaches_nothing) {
  const auto values = hours(600, 6);
  StreamSurprise whole;
  StreamSurprise holed;
  for (std::size_t t = 0; t < values.size(); ++t) {
    const double before = whole.next(values[t], t % 24).probability;
    EXPECT_EQ(holed.next(values[t], t % 24).probability, before);
    if (t < 100 || t % 7 != 0) continue;
    const Surprise missing = holed.next(t % 2 == 0 ? NAN : INFINITY, (t + 1) % 24);
    EXPECT_EQ(missing.probability, 1);
    EXPECT_EQ(missing.score, 0);
    EXPECT_TRUE(std::isfinite(missing.expected));
  }
}

TEST(StreamSurprise, A_day_of_missing_values_ends_the_quiet_after_an_event) {
  const auto second_told = [](std::size_t gap) {
    Random random(8);
    StreamSurprise stream;
    for (std::size_t t = 0; t < 400; ++t) (void)stream.next(normal(random), t % 24);
    EXPECT_GT(stream.next(40, 400 % 24).score, 0.99);
    for (std::size_t t = 0; t < gap; ++t) (void)stream.next(NAN, (401 + t) % 24);
    return stream.next(30, (401 + gap) % 24).score;
  };
  EXPECT_EQ(second_told(0), 0);
  EXPECT_EQ(second_told(22), 0);
  EXPECT_GT(second_told(23), 0.9);
}

TEST(StreamSurprise, An_event_is_told_once_and_again_where_it_gets_worse) {
  Random random(9);
  StreamSurprise stream;
  for (std::size_t t = 0; t < 400; ++t) (void)stream.next(normal(random), t % 24);
  EXPECT_GT(stream.next(15, 16).score, 0.99);
  const Surprise again = stream.next(14, 17);
  EXPECT_EQ(again.score, 0);
  EXPECT_LT(again.probability, 0.02);
  EXPECT_GT(stream.next(80, 18).score, 0.98);
}

TEST(StreamSurprise, What_a_stream_does_often_stops_being_a_surprise) {
  Random random(10);
  StreamSurprise calm;
  StreamSurprise spiky;
  for (std::size_t t = 0; t < 1000; ++t) {
    const double value = normal(random);
    (void)calm.next(value, t % 24);
    (void)spiky.next(t % 37 == 0 ? value + 8 : value, t % 24);
  }
  EXPECT_LT(calm.next(8, 1000 % 24).probability, 1.0 / 500);
  EXPECT_GT(spiky.next(8, 1000 % 24).probability, 1.0 / 100);
}

TEST(StreamSurprise, The_hour_of_the_day_is_known) {
  Random random(11);
  StreamSurprise stream;
  for (std::size_t t = 0; t < 1000; ++t) {
    const double value = (t % 24 < 6 ? 0 : 20) + normal(random);
    (void)stream.next(value, t % 24);
  }
  StreamSurprise same = stream;
  EXPECT_GT(same.next(20, 16).probability, 0.1);     // by day, as ever
  EXPECT_LT(stream.next(20, 3).probability, 0.005);  // by night
}

TEST(StreamSurprise, A_stretch_of_small_deviations_is_told_which_no_single_value_would_be) {
  int found = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Random random(seed);
    StreamSurprise stream;
    for (std::size_t t = 0; t < 960; ++t) (void)stream.next(normal(random), t % 24);
    bool surprised = false;
    for (std::size_t t = 960; t < 972; ++t)
      surprised |= stream.next(1.8 + 0.1 * normal(random), t % 24).probability < 1.0 / 168;
    found += surprised ? 1 : 0;
  }
  EXPECT_GE(found, 18);
}

TEST(StreamSurprise, A_stream_that_never_moved_is_surprised_by_any_step) {
  StreamSurprise stream;
  for (std::size_t t = 0; t < 300; ++t) EXPECT_EQ(stream.next(5, t % 24).score, 0);
  const Surprise step = stream.next(5.001, 12);
  EXPECT_GT(step.score, 0.99);
  EXPECT_TRUE(std::isfinite(step.deviation));
  for (std::size_t t = 301; t < 400; ++t) EXPECT_TRUE(std::isfinite(stream.next(5, t % 24).probability));
}

TEST(StreamSurprise, The_probability_is_a_share_and_falls_with_distance_beyond_the_edge) {
  Random random(12);
  StreamSurprise stream;
  for (std::size_t t = 0; t < 500; ++t) (void)stream.next(normal(random), t % 24);
  double before = 1.1;
  for (double value = 3; value < 50; value += 0.25) {
    StreamSurprise copy = stream;
    const double probability = copy.next(copy.next(NAN, 20).expected + value, 20).probability;
    EXPECT_LE(probability, before + 1e-12);
    EXPECT_GT(probability, 0);
    EXPECT_LE(probability, 1);
    before = probability;
  }
}

/// How often, in a hundred thousand hours in which nothing is the matter, the probability is at most 1 in
/// 168.
template <class Noise>
double share_at_a_week(Noise noise) {
  Random random(14);
  StreamSurprise stream;
  double times = 0;
  constexpr std::size_t hours = 100'000;
  for (std::size_t t = 0; t < hours; ++t) {
    const double shape = t % 24 < 7 ? -2 : 1;
    if (stream.next(shape + noise(random), t % 24).probability <= 1.0 / 168) times += 1;
  }
  return times / hours;
}

TEST(StreamSurprise, Once_in_168_values_is_about_what_it_says_under_heavy_tails_and_rarer_under_light_ones) {
  constexpr double claimed = 1.0 / 168;
  // 600 expected; neighbours hang together through the stretch, so four standard errors of a plain count
  // twice.
  constexpr double slack = 0.25 * claimed;
  const auto heavy_tailed = [](Random& random) {  // Student's t with three degrees of freedom
    double squares = 0;
    for (int i = 0; i < 3; ++i) squares += std::pow(normal(random), 2);
    return normal(random) / std::sqrt(squares / 3);
  };
  EXPECT_NEAR(share_at_a_week(heavy_tailed), claimed, slack);
  EXPECT_LT(share_at_a_week(normal), claimed);
  EXPECT_GT(share_at_a_week(normal), claimed / 5);  // not silent either
}

TEST(StreamSurprise, The_first_cycle_says_nothing) {
  const auto said = told(hours(24, 13));
  for (const Surprise& one : said) {
    EXPECT_EQ(one.probability, 1);
    EXPECT_EQ(one.score, 0);
  }
}

}  // namespace
}  // namespace regie
