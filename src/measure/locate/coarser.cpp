// measure/locate/coarser.cpp - one pass over the leaves for all slices that hold the place.
#include "measure/locate/coarser.h"

#include <vector>

namespace regie::locating {
namespace {

constexpr double gain_share_min = 0.5;

// Of a place of two dimensions they are what leaving one out gives.
std::size_t kept_alone(const Codes& place) { return place.size() > 2 ? place.size() : 0; }

/// The place with one dimension left out; then, of three or more, one alone.
std::vector<Codes> slices_above(const Codes& place) {
  std::vector<Codes> slices;
  for (std::size_t k = 0; k < place.size(); ++k) {
    slices.push_back(place);
    slices.back().erase(slices.back().begin() + static_cast<std::ptrdiff_t>(k));
  }
  for (std::size_t k = 0; k < kept_alone(place); ++k) slices.push_back({place[k]});
  return slices;
}

struct Total {
  Named named;
  std::size_t leaves = 0;
  [[nodiscard]] double gain() const {
    return named.variance > 0 ? named.effect * named.effect / (2 * named.variance) : 0;
  }
  void add(const Leaf& leaf) {
    named.effect += leaf.residual;
    named.variance += leaf.variance;
    ++leaves;
  }
};

/// Of slices_above(place), then of the place itself.
std::vector<Total> totals_of(const LocateInput& input, const Leaves& leaves, const Codes& place) {
  const std::size_t dimensions = place.size();
  const std::size_t alone = kept_alone(place);
  std::vector<Total> totals(dimensions + alone + 1);
  for (std::size_t i = 0; i < leaves.count(); ++i) {
    const auto is_outside = [&](std::size_t k) { return input.codes[place[k].first][i] != place[k].second; };
    std::size_t outside = 0;
    std::size_t last = dimensions;  // the last one it lies outside in
    for (std::size_t k = 0; k < dimensions; ++k)
      if (is_outside(k)) {
        ++outside;
        last = k;
      }
    if (outside == dimensions || (outside > 1 && alone == 0)) continue;
    const Leaf leaf = leaves.at(i);
    if (outside == 1) totals[last].add(leaf);
    for (std::size_t k = 0; k < dimensions && outside == 0; ++k) totals[k].add(leaf);
    for (std::size_t k = 0; k < alone; ++k)
      if (!is_outside(k)) totals[dimensions + k].add(leaf);
    if (outside == 0) totals.back().add(leaf);
  }
  return totals;
}

}  // namespace

std::optional<Named> coarser(const LocateInput& input, const Leaves& leaves, const Codes& place) {
  if (place.size() < 2) return std::nullopt;
  std::vector<Total> totals = totals_of(input, leaves, place);
  const std::vector<Codes> slices = slices_above(place);
  const Total& own = totals.back();
  const Total* best = nullptr;
  for (std::size_t k = 0; k < slices.size(); ++k) {
    Total& total = totals[k];
    if (total.leaves == own.leaves || total.leaves == leaves.count()) continue;
    if (total.named.effect * own.named.effect <= 0 || total.gain() < gain_share_min * own.gain()) continue;
    total.named.slice = slice_of(input, slices[k]);
    const bool tie = best != nullptr && total.gain() == best->gain();
    if (best == nullptr || total.gain() > best->gain() ||
        (tie && slice_text(total.named.slice) < slice_text(best->named.slice)))
      best = &total;
  }
  return best == nullptr ? std::nullopt : std::optional(best->named);
}

}  // namespace regie::locating
