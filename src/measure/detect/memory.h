// measure/detect/memory.h - what was learned of each series, so that one more day costs a day.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/day.h"

namespace regie {

namespace detecting {
struct Lesson;
}

/// The lesson of each series, by metric and slice. A value: copies share what they hold, which never changes.
/// A lesson is a function of the days before its lesson day and is taken only for exactly those days: a
/// memory that is old, of other data or empty costs time and changes no answer.
struct DetectMemory {
  std::map<std::string, std::shared_ptr<const detecting::Lesson>> lessons;
};

/// The day up to which a series is learned from when `look` is the first day looked back on: a Monday, each
/// fourth one, the same for every series.
///   Holds: lesson_day(look) <= look; it depends on the date alone, never on when or how often anyone looked.
[[nodiscard]] Day lesson_day(Day look);

/// The first day looked back on where `window` is judged.
[[nodiscard]] Day look_back_from(DaySpan window);

}  // namespace regie
