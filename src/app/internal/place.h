// app/internal/place.h - changes of many overlapping slices into findings, each at the place that holds it.
#pragma once

#include <vector>

#include "app/internal/overview.h"
#include "measure/finding.h"

namespace regie {

inline constexpr int same_change_days = 2;  // onsets this near are one change seen twice

/// One finding per metric, direction, time and place. Takes the strongest change, locates it among all
/// leaves, lets go what the place explains, and goes on with the rest.
[[nodiscard]] Result<std::vector<Finding>> place_changes(const Facts& facts, const Overview& overview,
                                                         const std::vector<Change>& changes);

/// Drivers, mix against rate and the rows behind one change that is already placed.
[[nodiscard]] Result<Finding> place_one(const Facts& facts, const Overview& overview,
                                        const PlatformSeries& platform, const Change& change);

/// The platform whose series a slice belongs to.
[[nodiscard]] const PlatformSeries& platform_of(const Overview& overview, const Change& change);

/// A slice as the stores know it: without the platform.
[[nodiscard]] Slice stored_slice(Slice slice);

}  // namespace regie
