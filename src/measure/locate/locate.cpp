// measure/locate/locate.cpp - picks the places that carry a change, simplest and most exact first.
#include "measure/locate/locate.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>

#include "base/ensure.h"
#include "measure/locate/cuboids.h"
#include "measure/locate/leaves.h"
#include "measure/locate/mix.h"

namespace regie {
namespace {

using locating::Cuboid;
using locating::Cuboids;
using locating::Leaves;
using locating::Place;
using locating::Sums;

constexpr double two_sided_95 = 1.959964;
// What one more dimension in a slice must earn, in nats, beside the choice among the elements of its cuboid.
constexpr double nats_per_dimension = 2.0;
// What does not belong to the change may still wander by this share.
constexpr double rest_wanders = 0.03;
// A place is one that moved, not the one exception that stood: its factor outdoes the rest's by this much.
constexpr double outdoes_rest = 1.5;
// A further place must carry this share of the first one's effect, or of its gain where it is another reading
// of the same change, to be worth naming.
constexpr double further_effect_min = 0.15;
constexpr double other_reading_gain_min = 0.2;
constexpr std::size_t other_readings_tried = 24;
// One place holds the change alone when it carries this share of what all places named carry.
constexpr double alone_share = 0.6;
// Of a place told apart by values, those that moved at least this share of its common factor are movers.
constexpr double value_moved_min = 0.5;
// Weights below this share of the whole are what rounding left of leaves taken out.
constexpr double rounding_share = 1e-9;
// Two gains this close are equal; only names tell them apart, so that the order of leaves cannot.
constexpr double equal_gain = 1e-9;

struct Scored {
  Place place;
  double gain = 0;  // nats over "nothing moved", less the cost of the place
  double factor = 0;
};

double rest_gain(const Sums& rest) {
  if (rest.weight <= 0) return 0;
  const double factor = rest.factor();
  const double tied = factor * factor / (2 * (1 / rest.weight + rest_wanders * rest_wanders));
  return rest.gain() - tied;
}

double cost(const Cuboid& cuboid) {
  return nats_per_dimension * static_cast<double>(cuboid.dimensions.size()) +
         std::log(static_cast<double>(std::max<std::size_t>(cuboid.used, 1)));
}

/// Places that moved by a factor of their own, best first, at most `kept`.
std::vector<Scored> score_all(const Cuboids& cuboids, const Sums& whole, std::size_t kept) {
  std::vector<Scored> found;
  const double together = whole.gain();
  for (std::size_t c = 0; c < cuboids.all().size(); ++c) {
    const Cuboid& cuboid = cuboids.all()[c];
    const double price = cost(cuboid);
    for (std::size_t e = 0; e < cuboid.sums.size(); ++e) {
      const Sums& sums = cuboid.sums[e];
      if (sums.weight <= whole.weight * rounding_share) continue;
      const Sums rest{whole.moved - sums.moved, whole.weight - sums.weight};
      if (rest.weight <= whole.weight * rounding_share) continue;  // the whole under another name
      const double gain = sums.gain() + rest_gain(rest) - price;
      if (gain <= together || gain <= 0) continue;
      const double factor = sums.factor();
      if (std::abs(factor) < outdoes_rest * std::abs(rest.factor())) continue;
      found.push_back({{c, e}, gain, factor});
    }
  }
  const auto better = [](const Scored& a, const Scored& b) { return a.gain > b.gain; };
  if (found.size() > kept) {
    std::nth_element(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), better);
    found.resize(kept);
  }
  std::sort(found.begin(), found.end(), better);
  return found;
}

struct Named {
  Slice slice;
  std::vector<std::uint32_t> leaves;
  double gain = 0;
  double effect = 0;
  double variance = 0;
};

bool larger_effect(const Named& a, const Named& b) {
  const double left = std::abs(a.effect);
  const double right = std::abs(b.effect);
  return left != right ? left > right : slice_text(a.slice) < slice_text(b.slice);
}

class Search {
 public:
  explicit Search(const LocateInput& input)
      : input_(input), leaves_(locating::weigh(input)), cuboids_(input, leaves_) {
    for (const Sums& sums : leaves_.sums) {
      whole_.moved += sums.moved;
      whole_.weight += sums.weight;
    }
  }

  Location run() {
    Location location;
    std::optional<locating::MixFinding> mix;
    if (!input_.observed_of.empty() && !input_.dimensions.empty()) {
      mix = locating::find_mix(input_);
      location.mix_rate = mix->split;
    }
    const bool mix_carries = mix && std::abs(mix->split.mix) > std::abs(mix->split.rate);
    if (mix_carries) {
      location.drivers = mix->drivers;
      return location;
    }
    const std::vector<Scored> readings = score_all(cuboids_, whole_, other_readings_tried);
    pick_places(readings);
    if (picked_.empty()) {
      location.drivers = largest_parts();
      location.explains = explained(whole_.gain());
      return location;
    }
    const std::size_t places = picked_.size();  // before the drivers are cut to the best
    location.slice = common_place(places);
    double gained = 0;
    for (std::size_t k = 0; k < (location.slice == picked_[0].slice ? 1 : places); ++k)
      gained += sums_of(picked_[k].leaves).gain();
    location.explains = explained(gained);
    add_other_readings(readings);
    if (picked_.size() > std::size_t{drivers_max}) picked_.resize(std::size_t{drivers_max});
    for (const Named& place : picked_) location.drivers.push_back(driver(place));
    return location;
  }

 private:
  [[nodiscard]] double explained(double gain) const {
    if (leaves_.surprise <= 0) return 0;
    return std::clamp(2 * gain / leaves_.surprise, 0.0, 1.0);
  }

  [[nodiscard]] Sums sums_of(const std::vector<std::uint32_t>& leaves) const {
    Sums sums;
    for (const std::uint32_t leaf : leaves) {
      sums.moved += leaves_.sums[leaf].moved;
      sums.weight += leaves_.sums[leaf].weight;
    }
    return sums;
  }

  [[nodiscard]] Named name(const Scored& scored) const {
    Named named;
    named.leaves = cuboids_.leaves_of(scored.place);
    named.slice = cuboids_.slice_of(scored.place, named.leaves.front());
    named.gain = scored.gain;
    measure(named);
    return named;
  }

  void measure(Named& named) const {
    named.effect = 0;
    named.variance = 0;
    for (const std::uint32_t leaf : named.leaves) {
      named.effect += leaves_.residual[leaf];
      named.variance += leaves_.variance[leaf];
    }
  }

  [[nodiscard]] std::size_t values_of(const Slice& slice) const {
    std::size_t values = 1;
    for (std::size_t d = 0; d < input_.dimensions.size(); ++d)
      if (slice.contains(input_.dimensions[d])) values *= input_.dictionary[d].size();
    return values;
  }

  // Of places that hold exactly the same leaves the one with fewest dimensions is told, and of those the one
  // whose dimension has most values: "campaign Spring" says more than "the channel that only Spring uses".
  [[nodiscard]] bool says_it_better(const Named& a, const Named& b) const {
    if (a.slice.size() != b.slice.size()) return a.slice.size() < b.slice.size();
    const std::size_t left = values_of(a.slice);
    const std::size_t right = values_of(b.slice);
    if (left != right) return left > right;
    return slice_text(a.slice) < slice_text(b.slice);
  }

  [[nodiscard]] Named best_of(const std::vector<Scored>& readings) const {
    Named best = name(readings.front());
    for (std::size_t k = 1; k < readings.size(); ++k) {
      // Places over the same leaves differ in gain by their cost alone.
      if (readings[k].gain < readings.front().gain * (1 - equal_gain) - 3 * nats_per_dimension - 10) break;
      Named other = name(readings[k]);
      const bool same = other.leaves == best.leaves;
      const bool tie = std::abs(readings[k].gain - readings.front().gain) <= equal_gain * readings[k].gain;
      if ((same || tie) && says_it_better(other, best)) best = std::move(other);
    }
    return best;
  }

  void pick_places(const std::vector<Scored>& readings) {
    std::vector<Scored> now = readings;
    Sums whole = whole_;
    while (!now.empty() && picked_.size() < std::size_t{drivers_max}) {
      Named next = best_of(now);
      std::erase_if(next.leaves, [&](std::uint32_t leaf) { return taken(leaf); });
      measure(next);
      if (!picked_.empty() && std::abs(next.effect) < further_effect_min * std::abs(picked_[0].effect)) break;
      const Sums sums = sums_of(next.leaves);
      whole.moved -= sums.moved;
      whole.weight -= sums.weight;
      cuboids_.take_out(next.leaves);
      if (std::vector<Named> parts = told_apart(next); !parts.empty()) {
        std::move(parts.begin(), parts.end(), std::back_inserter(picked_));
      } else {
        picked_.push_back(std::move(next));
      }
      if (picked_.size() < std::size_t{drivers_max}) now = score_all(cuboids_, whole, other_readings_tried);
    }
  }

  // Some values of one more dimension may carry it all ("search, in NL and DE"): each is then a place of its
  // own. Told apart where that explains the leaves better by what the extra values cost.
  [[nodiscard]] std::vector<Named> told_apart(const Named& place) const {
    double best_gain = sums_of(place.leaves).gain() + nats_per_dimension;
    std::vector<Named> best;
    for (std::size_t d = 0; d < input_.dimensions.size(); ++d) {
      if (place.slice.contains(input_.dimensions[d])) continue;
      if (place.slice.size() >= std::size_t{dimensions_per_slice_max}) continue;
      std::map<std::uint32_t, Sums> values;
      for (const std::uint32_t leaf : place.leaves) {
        Sums& sums = values[input_.codes[d][leaf]];
        sums.moved += leaves_.sums[leaf].moved;
        sums.weight += leaves_.sums[leaf].weight;
      }
      const double factor = sums_of(place.leaves).factor();
      Sums movers;
      std::vector<std::uint32_t> moved;
      for (const auto& [value, sums] : values) {
        if (sums.factor() / factor < value_moved_min) continue;
        movers.moved += sums.moved;
        movers.weight += sums.weight;
        moved.push_back(value);
      }
      const double price = nats_per_dimension * static_cast<double>(1 + moved.size());
      if (moved.size() < 2 || moved.size() == values.size() || movers.gain() - price <= best_gain) continue;
      best_gain = movers.gain() - price;
      best.clear();
      for (const std::uint32_t value : moved) best.push_back(part_of(place, d, value));
    }
    std::sort(best.begin(), best.end(), larger_effect);
    return best;
  }

  [[nodiscard]] Named part_of(const Named& place, std::size_t dimension, std::uint32_t value) const {
    Named part;
    part.slice = place.slice;
    part.slice[input_.dimensions[dimension]] = input_.dictionary[dimension][value];
    part.gain = place.gain;
    for (const std::uint32_t leaf : place.leaves)
      if (input_.codes[dimension][leaf] == value) part.leaves.push_back(leaf);
    measure(part);
    return part;
  }

  [[nodiscard]] bool taken(std::uint32_t leaf) const {
    return std::any_of(picked_.begin(), picked_.end(), [&](const Named& named) {
      return std::binary_search(named.leaves.begin(), named.leaves.end(), leaf);
    });
  }

  // One place where it carries most; else what the places have in common ("search", of search in NL and BE).
  [[nodiscard]] Slice common_place(std::size_t places) const {
    double all = 0;
    for (std::size_t k = 0; k < places; ++k) all += std::abs(picked_[k].effect);
    if (std::abs(picked_[0].effect) >= alone_share * all) return picked_[0].slice;
    Slice common = picked_[0].slice;
    for (std::size_t k = 1; k < places; ++k)
      std::erase_if(common, [&](const auto& pair) {
        const auto found = picked_[k].slice.find(pair.first);
        return found == picked_[k].slice.end() || found->second != pair.second;
      });
    return common;
  }

  // The same change said at another level of detail, where the data leave room for it.
  void add_other_readings(const std::vector<Scored>& readings) {
    for (const Scored& reading : readings) {
      if (picked_.size() >= std::size_t{drivers_max}) return;
      if (reading.gain < other_reading_gain_min * readings.front().gain) return;
      Named other = name(reading);
      const bool restated = std::any_of(picked_.begin(), picked_.end(), [&](const Named& named) {
        return named.leaves == other.leaves || named.slice == other.slice;
      });
      if (!restated) picked_.push_back(std::move(other));
    }
  }

  [[nodiscard]] Driver driver(const Named& place) const {
    const double value = place.effect * leaves_.scale;
    const double half = two_sided_95 * std::sqrt(place.variance) * leaves_.scale;
    Driver out;
    out.slice = place.slice;
    out.share = leaves_.effect != 0 ? place.effect / leaves_.effect : 0;
    out.effect = {value, {value - half, value + half, 0.95}};
    return out;
  }

  // Everything moved alike, or no one place stands out: the largest parts along the dimension whose values
  // differ most in what they did.
  [[nodiscard]] std::vector<Driver> largest_parts() const {
    std::size_t best = 0;
    double best_gain = 0;
    bool found = false;
    for (std::size_t c = 0; c < input_.dimensions.size(); ++c) {
      const Cuboid& cuboid = cuboids_.all()[c];
      if (cuboid.used < 2) continue;
      double gain = 0;
      for (const Sums& sums : cuboid.sums) gain += sums.gain();
      gain -= static_cast<double>(cuboid.used) * nats_per_dimension;
      const bool by_name = found && gain == best_gain && input_.dimensions[c] < input_.dimensions[best];
      if (found && gain <= best_gain && !by_name) continue;
      found = true;
      best = c;
      best_gain = gain;
    }
    std::vector<Named> parts;
    if (!found) return {};
    const std::size_t values = input_.dictionary[best].size();
    parts.resize(values);
    for (std::size_t v = 0; v < values; ++v)
      parts[v].slice[input_.dimensions[best]] = input_.dictionary[best][v];
    for (std::size_t i = 0; i < leaves_.sums.size(); ++i) {
      parts[input_.codes[best][i]].effect += leaves_.residual[i];
      parts[input_.codes[best][i]].variance += leaves_.variance[i];
    }
    std::sort(parts.begin(), parts.end(), larger_effect);
    if (parts.size() > std::size_t{drivers_max}) parts.resize(std::size_t{drivers_max});
    std::vector<Driver> drivers;
    for (const Named& part : parts) drivers.push_back(driver(part));
    return drivers;
  }

  const LocateInput& input_;
  Leaves leaves_;
  Cuboids cuboids_;
  Sums whole_;
  std::vector<Named> picked_;
};

}  // namespace

Location locate(const LocateInput& input) {
  ENSURE(input.codes.size() == input.dimensions.size() && input.dictionary.size() == input.dimensions.size());
  ENSURE(input.dispersion > 0);
  for (const auto& codes : input.codes) ENSURE(codes.size() == input.expected.size());
  if (input.expected.empty()) return {};
  return Search(input).run();
}

}  // namespace regie
