// measure/locate/leaves.cpp - how much each leaf can be trusted, learned where the input does not say.
#include "measure/locate/leaves.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#include "base/ensure.h"
#include "stats/median.h"

namespace regie::locating {
namespace {

// Half a count spread over the windows of the baseline: a leaf never seen before is not infinitely
// surprising.
constexpr double unseen_count = 0.5;
// Enough leaves for a stable median; the largest ones, since there the noise that is not Poisson shows.
constexpr std::size_t noise_leaves_max = 2048;
constexpr std::size_t noise_leaves_min = 12;
// Of more leaves than these a sample is looked at, chosen by their values so that their order does not
// matter.
constexpr std::size_t looked_at_max = 65536;
// Median of a chi-square with one degree of freedom.
constexpr double chi_square_median = 0.4549364;
constexpr double relative_noise_max = 2.0;
// No forecast of an amount is better than this share.
constexpr double amount_noise_min = 0.01;
constexpr int noise_steps = 14;
// Down to a millionth of the typical leaf in steps of a factor of two.
constexpr int dispersion_steps = 20;

bool is_sampled(double expected, double observed, std::size_t count) {
  std::uint64_t a = 0;
  std::uint64_t b = 0;
  std::memcpy(&a, &expected, sizeof a);
  std::memcpy(&b, &observed, sizeof b);
  std::uint64_t mixed = (a ^ (b << 1 | b >> 63)) * 0x9E3779B97F4A7C15ULL;
  mixed = (mixed ^ mixed >> 31) * 0xBF58476D1CE4E5B9ULL;
  // The share looked at, on the scale of 32 bits.
  return (mixed >> 32) < (static_cast<std::uint64_t>(looked_at_max) << 32) / count;
}

std::vector<Leaf> looked_at(const Leaves& leaves, const LocateInput& input) {
  std::vector<Leaf> kept;
  const std::size_t count = leaves.count();
  for (std::size_t i = 0; i < count; ++i) {
    if (count > looked_at_max && !is_sampled(input.expected[i], input.observed[i], count)) continue;
    const Leaf leaf = leaves.at(i);
    if (leaf.expected > 0) kept.push_back(leaf);
  }
  return kept;
}

/// Median of squared residuals over variance, where `added(leaf)` joins the variance.
template <class Added>
double typical(const std::vector<Leaf>& leaves, double centre, std::vector<double>& work, Added added) {
  work.clear();
  for (const Leaf& leaf : leaves) {
    const double off = leaf.residual - centre * leaf.base();
    const double variance = leaf.variance + added(leaf);
    work.push_back(off == 0 ? 0 : off * off / variance);
  }
  return upper_median(work);
}

double centre_of(const std::vector<Leaf>& leaves, std::vector<double>& work) {
  work.clear();
  for (const Leaf& leaf : leaves) work.push_back(leaf.residual / leaf.base());
  return upper_median(work);  // where most leaves moved alike, their common factor is no noise
}

double relative_noise(std::vector<Leaf> leaves) {
  if (leaves.size() < noise_leaves_min) return 0;
  const std::size_t kept = std::min(leaves.size(), noise_leaves_max);
  if (kept < leaves.size()) {
    std::nth_element(leaves.begin(), leaves.begin() + static_cast<std::ptrdiff_t>(kept), leaves.end(),
                     [](const Leaf& a, const Leaf& b) {
                       return a.expected != b.expected ? a.expected > b.expected : a.residual > b.residual;
                     });
    leaves.resize(kept);
  }
  std::vector<double> work;
  const double centre = centre_of(leaves, work);
  const auto with = [&](double noise) {
    return typical(leaves, centre, work,
                   [&](const Leaf& leaf) { return noise * noise * leaf.base() * leaf.base(); });
  };
  if (with(0) <= chi_square_median) return 0;
  double low = 0;
  double high = relative_noise_max;
  for (int step = 0; step < noise_steps; ++step) {
    const double middle = (low + high) / 2;
    (with(middle) > chi_square_median ? low : high) = middle;
  }
  return high;
}

/// Variance over mean of amounts beyond their relative noise; 0 where the noise alone explains all leaves.
double dispersion_of(const std::vector<Leaf>& leaves, double noise) {
  if (leaves.size() < noise_leaves_min) return 0;
  std::vector<double> work;
  const double centre = centre_of(leaves, work);
  const auto with = [&](double dispersion) {
    return typical(leaves, centre, work, [&](const Leaf& leaf) {
      return leaf.base() * (dispersion + noise * noise * leaf.base());
    });
  };
  // A little more than the median: what noise learned from the same leaves leaves open is no dispersion.
  constexpr double clearly_more = 1.2 * chi_square_median;
  if (with(0) <= clearly_more) return 0;
  work.clear();
  for (const Leaf& leaf : leaves) work.push_back(leaf.base());
  double dispersion = upper_median(work);
  for (int step = 0; step < dispersion_steps; ++step) {
    if (with(dispersion / 2) > clearly_more) return dispersion;
    dispersion /= 2;
  }
  return 0;
}

}  // namespace

Leaves::Leaves(const LocateInput& input) : input_(input), per_(!input.observed_of.empty()) {
  const std::size_t count = input.expected.size();
  ENSURE(input.observed.size() == count);
  ENSURE(!per_ || (input.expected_of.size() == count && input.observed_of.size() == count));
  if (per_) {
    double hits = 0;
    double tries = 0;
    double tries_after = 0;
    for (std::size_t i = 0; i < count; ++i) {
      hits += input.expected[i];
      tries += input.expected_of[i];
      tries_after += input.observed_of[i];
    }
    overall_ = tries > 0 ? hits / tries : 0;
    pseudo_ = overall_ > 0 ? 1 / overall_ : 1;
    scale_ = tries_after > 0 ? 1 / tries_after : 1;
  }
  learn();
}

void Leaves::learn() {
  const bool learn_dispersion = input_.metric.kind == MetricKind::amount && !per_ && !input_.dispersion;
  if (input_.metric.kind == MetricKind::amount) seen_share_ = 1;
  dispersion_ = learn_dispersion ? 0 : input_.dispersion.value_or(1);
  unseen_ = unseen_count * (1 + 1 / baseline_windows) / baseline_windows;
  if (input_.relative_noise && !learn_dispersion) {
    noise_ = *input_.relative_noise;
    return;
  }
  const std::vector<Leaf> seen = looked_at(*this, input_);
  const double noise = input_.relative_noise ? *input_.relative_noise : relative_noise(seen);
  if (learn_dispersion) {
    dispersion_ = dispersion_of(seen, noise) / (1 + 1 / baseline_windows);
    unseen_ *= dispersion_;  // half of what one count is worth
  }
  noise_ = learn_dispersion && !input_.relative_noise ? std::max(noise, amount_noise_min) : noise;
}

}  // namespace regie::locating
