// measure/locate/locate.cpp - the places that carry a change, as slices with shares and intervals.
#include "measure/locate/locate.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/ensure.h"
#include "measure/locate/coarser.h"
#include "measure/locate/mix.h"
#include "measure/locate/tell.h"

namespace regie {
namespace {

using locating::Leaves;
using locating::Measured;
using locating::Named;

constexpr double two_sided_95 = 1.959964;
// One place holds the change alone when it carries this share of what all places told carry.
constexpr double alone_share = 0.6;
// A further place must carry this share of the first one's effect to be worth telling.
constexpr double further_effect_min = 0.15;

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

Driver driver_of(const Named& place, double effect, double scale) {
  const double value = place.effect * scale;
  const double half = two_sided_95 * std::sqrt(place.variance) * scale;
  Driver driver;
  driver.slice = place.slice;
  driver.share = effect != 0 ? place.effect / effect : 0;
  driver.effect = {value, {value - half, value + half, 0.95}};
  return driver;
}

/// How much of the leaves' squared surprise lies in these places, beyond what noise alone would bring.
double explained(const std::vector<Named>& places, double all) {
  double inside = 0;
  for (const Named& place : places) inside += place.surprise;
  if (inside <= 0) return 0;
  return inside / std::max(all, inside);
}

/// Those worth telling a person; the first one told apart where its parts say more.
std::vector<Named> worth_telling(const Measured& measured) {
  std::vector<Named> told = measured.parts;
  if (told.empty()) told.push_back(measured.places[0]);
  for (std::size_t p = 1; p < measured.places.size() && told.size() < std::size_t{drivers_max}; ++p) {
    const Named& place = measured.places[p];
    if (std::abs(place.effect) >= further_effect_min * std::abs(measured.places[0].effect))
      told.push_back(place);
  }
  return told;
}

bool is_told(const std::vector<Named>& told, const Named& other) {
  return std::any_of(told.begin(), told.end(),
                     [&](const Named& named) { return named.slice == other.slice; });
}

/// The same change at other levels of detail, after the places.
void tell_otherwise(std::vector<Named>& told, const std::optional<Named>& coarser, const Measured& measured) {
  constexpr auto seats = std::size_t{drivers_max};
  if (told.size() > seats) told.resize(seats);
  if (coarser && !is_told(told, *coarser)) {
    // Three details say less than two and what they are part of.
    if (told.size() == seats) told.pop_back();
    told.push_back(*coarser);
  }
  // The whole of parts only where a seat is free: mostly it is the location's slice already.
  if (!measured.parts.empty()) told.push_back(measured.places[0]);
  for (const Named& reading : measured.readings)
    if (!is_told(told, reading)) told.push_back(reading);
}

void fill(Location& location, const LocateInput& input) {
  const Leaves leaves(input);
  const locating::Found found = locating::search(input, leaves);
  std::vector<Named> told;
  double effect = 0;
  if (found.places.empty()) {
    for (std::size_t i = 0; i < leaves.count(); ++i) effect += leaves.at(i).residual;
    told = locating::largest_parts(input, leaves);
  } else {
    const Measured measured = locating::measure(input, leaves, found);
    effect = found.effect;
    told = worth_telling(measured);
    location.slice = common_place(told);
    const bool alone = location.slice == told[0].slice;
    location.explains = explained(alone ? std::vector<Named>{told[0]} : told, found.surprise);
    tell_otherwise(told, locating::coarser(input, leaves, found.places[0]), measured);
    for (const Named& place : measured.places)
      location.places.push_back(driver_of(place, effect, leaves.scale()));
  }
  if (told.size() > std::size_t{drivers_max}) told.resize(std::size_t{drivers_max});
  for (const Named& place : told) location.drivers.push_back(driver_of(place, effect, leaves.scale()));
}

}  // namespace

Location locate(const LocateInput& input) {
  ENSURE(input.codes.size() == input.dimensions.size() && input.dictionary.size() == input.dimensions.size());
  ENSURE(!input.dispersion || *input.dispersion > 0);
  for (std::size_t d = 0; d < input.codes.size(); ++d) {
    ENSURE(input.codes[d].size() == input.expected.size());
    std::uint32_t largest = 0;
    for (const std::uint32_t code : input.codes[d]) largest = std::max(largest, code);
    ENSURE(input.codes[d].empty() || largest < input.dictionary[d].size());
  }
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
