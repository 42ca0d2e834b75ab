// app/measure_effect.cpp - a dated intervention against what would have been.
#include "app/measure_effect.h"

#include <algorithm>

#include "app/internal/effect_series.h"

namespace regie {

Result<EffectReport> measure_effect(World& world, const Workspace& workspace, const EffectRequest& request) {
  EffectReport report;
  report.language = workspace.settings.language;
  report.currency = workspace.settings.currency;
  report.as_of = request.as_of.value_or(world.clock.today(workspace.settings.time_zone));
  report.provenance = {workspace.settings.seed, {}, code_version};
  TRY(report.provenance.data, data_fingerprint(workspace));
  const Day last = std::min(request.to.value_or(report.as_of - 1), report.as_of - 1);
  if (last < request.from)
    return fail("effect.bad_days",
                "There are no days to judge between " + request.from.iso() + " and " + last.iso() + ".",
                "Nothing was measured.",
                "Check --from, --to and --as-of: today is " + report.as_of.iso() + ".");
  TRY(const Overview overview, read_overview(workspace, {request.from, last}));
  EffectAsked asked;
  asked.metric = request.metric;
  asked.where = request.where;
  asked.judged = {request.from, last};
  asked.scope = request.scope;
  asked.controls = request.controls;
  asked.matters = request.matters;
  asked.method = request.method;
  TRY(report.effect, effect_of(workspace, overview, asked));
  return report;
}

}  // namespace regie
