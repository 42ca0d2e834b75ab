// measure/locate/search.cpp - forward search over the lattice.
#include "measure/locate/search.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace regie::locating {
namespace {

// Leaves of one place do not move by one exact factor: their factors differ by about this share of it.
// Without it one large leaf outweighs many that agree, and slices come out more detailed than the change is.
constexpr double factors_differ = 0.4;
// An element takes part in the choice of the shape if it gains this share of what the seed gains; as another
// reading of the change it may gain less.
constexpr double shape_gain_share = 0.3;
constexpr double reading_gain_share = 0.02;
// What a further place must gain beyond the logarithm of all elements looked at, in nats.
constexpr double further_nats = 6.0;
// What moved by a smaller share of the first place's factor is that change's spill-over.
constexpr double further_factor_min = 0.25;
constexpr std::size_t places_max = 60;
// Another reading of the same change must gain this share of the first one's gain to be worth naming.
constexpr double other_reading_gain_min = 0.05;
constexpr std::size_t readings_max = 24;
// Some of them turn out to be further places.
constexpr std::size_t readings_named_max = 4;
// Two gains this close are equal; only names tell them apart, so that the order of leaves cannot.
constexpr double equal_gain = 1e-9;
// Three dimensions and the logarithm of some 10,000 elements.
constexpr double cost_difference_max = dimensions_per_slice_max * nats_per_dimension + 10;

const std::string known_by_name = "campaign";

bool nearly(double a, double b) { return std::abs(a - b) <= equal_gain * std::max(std::abs(a), std::abs(b)); }

struct Reading {
  Scored scored;
  double gain = 0;           // by the shape, less the price
  bool may_be_told = false;  // as the place itself
};

class Search {
 public:
  Search(const LocateInput& input, const Leaves& leaves)
      : input_(input),
        lattice_(input, leaves),
        whole_(sum_of(lattice_.all().front())),
        noise_(leaves.noise()) {}

  Found run() {
    std::vector<Scored> now = score(lattice_, whole_, reading_gain_share);
    if (now.empty()) return {};
    const double spread = factors_differ * std::abs(now.front().factor);
    // Less what the noise already holds.
    found_.spread = std::sqrt(std::max(spread * spread - noise_ * noise_, 0.0));
    found_.effect = lattice_.effect();
    found_.surprise = lattice_.surprise();
    const double all = std::log(static_cast<double>(lattice_.elements_used()));
    double first_factor = 0;
    while (!now.empty() && found_.places.size() < places_max) {
      const std::vector<Reading> readings = ranked(now);
      const Scored& next = best_of(readings);
      if (found_.places.empty()) {
        first_factor = next.factor;
      } else if (std::abs(next.factor) < further_factor_min * std::abs(first_factor) ||
                 next.gain < (all + further_nats) * rest_wanders(next.place)) {
        break;
      }
      found_.places.push_back(lattice_.codes_of(next.place));
      if (found_.places.size() == 1) name_readings(readings, next);
      whole_ -= lattice_.sums(next.place);
      lattice_.take_out(next.place);
      now = score(lattice_, whole_, reading_gain_share);
    }
    return std::move(found_);
  }

 private:
  static Sums sum_of(const Cuboid& cuboid) {
    Sums all;
    for (const Sums& sums : cuboid.sums) all += sums;
    return all;
  }

  /// Squared residuals outside the place over what their variance allows, 1 or more.
  [[nodiscard]] double rest_wanders(Place place) const {
    const Wandering all = lattice_.wandering();
    const Wandering inside = lattice_.wandering_in(place);
    const double leaves = all.leaves - inside.leaves;
    return leaves > 0 ? std::max(1.0, (all.surprise - inside.surprise) / leaves) : 1.0;
  }

  // `scored` has the seed in front.
  [[nodiscard]] std::vector<Reading> ranked(const std::vector<Scored>& scored) const {
    std::vector<Place> places;
    for (const Scored& one : scored) places.push_back(one.place);
    const std::vector<Sums> alike = lattice_.alike(places, found_.spread);
    const double seed = alike.front().gain();
    const double scale = seed > 0 ? std::max(1.0, scored.front().gain / seed) : 1.0;
    std::vector<Reading> readings;
    for (std::size_t k = 0; k < scored.size(); ++k)
      readings.push_back({scored[k], scale * alike[k].gain() - price(lattice_.all()[scored[k].place.cuboid]),
                          scored[k].gain >= shape_gain_share * scored.front().gain});
    const auto better = [](const Reading& a, const Reading& b) {
      return a.may_be_told != b.may_be_told ? a.may_be_told : a.gain > b.gain;
    };
    if (readings.size() > readings_max) {
      const auto end = readings.begin() + static_cast<std::ptrdiff_t>(readings_max);
      std::nth_element(readings.begin(), end, readings.end(), better);
      readings.resize(readings_max);
    }
    std::sort(readings.begin(), readings.end(), better);
    return readings;
  }

  // Places over the same leaves add up to the same.
  [[nodiscard]] bool same_leaves(Place a, Place b) const {
    return nearly(lattice_.sums(a).moved, lattice_.sums(b).moved) &&
           nearly(lattice_.sums(a).weight, lattice_.sums(b).weight);
  }

  [[nodiscard]] std::size_t values_of(const Codes& codes) const {
    std::size_t values = 1;
    for (const auto& [dimension, code] : codes) values *= input_.dictionary[dimension].size();
    return values;
  }

  // Of places that hold exactly the same leaves the one with fewest dimensions is told; of those the
  // campaign, since people know it by name; else the one whose dimension has most values, since it says most.
  [[nodiscard]] bool says_it_better(const Codes& a, const Codes& b) const {
    if (a.size() != b.size()) return a.size() < b.size();
    const Slice left = slice_of(input_, a);
    const Slice right = slice_of(input_, b);
    if (left.contains(known_by_name) != right.contains(known_by_name)) return left.contains(known_by_name);
    if (values_of(a) != values_of(b)) return values_of(a) > values_of(b);
    return slice_text(left) < slice_text(right);
  }

  [[nodiscard]] const Scored& best_of(const std::vector<Reading>& readings) const {
    const Scored* best = &readings.front().scored;
    for (std::size_t k = 1; k < readings.size(); ++k) {
      // Places over the same leaves differ in gain by their cost alone.
      if (!readings[k].may_be_told || readings[k].gain < readings.front().gain - cost_difference_max) break;
      const Scored& other = readings[k].scored;
      if (!same_leaves(other.place, best->place) && !nearly(readings[k].gain, readings.front().gain))
        continue;
      if (says_it_better(lattice_.codes_of(other.place), lattice_.codes_of(best->place))) best = &other;
    }
    return *best;
  }

  // How well two factors, one of the place and one of all else, tell the whole.
  [[nodiscard]] double told_by(const Scored& scored) const {
    Sums rest = whole_;
    rest -= lattice_.sums(scored.place);
    return scored.evidence + rest.gain();
  }

  // Not what holds the same leaves as something named already.
  void name_readings(std::vector<Reading> readings, const Scored& place) {
    std::sort(readings.begin(), readings.end(),
              [&](const Reading& a, const Reading& b) { return told_by(a.scored) > told_by(b.scored); });
    std::vector<Place> named{place.place};
    for (const Reading& reading : readings) {
      if (named.size() > readings_named_max) return;
      if (told_by(reading.scored) < other_reading_gain_min * told_by(place)) return;
      if (std::any_of(named.begin(), named.end(),
                      [&](Place other) { return same_leaves(other, reading.scored.place); }))
        continue;
      named.push_back(reading.scored.place);
      found_.readings.push_back(lattice_.codes_of(reading.scored.place));
    }
  }

  const LocateInput& input_;
  Lattice lattice_;
  Sums whole_;
  double noise_;
  Found found_;
};

}  // namespace

bool told_before(const std::string& dimension, const std::string& other) {
  if ((dimension == known_by_name) != (other == known_by_name)) return dimension == known_by_name;
  return dimension < other;
}

Slice slice_of(const LocateInput& input, const Codes& codes) {
  Slice slice;
  for (const auto& [dimension, code] : codes)
    slice[input.dimensions[dimension]] = input.dictionary[dimension][code];
  return slice;
}

Found search(const LocateInput& input, const Leaves& leaves) {
  if (input.dimensions.empty()) return {};
  return Search(input, leaves).run();
}

}  // namespace regie::locating
