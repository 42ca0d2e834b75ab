// measure/locate/lattice.h - sums over every element of every cuboid, each rolled up from a finer one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "measure/locate/leaves.h"

namespace regie::locating {

/// One choice of dimensions; its elements are the combinations of their values.
struct Cuboid {
  std::vector<std::size_t> dimensions;    // rising
  std::vector<std::uint64_t> strides;     // [dimension of the cuboid]; the last one is 1
  std::vector<std::uint32_t> element_of;  // [leaf] -> element; empty where the strides give it
  std::vector<Sums> sums;                 // [element]
  std::size_t used = 0;                   // elements that have weight
};

struct Place {
  std::size_t cuboid = 0;
  std::size_t element = 0;
};

/// How far the leaves outside a place wander: mean of r^2/v, leaves that can be trusted counting more.
struct Wandering {
  double surprise = 0;
  double leaves = 0;
};

/// Cuboids of all depths where a table over all combinations of values fits (elements <= 4 x leaves or
/// 65,536); else those of up to three dimensions and the leaves themselves. Cost: one pass over the leaves,
/// then each cuboid from the smallest that is finer by one dimension; 16 bytes an element. Sparse: also 4
/// bytes a leaf for each cuboid that has no table of its own.
class Lattice {
 public:
  Lattice(const LocateInput& input, const Leaves& leaves);
  [[nodiscard]] const std::vector<Cuboid>& all() const { return cuboids_; }
  [[nodiscard]] const Sums& sums(Place place) const { return cuboids_[place.cuboid].sums[place.element]; }
  /// The sums where factors of one place differ by `spread`, for each place. Cost: the leaves of the places.
  [[nodiscard]] std::vector<Sums> alike(const std::vector<Place>& places, double spread) const;
  [[nodiscard]] std::size_t elements_used() const;
  /// Pairs of dimension and code, dimensions rising.
  [[nodiscard]] std::vector<std::pair<std::size_t, std::uint32_t>> codes_of(Place place) const;
  /// Of all leaves: the sum of residuals, and their squares over their variance less what noise alone brings.
  [[nodiscard]] double effect() const { return effect_; }
  [[nodiscard]] double surprise() const { return surprise_; }
  [[nodiscard]] Wandering wandering() const { return wandering_; }
  [[nodiscard]] Wandering wandering_in(Place place) const;
  /// Its leaves are explained: they no longer count in any element.
  void take_out(Place place);

 private:
  void build_dense();
  void build_sparse();
  void fill_cells();
  /// A run of cells over all values of the last dimensions, from `outside` on.
  struct Block {
    std::size_t outside = 0;
    std::size_t length = 1;
    std::vector<std::size_t> sizes;
  };
  void roll_up_cells();
  void roll_up_block(const Block& block, const Sums* cells, std::size_t number);
  void roll_up_others();
  void take_out_dense(Place place);
  void take_out_sparse(Place place);

  const LocateInput& input_;
  const Leaves& leaves_;
  bool dense_ = false;
  std::vector<std::size_t> sizes_;      // [dimension]
  std::vector<Cuboid> cuboids_;         // shallow ones first; dense: the last one holds the cells
  std::vector<std::size_t> cuboid_of_;  // dense: [set of dimensions as bits]
  std::vector<char> taken_;             // sparse: [leaf]
  Wandering wandering_;
  double effect_ = 0;
  double surprise_ = 0;
};

}  // namespace regie::locating
