// measure/locate/roll_up.h - walks and sums over tables whose last dimension lies closest together.
#pragma once

#include <cstddef>
#include <vector>

#include "measure/locate/leaves.h"

namespace regie::locating {

/// A table seen as [outer][size][inner] where the middle dimension is to be summed away.
struct Middle {
  std::size_t outer = 1;
  std::size_t size = 1;
  std::size_t inner = 1;
};

/// The dimension at `position` of a table with these sizes, as the middle one.
[[nodiscard]] inline Middle middle_of(const std::vector<std::size_t>& sizes, std::size_t position) {
  Middle middle;
  for (std::size_t k = 0; k < sizes.size(); ++k) {
    if (k < position) middle.outer *= sizes[k];
    if (k == position) middle.size = sizes[k];
    if (k > position) middle.inner *= sizes[k];
  }
  return middle;
}

/// to[outer][inner] += sum over the middle of from[outer][size][inner].
inline void roll_up(const Sums* from, Middle middle, Sums* to) {
  for (std::size_t o = 0; o < middle.outer; ++o) {
    for (std::size_t k = 0; k < middle.size; ++k) {
      for (std::size_t i = 0; i < middle.inner; ++i) to[i] += from[i];
      from += middle.inner;
    }
    to += middle.inner;
  }
}

/// A box inside a table: its sizes and what one step along each of them is in the table.
struct Box {
  std::vector<std::size_t> sizes;
  std::vector<std::size_t> strides;
  std::size_t offset = 0;
  [[nodiscard]] std::size_t cells() const {
    std::size_t all = 1;
    for (const std::size_t size : sizes) all *= size;
    return all;
  }
};

/// Calls visit(place in the table, running number) for each cell of the box, last dimension fastest.
template <class Visit>
void for_each_cell(const Box& box, Visit visit) {
  const std::size_t depth = box.sizes.size();
  if (depth == 0) return visit(box.offset, std::size_t{0});
  const std::size_t length = box.sizes.back();
  const std::size_t step = box.strides.back();
  std::vector<std::size_t> at(depth, 0);
  std::size_t running = 0;
  std::size_t place = box.offset;
  for (;;) {
    for (std::size_t i = 0; i < length; ++i) visit(place + i * step, running++);
    std::size_t k = depth - 1;
    for (;;) {
      if (k == 0) return;
      --k;
      place += box.strides[k];
      if (++at[k] < box.sizes[k]) break;
      place -= box.strides[k] * box.sizes[k];
      at[k] = 0;
    }
  }
}

}  // namespace regie::locating
