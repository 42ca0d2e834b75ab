// measure/detect/internal/wild_days.h - single days far off that a series is in the habit of having.
#pragma once

#include <array>

#include "measure/detect/internal/look_back.h"

namespace regie::detecting {

struct Lesson;

/// Lone days far off on one side, of the last year before the lesson; none where they are no habit.
struct Habit {
  int days = 0;
  double largest = 0;  // on the link scale
};
using Habits = std::array<Habit, 2>;  // below, above

/// Outliers that history set aside and that stood alone: days in a row are a change that passed, or a level
/// that moved. `run` holds the records of the year before the lesson.
[[nodiscard]] Habits habits_of(const Observations& days, const LookBack& run);

/// Takes out of the look-back what history says is no news: bots, a mailing, a day off in no calendar.
///   Method: outliers as part of the model of ordinary days (Box & Tiao 1968, Biometrika 55), with their rate
///   taken from history: where lone days of the last year lay more than `outlier_deviations` off on one
///   side, at least `wild_days_a_year` a year and `wild_days_min` in all, one more, alone and no farther off
///   than they were, is as likely without any change as with one, and its day is treated as missing. Two in a
///   row, a day farther off, a known holiday, and series without such a habit are left as they are.
/// Holds: without a habit, nothing changes. Cost: one run over the look-back where there is a habit.
void set_wild_days_aside(Observations& days, const Lesson& lesson, LookBack& run);

}  // namespace regie::detecting
