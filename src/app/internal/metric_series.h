// app/internal/metric_series.h - the daily series of one metric in one slice, and what one more of it is
// worth.
#pragma once

#include <optional>
#include <string>

#include "app/internal/overview.h"
#include "measure/series.h"

namespace regie {

/// Over all of the overview's history. Where the slice names no platform and several count the metric, the
/// one that counts most speaks: two platforms see the same things from two sides and are never added. The
/// slice carries the platform where another one counts the metric too. Fails: metric.unknown; series.no_data,
/// where nothing is told about that slice; and what the stores fail with.
[[nodiscard]] Result<MetricSeries> metric_series(const Facts& facts, const Overview& overview,
                                                 const std::string& metric, const Slice& slice);

/// Money that one more of the metric is worth, from the eight weeks before; nothing where no price is known.
[[nodiscard]] Result<std::optional<double>> worth_before(const Workspace& workspace, const Overview& overview,
                                                         const MetricSeries& series, Day before);

/// Standard deviation of the relative change from one window of so many days to the next, over history up to
/// `until`: how far the metric wanders by itself. Nothing where fewer than four such windows are there.
[[nodiscard]] std::optional<double> window_noise(const DailySeries& days, int window_days, Day until);

}  // namespace regie
