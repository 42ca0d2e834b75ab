// measure/locate/cuboids.cpp - one pass over the leaves a cuboid; dense tables where they fit.
#include "measure/locate/cuboids.h"

#include <algorithm>
#include <unordered_map>

namespace regie::locating {
namespace {

// A dense table of sums is faster than a hash as long as it is not mostly empty.
constexpr std::uint64_t dense_elements_min = 65536;
constexpr std::uint64_t dense_elements_per_leaf = 2;

std::vector<std::vector<std::size_t>> choices(std::size_t dimensions) {
  std::vector<std::vector<std::size_t>> all;
  for (std::size_t a = 0; a < dimensions; ++a) all.push_back({a});
  if constexpr (dimensions_per_slice_max >= 2)
    for (std::size_t a = 0; a < dimensions; ++a)
      for (std::size_t b = a + 1; b < dimensions; ++b) all.push_back({a, b});
  if constexpr (dimensions_per_slice_max >= 3)
    for (std::size_t a = 0; a < dimensions; ++a)
      for (std::size_t b = a + 1; b < dimensions; ++b)
        for (std::size_t c = b + 1; c < dimensions; ++c) all.push_back({a, b, c});
  return all;
}

void sum_up(Cuboid& cuboid, const LocateInput& input, const Leaves& leaves) {
  const std::size_t count = leaves.sums.size();
  const auto add = [&](std::size_t element, std::size_t leaf) {
    cuboid.sums[element].moved += leaves.sums[leaf].moved;
    cuboid.sums[element].weight += leaves.sums[leaf].weight;
  };
  if (!cuboid.element_of.empty()) {
    for (std::size_t i = 0; i < count; ++i) add(cuboid.element_of[i], i);
  } else if (cuboid.dimensions.size() == 1) {
    const auto& a = input.codes[cuboid.dimensions[0]];
    for (std::size_t i = 0; i < count; ++i) add(a[i], i);
  } else if (cuboid.dimensions.size() == 2) {
    const auto& a = input.codes[cuboid.dimensions[0]];
    const auto& b = input.codes[cuboid.dimensions[1]];
    const std::uint32_t stride = cuboid.strides[1];
    for (std::size_t i = 0; i < count; ++i) add(a[i] + b[i] * stride, i);
  } else {
    const auto& a = input.codes[cuboid.dimensions[0]];
    const auto& b = input.codes[cuboid.dimensions[1]];
    const auto& c = input.codes[cuboid.dimensions[2]];
    const std::uint32_t second = cuboid.strides[1];
    const std::uint32_t third = cuboid.strides[2];
    for (std::size_t i = 0; i < count; ++i) add(a[i] + b[i] * second + c[i] * third, i);
  }
}

// Sparse: elements are numbered as they are met. The number never reaches the answer, only the sums do.
void number_sparse(Cuboid& cuboid, const LocateInput& input, std::size_t count) {
  std::unordered_map<std::uint64_t, std::uint32_t> numbers;
  cuboid.element_of.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    std::uint64_t key = 0;
    for (const std::size_t dimension : cuboid.dimensions)
      key = key * input.dictionary[dimension].size() + input.codes[dimension][i];
    const auto [found, added] = numbers.try_emplace(key, static_cast<std::uint32_t>(numbers.size()));
    cuboid.element_of[i] = found->second;
  }
  cuboid.sums.resize(numbers.size());
}

}  // namespace

Cuboids::Cuboids(const LocateInput& input, const Leaves& leaves) : input_(input), leaves_(leaves) {
  const std::size_t count = leaves.sums.size();
  for (auto& chosen : choices(input.dimensions.size())) {
    Cuboid cuboid;
    cuboid.dimensions = std::move(chosen);
    std::uint64_t elements = 1;
    for (const std::size_t dimension : cuboid.dimensions) {
      cuboid.strides.push_back(static_cast<std::uint32_t>(elements));
      elements *= std::max<std::uint64_t>(input.dictionary[dimension].size(), 1);
    }
    if (elements <= std::max(dense_elements_min, dense_elements_per_leaf * count)) {
      cuboid.sums.resize(elements);
    } else {
      number_sparse(cuboid, input, count);
    }
    sum_up(cuboid, input, leaves);
    for (const Sums& sums : cuboid.sums)
      if (sums.weight > 0) ++cuboid.used;
    cuboids_.push_back(std::move(cuboid));
  }
}

std::size_t Cuboids::element_of(const Cuboid& cuboid, std::size_t leaf) const {
  if (!cuboid.element_of.empty()) return cuboid.element_of[leaf];
  std::size_t element = 0;
  for (std::size_t k = 0; k < cuboid.dimensions.size(); ++k)
    element += std::size_t{input_.codes[cuboid.dimensions[k]][leaf]} * cuboid.strides[k];
  return element;
}

std::vector<std::uint32_t> Cuboids::leaves_of(Place place) const {
  const Cuboid& cuboid = cuboids_[place.cuboid];
  std::vector<std::uint32_t> found;
  for (std::size_t i = 0; i < leaves_.sums.size(); ++i)
    if (element_of(cuboid, i) == place.element) found.push_back(static_cast<std::uint32_t>(i));
  return found;
}

Slice Cuboids::slice_of(Place place, std::uint32_t a_leaf) const {
  Slice slice;
  for (const std::size_t dimension : cuboids_[place.cuboid].dimensions)
    slice[input_.dimensions[dimension]] = input_.dictionary[dimension][input_.codes[dimension][a_leaf]];
  return slice;
}

void Cuboids::take_out(const std::vector<std::uint32_t>& leaves) {
  for (Cuboid& cuboid : cuboids_) {
    for (const std::uint32_t leaf : leaves) {
      Sums& sums = cuboid.sums[element_of(cuboid, leaf)];
      sums.moved -= leaves_.sums[leaf].moved;
      sums.weight -= leaves_.sums[leaf].weight;
    }
  }
}

}  // namespace regie::locating
