// app/internal/effect_series.h - the series an effect is measured on, and those that may serve as its
// controls.
#pragma once

#include <string>
#include <vector>

#include "app/internal/overview.h"
#include "measure/effect/effect.h"

namespace regie {

struct EffectAsked {
  std::string metric;
  Slice where;
  DaySpan judged;
  Slice scope;           // what the intervention can have touched; {} = `where`
  std::string controls;  // "" = all that could serve, chosen by the data
  double matters = 0.05;
  FindingId answers;  // the finding that was answered: its change is allowed for however late it began
  std::string
      method;  // "" or bsts: its own days before and controls; sdid, sc, did: against places beside it
};

/// Fails: metric.unknown, series.no_data, effect.unknown_control, effect.no_places.
[[nodiscard]] Result<Answer<Effect>> effect_of(const Workspace& workspace, const Overview& overview,
                                               const EffectAsked& asked);

}  // namespace regie
