// measure/locate/tell.cpp - one pass over the leaves for all places at once.
#include "measure/locate/tell.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>

#include "base/ensure.h"

namespace regie::locating {
namespace {

// Of a place told apart by values, those that moved at least this share of its common factor are movers.
constexpr double value_moved_min = 0.5;
// Where everything moved, parts are only listed: a dimension of more values costs little, one that tells the
// parts that stood from those that moved is worth it.
constexpr double nats_per_part = 1.0;

using Bits = std::uint64_t;

void add(Named& named, const Leaf& leaf, double spread) {
  named.effect += leaf.residual;
  named.variance += leaf.variance;
  named.surprise += leaf.surprise();
  named.sums += allow_spread(leaf.sums(), spread * spread);
}

/// For each value of each dimension: the places (as bits) that do not rule it out.
std::vector<std::vector<Bits>> allowed(const LocateInput& input, const std::vector<Codes>& places) {
  std::vector<std::vector<Bits>> bits;
  for (const auto& words : input.dictionary) bits.emplace_back(words.size(), ~Bits{0});
  for (std::size_t p = 0; p < places.size(); ++p)
    for (const auto& [dimension, code] : places[p])
      for (std::size_t value = 0; value < bits[dimension].size(); ++value)
        if (value != code) bits[dimension][value] &= ~(Bits{1} << p);
  return bits;
}

/// [dimension][value] of one place; empty where the place names the dimension.
using Values = std::vector<std::vector<Named>>;

Values values_of(const LocateInput& input, const Codes& place) {
  Values values(input.dictionary.size());
  if (place.size() >= std::size_t{dimensions_per_slice_max}) return values;
  for (std::size_t d = 0; d < values.size(); ++d)
    if (std::none_of(place.begin(), place.end(), [&](const auto& pair) { return pair.first == d; }))
      values[d].resize(input.dictionary[d].size());
  return values;
}

std::vector<Named> told_apart(const LocateInput& input, const Named& place, const Values& values) {
  double best_gain = place.sums.gain() + nats_per_dimension;
  std::vector<Named> best;
  const double factor = place.sums.factor();
  for (std::size_t d = 0; d < values.size(); ++d) {
    Sums movers;
    std::vector<std::size_t> moved;
    std::size_t used = 0;
    for (std::size_t v = 0; v < values[d].size(); ++v) {
      const Sums& sums = values[d][v].sums;
      if (sums.weight <= 0) continue;
      ++used;
      if (sums.factor() / factor < value_moved_min) continue;
      movers += sums;
      moved.push_back(v);
    }
    const double costs = nats_per_dimension * static_cast<double>(1 + moved.size());
    if (moved.size() < 2 || moved.size() == used || movers.gain() - costs <= best_gain) continue;
    best_gain = movers.gain() - costs;
    best.clear();
    for (const std::size_t v : moved) {
      best.push_back(values[d][v]);
      best.back().slice = place.slice;
      best.back().slice[input.dimensions[d]] = input.dictionary[d][v];
    }
  }
  std::sort(best.begin(), best.end(), larger_effect);
  return best;
}

}  // namespace

bool larger_effect(const Named& a, const Named& b) {
  const double left = std::abs(a.effect);
  const double right = std::abs(b.effect);
  return left != right ? left > right : slice_text(a.slice) < slice_text(b.slice);
}

Measured measure(const LocateInput& input, const Leaves& leaves, const Found& found) {
  std::vector<Codes> asked = found.places;
  asked.insert(asked.end(), found.readings.begin(), found.readings.end());
  ENSURE(asked.size() <= 64);
  const std::vector<std::vector<Bits>> bits = allowed(input, asked);
  const Bits all = asked.size() == 64 ? ~Bits{0} : (Bits{1} << asked.size()) - 1;
  const Bits all_places = (Bits{1} << found.places.size()) - 1;
  Measured measured;
  std::vector<Named> named(asked.size());
  Values values = values_of(input, found.places.at(0));
  for (std::size_t i = 0; i < leaves.count(); ++i) {
    Bits here = all;
    for (std::size_t d = 0; d < bits.size() && here != 0; ++d) here &= bits[d][input.codes[d][i]];
    if (here == 0) continue;
    const Leaf leaf = leaves.at(i);
    if ((here & all_places) != 0) {
      const auto place = static_cast<std::size_t>(std::countr_zero(here));
      add(named[place], leaf, found.spread);
      for (std::size_t d = 0; place == 0 && d < bits.size(); ++d)
        if (!values[d].empty()) add(values[d][input.codes[d][i]], leaf, found.spread);
    }
    for (Bits readings = here & ~all_places; readings != 0; readings &= readings - 1)
      add(named[static_cast<std::size_t>(std::countr_zero(readings))], leaf, found.spread);
  }
  for (std::size_t p = 0; p < asked.size(); ++p) named[p].slice = slice_of(input, asked[p]);
  const auto places_end = named.begin() + static_cast<std::ptrdiff_t>(found.places.size());
  measured.places.assign(named.begin(), places_end);
  measured.readings.assign(places_end, named.end());
  measured.parts = told_apart(input, measured.places[0], values);
  return measured;
}

std::vector<Named> largest_parts(const LocateInput& input, const Leaves& leaves) {
  Values values;
  for (const auto& words : input.dictionary) values.emplace_back(words.size());
  for (std::size_t i = 0; i < leaves.count(); ++i) {
    const Leaf leaf = leaves.at(i);
    for (std::size_t d = 0; d < values.size(); ++d) add(values[d][input.codes[d][i]], leaf, 0);
  }
  std::optional<std::size_t> best;
  double best_gain = 0;
  for (std::size_t d = 0; d < values.size(); ++d) {
    double gain = 0;
    std::size_t used = 0;
    for (const Named& value : values[d]) {
      if (value.sums.weight <= 0) continue;
      ++used;
      gain += value.sums.gain() - nats_per_part;
    }
    if (used < 2) continue;
    const bool tie = best && gain == best_gain;
    if (best && gain <= best_gain && !(tie && told_before(input.dimensions[d], input.dimensions[*best])))
      continue;
    best = d;
    best_gain = gain;
  }
  if (!best) return {};
  std::vector<Named> parts = std::move(values[*best]);
  for (std::size_t v = 0; v < parts.size(); ++v)
    parts[v].slice[input.dimensions[*best]] = input.dictionary[*best][v];
  std::sort(parts.begin(), parts.end(), larger_effect);
  return parts;
}

}  // namespace regie::locating
