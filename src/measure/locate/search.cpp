// measure/locate/search.cpp - forward search: the best place, then the best of what it leaves unexplained.
#include "measure/locate/search.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <string>

namespace regie::locating {
namespace {

// A further place must carry this share of the first one's effect, or of its gain where it is another reading
// of the same change, to be worth naming.
constexpr double further_effect_min = 0.15;
constexpr double other_reading_gain_min = 0.2;
constexpr std::size_t readings_tried = 24;
// Of a place told apart by values, those that moved at least this share of its common factor are movers.
constexpr double value_moved_min = 0.5;
// Two gains this close are equal; only names tell them apart, so that the order of leaves cannot.
constexpr double equal_gain = 1e-9;
// Three dimensions and the logarithm of some 10,000 elements.
constexpr double cost_difference_max = dimensions_per_slice_max * nats_per_dimension + 10;

const std::string known_by_name = "campaign";

class Search {
 public:
  Search(const LocateInput& input, const Leaves& leaves)
      : input_(input), leaves_(leaves), cuboids_(input, leaves) {
    for (const Sums& sums : leaves_.sums) {
      whole_.moved += sums.moved;
      whole_.weight += sums.weight;
    }
  }

  Found run() {
    const std::vector<Scored> readings = score(cuboids_, whole_, readings_tried);
    found_.factor = readings.empty() ? whole_.factor() : readings.front().factor;
    pick_places(readings);
    name_readings(readings);
    return std::move(found_);
  }

 private:
  // Where the places leave room; not what holds the same leaves as something named already.
  void name_readings(const std::vector<Scored>& readings) {
    for (const Scored& scored : readings) {
      if (found_.places.size() + found_.readings.size() >= std::size_t{drivers_max}) return;
      if (scored.gain < other_reading_gain_min * readings.front().gain) return;
      Named reading = name(scored);
      const auto restates = [&](const Named& named) {
        return named.leaves == reading.leaves || named.slice == reading.slice;
      };
      const bool restated = std::any_of(found_.places.begin(), found_.places.end(), restates) ||
                            std::any_of(found_.readings.begin(), found_.readings.end(), restates);
      if (!restated) found_.readings.push_back(std::move(reading));
    }
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

  // Of places that hold exactly the same leaves the one with fewest dimensions is told; of those the
  // campaign, since people know it by name; else the one whose dimension has most values, since it says most.
  [[nodiscard]] bool says_it_better(const Named& a, const Named& b) const {
    if (a.slice.size() != b.slice.size()) return a.slice.size() < b.slice.size();
    const bool left_known = a.slice.contains(known_by_name);
    if (left_known != b.slice.contains(known_by_name)) return left_known;
    const std::size_t left = values_of(a.slice);
    const std::size_t right = values_of(b.slice);
    if (left != right) return left > right;
    return slice_text(a.slice) < slice_text(b.slice);
  }

  [[nodiscard]] Named best_of(const std::vector<Scored>& readings) const {
    Named best = name(readings.front());
    for (std::size_t k = 1; k < readings.size(); ++k) {
      // Places over the same leaves differ in gain by their cost alone.
      if (readings[k].gain < readings.front().gain - cost_difference_max) break;
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
    while (!now.empty() && found_.places.size() < std::size_t{drivers_max}) {
      Named next = best_of(now);
      std::erase_if(next.leaves, [&](std::uint32_t leaf) { return taken(leaf); });
      measure(next);
      if (!found_.places.empty() &&
          std::abs(next.effect) < further_effect_min * std::abs(found_.places[0].effect))
        break;
      const Sums sums = sums_of(next.leaves);
      whole.moved -= sums.moved;
      whole.weight -= sums.weight;
      cuboids_.take_out(next.leaves);
      if (std::vector<Named> parts = told_apart(next); !parts.empty()) {
        std::move(parts.begin(), parts.end(), std::back_inserter(found_.places));
      } else {
        found_.places.push_back(std::move(next));
      }
      if (found_.places.size() < std::size_t{drivers_max}) now = score(cuboids_, whole, readings_tried);
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
    return std::any_of(found_.places.begin(), found_.places.end(), [&](const Named& named) {
      return std::binary_search(named.leaves.begin(), named.leaves.end(), leaf);
    });
  }

  const LocateInput& input_;
  const Leaves& leaves_;
  Cuboids cuboids_;
  Sums whole_;
  Found found_;
};

}  // namespace

bool told_before(const std::string& dimension, const std::string& other) {
  if ((dimension == known_by_name) != (other == known_by_name)) return dimension == known_by_name;
  return dimension < other;
}

bool larger_effect(const Named& a, const Named& b) {
  const double left = std::abs(a.effect);
  const double right = std::abs(b.effect);
  return left != right ? left > right : slice_text(a.slice) < slice_text(b.slice);
}

Found search(const LocateInput& input, const Leaves& leaves) { return Search(input, leaves).run(); }

}  // namespace regie::locating
