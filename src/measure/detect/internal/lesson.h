// measure/detect/internal/lesson.h - all that is learned of a series before its lesson day.
#pragma once

#include <cstdint>
#include <vector>

#include "measure/detect/internal/learn.h"
#include "measure/detect/internal/look_back.h"
#include "measure/detect/internal/observations.h"
#include "measure/detect/internal/wild_days.h"
#include "stats/dglm.h"

namespace regie::detecting {

/// What a recurring day adds, by the name it has in any calendar.
struct HolidayEffect {
  std::uint64_t name = 0;
  Moments effect;
};

struct Lesson {
  std::uint64_t print = 0;  // of the days it was learned from
  Learned learned;
  Inflation inflation;
  Habits habits;         // of single wild days
  HistoryState history;  // the evening before the lesson day
  std::vector<HolidayEffect> holidays;
};

/// Of everything a lesson depends on: each day before it as the model sees it, and its place in time.
/// Two series of one print have the same lesson, but for one chance in 2^64.
/// Cost: about 3 microseconds for three years.
[[nodiscard]] std::uint64_t lesson_print(const Observations& days);

/// Learns from the days before `days.lesson`: drift, noise, the state of that evening, and by how much
/// placebo changes overshoot.
[[nodiscard]] Lesson learn_lesson(const Observations& days);

/// History from the lesson on, then the look-back: the same run, bit for bit, as one from the first day.
enum class Records {
  from_lesson,
  of_a_year
};  // of_a_year: run from the first day, for what `describe` shows
[[nodiscard]] LookBack run_from(const Lesson& lesson, const Observations& days, Records records);

}  // namespace regie::detecting
