// stats/panel.h - several units over time, some of them treated from one time on: what did it change?
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/answer.h"
#include "base/interval.h"

namespace regie {

/// Units x times. The treated are judged as their mean; all others are controls.
struct Panel {
  std::vector<std::vector<double>> units;  // finite, all as long
  std::vector<std::size_t> treated;        // which units, each once
  std::size_t before = 0;                  // times [0, before) are before, the rest after
};

enum class PanelMethod {
  difference_in_differences,  // equal shares of controls and of times before
  synthetic_control,          // controls mixed to lie on the treated before
  demeaned_synthetic,         // the same on series freed of their mean before: level may differ
  synthetic_difference        // unit and time shares, and level may differ
};

inline constexpr std::size_t panel_before_min = 5;  // fewer times are followed by any two controls by chance
inline constexpr std::size_t panel_mix_controls_min = 2;      // of one control there is no mixture
inline constexpr std::size_t panel_placebo_controls_min = 5;  // a spread of fewer is known to a factor of 2

/// All sums and means are over the treated units' mean.
struct PanelEstimate {
  double effect = 0;                // mean over the times after
  double relative = 0;              // effect / mean expected after
  double total = 0;                 // effect x times after x treated units
  std::vector<double> unit_shares;  // of each control, in the order of `controls`
  std::vector<std::size_t> controls;
  std::vector<double> time_shares;  // of each time before
  std::vector<double> expected;     // had nothing been done, each time
  double imbalance = 0;             // root of the sum of squared gaps before
  double fit = 0;                   // share of the variance before that is followed
};

/// What the treated would have been, from the controls.
///   effect = mean over times after of (treated - shares . controls - level gap)
/// Method:   difference-in-differences; synthetic control, Abadie, Diamond & Hainmueller (2010), JASA 105,
///           493, series alone and no covariates; synthetic difference-in-differences, Arkhangelsky et al.
///           (2021), AER 111, 4088. Shares of `synthetic_control` and `synthetic_difference` come by the path
///           of the synthdid package, whose printed figures they give; those of `demeaned_synthetic` are the
///           exact least squares.
/// Requires: finite values; units as long as each other; before < times; at least one treated.
/// Holds:    the order of units does not matter; a constant added to everything changes nothing; scaling all
///           values scales the effect.
/// Abstains: fewer than `panel_before_min` times before; no control, or for a mixture fewer than
///           `panel_mix_controls_min`; controls that follow the treated before no better than its own mean
///           does (fit <= 0): then what they say of the time after is no better than a guess.
/// Cost:     milliseconds for 40 units x 100 times.
[[nodiscard]] Answer<PanelEstimate> panel_effect(const Panel& panel, PanelMethod method);

struct PlaceboOptions {
  std::size_t samples_max = 200;  // where several units are treated
  std::uint64_t seed = 1;
};
struct PlaceboTest {
  double standard_error = 0;    // spread of the effects found where nothing was done
  double p = 1;                 // share of placebos (and itself) whose gap after / gap before is as large
  std::vector<double> effects;  // of each placebo
};

/// The same method where nothing was done: each control in turn as if treated, the treated left out.
/// Where several are treated: `samples_max` draws of as many controls.
/// Method:   Abadie, Diamond & Hainmueller (2010) for p; Arkhangelsky et al. (2021), algorithm 4, for the
///           standard error.
/// Holds:    p >= 1 / (placebos + 1): 19 placebos are needed to say .05.
/// Abstains: as panel_effect; fewer than `panel_placebo_controls_min` controls beyond the number of treated.
[[nodiscard]] Answer<PlaceboTest> placebo_test(const Panel& panel, PanelMethod method,
                                               PlaceboOptions options);

struct ConformalTest {
  double p = 1;     // of no effect at all
  Interval effect;  // of the mean effect over the times after
};

/// Does a model fitted to all times, the supposed effect taken off, leave gaps after like those before?
///   p(effect) = share of the shifts of the gaps around the calendar whose mean gap after is as far from 0
/// Method:   moving-block permutations, refitted under each supposed effect; the interval holds every effect
///           with p > 1 - level. Chernozhukov, Wuthrich & Zhu (2021), JASA 116, 1849.
/// Holds:    p >= 1 / times.
/// Abstains: as panel_effect; fewer times than 1 / (1 - level); fewer times before than after.
/// Cost:     about 100 fits.
[[nodiscard]] Answer<ConformalTest> conformal_test(const Panel& panel, PanelMethod method, double level);

}  // namespace regie
