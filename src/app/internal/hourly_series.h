// app/internal/hourly_series.h - one metric of a platform hour by hour, from reports that are split by hour.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "app/internal/views.h"
#include "measure/hours.h"

namespace regie {

inline constexpr const char* hour_name = "hour";
inline constexpr int hourly_days_max = 26 * 7;  // half a year: level, weekday, spread and tail are made of
                                                // the last two months
inline constexpr int hour_spellings_max = 200;  // 24 in some spellings; more are times of events, no hours

/// "7", "07", "07:00", "7 AM", "12:00 AM", "07:00:00 - 07:59:59" -> 0..23; nothing for what is no whole hour.
[[nodiscard]] std::optional<int> hour_of(std::string_view text);

struct HourlyQuestion {
  Metric metric;  // a count or an amount
  Slice where;    // without "platform" and "hour"
  DaySpan days;
};
/// Exports leave out an hour in which nothing happened, so an hour without a row is 0; but a day without any
/// row is missing, and so is what follows the last row of the last day: the export was made then.
/// Nothing where no report of the platform tells this, or where an amount would mix currencies or results.
[[nodiscard]] Result<std::optional<HourlySeries>> hourly_series(const Facts& facts, const PlatformView& view,
                                                                const HourlyQuestion& question);

}  // namespace regie
