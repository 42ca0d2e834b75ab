// measure/locate/leaves.h - each leaf as a residual with its predictive variance, ready to be summed.
#pragma once

#include <algorithm>
#include <cstddef>

#include "measure/locate/locate.h"

namespace regie::locating {

/// What one set of leaves adds up to. With r = observed - what it would have been, b the base of its factor
/// and v the predictive variance: a common factor of a set is moved/weight with variance 1/weight, and the
/// log-likelihood it gains over "nothing moved" is moved^2 / (2 weight).
struct Sums {
  double moved = 0;   // sum b r / v
  double weight = 0;  // sum b^2 / v
  [[nodiscard]] double factor() const { return weight > 0 ? moved / weight : 0; }
  [[nodiscard]] double gain() const { return weight > 0 ? moved * moved / (2 * weight) : 0; }
  Sums& operator+=(const Sums& other) {
    moved += other.moved;
    weight += other.weight;
    return *this;
  }
  Sums& operator-=(const Sums& other) {
    moved -= other.moved;
    weight -= other.weight;
    return *this;
  }
};

/// The same leaf where the factors of one place may differ by a variance among themselves: it caps what one
/// large leaf can say.
[[nodiscard]] inline Sums allow_spread(const Sums& leaf, double spread_variance) {
  const double kept = 1 / (1 + leaf.weight * spread_variance);
  return {leaf.moved * kept, leaf.weight * kept};
}

struct Leaf {
  double expected =
      0;  // for rates: given the observed denominator, so that a shift of the mix leaves nothing
  double residual = 0;
  double variance = 0;      // predictive
  double seen_share = 0.5;  // of a rise that counts into the base
  // A part that started has no expected value to take a factor of: half of what was seen stands in, which
  // leaves every fall and every rise up to a doubling untouched. A forecast of an amount is as often too
  // small as too large by the same share of the larger one: there all of it does.
  [[nodiscard]] double base() const { return std::max(expected, expected + residual * seen_share); }
  [[nodiscard]] Sums sums() const {
    if (variance <= 0) return {};
    const double share = base() / variance;
    return {share * residual, share * base()};
  }
  [[nodiscard]] double surprise() const { return variance > 0 ? residual * residual / variance - 1 : 0; }
};

/// Counts and amounts: variance = dispersion * (base and its own uncertainty) + (relative noise)^2 * base^2.
/// Rates and ratios: binomial or Poisson given the denominators, plus the same relative noise.
/// What the input leaves open is learned by medians, so that a changed minority does not inflate it: the
/// relative noise from the largest leaves; the dispersion of amounts from all.
/// Requires: as LocateInput. Nothing is stored per leaf: a leaf is made when it is asked for.
class Leaves {
 public:
  explicit Leaves(const LocateInput& input);
  [[nodiscard]] std::size_t count() const { return input_.expected.size(); }
  [[nodiscard]] Leaf at(std::size_t i) const;
  [[nodiscard]] double noise() const { return noise_; }
  /// A residual times this is in the unit of the finding's effect.
  [[nodiscard]] double scale() const { return scale_; }

 private:
  void learn();
  [[nodiscard]] Leaf additive(double expected, double observed) const;
  [[nodiscard]] Leaf per_denominator(std::size_t i) const;

  const LocateInput& input_;
  bool per_ = false;    // rates and ratios
  double overall_ = 0;  // the rate of everything before
  double pseudo_ = 1;   // tries by which small leaves are drawn towards it
  double dispersion_ = 1;
  double unseen_ = 0;  // variance of a leaf never seen before, over the dispersion
  double noise_ = 0;
  double seen_share_ = 0.5;
  double scale_ = 1;
};

// The baseline of a leaf is itself an estimate, from about four times the days of the window.
inline constexpr double baseline_windows = 4;

inline Leaf Leaves::additive(double expected, double observed) const {
  Leaf leaf{expected, observed - expected, 0, seen_share_};
  const double base = leaf.base();
  leaf.variance = dispersion_ * (base * (1 + 1 / baseline_windows) + unseen_) + noise_ * noise_ * base * base;
  return leaf;
}

// Rates of small leaves are drawn towards the overall rate by as many tries as carry one hit.
inline Leaf Leaves::per_denominator(std::size_t i) const {
  const double of_before = input_.expected_of[i];
  const double of_after = input_.observed_of[i];
  if (of_after <= 0) return {};
  const double rate = (input_.expected[i] + pseudo_ * overall_) / (of_before + pseudo_);
  const bool bounded = input_.metric.kind == MetricKind::rate;
  const double each = std::max(bounded ? rate * (1 - rate) : rate, 1e-12);
  Leaf leaf{of_after * rate, input_.observed[i] - of_after * rate, 0};
  const double base = leaf.base();
  leaf.variance =
      dispersion_ * each * of_after * (1 + of_after / (of_before + pseudo_)) + noise_ * noise_ * base * base;
  return leaf;
}

inline Leaf Leaves::at(std::size_t i) const {
  return per_ ? per_denominator(i) : additive(input_.expected[i], input_.observed[i]);
}

}  // namespace regie::locating
