// measure/locate/leaves.cpp - residuals of leaves and how much each can be trusted.
#include "measure/locate/leaves.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "base/ensure.h"

namespace regie::locating {
namespace {

// The baseline of a leaf is itself an estimate, from about four times the days of the window.
constexpr double baseline_windows = 4;
// Half a count spread over those windows: a leaf never seen before is not infinitely surprising.
constexpr double unseen_count = 0.5;
// Enough leaves for a stable median; the largest ones, since there the noise that is not Poisson shows.
constexpr std::size_t noise_leaves_max = 2048;
constexpr std::size_t noise_leaves_min = 12;
// Median of a chi-square with one degree of freedom.
constexpr double chi_square_median = 0.4549364;
constexpr double relative_noise_max = 2.0;

bool is_per_denominator(const LocateInput& input) { return !input.observed_of.empty(); }

struct Leaf {
  double expected = 0;  // given the observed denominator
  double residual = 0;
  double variance = 0;
  // A part that started has no expected value to take a factor of: half of what was seen stands in, which
  // leaves every fall and every rise up to a doubling untouched.
  [[nodiscard]] double base() const { return std::max(expected, (expected + residual) / 2); }
};

Leaf additive(double expected, double observed, double dispersion) {
  Leaf leaf;
  leaf.expected = expected;
  leaf.residual = observed - expected;
  leaf.variance = dispersion * (leaf.base() * (1 + 1 / baseline_windows) +
                                unseen_count * (1 + 1 / baseline_windows) / baseline_windows);
  return leaf;
}

// `overall` is the rate of everything before: rates of small leaves are drawn towards it by as many tries as
// carry one hit.
Leaf per_denominator(const LocateInput& input, std::size_t i, double overall) {
  const double of_before = input.expected_of[i];
  const double of_after = input.observed_of[i];
  if (of_after <= 0) return {};
  const double pseudo = overall > 0 ? 1 / overall : 1;
  const double rate = (input.expected[i] + pseudo * overall) / (of_before + pseudo);
  const bool bounded = input.metric.kind == MetricKind::rate;
  const double each = bounded ? std::max(rate * (1 - rate), 1e-12) : std::max(rate, 1e-12);
  Leaf leaf;
  leaf.expected = of_after * rate;
  leaf.residual = input.observed[i] - leaf.expected;
  leaf.variance = input.dispersion * each * of_after * (1 + of_after / (of_before + pseudo));
  return leaf;
}

double median(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double relative_noise(const std::vector<Leaf>& leaves) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < leaves.size(); ++i)
    if (leaves[i].expected > 0) order.push_back(i);
  if (order.size() < noise_leaves_min) return 0;
  const std::size_t kept = std::min(order.size(), noise_leaves_max);
  if (kept < order.size()) {
    std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                     [&](std::size_t a, std::size_t b) { return leaves[a].expected > leaves[b].expected; });
    order.resize(kept);
  }
  std::vector<double> work;
  for (const std::size_t i : order) work.push_back(leaves[i].residual / leaves[i].expected);
  const double centre = median(work);  // where most leaves moved alike, their common factor is no noise
  const auto typical = [&](double noise) {
    work.clear();
    for (const std::size_t i : order) {
      const Leaf& leaf = leaves[i];
      const double off = leaf.residual - centre * leaf.expected;
      work.push_back(off * off / (leaf.variance + noise * noise * leaf.expected * leaf.expected));
    }
    return median(work);
  };
  if (typical(0) <= chi_square_median) return 0;
  double low = 0;
  double high = relative_noise_max;
  for (int step = 0; step < 14; ++step) {
    const double middle = (low + high) / 2;
    (typical(middle) > chi_square_median ? low : high) = middle;
  }
  return high;
}

}  // namespace

Leaves weigh(const LocateInput& input) {
  const std::size_t count = input.expected.size();
  const bool per = is_per_denominator(input);
  ENSURE(input.observed.size() == count);
  ENSURE(!per || (input.expected_of.size() == count && input.observed_of.size() == count));
  double hits = 0;
  double tries = 0;
  double tries_after = 0;
  if (per) {
    for (std::size_t i = 0; i < count; ++i) {
      hits += input.expected[i];
      tries += input.expected_of[i];
      tries_after += input.observed_of[i];
    }
  }
  const double overall = tries > 0 ? hits / tries : 0;
  std::vector<Leaf> leaves(count);
  for (std::size_t i = 0; i < count; ++i)
    leaves[i] = per ? per_denominator(input, i, overall)
                    : additive(input.expected[i], input.observed[i], input.dispersion);
  const double noise = input.relative_noise ? *input.relative_noise : relative_noise(leaves);

  Leaves out;
  out.noise = noise;
  out.scale = per && tries_after > 0 ? 1 / tries_after : 1;
  out.sums.resize(count);
  out.residual.resize(count);
  out.variance.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Leaf& leaf = leaves[i];
    const double base = leaf.base();
    const double variance = leaf.variance + noise * noise * leaf.expected * leaf.expected;
    out.residual[i] = leaf.residual;
    out.variance[i] = variance;
    out.effect += leaf.residual;
    if (variance > 0) out.sums[i] = {base * leaf.residual / variance, base * base / variance};
  }
  return out;
}

// The factor of one leaf has variance 1/weight; the spread adds to it, less what the noise already holds.
Leaves allow_spread(Leaves leaves, double spread) {
  const double added = std::max(spread * spread - leaves.noise * leaves.noise, 0.0);
  for (Sums& sums : leaves.sums) {
    const double kept = 1 / (1 + sums.weight * added);
    sums.moved *= kept;
    sums.weight *= kept;
  }
  return leaves;
}

}  // namespace regie::locating
