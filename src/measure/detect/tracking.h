// measure/detect/tracking.h - does it look like a fault of measurement rather than of the world?
#pragma once

#include <vector>

#include "measure/finding.h"

namespace regie {

/// What another metric of the same slice did over the same days: observed over expected, less one, with
/// interval.
struct AroundChange {
  std::string metric;
  Estimate relative;
};

/// One measure breaks abruptly, by more than half, while those that lead to it stand.
/// Holds: false without at least one neighbour that stands; false where any neighbour fell by half as much.
[[nodiscard]] bool looks_like_tracking(const Change& broken, const std::vector<AroundChange>& around);

}  // namespace regie
