// measure/effect/places.h - a dated intervention in one place against places where nothing was done.
#pragma once

#include <cstdint>
#include <vector>

#include "base/answer.h"
#include "measure/effect/effect.h"
#include "stats/panel.h"

namespace regie {

struct PlacesInput {
  MetricSeries target;
  DaySpan judged;
  std::vector<ControlSeries> places;  // the same metric in places beside it
  PanelMethod method = PanelMethod::synthetic_difference;
  double smallest_that_matters = 0.05;
  std::uint64_t seed = 1;
};

/// The target against a mixture of other places that went along with it before.
///   Method:   stats/panel.h; the interval of `average` is the effect +- 1.96 placebo standard errors, that
///   of
///             `conformal` comes by shifting blocks of days. "sdid/1", "synthetic-control/1", "did/1".
/// Requires: as estimate_effect.
/// Abstains: as panel_effect and placebo_test: too few places or days, or places that do not follow the
/// target. Cost:     one fit a place, and a hundred for the conformal interval.
[[nodiscard]] Answer<Effect> estimate_against_places(const PlacesInput& input);

}  // namespace regie
