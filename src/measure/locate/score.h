// measure/locate/score.h - every element of every cuboid, by how well "this moved, the rest did not" fits.
#pragma once

#include <cstddef>
#include <vector>

#include "measure/locate/cuboids.h"

namespace regie::locating {

// What one more dimension in a slice must earn, in nats, beside the choice among the elements of its cuboid.
inline constexpr double nats_per_dimension = 2.0;

struct Scored {
  Place place;
  double gain = 0;  // nats over "nothing moved", less the cost of the place
  double factor = 0;
};

/// Places that moved by a factor of their own and explain more than "everything moved alike", best first.
[[nodiscard]] std::vector<Scored> score(const Cuboids& cuboids, const Sums& whole, std::size_t kept_max);

}  // namespace regie::locating
