// measure/effect/effect.h - a dated intervention against what would have been without it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/answer.h"
#include "base/day.h"
#include "base/interval.h"
#include "measure/effect/limits.h"
#include "measure/finding.h"
#include "measure/series.h"
#include "stats/structural.h"

namespace regie {

/// A series that may show what would have been. Columns of a plain table carry their name in the slice too:
/// two series without any slice are taken as each other's part.
struct ControlSeries {
  std::string name;  // as shown: "clicks{campaign=Webinars}", "x1"
  std::string metric;
  Slice slice;
  DailySeries days;
};
struct KnownChange {
  Day day;
  Slice slice;
};
enum class ChosenBy { machine, person };

struct EffectInput {
  MetricSeries target;
  DaySpan judged;                          // first day of the intervention .. last day judged
  std::vector<ControlSeries> controls;     // those asked for, or all that could serve
  ChosenBy chosen_by = ChosenBy::machine;  // a person's are all used; those that never move cannot be
  std::optional<Slice> scope = {};         // what the intervention worked on; nothing = the target's slice
  std::vector<Day> known_steps =
      {};  // first days of changes that are known, told by findings: the level may differ from there on
  std::vector<KnownChange> own_changes = {};  // known changes, of any series
  int before_days_max = effect_before_days_max;
  double smallest_that_matters = 0.05;  // relative: an interval within it says "no effect"
  std::uint64_t seed = 1;
};

enum class ControlFate {
  used,
  part_or_whole,  // the target itself, a part of it or what it is a part of
  inside_scope,   // the intervention worked on it
  own_change,     // a known change of its own near the date
  holes,          // too many days without a figure
  constant,       // never moves before
  unrelated,      // does not move with the target before
  moved_itself,   // at the date it left the other controls
  beyond_best     // related, but others more so
};
struct ControlVerdict {
  std::string name;
  ControlFate fate = ControlFate::used;
  double closeness = 0;  // correlation with the target before, weekdays taken off, of steps a day or a week
  double inclusion = 0;  // posterior probability that it matters; 0 where not used
};

enum class EffectVerdict { effect, no_effect, cannot_tell };

/// How the model did on days before, where the answer is known.
struct EffectFit {
  StructuralAnswer::Fit before;
  int placebos = 0;        // earlier dates tried
  int placebos_moved = 0;  // where the interval missed 0
  double widened = 1;      // factor on all intervals that makes the placebos hold
};

struct Effect {
  std::string metric;
  MetricKind metric_kind = MetricKind::count;
  Slice slice;
  DaySpan judged;
  DaySpan before;
  std::string method;  // "bsts/1"
  std::vector<ControlVerdict> controls;
  std::vector<Day> steps;       // known changes before the intervention that the model allows for
  double observed_average = 0;  // a day, over judged days with a figure
  double expected_average = 0;
  double observed_total = 0;  // over the same days; for rates things counted in the numerator
  double expected_total = 0;
  Estimate average;             // observed - expected a day; in points of a rate
  Estimate relative;            // average / expected_average
  Estimate cumulative;          // observed - expected total; for rates day by day times the denominator
  double probability = 0;       // that the effect has the sign of `average`
  std::vector<BandDay> series;  // eight weeks before (expected NaN), then the judged days
  EffectVerdict verdict = EffectVerdict::cannot_tell;
  EffectFit fit;
  bool season = false;
  bool trend = false;
  bool outliers = false;
  std::optional<Interval> conformal;  // of `average`, by shifting blocks of days; against places only
  std::optional<double> conformal_p;  // of no effect at all
  std::optional<double> placebo_p;    // share of places whose gap is as large as the target's
  int days = 0;                       // judged days with a figure
  double n = 0;                       // sum of the figures judged
  std::uint64_t seed = 0;
};

/// Observed on the judged days less what the days before and the untouched controls led to expect.
/// Method:   stats/structural.h. A weekly season and a straight line are taken in, each where it raises the
///           log evidence of the days before by `effect_margin`; Student-t noise where steps between days
///           show outliers. Controls the intervention may have touched are dropped (ControlFate): a control
///           is measured against the others, not against standing still, so that a shock all share leaves
///           them in. The same question at earlier dates shows whether the intervals hold: where their
///           errors are larger than chance makes them, or carry over from day to day, intervals are
///           widened by as much, at most `effect_widen_max` times.
/// Requires: judged.from <= judged.to; smallest_that_matters > 0.
/// Holds:    verdict `effect` = the interval of `average` leaves out 0; `no_effect` = that of `relative` lies
///           within +-smallest_that_matters; the order of controls does not matter.
/// Abstains: fewer than `effect_before_days_min` days before; no judged day has a figure; the model
///           does not fit the days before (which check, in `needs`).
/// Cost:     about ten times that of structural().
[[nodiscard]] Answer<Effect> estimate_effect(const EffectInput& input);

/// "used", "part_or_whole", ...; "effect", "no_effect", "cannot_tell". As JSON has them.
[[nodiscard]] std::string_view fate_name(ControlFate fate);
[[nodiscard]] std::string_view verdict_name(EffectVerdict verdict);

}  // namespace regie
