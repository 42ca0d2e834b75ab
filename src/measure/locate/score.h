// measure/locate/score.h - every element of every cuboid, by how well "this moved, the rest did not" fits.
#pragma once

#include <cstddef>
#include <vector>

#include "measure/locate/lattice.h"

namespace regie::locating {

// What one more dimension in a slice must earn, in nats, beside the choice among the elements of its cuboid.
inline constexpr double nats_per_dimension = 2.0;

struct Scored {
  Place place;
  double gain = 0;      // nats over "nothing moved", every leaf by its own noise
  double evidence = 0;  // the same less the price
  double factor = 0;
};

/// Nats a place costs: its dimensions and the choice among the elements of its cuboid.
[[nodiscard]] double price(const Cuboid& cuboid);

/// Places that moved, and by a factor that differs from the rest's by more than chance and a little
/// wandering; of these all that gain at least `gain_share` of what the one of most evidence gains; that one
/// first, the others in no order. Cost: one pass over all elements.
[[nodiscard]] std::vector<Scored> score(const Lattice& lattice, const Sums& whole, double gain_share);

}  // namespace regie::locating
