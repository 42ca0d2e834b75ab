// measure/locate/cuboids.h - sums over every element of every cuboid of up to three dimensions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "measure/locate/leaves.h"

namespace regie::locating {

/// One choice of dimensions; its elements are the combinations of their values that leaves have.
struct Cuboid {
  std::vector<std::size_t> dimensions;
  std::vector<std::uint32_t> element_of;  // [leaf] -> element; empty where `strides` give it directly
  std::vector<std::uint32_t> strides;     // [dimension of the cuboid]
  std::vector<Sums> sums;                 // [element]
  std::size_t used = 0;                   // elements that have weight
};

struct Place {
  std::size_t cuboid = 0;
  std::size_t element = 0;
};

class Cuboids {
 public:
  Cuboids(const LocateInput& input, const Leaves& leaves);
  [[nodiscard]] const std::vector<Cuboid>& all() const { return cuboids_; }
  [[nodiscard]] const Sums& sums(Place place) const { return cuboids_[place.cuboid].sums[place.element]; }
  [[nodiscard]] std::vector<std::uint32_t> leaves_of(Place place) const;
  [[nodiscard]] Slice slice_of(Place place, std::uint32_t a_leaf) const;
  /// These leaves are explained: they no longer count in any element.
  void take_out(const std::vector<std::uint32_t>& leaves);

 private:
  [[nodiscard]] std::size_t element_of(const Cuboid& cuboid, std::size_t leaf) const;
  const LocateInput& input_;
  const Leaves& leaves_;
  std::vector<Cuboid> cuboids_;
};

}  // namespace regie::locating
