// stats/pelt.cpp - the exact best split of a series for a price a change.
#include "stats/pelt.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "stats/internal/pruned_partition.h"

namespace regie {

namespace {

constexpr double variance_floor = 1e-8;  // of a segment of equal values, so that its cost stays finite

double cost_of(double sum, double squares, double n, PeltCost cost) {
  const double error = std::max(0.0, squares - sum * sum / n);
  return cost == PeltCost::mean ? error : n * (std::log(std::max(error / n, variance_floor)) + 1);
}

/// What a segment costs, `kind` known when compiled; `of_length` is what its length costs besides.
template <PeltCost kind>
struct Segments {
  static constexpr std::size_t columns = 2;  // values and their squares
  std::array<std::vector<double>, columns> sums;
  std::vector<double> of_length;

  [[nodiscard]] std::array<double, columns> running(std::size_t end) const {
    return {sums[0][end], sums[1][end]};
  }
  [[nodiscard]] double of(int /*from*/, int length, double sum, double squares) const {
    return cost_of(sum, squares, length, kind) + of_length.data()[length];
  }
};

template <PeltCost kind>
std::vector<std::size_t> split(std::span<const double> values, PeltPenalty penalty, std::size_t shortest) {
  const std::size_t n = values.size();
  double centre = 0;  // sums around the mean lose fewer digits
  for (const double value : values) centre += value / static_cast<double>(n);
  Segments<kind> segments{{std::vector<double>(n + 1), std::vector<double>(n + 1)},
                          std::vector<double>(n + 1)};
  const bool modified = penalty == PeltPenalty::mbic;
  for (std::size_t i = 0; i < n; ++i) {
    const double value = values[i] - centre;
    segments.sums[0][i + 1] = segments.sums[0][i] + value;
    segments.sums[1][i + 1] = segments.sums[1][i] + value * value;
    segments.of_length[i + 1] = modified ? std::log(static_cast<double>(i + 1)) : 0;
  }
  const double log_n = std::log(static_cast<double>(n));
  const double parameters = kind == PeltCost::mean ? 2 : 3;  // a change's place, and its segment's own
  // A segment split in two may gain up to log n of length terms: pruning must leave that much.
  return internal::pruned_partition(
      n, {(parameters + (modified ? 1 : 0)) * log_n, modified ? log_n : 0, shortest}, segments);
}

}  // namespace

double pelt_segment_cost(std::span<const double> segment, PeltCost cost) {
  double sum = 0;
  double squares = 0;
  for (const double value : segment) {
    sum += value;
    squares += value * value;
  }
  return cost_of(sum, squares, static_cast<double>(segment.size()), cost);
}

std::vector<std::size_t> pelt(std::span<const double> values, PeltOptions options) {
  const auto shortest = std::max<std::size_t>(1, options.segment_min);
  if (values.size() < 2 * shortest) return {};
  return options.cost == PeltCost::mean ? split<PeltCost::mean>(values, options.penalty, shortest)
                                        : split<PeltCost::mean_variance>(values, options.penalty, shortest);
}

}  // namespace regie
