// measure/locate/score.cpp - likelihood gains of places, less what a place costs to name.
#include "measure/locate/score.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace regie::locating {
namespace {

// What does not belong to the change may still wander by this share.
constexpr double rest_wanders = 0.03;
// Weights below this share of the whole are what rounding left of leaves taken out.
constexpr double rounding_share = 1e-12;

class Scan {
 public:
  Scan(const Sums& whole, double gain_share)
      : whole_(whole), least_(whole.weight * rounding_share), share_(gain_share) {}

  void over(const Cuboid& cuboid, std::size_t number) {
    const double costs = price(cuboid);
    // Most elements say less than they cost; the others are few.
    for (std::size_t e = 0; e < cuboid.sums.size(); ++e) {
      const Sums& sums = cuboid.sums[e];
      const double twice = 2 * sums.weight;
      if (sums.moved * sums.moved <= costs * twice || sums.weight <= least_) continue;
      look_at(sums, {number, e}, costs);
    }
  }

  std::vector<Scored> result() && {
    if (found_.empty()) return {};
    const double least = share_ * found_[best_].gain;
    std::swap(found_[0], found_[best_]);
    found_.erase(std::remove_if(found_.begin() + 1, found_.end(),
                                [&](const Scored& scored) { return scored.gain < least; }),
                 found_.end());
    return std::move(found_);
  }

 private:
  void look_at(const Sums& sums, Place place, double costs) {
    const Sums rest{whole_.moved - sums.moved, whole_.weight - sums.weight};
    if (rest.weight <= whole_.weight * 1e-9) return;  // the whole under another name
    const double factor = sums.factor();
    // A place is one that moved, not the one exception that stood or moved less.
    if (factor * rest.factor() > 0 && std::abs(factor) < std::abs(rest.factor())) return;
    // Where everything moved alike no part moved by a factor of its own.
    const double apart = factor - rest.factor();
    const double variance = 1 / sums.weight + 1 / rest.weight + rest_wanders * rest_wanders;
    if (apart * apart <= 2 * costs * variance) return;
    const double gain = sums.gain();
    const double evidence = gain - costs;
    const bool first = found_.empty();
    if (!first && evidence <= found_[best_].evidence && gain < share_ * found_[best_].gain) return;
    found_.push_back({place, gain, evidence, factor});
    if (first || evidence > found_[best_].evidence) best_ = found_.size() - 1;
  }

  Sums whole_;
  double least_;
  double share_;
  std::size_t best_ = 0;
  std::vector<Scored> found_;
};

}  // namespace

double price(const Cuboid& cuboid) {
  return nats_per_dimension * static_cast<double>(cuboid.dimensions.size()) +
         std::log(static_cast<double>(std::max<std::size_t>(cuboid.used, 1)));
}

std::vector<Scored> score(const Lattice& lattice, const Sums& whole, double gain_share) {
  Scan scan(whole, gain_share);
  for (std::size_t c = 0; c < lattice.all().size(); ++c) scan.over(lattice.all()[c], c);
  return std::move(scan).result();
}

}  // namespace regie::locating
