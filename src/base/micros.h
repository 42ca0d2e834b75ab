// base/micros.h - exact decimal amounts: a measure counted in millionths, so that sums do not depend on
// order.
#pragma once

#include <cstdint>
#include <limits>

namespace regie {

/// A measure times 1,000,000. Sums of integers are exact, so a rebuilt store gives equal figures to the last
/// digit and two threads give the same bytes. Holds: |value| < 10^12 units.
using Micros = std::int64_t;

inline constexpr Micros micros_per_unit = 1'000'000;
inline constexpr Micros micros_limit = 1'000'000'000'000LL * micros_per_unit;  // DECIMAL(18, 6)
/// "--", blank, "< 10 %": not known, which is not zero.
inline constexpr Micros micros_blank = std::numeric_limits<Micros>::min();

constexpr double units(Micros micros) { return static_cast<double>(micros) / 1e6; }

}  // namespace regie
