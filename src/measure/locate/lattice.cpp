// measure/locate/lattice.cpp - builds the tables and takes places out of them.
#include "measure/locate/lattice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

#include "measure/locate/roll_up.h"

namespace regie::locating {
namespace {

// A table over all combinations is faster than a hash as long as it is not mostly empty.
constexpr double dense_elements_min = 65536;
constexpr double dense_cells_per_leaf = 4;
constexpr double dense_elements_per_leaf = 2;
// 64 tables; with more dimensions their number outweighs what they tell.
constexpr std::size_t dense_dimensions_max = 6;
// 64 kB, half of a usual second-level cache with what it is added to.
constexpr std::size_t block_cells_max = 4096;
constexpr std::size_t leaves_at_once = 1024;

double product(const std::vector<std::size_t>& sizes) {
  double all = 1;
  for (const std::size_t size : sizes) all *= static_cast<double>(size);
  return all;
}

std::size_t bit(std::size_t dimension) { return std::size_t{1} << dimension; }

Cuboid shaped(const std::vector<std::size_t>& dimensions, const std::vector<std::size_t>& sizes) {
  Cuboid cuboid;
  cuboid.dimensions = dimensions;
  cuboid.strides.assign(dimensions.size(), 1);
  for (std::size_t k = dimensions.size(); k-- > 1;)
    cuboid.strides[k - 1] = cuboid.strides[k] * sizes[dimensions[k]];
  return cuboid;
}

/// All choices of up to `depth_max` dimensions: few before many, by letter among equals.
std::vector<std::vector<std::size_t>> choices(std::size_t dimensions, std::size_t depth_max) {
  std::vector<std::vector<std::size_t>> all;
  for (std::size_t d = 0; d < dimensions; ++d) all.push_back({d});
  std::size_t from = 0;
  for (std::size_t depth = 2; depth <= depth_max; ++depth) {
    const std::size_t until = all.size();
    for (; from < until; ++from)
      for (std::size_t d = all[from].back() + 1; d < dimensions; ++d) {
        std::vector<std::size_t> longer = all[from];
        longer.push_back(d);
        all.push_back(std::move(longer));
      }
  }
  return all;
}

void count_used(Cuboid& cuboid) {
  for (const Sums& sums : cuboid.sums) cuboid.used += sums.weight > 0 ? 1 : 0;
}

void add(Wandering& wandering, const Sums& leaf) {
  if (leaf.weight <= 0) return;
  const double root = std::sqrt(leaf.weight);
  wandering.surprise += leaf.moved * leaf.moved / root;
  wandering.leaves += root;
}

std::size_t element_of(const Cuboid& cuboid, const LocateInput& input, std::size_t leaf) {
  if (!cuboid.element_of.empty()) return cuboid.element_of[leaf];
  std::size_t element = 0;
  for (std::size_t k = 0; k < cuboid.dimensions.size(); ++k)
    element += input.codes[cuboid.dimensions[k]][leaf] * cuboid.strides[k];
  return element;
}

/// The part of a table that lies in a place: the place's dimensions stand, the others run.
Box box_of(const Cuboid& cuboid, const std::vector<std::pair<std::size_t, std::uint32_t>>& codes,
           const std::vector<std::size_t>& sizes) {
  Box box;
  for (std::size_t k = 0; k < cuboid.dimensions.size(); ++k) {
    const std::size_t dimension = cuboid.dimensions[k];
    const auto fixed =
        std::find_if(codes.begin(), codes.end(), [&](const auto& pair) { return pair.first == dimension; });
    if (fixed != codes.end()) {
      box.offset += fixed->second * cuboid.strides[k];
    } else {
      box.sizes.push_back(sizes[dimension]);
      box.strides.push_back(cuboid.strides[k]);
    }
  }
  return box;
}

/// What lies in a box of cells, summed up along every choice of its free dimensions: [choice as bits].
std::vector<std::vector<Sums>> rolled_up(std::vector<Sums> cells, const std::vector<std::size_t>& sizes) {
  const std::size_t all = bit(sizes.size()) - 1;
  std::vector<std::vector<Sums>> tables(all + 1);
  tables[all] = std::move(cells);
  for (std::size_t set = all; set-- > 0;) {
    std::size_t parent = all;
    std::size_t dropped = 0;
    for (std::size_t d = 0; d < sizes.size(); ++d) {
      if ((set & bit(d)) != 0) continue;
      if (parent != all && tables[set | bit(d)].size() >= tables[parent].size()) continue;
      parent = set | bit(d);
      dropped = d;
    }
    std::vector<std::size_t> parent_sizes;
    std::size_t position = 0;
    for (std::size_t d = 0; d < sizes.size(); ++d) {
      if ((parent & bit(d)) == 0) continue;
      if (d == dropped) position = parent_sizes.size();
      parent_sizes.push_back(sizes[d]);
    }
    const Middle middle = middle_of(parent_sizes, position);
    tables[set].resize(middle.outer * middle.inner);
    roll_up(tables[parent].data(), middle, tables[set].data());
  }
  return tables;
}

}  // namespace

Lattice::Lattice(const LocateInput& input, const Leaves& leaves) : input_(input), leaves_(leaves) {
  for (const auto& words : input.dictionary) sizes_.push_back(std::max<std::size_t>(words.size(), 1));
  const double cells = product(sizes_);
  dense_ = !sizes_.empty() && sizes_.size() <= dense_dimensions_max &&
           cells <= std::max(dense_elements_min, dense_cells_per_leaf * static_cast<double>(leaves.count()));
  if (dense_) {
    build_dense();
  } else {
    build_sparse();
  }
  for (Cuboid& cuboid : cuboids_) count_used(cuboid);
}

void Lattice::build_dense() {
  cuboid_of_.assign(bit(sizes_.size()), 0);
  for (const auto& dimensions : choices(sizes_.size(), sizes_.size())) {
    std::size_t set = 0;
    std::size_t elements = 1;
    for (const std::size_t d : dimensions) {
      set |= bit(d);
      elements *= sizes_[d];
    }
    cuboid_of_[set] = cuboids_.size();
    cuboids_.push_back(shaped(dimensions, sizes_));
    cuboids_.back().sums.resize(elements);
  }
  fill_cells();
  for (const Sums& cell : cuboids_.back().sums) add(wandering_, cell);
  if (sizes_.size() > 1) roll_up_cells();
  roll_up_others();
}

void Lattice::fill_cells() {
  Cuboid& cells = cuboids_.back();
  const std::size_t count = leaves_.count();
  std::vector<std::size_t> places(leaves_at_once);
  for (std::size_t from = 0; from < count; from += leaves_at_once) {
    const std::size_t until = std::min(from + leaves_at_once, count);
    std::fill(places.begin(), places.end(), 0);
    for (std::size_t d = 0; d < sizes_.size(); ++d) {
      const std::uint32_t* codes = input_.codes[d].data();
      const std::size_t stride = cells.strides[d];
      for (std::size_t i = from; i < until; ++i) places[i - from] += codes[i] * stride;
    }
    for (std::size_t i = from; i < until; ++i) {
      const Leaf leaf = leaves_.at(i);
      effect_ += leaf.residual;
      surprise_ += leaf.surprise();
      cells.sums[places[i - from]] += leaf.sums();
    }
  }
}

// Block by block of the last dimensions, small enough to stay in the cache while it serves every coarser
// table.
void Lattice::roll_up_cells() {
  const std::vector<Sums>& cells = cuboids_.back().sums;
  Block block;  // a run of whole dimensions; at least the first one stays outside
  block.outside = sizes_.size();
  while (block.outside > 1 && block.length * sizes_[block.outside - 1] <= block_cells_max)
    block.length *= sizes_[--block.outside];
  block.sizes.assign(sizes_.begin() + static_cast<std::ptrdiff_t>(block.outside), sizes_.end());
  for (std::size_t number = 0; number * block.length < cells.size(); ++number)
    roll_up_block(block, cells.data() + number * block.length, number);
}

// Adds the cells of a block, which lies at `number` in their table, to each table that lacks one dimension.
void Lattice::roll_up_block(const Block& block, const Sums* cells, std::size_t number) {
  for (std::size_t d = 0; d < sizes_.size(); ++d) {
    std::vector<Sums>& table = cuboids_[cuboid_of_[(bit(sizes_.size()) - 1) ^ bit(d)]].sums;
    if (d >= block.outside) {
      roll_up(cells, middle_of(block.sizes, d - block.outside),
              table.data() + number * (block.length / sizes_[d]));
      continue;
    }
    // The number of the block without its digit for d.
    std::size_t below = 1;
    for (std::size_t k = d + 1; k < block.outside; ++k) below *= sizes_[k];
    const std::size_t without = number / (below * sizes_[d]) * below + number % below;
    Sums* to = table.data() + without * block.length;
    for (std::size_t i = 0; i < block.length; ++i) to[i] += cells[i];
  }
}

void Lattice::roll_up_others() {
  for (std::size_t c = cuboids_.size() - 1; c-- > 0;) {
    Cuboid& to = cuboids_[c];
    if (to.dimensions.size() + 2 > sizes_.size()) continue;
    std::size_t set = 0;
    for (const std::size_t d : to.dimensions) set |= bit(d);
    const Cuboid* best = nullptr;
    std::size_t dropped = 0;
    for (std::size_t d = 0; d < sizes_.size(); ++d) {
      if ((set & bit(d)) != 0) continue;
      const Cuboid& finer = cuboids_[cuboid_of_[set | bit(d)]];
      if (best != nullptr && finer.sums.size() >= best->sums.size()) continue;
      best = &finer;
      dropped = d;
    }
    std::vector<std::size_t> sizes;
    std::size_t position = 0;
    for (const std::size_t d : best->dimensions) {
      if (d == dropped) position = sizes.size();
      sizes.push_back(sizes_[d]);
    }
    roll_up(best->sums.data(), middle_of(sizes, position), to.sums.data());
  }
}

// Elements are numbered as they are met. The number never reaches the answer, only the sums do.
void Lattice::build_sparse() {
  const std::size_t count = leaves_.count();
  auto chosen = choices(sizes_.size(), std::min<std::size_t>(dimensions_per_slice_max, sizes_.size()));
  const bool keys_fit = product(sizes_) < static_cast<double>(std::numeric_limits<std::int64_t>::max());
  if (sizes_.size() > std::size_t{dimensions_per_slice_max} && keys_fit)
    chosen.push_back(choices(sizes_.size(), sizes_.size()).back());
  for (const auto& dimensions : chosen) {
    Cuboid cuboid = shaped(dimensions, sizes_);
    double elements = 1;
    for (const std::size_t d : dimensions) elements *= static_cast<double>(sizes_[d]);
    if (elements <= std::max(dense_elements_min, dense_elements_per_leaf * static_cast<double>(count))) {
      cuboid.sums.resize(static_cast<std::size_t>(elements));
    } else {
      std::unordered_map<std::size_t, std::uint32_t> numbers;
      std::vector<std::uint32_t> numbered(count);
      for (std::size_t i = 0; i < count; ++i)
        numbered[i] =
            numbers.try_emplace(element_of(cuboid, input_, i), static_cast<std::uint32_t>(numbers.size()))
                .first->second;
      cuboid.sums.resize(numbers.size());
      cuboid.element_of = std::move(numbered);
    }
    cuboids_.push_back(std::move(cuboid));
  }
  taken_.assign(count, 0);
  for (std::size_t i = 0; i < count; ++i) {
    const Leaf leaf = leaves_.at(i);
    const Sums sums = leaf.sums();
    effect_ += leaf.residual;
    surprise_ += leaf.surprise();
    add(wandering_, sums);
    for (Cuboid& cuboid : cuboids_) cuboid.sums[element_of(cuboid, input_, i)] += sums;
  }
}

std::vector<Sums> Lattice::alike(const std::vector<Place>& places, double spread) const {
  std::vector<Sums> found(places.size());
  const double variance = spread * spread;
  if (dense_) {
    const std::vector<Sums>& cells = cuboids_.back().sums;
    for (std::size_t p = 0; p < places.size(); ++p)
      for_each_cell(box_of(cuboids_.back(), codes_of(places[p]), sizes_),
                    [&](std::size_t at, std::size_t) { found[p] += allow_spread(cells[at], variance); });
    return found;
  }
  for (std::size_t i = 0; i < leaves_.count(); ++i) {
    if (taken_[i] != 0) continue;
    const Sums sums = allow_spread(leaves_.at(i).sums(), variance);
    for (std::size_t p = 0; p < places.size(); ++p)
      if (element_of(cuboids_[places[p].cuboid], input_, i) == places[p].element) found[p] += sums;
  }
  return found;
}

std::size_t Lattice::elements_used() const {
  std::size_t all = 0;
  for (const Cuboid& cuboid : cuboids_) all += cuboid.used;
  return all;
}

std::vector<std::pair<std::size_t, std::uint32_t>> Lattice::codes_of(Place place) const {
  const Cuboid& cuboid = cuboids_[place.cuboid];
  std::vector<std::pair<std::size_t, std::uint32_t>> codes;
  std::size_t leaf = 0;
  if (!cuboid.element_of.empty())
    leaf = static_cast<std::size_t>(
        std::find(cuboid.element_of.begin(), cuboid.element_of.end(), place.element) -
        cuboid.element_of.begin());
  for (std::size_t k = 0; k < cuboid.dimensions.size(); ++k) {
    const std::size_t d = cuboid.dimensions[k];
    const std::size_t code = cuboid.element_of.empty() ? place.element / cuboid.strides[k] % sizes_[d]
                                                       : std::size_t{input_.codes[d][leaf]};
    codes.emplace_back(d, static_cast<std::uint32_t>(code));
  }
  return codes;
}

Wandering Lattice::wandering_in(Place place) const {
  Wandering inside;
  if (dense_) {
    const std::vector<Sums>& cells = cuboids_.back().sums;
    for_each_cell(box_of(cuboids_.back(), codes_of(place), sizes_),
                  [&](std::size_t at, std::size_t) { add(inside, cells[at]); });
    return inside;
  }
  for (std::size_t i = 0; i < leaves_.count(); ++i)
    if (taken_[i] == 0 && element_of(cuboids_[place.cuboid], input_, i) == place.element)
      add(inside, leaves_.at(i).sums());
  return inside;
}

void Lattice::take_out(Place place) {
  const Wandering inside = wandering_in(place);
  wandering_.surprise -= inside.surprise;
  wandering_.leaves -= inside.leaves;
  if (dense_) {
    take_out_dense(place);
  } else {
    take_out_sparse(place);
  }
}

void Lattice::take_out_dense(Place place) {
  const auto codes = codes_of(place);
  const Box box = box_of(cuboids_.back(), codes, sizes_);
  std::vector<Sums> inside(box.cells());
  for_each_cell(box, [&](std::size_t at, std::size_t running) {
    inside[running] = cuboids_.back().sums[at];
    cuboids_.back().sums[at] = {};
  });
  std::vector<std::size_t> free;
  for (std::size_t d = 0; d < sizes_.size(); ++d)
    if (std::none_of(codes.begin(), codes.end(), [&](const auto& pair) { return pair.first == d; }))
      free.push_back(d);
  const auto tables = rolled_up(std::move(inside), box.sizes);
  for (std::size_t c = 0; c + 1 < cuboids_.size(); ++c) {
    Cuboid& cuboid = cuboids_[c];
    std::size_t set = 0;
    for (std::size_t k = 0; k < free.size(); ++k)
      if (std::binary_search(cuboid.dimensions.begin(), cuboid.dimensions.end(), free[k])) set |= bit(k);
    for_each_cell(box_of(cuboid, codes, sizes_),
                  [&](std::size_t at, std::size_t running) { cuboid.sums[at] -= tables[set][running]; });
  }
}

void Lattice::take_out_sparse(Place place) {
  for (std::size_t i = 0; i < leaves_.count(); ++i) {
    if (taken_[i] != 0 || element_of(cuboids_[place.cuboid], input_, i) != place.element) continue;
    taken_[i] = 1;
    const Sums sums = leaves_.at(i).sums();
    for (Cuboid& cuboid : cuboids_) cuboid.sums[element_of(cuboid, input_, i)] -= sums;
  }
}

}  // namespace regie::locating
