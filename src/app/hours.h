// app/hours.h - the verb `hours`: which hours of the last days stood out, each told from its past alone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/brief.h"
#include "base/answer.h"
#include "measure/hours.h"
#include "measure/metric.h"

namespace regie {

struct HoursRequest {
  std::string metric;  // "" = every count and amount that is told by hour
  Slice where;
  std::optional<Day> day;  // that day alone
  int days = 7;            // else so many, up to the last that is here
  std::optional<Day> as_of;
};

struct HoursOfSeries {
  Metric metric;
  Slice slice;  // with its platform
  DaySpan judged;
  Answer<HoursTold> told;
};

struct HoursReport {
  std::string language;
  std::string currency;
  Day as_of;
  std::vector<HoursOfSeries> series;  // by platform, then in the order of `regie metrics`
  Provenance provenance;
};

/// Of counts and amounts alone: an hour holds too little for a quotient. Two platforms are never added.
/// Fails: hours.none_here, hours.quotient, hours.bad_where, hours.bad_day, metric.unknown, series.no_data.
[[nodiscard]] Result<HoursReport> hours(World& world, const Workspace& workspace,
                                        const HoursRequest& request);

}  // namespace regie
