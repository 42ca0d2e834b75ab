// app/measure_effect.h - the verb `effect`: a dated intervention against what would have been.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/brief.h"
#include "base/answer.h"
#include "measure/effect/effect.h"

namespace regie {

struct EffectRequest {
  std::string metric;
  Slice where;
  Day from;
  std::optional<Day> to;  // nothing = the last day that is here
  std::string controls;   // "x1,x2", "clicks{campaign=Webinars}"; "" = chosen by the data
  Slice scope;            // what the intervention can have touched; {} = `where`
  std::string method;     // bsts, sdid, sc, did; "" = bsts
  std::optional<Day> as_of;
  double matters = 0.05;  // smallest relative difference that matters
};

struct EffectReport {
  std::string language;
  std::string currency;
  Day as_of;
  Answer<Effect> effect;
  Provenance provenance;
};

/// Fails: metric.unknown, effect.no_data, effect.bad_days, effect.unknown_control, effect.no_places,
/// brief.no_imports.
[[nodiscard]] Result<EffectReport> measure_effect(World& world, const Workspace& workspace,
                                                  const EffectRequest& request);

}  // namespace regie
