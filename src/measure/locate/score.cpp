// measure/locate/score.cpp - likelihood gains of places, less what a place costs to name.
#include "measure/locate/score.h"

#include <algorithm>
#include <cmath>

namespace regie::locating {
namespace {

// What does not belong to the change may still wander by this share.
constexpr double rest_wanders = 0.03;
// A place is one that moved, not the one exception that stood: its factor outdoes the rest's by this much.
constexpr double outdoes_rest = 1.5;
// Weights below this share of the whole are what rounding left of leaves taken out.
constexpr double rounding_share = 1e-9;

double rest_gain(const Sums& rest) {
  const double factor = rest.factor();
  const double tied = factor * factor / (2 * (1 / rest.weight + rest_wanders * rest_wanders));
  return rest.gain() - tied;
}

double cost(const Cuboid& cuboid) {
  return nats_per_dimension * static_cast<double>(cuboid.dimensions.size()) +
         std::log(static_cast<double>(std::max<std::size_t>(cuboid.used, 1)));
}

}  // namespace

std::vector<Scored> score(const Cuboids& cuboids, const Sums& whole, std::size_t kept_max) {
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
  if (found.size() > kept_max) {
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(kept_max);
    std::nth_element(found.begin(), end, found.end(), better);
    found.resize(kept_max);
  }
  std::sort(found.begin(), found.end(), better);
  return found;
}

}  // namespace regie::locating
