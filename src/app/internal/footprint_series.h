// app/internal/footprint_series.h - the daily figures that the cells of a footprint speak about.
#pragma once

#include <vector>

#include "app/internal/overview.h"
#include "measure/explain/footprint.h"

namespace regie {

/// One series a cell, in the order of the cells, over all of the overview's history. Where a slice names no
/// platform and several count the metric, the one that counts most speaks: two platforms see the same things
/// from two sides and are never added.
/// Fails: reason.bad_footprint for a metric that is not there or cannot be summed over days, and for a slice
///        without any figures; and what the stores fail with.
[[nodiscard]] Result<std::vector<FootprintSeries>> footprint_series(const Facts& facts,
                                                                    const Overview& overview,
                                                                    const std::vector<FootprintCell>& cells);

}  // namespace regie
