// measure/locate/locate.cpp - the places that carry a change, as slices with shares and intervals.
#include "measure/locate/locate.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/ensure.h"
#include "measure/locate/leaves.h"
#include "measure/locate/mix.h"
#include "measure/locate/search.h"

namespace regie {
namespace {

using locating::Found;
using locating::Leaves;
using locating::Named;

constexpr double two_sided_95 = 1.959964;
// Leaves of one place do not move by one exact factor: their factors differ by about this share of it.
// Without it one large leaf outweighs many that agree, and slices come out more detailed than the change is.
// On the real incidents of RobustSpot it lifts F1 from .40 to .6; anything from .3 to .8 does.
constexpr double factors_differ = 0.4;
// Where everything moved, parts are only listed: a dimension of more values costs little, one that tells the
// parts that stood from those that moved is worth it.
constexpr double nats_per_part = 1.0;
// One place holds the change alone when it carries this share of what all places named carry.
constexpr double alone_share = 0.6;

// One place where it carries most; else what the places have in common ("search", of search in NL and BE).
Slice common_place(const std::vector<Named>& places) {
  double all = 0;
  for (const Named& place : places) all += std::abs(place.effect);
  if (std::abs(places[0].effect) >= alone_share * all) return places[0].slice;
  Slice common = places[0].slice;
  for (const Named& place : places)
    std::erase_if(common, [&](const auto& pair) {
      const auto found = place.slice.find(pair.first);
      return found == place.slice.end() || found->second != pair.second;
    });
  return common;
}

Driver driver_of(const Named& place, const Leaves& leaves) {
  const double value = place.effect * leaves.scale;
  const double half = two_sided_95 * std::sqrt(place.variance) * leaves.scale;
  Driver driver;
  driver.slice = place.slice;
  driver.share = leaves.effect != 0 ? place.effect / leaves.effect : 0;
  driver.effect = {value, {value - half, value + half, 0.95}};
  return driver;
}

/// How much of the leaves' squared surprise lies in these places, beyond what noise alone would bring.
double explained(const std::vector<Named>& places, const Leaves& leaves) {
  const auto surprise = [&](std::size_t leaf) {
    return leaves.variance[leaf] > 0
               ? leaves.residual[leaf] * leaves.residual[leaf] / leaves.variance[leaf] - 1
               : 0.0;
  };
  double all = 0;
  for (std::size_t i = 0; i < leaves.residual.size(); ++i) all += surprise(i);
  double inside = 0;
  for (const Named& place : places)
    for (const std::uint32_t leaf : place.leaves) inside += surprise(leaf);
  if (inside <= 0) return 0;
  return inside / std::max(all, inside);
}

// Everything moved alike, or no one place stands out: the largest parts along the dimension whose values
// differ most in what they did.
std::vector<Named> largest_parts(const LocateInput& input, const Leaves& leaves) {
  std::optional<std::size_t> best;
  double best_gain = 0;
  for (std::size_t d = 0; d < input.dimensions.size(); ++d) {
    std::vector<locating::Sums> values(input.dictionary[d].size());
    for (std::size_t i = 0; i < leaves.sums.size(); ++i) {
      values[input.codes[d][i]].moved += leaves.sums[i].moved;
      values[input.codes[d][i]].weight += leaves.sums[i].weight;
    }
    double gain = 0;
    std::size_t used = 0;
    for (const locating::Sums& value : values) {
      if (value.weight <= 0) continue;
      ++used;
      gain += value.gain() - nats_per_part;
    }
    if (used < 2) continue;
    const bool tie = best && gain == best_gain;
    if (best && gain <= best_gain &&
        !(tie && locating::told_before(input.dimensions[d], input.dimensions[*best])))
      continue;
    best = d;
    best_gain = gain;
  }
  if (!best) return {};
  std::vector<Named> parts(input.dictionary[*best].size());
  for (std::size_t v = 0; v < parts.size(); ++v)
    parts[v].slice[input.dimensions[*best]] = input.dictionary[*best][v];
  for (std::size_t i = 0; i < leaves.residual.size(); ++i) {
    parts[input.codes[*best][i]].effect += leaves.residual[i];
    parts[input.codes[*best][i]].variance += leaves.variance[i];
  }
  std::sort(parts.begin(), parts.end(), locating::larger_effect);
  return parts;
}

void fill(Location& location, const LocateInput& input) {
  const Leaves leaves = locating::weigh(input);
  Found found = locating::search(input, leaves);
  std::vector<Named> told;
  if (found.places.empty()) {
    told = largest_parts(input, leaves);
    location.explains = 0;
  } else {
    const double spread = factors_differ * std::abs(found.factor);
    Found alike = locating::search(input, locating::allow_spread(leaves, spread));
    if (!alike.places.empty() && !common_place(alike.places).empty()) found = std::move(alike);
    location.slice = common_place(found.places);
    const bool alone = location.slice == found.places[0].slice;
    location.explains = explained(alone ? std::vector<Named>{found.places[0]} : found.places, leaves);
    told = found.places;
    told.insert(told.end(), found.readings.begin(), found.readings.end());
  }
  if (told.size() > std::size_t{drivers_max}) told.resize(std::size_t{drivers_max});
  for (const Named& place : told) location.drivers.push_back(driver_of(place, leaves));
}

}  // namespace

Location locate(const LocateInput& input) {
  ENSURE(input.codes.size() == input.dimensions.size() && input.dictionary.size() == input.dimensions.size());
  ENSURE(input.dispersion > 0);
  for (const auto& codes : input.codes) ENSURE(codes.size() == input.expected.size());
  Location location;
  if (input.expected.empty()) return location;
  if (!input.observed_of.empty() && !input.dimensions.empty()) {
    locating::MixFinding mix = locating::find_mix(input);
    location.mix_rate = mix.split;
    if (std::abs(mix.split.mix) > std::abs(mix.split.rate)) {
      location.drivers = std::move(mix.drivers);
      return location;
    }
  }
  fill(location, input);
  return location;
}

}  // namespace regie
