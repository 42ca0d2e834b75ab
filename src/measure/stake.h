// measure/stake.h - what one unit of a metric is worth, from the workspace's own figures.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "measure/finding.h"
#include "measure/metric.h"

namespace regie {

/// Sums of measures over the weeks before a change, by name; those of the same slice or platform.
using MeasureTotals = std::map<std::string, double>;

/// Amount of one more of the metric: 1 for money itself; value per conversion, else cost per thing won.
/// Nothing where no figure says so. Costs count as minus one.
[[nodiscard]] std::optional<double> worth_of_one(const Metric& metric, const MeasureTotals& totals);

/// Amount at stake in a change; negative = lost. For rates the gap times what the denominator was in the
/// window.
[[nodiscard]] std::optional<double> at_stake(const Metric& metric, const Change& change,
                                             const MeasureTotals& totals, double denominator_in_window);

}  // namespace regie
