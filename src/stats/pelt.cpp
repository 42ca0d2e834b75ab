// stats/pelt.cpp - the exact best split of a series for a price a change.
#include "stats/pelt.h"

#include <algorithm>
#include <cmath>

namespace regie {

namespace {

constexpr double variance_floor = 1e-8;  // of a segment of equal values, so that its cost stays finite

double cost_of(double sum, double squares, double n, PeltCost cost) {
  const double error = std::max(0.0, squares - sum * sum / n);
  return cost == PeltCost::mean ? error : n * (std::log(std::max(error / n, variance_floor)) + 1);
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
  const std::size_t n = values.size();
  const std::size_t shortest = std::max<std::size_t>(1, options.segment_min);
  if (n < 2 * shortest) return {};
  double centre = 0;  // sums around the mean lose fewer digits
  for (const double value : values) centre += value / static_cast<double>(n);
  std::vector<double> sum(n + 1, 0);
  std::vector<double> squares(n + 1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const double value = values[i] - centre;
    sum[i + 1] = sum[i] + value;
    squares[i + 1] = squares[i] + value * value;
  }
  const bool modified = options.penalty == PeltPenalty::mbic;
  const double log_n = std::log(static_cast<double>(n));
  const double parameters =
      options.cost == PeltCost::mean ? 2 : 3;  // a change's place, and its segment's own
  const double penalty = (parameters + (modified ? 1 : 0)) * log_n;
  // A segment split in two may gain up to log n of length terms: pruning must leave that much.
  const double slack = modified ? log_n : 0;
  const auto cost = [&](std::size_t from, std::size_t to) {
    const auto length = static_cast<double>(to - from);
    const double own = cost_of(sum[to] - sum[from], squares[to] - squares[from], length, options.cost);
    return own + (modified ? std::log(length) : 0);
  };

  std::vector<double> best(n + 1, INFINITY);
  std::vector<std::size_t> last(n + 1, 0);
  best[0] = -penalty;
  std::vector<std::size_t> starts{0};
  for (std::size_t to = shortest; to <= n; ++to) {
    if (to >= 2 * shortest) starts.push_back(to - shortest);
    std::vector<double> total(starts.size());
    for (std::size_t k = 0; k < starts.size(); ++k) {
      total[k] = best[starts[k]] + cost(starts[k], to);
      if (total[k] + penalty >= best[to]) continue;
      best[to] = total[k] + penalty;
      last[to] = starts[k];
    }
    std::size_t kept = 0;
    for (std::size_t k = 0; k < starts.size(); ++k)
      if (total[k] - slack <= best[to]) starts[kept++] = starts[k];
    starts.resize(kept);
  }
  std::vector<std::size_t> changes;
  for (std::size_t at = last[n]; at > 0; at = last[at]) changes.push_back(at);
  std::reverse(changes.begin(), changes.end());
  return changes;
}

}  // namespace regie
