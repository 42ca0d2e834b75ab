// base/random.h - randomness, as something handed in; the same seed gives the same numbers on any machine.
#pragma once

#include <cstdint>

namespace regie {

/// splitmix64 (Steele, Lea, Flood 2014). Small, seedable, the same everywhere. Not for secrets.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t bits() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  /// Uniform in [0, 1).
  double unit() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }
  /// Uniform in 0..limit-1. Requires: limit > 0.
  std::uint64_t below(std::uint64_t limit) {
    return static_cast<std::uint64_t>(unit() * static_cast<double>(limit));
  }

 private:
  std::uint64_t state_;
};

}  // namespace regie
