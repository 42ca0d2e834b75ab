// measure/effect/limits.h - what an effect is judged by, where it was given rather than learned.
#pragma once

#include <cstddef>

namespace regie {

/// A year: more teaches a level that no longer holds, and costs time in proportion.
inline constexpr int effect_before_days_max = 365;
/// Days with a figure: two weeks show each weekday twice.
inline constexpr int effect_before_days_min = 14;
/// A weekly season has six unknowns: three weeks show each weekday thrice.
inline constexpr int effect_season_days_min = 21;

/// Known changes before the intervention that are allowed for: the latest, and those days apart.
inline constexpr int effect_steps_max = 3;
inline constexpr int effect_steps_apart_days = 3;

/// Days that the prior share of variance which controls explain is worth, where the machine chose the
/// controls. The documented fifty make intervals too narrow where they explain less than 80 %: 1,000 planted
/// low counts held 90 % with fifty, 94 % with five (docs/why/error-rates.md). Controls a person named keep
/// the documented prior, so that the answer is that of the published method.
inline constexpr double effect_observation_df = 5;

/// Natural logs of evidence before a season or a trend is taken in: 20 to 1, "strong" of Kass & Raftery
/// (1995).
inline constexpr double effect_margin = 3;
/// A step between days beyond this many robust standard deviations is an outlier: one in 16,000 of normal
/// ones. A single odd day makes two such steps.
inline constexpr double effect_outlier_step = 4;
inline constexpr int effect_outlier_steps_min = 2;

/// Of a control's days that may lack a figure, before and judged alike: above it, filling makes the series.
inline constexpr double control_missing_share_max = 0.05;
/// Kept, the closest first: three are expected to matter, and every further one doubles the models weighed.
inline constexpr int controls_kept_max = 8;
/// |z| of the correlation with the target before: one unrelated control in 80 passes.
inline constexpr double control_related_z = 2.5;
/// |z| of a control's own move against that of the others: one untouched control in 80 is dropped.
inline constexpr double control_moved_z = 2.5;
/// Days around the intervention within which a known change of a control's own may be told apart from it.
inline constexpr int control_own_change_days = 14;
/// Of a control's own move only the first days are looked at: later ones mix with whatever came after.
inline constexpr int control_move_days_max = 28;

/// Fit on the days before; each is a 1-in-1000 event or rarer for 60 days of a model that holds.
inline constexpr double effect_lag_max = 0.45;
inline constexpr double effect_spread_max =
    1.6;  // not asked where outliers are modelled: they are the spread
inline constexpr double effect_drift_max = 3.5;

/// Earlier dates the same question is put at.
inline constexpr int effect_placebos_max = 8;
inline constexpr std::size_t effect_placebos_wanted = 6;
inline constexpr int effect_placebos_min = 3;  // fewer cannot show that intervals are too narrow
inline constexpr std::size_t effect_before_placebo_min = 28;  // days to learn from: four of each weekday
/// Chance that intervals which hold would err as much as they did: below it they are widened. Widening one in
/// five for nothing costs little; six dates show an interval half too narrow at .05 only every other time.
inline constexpr double effect_placebo_p_min = 0.2;
/// |z| of the errors' likeness from day to day before it is believed.
inline constexpr double effect_memory_z = 2.5;
/// Beyond twice as wide the model is not the one this series came from.
inline constexpr double effect_widen_max = 2;

}  // namespace regie
