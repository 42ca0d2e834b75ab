// measure/detect/internal/wild_days.cpp - single days far off that a series is in the habit of having.
#include "measure/detect/internal/wild_days.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "measure/detect/internal/lesson.h"
#include "measure/detect/limits.h"

namespace regie::detecting {

namespace {

enum Side : std::size_t { below, above };  // places in Habits

struct Off {
  Side side = below;
  double size = 0;  // on the link scale
};

std::optional<Off> far_off(const DglmUpdate& update) {
  const double deviation = update.innovation / std::sqrt(update.innovation_variance);
  if (std::abs(deviation) < outlier_deviations) return std::nullopt;
  return Off{deviation > 0 ? above : below, std::abs(update.innovation)};
}

/// The outlier that history set aside on a day; nothing on holidays, which are known for theirs.
std::optional<Off> set_aside_on(const Observations& days, const LookBack& run, int day) {
  const auto at = static_cast<std::size_t>(day);
  if (day < run.records_from || day >= days.lesson || !days.known[at] || days.holiday[at] >= 0)
    return std::nullopt;
  const DayRecord& record = run.record(day);
  return record.known ? std::nullopt : far_off(record.update);
}

/// n sizes spread evenly from nothing to an unknown largest: the next passes x times the largest seen with
/// probability x^-n / (n + 1).
bool is_habit(const Habits& habits, const Off& off) {
  const Habit& habit = habits[off.side];
  if (habit.days == 0) return false;
  const double n = habit.days;
  return off.size <= habit.largest * std::max(1.0, std::pow(wild_days_beyond * (n + 1), -1 / n));
}

/// Days of the look-back that are alone far off; a second one in a row says that the level moved.
std::vector<int> lone_days(const Observations& days, const Lesson& lesson, const LookBack& run) {
  const DglmDrift& drift = lesson.learned.drift;
  std::vector<int> lone;
  std::optional<Off> yesterday;
  DglmState state = run.history.state;
  for (int day = days.look; day < days.end; ++day) {
    const auto at = static_cast<std::size_t>(day);
    const DayRecord& record = run.record(day);
    dglm_evolve(state, drift);
    if (!days.known[at]) continue;
    const DglmState kept = state;
    const DglmUpdate update = dglm_learn(state, record.row, days.family, day_seen(days, run, day), drift);
    const auto off = days.holiday[at] >= 0 ? std::nullopt : far_off(update);
    if (off && yesterday && off->side == yesterday->side) {
      if (!lone.empty() && lone.back() == day - 1) lone.pop_back();
      state = kept;
      state.at(dglm_level, dglm_level) += level_moved_variance;
      dglm_learn(state, record.row, days.family, day_seen(days, run, day), drift);
    } else if (off) {
      if (is_habit(lesson.habits, *off)) lone.push_back(day);
      state = kept;
    }
    yesterday = off;
  }
  return lone;
}

}  // namespace

Habits habits_of(const Observations& days, const LookBack& run) {
  Habits habits;
  for (int day = run.records_from; day < days.lesson; ++day) {
    const auto off = set_aside_on(days, run, day);
    if (!off) continue;
    const auto same_side = [&](int other) {
      const auto its = set_aside_on(days, run, other);
      return its && its->side == off->side;
    };
    if (same_side(day - 1) || same_side(day + 1)) continue;
    Habit& habit = habits[off->side];
    ++habit.days;
    habit.largest = std::max(habit.largest, off->size);
  }
  const double years = (days.lesson - run.records_from) / 365.0;
  for (Habit& habit : habits)
    if (habit.days < wild_days_min || habit.days < wild_days_a_year * years) habit = {};
  return habits;
}

void set_wild_days_aside(Observations& days, const Lesson& lesson, LookBack& run) {
  if (lesson.habits[below].days + lesson.habits[above].days == 0) return;
  const std::vector<int> lone = lone_days(days, lesson, run);
  if (lone.empty()) return;
  for (const int day : lone) days.known[static_cast<std::size_t>(day)] = 0;
  run_look_back(days, lesson.learned, run, -1);
}

}  // namespace regie::detecting
