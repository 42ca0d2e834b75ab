// measure/locate/mix.h - which dimension's shares carry a change of the mix.
#pragma once

#include <vector>

#include "measure/locate/locate.h"

namespace regie::locating {

struct MixFinding {
  MixRate split;
  std::vector<Driver> drivers;  // values of the dimension whose shares moved, largest first
};

/// The split along the one dimension whose shares carry most of the change, beyond what chance would give.
/// Requires: denominators are given and there is at least one dimension.
[[nodiscard]] MixFinding find_mix(const LocateInput& input);

}  // namespace regie::locating
