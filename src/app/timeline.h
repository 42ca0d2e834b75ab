// app/timeline.h - the verb `timeline`: what is known of some months, beside the figures.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/brief.h"
#include "measure/explain/calendar.h"
#include "measure/metric.h"

namespace regie {

inline constexpr int half_a_year_days = 26 * 7;  // what is shown where no first day was asked for

struct TimelineRequest {
  std::optional<Day> from;  // nothing = half a year before `to`
  std::optional<Day> to;    // nothing = the day before as_of
  std::optional<Day> as_of;
};

struct Timeline {
  DaySpan days;
  std::optional<Day> latest;    // the last day of any source
  std::vector<Metric> metrics;  // that have daily figures
  std::vector<EventRecord> events;
  std::vector<CalendarEntry> calendar;
  std::vector<NoteRecord> notes;
  std::vector<Decision> decisions;
  std::vector<MachineChange> changes;  // of people (who = "person") and of platform automation
};

/// An empty workspace has an empty timeline. Fails: timeline.bad_days, and what the stores fail with.
[[nodiscard]] Result<Timeline> timeline(World& world, const Workspace& workspace,
                                        const TimelineRequest& request);

/// The last day of any daily report; nothing where there is none.
[[nodiscard]] Result<std::optional<Day>> latest_day(const Workspace& workspace);

}  // namespace regie
