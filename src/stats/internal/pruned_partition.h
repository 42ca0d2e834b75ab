// stats/internal/pruned_partition.h - the cheapest way to cut 0..n into segments.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace regie::internal {

struct PartitionPrice {
  double change = 0;            // of one more segment
  double slack = 0;             // two halves may cost this much more than their whole, never more
  std::size_t segment_min = 1;  // shortest segment allowed
};

/// The starts a last segment may still have, in columns, so that a loop over them is done several at a time.
template <std::size_t columns>
struct Starts {
  std::vector<int> at;
  std::vector<int> until;      // it cannot win after this
  std::vector<double> before;  // the least price of all before it
  std::array<std::vector<double>, columns> sums;

  void add(int start, int end, double price, const std::array<double, columns>& running) {
    at.push_back(start);
    until.push_back(end);
    before.push_back(price);
    for (std::size_t c = 0; c < columns; ++c) sums[c].push_back(running[c]);
  }

  /// Lets go of those that were beaten by more than `limit` and of those whose time is over.
  void prune(const std::vector<double>& total, double limit, int now, int shortest) {
    std::size_t kept = 0;
    for (std::size_t k = 0; k < at.size(); ++k) {
      if (total[k] > limit) until[k] = std::min(until[k], now + shortest - 1);
      if (until[k] <= now) continue;
      at[kept] = at[k];
      until[kept] = until[k];
      before[kept] = before[k];
      for (auto& column : sums) column[kept] = column[k];
      ++kept;
    }
    at.resize(kept);
    until.resize(kept);
    before.resize(kept);
    for (auto& column : sums) column.resize(kept);
  }
};

/// total[k] = the price of all up to `to` where the last segment has start k; the least of them.
/// The columns are a pack: a loop over them would keep the loop over the starts from being done several at
/// a time.
template <class Cost, std::size_t... c>
double price_all(const Starts<sizeof...(c)>& starts, const std::array<double, sizeof...(c)>& here, int to,
                 const Cost& cost, double* total, std::index_sequence<c...> /*columns*/) {
  const std::size_t count = starts.at.size();
  const int* at = starts.at.data();
  const double* before = starts.before.data();
  const std::array<const double*, sizeof...(c)> sums{starts.sums[c].data()...};
  double least = INFINITY;
#pragma omp simd reduction(min : least)
  for (std::size_t k = 0; k < count; ++k) {
    const double whole = before[k] + cost.of(at[k], to - at[k], (here[c] - sums[c][k])...);
    total[k] = whole;
    least = whole < least ? whole : least;
  }
  return least;
}

/// First indices of the segments after the first, ascending.
/// `Cost` says what one segment costs, from differences of running sums:
///   static constexpr std::size_t columns;                            how many running sums it needs
///   std::array<double, columns> running(std::size_t end) const;      over 0..end
///   double of(int from, int length, double sum, ...) const;          as many sums as columns
/// Method:   optimal partitioning with the pruning of Killick, Fearnhead & Eckley (2012), JASA 107, 1590,
///           theorem 3.1; a start that can no longer win is let go only once the segment that beats it may
///           begin.
/// Requires: n below 2^31.
/// Holds:    the sum of costs and prices is the least possible.
/// Cost:     n times the starts alive, one evaluation of `of` each.
template <class Cost>
[[nodiscard]] std::vector<std::size_t> pruned_partition(std::size_t n, PartitionPrice price,
                                                        const Cost& cost) {
  constexpr std::size_t rest = 16;  // steps between two prunings: leaving one out is never wrong
  const std::size_t shortest = std::max<std::size_t>(1, price.segment_min);
  if (n < 2 * shortest) return {};
  std::vector<double> best(n + 1, INFINITY);  // of cutting 0..[t]
  std::vector<std::size_t> last(n + 1, 0);    // where its last segment begins
  best[0] = -price.change;
  Starts<Cost::columns> starts;
  std::vector<double> total(n + 1);
  const auto end = static_cast<int>(n);
  starts.add(0, end, best[0], cost.running(0));
  for (std::size_t to = shortest; to <= n; ++to) {
    const std::size_t newest = to - shortest;
    if (newest >= shortest) starts.add(static_cast<int>(newest), end, best[newest], cost.running(newest));
    const double least = price_all(starts, cost.running(to), static_cast<int>(to), cost, total.data(),
                                   std::make_index_sequence<Cost::columns>());
    const auto winner = std::find(total.begin(), total.end(), least) - total.begin();
    best[to] = least + price.change;
    last[to] = static_cast<std::size_t>(starts.at[static_cast<std::size_t>(winner)]);
    if (to % rest == 0)
      starts.prune(total, best[to] + price.slack, static_cast<int>(to), static_cast<int>(shortest));
  }
  std::vector<std::size_t> changes;
  for (std::size_t at = last[n]; at > 0; at = last[at]) changes.push_back(at);
  std::reverse(changes.begin(), changes.end());
  return changes;
}

}  // namespace regie::internal
