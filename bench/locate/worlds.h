// bench/locate/worlds.h - planted worlds: places in many leaves, and shifts of the mix that look like a
// change.
#pragma once

#include <cstdint>
#include <vector>

#include "bench/locate/sets.h"

namespace regie::bench {

/// Amounts over all combinations of values, by the published rules of RiskLoc's generator (Weibull sizes,
/// zeros, relative forecast noise of 10 %), with three places of two, two and four dimensions that lost half.
[[nodiscard]] Case planted_places(const std::vector<std::size_t>& sizes, std::uint64_t seed);

/// A rate over 48,000 leaves: the values of one dimension have rates far apart and their shares move, while
/// in every leaf the rate rises by `rise` of itself (binomial counts). Truth: no place.
struct MixWorld {
  LocateInput input;
  std::size_t dimension = 0;  // whose shares moved
  bool reversed = false;      // every part rose, the whole fell
};
[[nodiscard]] MixWorld planted_mix(std::uint64_t seed, double rise);

}  // namespace regie::bench
