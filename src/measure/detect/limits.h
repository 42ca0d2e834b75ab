// measure/detect/limits.h - every number the detector was given rather than learned, each with its reason.
#pragma once

namespace regie {

inline constexpr int look_back_days = 28;  // before the window: what began within a month is still news
inline constexpr int look_days_max = 120;  // work grows with its square
inline constexpr int history_days_min =
    21;  // three weeks: a weekday seen thrice is the least to call a habit
inline constexpr int history_days_max = 1500;  // older than four years teaches nothing about next week
inline constexpr int learn_days = 364;         // a year of whole weeks to learn day-to-day noise from
inline constexpr int year_days_min = 2 * 365;  // a yearly wave seen once cannot be told from a trend

// Below this share a change is no news whatever the counts: rounding of clocks, bots, attribution move that
// much.
inline constexpr double relative_effect_min = 0.05;

// Prior odds that a series changed during a look-back. One change in two years' time a series.
inline constexpr double prior_odds = 0.05;

// Amounts of zero are put at this share of the median day, so that a stop shows on the log scale.
inline constexpr double amount_floor_share = 0.02;

// In history a day this many standard deviations off teaches the level nothing; a second one in a row says
// the level moved.
inline constexpr double outlier_deviations = 4.0;
inline constexpr double level_moved_variance = 0.25;

// What the model cannot see of a holiday before it has seen one: e^0.4, half as much again or a third less.
inline constexpr double holiday_sd = 0.4;

}  // namespace regie
