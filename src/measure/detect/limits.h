// measure/detect/limits.h - every number the detector was given rather than learned, each with its reason.
#pragma once

#include <cstddef>

namespace regie {

inline constexpr int look_back_days = 28;  // before the window: what began within a month is still news
inline constexpr int look_days_max = 120;  // work grows with its square
inline constexpr int history_days_min =
    21;  // three weeks: a weekday seen thrice is the least to call a habit
inline constexpr int history_days_max = 1500;  // older than four years teaches nothing about next week
inline constexpr int learn_days = 364;         // a year of whole weeks to learn day-to-day noise from
// Noise and drift are learned anew every fourth Monday and carried on in between, so that one more day costs
// a day; a series that has not a year behind it then is learned from afresh each time.
inline constexpr int lesson_every_days = 28;
inline constexpr int lesson_history_min = 364;
inline constexpr int year_days_min = 2 * 365;  // a yearly wave seen once cannot be told from a trend

inline constexpr std::size_t second_opinion_days_min = 28;  // known ones: each weekday four times

// Below this share a change is no news whatever the counts: rounding of clocks, bots, attribution move that
// much.
inline constexpr double relative_effect_min = 0.05;

// Prior odds that a series changed during a look-back: about two changes a year.
inline constexpr double prior_odds = 0.25;

// A finding says "more likely than not" by a margin (e^2.7 = 15), however few series were asked.
inline constexpr double log_e_min = 2.7;

// e-values are worth more than Markov's inequality grants them: on series without a change ours pass t in
// fewer than one in 10 t (measured, see the slow test). Totals spend most of that (Wang & Ramdas 2022, ch. 5,
// boosting); slices are many, live in the tail where the model is tested hardest, and spend a third.
inline constexpr double totals_log_boost = 2.0;
inline constexpr double slices_log_boost = 1.1;

// Amounts of zero are put at this share of the median day, so that a stop shows on the log scale.
inline constexpr double amount_floor_share = 0.02;

// In history a day this many standard deviations off teaches the level nothing; a second one in a row says
// the level moved.
inline constexpr double outlier_deviations = 4.0;
inline constexpr double level_moved_variance = 0.25;

// A series has the habit of such days, alone and on one side, where it had them at this rate, and more than
// once. One that lies farther off than all but so many of its kind would is no habit.
inline constexpr double wild_days_a_year = 3;
inline constexpr int wild_days_min = 2;
inline constexpr double wild_days_beyond = 0.05;

// What the model cannot see of a holiday before it has seen one: e^0.4, half as much again or a third less.
inline constexpr double holiday_sd = 0.4;

}  // namespace regie
