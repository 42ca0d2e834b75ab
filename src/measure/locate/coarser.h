// measure/locate/coarser.h - what a place is part of, where that moved as clearly.
#pragma once

#include <optional>

#include "measure/locate/tell.h"

namespace regie::locating {

/// A person watches totals: of search on mobile, did mobile as a whole move as clearly? One common factor
/// does not tell: a dozen small leaves that stood outvote the large one that moved, since each may wander by
/// its share. In a total they add nothing but their noise.
///   total of a slice: effect = sum r, variance = sum v; gain = effect^2 / (2 variance), nats
/// Of the place with one dimension left out, or one kept, that whose total gains most; if it gains at least
/// half of what the place's own total does, in the same direction. Not what holds the same leaves as the
/// place, nor all. Only slice, effect and variance are told.
/// Cost: one pass over the leaves; nothing for places of one dimension.
[[nodiscard]] std::optional<Named> coarser(const LocateInput& input, const Leaves& leaves,
                                           const Codes& place);

}  // namespace regie::locating
