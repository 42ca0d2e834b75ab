// measure/detect/internal/lesson.cpp - learned once a lesson day, then carried on day by day.
#include "measure/detect/internal/lesson.h"

#include <algorithm>
#include <bit>

#include "measure/detect/limits.h"

namespace regie::detecting {
namespace {

/// Multiply and fold (after wyhash): each word moves all bits after it.
std::uint64_t mixed(std::uint64_t print, std::uint64_t word) {
  print = (print ^ word) * 0x9E3779B97F4A7C15U;
  return print ^ (print >> 29);
}
std::uint64_t mixed(std::uint64_t print, double word) {
  return mixed(print, std::bit_cast<std::uint64_t>(word));
}

std::vector<Moments> effects_of(const std::vector<HolidayEffect>& known, const Observations& days) {
  std::vector<Moments> effects = unknown_holidays(days);
  for (std::size_t i = 0; i < effects.size(); ++i)
    for (const HolidayEffect& holiday : known)
      if (holiday.name == days.holiday_names[i]) effects[i] = holiday.effect;
  return effects;
}

std::vector<HolidayEffect> met(const std::vector<Moments>& effects, const Observations& days) {
  std::vector<char> seen(effects.size(), 0);
  for (int day = 0; day < days.lesson; ++day)
    if (const int id = days.holiday[static_cast<std::size_t>(day)]; id >= 0)
      seen[static_cast<std::size_t>(id)] = 1;
  std::vector<HolidayEffect> holidays;
  for (std::size_t i = 0; i < effects.size(); ++i)
    if (seen[i]) holidays.push_back({days.holiday_names[i], effects[i]});
  return holidays;
}

}  // namespace

std::uint64_t lesson_print(const Observations& days) {
  // Four chains side by side: each waits for its own multiplication only.
  std::uint64_t values = 1;
  std::uint64_t tries = 2;
  std::uint64_t marks = 3;
  std::uint64_t place = 4;
  for (int day = 0; day < days.lesson; ++day) {
    const auto at = static_cast<std::size_t>(day);
    const bool known = days.known[at] != 0;
    values = mixed(values, known ? days.seen[at].value : 0.0);
    tries = mixed(tries, known ? days.seen[at].of : 0.0);
    const int id = days.holiday[at];
    marks = mixed(marks, (id < 0 ? 0 : days.holiday_names[static_cast<std::size_t>(id)]) ^
                             static_cast<std::uint64_t>(known));
  }
  for (const int number : {days.first.number(), days.lesson, days.waves, static_cast<int>(days.family)})
    place = mixed(place, static_cast<std::uint64_t>(number));
  place = mixed(place, days.amount_floor);
  return mixed(mixed(mixed(values, tries), marks), place);
}

Lesson learn_lesson(const Observations& days) {
  Lesson lesson;
  lesson.print = lesson_print(days);
  lesson.learned = learn(days);
  LookBack run = start_run(days, lesson.learned, std::max(0, days.lesson - learn_days));
  run_history(days, lesson.learned, run, {0, days.lesson});
  lesson.inflation = placebo_inflation(days, run);
  lesson.habits = habits_of(days, run);
  lesson.history = run.history;
  lesson.holidays = met(run.holiday, days);
  return lesson;
}

LookBack run_from(const Lesson& lesson, const Observations& days, Records records) {
  if (records == Records::of_a_year) {
    LookBack run = start_run(days, lesson.learned, std::max(0, days.lesson - learn_days));
    run_history(days, lesson.learned, run, {0, days.look});
    run_look_back(days, lesson.learned, run, -1);
    return run;
  }
  LookBack run = start_run(days, lesson.learned, days.lesson);
  run.history = lesson.history;
  run.holiday = effects_of(lesson.holidays, days);
  run_history(days, lesson.learned, run, {days.lesson, days.look});
  run_look_back(days, lesson.learned, run, -1);
  return run;
}

}  // namespace regie::detecting
