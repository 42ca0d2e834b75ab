// stats/change_points_test.cpp - PELT and run lengths: against enumeration, and on the Turing change-point
// series.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/random.h"
#include "stats/pelt.h"
#include "stats/piecewise_lines.h"
#include "stats/run_length.h"
#include "stats/special.h"
#include "stats/testing/turing_series.h"

namespace regie {
namespace {

std::vector<double> steps(std::size_t n, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> values;
  double level = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (random.unit() < 0.1) level += random.unit() < 0.5 ? -3 : 3;
    values.push_back(level + normal_quantile(random.unit() * 0.999 + 0.0005));
  }
  return values;
}

/// Every segmentation of n values as the set of first indices after the first.
std::vector<std::vector<std::size_t>> segmentations(std::size_t n) {
  std::vector<std::vector<std::size_t>> all;
  for (std::uint32_t bits = 0; bits < (1U << (n - 1)); ++bits) {
    std::vector<std::size_t> one;
    for (std::size_t i = 1; i < n; ++i)
      if ((bits >> (i - 1)) & 1U) one.push_back(i);
    all.push_back(one);
  }
  return all;
}

double price(const std::vector<double>& values, std::vector<std::size_t> changes, PeltPenalty penalty) {
  const double log_n = std::log(static_cast<double>(values.size()));
  double sum = static_cast<double>(changes.size()) * (penalty == PeltPenalty::mbic ? 3 : 2) * log_n;
  changes.push_back(values.size());
  std::size_t from = 0;
  for (const std::size_t to : changes) {
    sum += pelt_segment_cost({values.data() + from, to - from}, PeltCost::mean);
    if (penalty == PeltPenalty::mbic) sum += std::log(static_cast<double>(to - from));
    from = to;
  }
  return sum;
}

TEST(Pelt, Finds_the_cheapest_of_all_segmentations) {
  for (std::uint64_t seed = 1; seed <= 20; ++seed)
    for (const auto penalty : {PeltPenalty::bic, PeltPenalty::mbic}) {
      const auto values = steps(12, seed);
      double least = INFINITY;
      for (const auto& one : segmentations(12)) least = std::min(least, price(values, one, penalty));
      EXPECT_NEAR(price(values, pelt(values, {PeltCost::mean, penalty, 1}), penalty), least, 1e-9);
    }
}

TEST(Pelt, Finds_the_cheapest_of_those_that_keep_to_a_shortest_segment) {
  for (std::uint64_t seed = 1; seed <= 60; ++seed)
    for (const std::size_t shortest : {2U, 3U, 4U}) {
      const auto values = steps(11, seed);
      double least = INFINITY;
      for (const auto& one : segmentations(11)) {
        auto ends = one;
        ends.push_back(11);
        std::size_t from = 0;
        bool allowed = true;
        for (const std::size_t to : ends) {
          allowed = allowed && to - from >= shortest;
          from = to;
        }
        if (allowed) least = std::min(least, price(values, one, PeltPenalty::bic));
      }
      const auto found = pelt(values, {PeltCost::mean, PeltPenalty::bic, shortest});
      EXPECT_NEAR(price(values, found, PeltPenalty::bic), least, 1e-9) << seed << ' ' << shortest;
    }
}

TEST(Pelt, Shifting_all_values_changes_nothing) {
  auto values = steps(400, 9);
  const auto before = pelt(values, {});
  ASSERT_FALSE(before.empty());
  for (double& value : values) value += 1e6;
  EXPECT_EQ(pelt(values, {}), before);
}

TEST(Pelt, Keeps_to_the_shortest_segment_allowed) {
  const auto changes = pelt(steps(300, 4), {PeltCost::mean_variance, PeltPenalty::mbic, 7});
  std::size_t from = 0;
  for (const std::size_t at : changes) {
    EXPECT_GE(at - from, 7U);
    from = at;
  }
}

/// Log evidence of one segment under the prior, in closed form.
double segment_evidence(const double* from, const double* to, const RunLengthOptions& o) {
  const auto n = static_cast<double>(to - from);
  double mean = 0;
  for (const double* at = from; at != to; ++at) mean += *at / n;
  double squares = 0;
  for (const double* at = from; at != to; ++at) squares += (*at - mean) * (*at - mean);
  const double shape = o.shape + n / 2;
  const double scale = o.scale + squares / 2 +
                       o.mean_weight * n * (mean - o.mean) * (mean - o.mean) / (2 * (o.mean_weight + n));
  return log_gamma(shape) - log_gamma(o.shape) + o.shape * std::log(o.scale) - shape * std::log(scale) +
         0.5 * std::log(o.mean_weight / (o.mean_weight + n)) - n / 2 * std::log(2 * M_PI);
}

TEST(RunLengths, Equal_the_sum_over_every_segmentation) {
  const RunLengthOptions options{8, 0, 1, 1, 1};
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    const auto values = steps(11, seed);
    double sum = 0;
    double best = -INFINITY;
    std::vector<std::size_t> best_changes;
    std::map<std::size_t, double> last;
    for (auto one : segmentations(11)) {
      double log_p = static_cast<double>(one.size()) * std::log(1 / 8.0) +
                     static_cast<double>(10 - one.size()) * std::log(7 / 8.0);
      auto ends = one;
      ends.push_back(11);
      std::size_t from = 0;
      for (const std::size_t to : ends) {
        log_p += segment_evidence(values.data() + from, values.data() + to, options);
        from = to;
      }
      sum += std::exp(log_p);
      last[one.empty() ? 0 : one.back()] += std::exp(log_p);
      if (log_p > best) {
        best = log_p;
        best_changes = one;
      }
    }
    const RunLengths runs = run_lengths(values, options);
    EXPECT_NEAR(runs.log_evidence, std::log(sum), 1e-6);
    EXPECT_EQ(runs.changes, best_changes);
    EXPECT_NEAR(runs.change_probability.back(), last[10] / sum, 1e-6);
    const auto likeliest = std::max_element(last.begin(), last.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
    EXPECT_EQ(runs.likeliest_run.back(), 11 - likeliest->first);
  }
}

TEST(ChangePoints, Reach_the_published_figures_on_the_Turing_series) {
  const auto all = turing_series(REGIE_SOURCE_DIR "/../shared/data/causal/changepoint");
  if (all.empty()) GTEST_SKIP() << "skipped: no shared data";
  ASSERT_EQ(all.size(), 31U);
  const auto by_pelt = turing_figures(all, [](const auto& values) { return pelt(standardised(values), {}); });
  constexpr double printed = 0.006;  // another way of leaving out missing values and of breaking ties
  EXPECT_NEAR(by_pelt.cover, 0.685, printed);
  EXPECT_NEAR(by_pelt.f1, 0.711, printed);
}

TEST(ChangePoints, Piecewise_lines_agree_with_people_better_than_any_published_default) {
  const auto all = turing_series(REGIE_SOURCE_DIR "/../shared/data/causal/changepoint");
  if (all.empty()) GTEST_SKIP() << "skipped: no shared data";
  const auto ours = turing_figures(all, [](const auto& values) { return piecewise_lines(values).changes; });
  EXPECT_GE(ours.cover, 0.72);
  EXPECT_GE(ours.f1, 0.75);
}

}  // namespace
}  // namespace regie
