// app/internal/effect_series.cpp - target and controls out of the overview.
#include "app/internal/effect_series.h"

#include <algorithm>

#include "app/internal/metric_series.h"
#include "app/internal/place.h"
#include "measure/effect/places.h"
#include "measure/explain/footprint_text.h"
#include "store/records/statements.h"

namespace regie {
namespace {

// A change of another metric that began later than this says nothing of a level yet.
constexpr int step_days_min = 4;

/// Columns of a table of one's own are things apart, whatever their slice says; the measure of an effect
/// tells things apart by their slices.
Slice slice_of(const std::string& platform, const MetricSeries& series) {
  Slice slice = series.slice;
  if (platform == "table") slice["column"] = series.metric.name;
  return slice;
}

/// A series on its own scale: counts, amounts and rates. Ratios of two moving things are no control.
bool can_serve(const MetricSeries& series) {
  const MetricKind kind = series.metric.kind;
  return kind == MetricKind::count || kind == MetricKind::amount || kind == MetricKind::rate;
}

Result<std::vector<ControlSeries>> asked_controls(const Workspace& workspace, const Overview& overview,
                                                  const std::string& text) {
  auto cells = parse_footprint({text, "still"});
  if (!cells)
    return fail("effect.unknown_control", cells.error().say, "Nothing was measured.",
                "For example:  --controls \"x1,x2\"  or  --controls \"clicks{campaign=Webinars}\"");
  std::vector<ControlSeries> controls;
  for (const FootprintCell& cell : *cells) {
    auto series = metric_series(*workspace.facts, overview, cell.metric, cell.slice);
    if (!series)
      return fail("effect.unknown_control", series.error().say, "Nothing was measured.",
                  series.error().remedy);
    controls.push_back({cell_name(cell), cell.metric, cell.slice, std::move(series->days)});
  }
  return controls;
}

/// Every series the brief watches: which of them may serve is the measure's to say.
std::vector<ControlSeries> all_controls(const Overview& overview) {
  std::vector<ControlSeries> controls;
  for (const PlatformSeries& platform : overview.platforms())
    for (const MetricSeries& series : platform.series)
      if (can_serve(series))
        controls.push_back({cell_name({series.metric.name, series.slice, {}, {}}), series.metric.name,
                            slice_of(platform.view->platform, series), series.days});
  return controls;
}

/// The platform whose series of the metric is watched; "" where none is.
std::string platform_telling(const Overview& overview, const std::string& metric) {
  for (const PlatformSeries& platform : overview.platforms())
    for (const MetricSeries& series : platform.series)
      if (series.metric.name == metric) return platform.view->platform;
  return {};
}

/// First days of changes that a brief told of before the intervention, in places that share something with
/// this one.
Result<std::vector<Day>> known_steps(const Workspace& workspace, const EffectAsked& asked) {
  TRY(const auto told, workspace.records->statements().told());
  std::vector<Day> days;
  for (const ToldFinding& one : told) {
    const Day onset = one.finding.onset.day;
    if (onset >= asked.judged.from) continue;
    const bool known_then =
        one.question.as_of <= asked.judged.from && asked.judged.from - onset >= step_days_min;
    const bool same_place = !contradicts(one.finding.slice, asked.where);
    if (one.finding.id == asked.answers || (known_then && same_place)) days.push_back(onset);
  }
  return days;
}

PanelMethod method_of(const std::string& name) {
  if (name == "sc") return PanelMethod::synthetic_control;
  return name == "did" ? PanelMethod::difference_in_differences : PanelMethod::synthetic_difference;
}

/// The same metric in slices that differ in one value: other countries, other campaigns.
Result<Answer<Effect>> against_places(const Workspace& workspace, const Overview& overview,
                                      const EffectInput& input, const EffectAsked& asked) {
  PlacesInput places;
  places.target = input.target;
  places.target.slice = asked.where;
  places.judged = input.judged;
  places.method = method_of(asked.method);
  places.seed = workspace.settings.seed;
  places.smallest_that_matters = asked.matters;
  const Slice own = stored_slice(asked.where);
  for (const PlatformSeries& platform : overview.platforms())
    for (const MetricSeries& series : platform.series) {
      const Slice slice = stored_slice(series.slice);
      const bool beside = series.metric.name == asked.metric && slice.size() == own.size() && !own.empty() &&
                          dimensions_of(slice) == dimensions_of(own) && slice != own;
      if (beside)
        places.places.push_back({cell_name({series.metric.name, series.slice, {}, {}}), series.metric.name,
                                 series.slice, series.days});
    }
  if (places.places.empty())
    return fail("effect.no_places",
                "There are no places beside " + slice_text(asked.where) + " to compare with.",
                "Nothing was measured.", "Name one place of several:  --where country=NL --method sdid");
  return estimate_against_places(places);
}

}  // namespace

Result<Answer<Effect>> effect_of(const Workspace& workspace, const Overview& overview,
                                 const EffectAsked& asked) {
  EffectInput input;
  TRY(input.target, metric_series(*workspace.facts, overview, asked.metric, asked.where));
  const Slice shown = input.target.slice;
  input.target.slice = slice_of(platform_telling(overview, asked.metric), input.target);
  input.judged = asked.judged;
  // Days after the last figure are not judged; where there is none at all the measure says so.
  if (input.target.days.to() >= input.judged.from)
    input.judged.to = std::min(input.judged.to, input.target.days.to());
  if (!asked.method.empty() && asked.method != "bsts")
    return against_places(workspace, overview, input, asked);
  if (!asked.scope.empty()) input.scope = asked.scope;
  input.chosen_by = asked.controls.empty() ? ChosenBy::machine : ChosenBy::person;
  input.controls = all_controls(overview);
  if (input.chosen_by == ChosenBy::person) {
    TRY(input.controls, asked_controls(workspace, overview, asked.controls));
  }
  for (const DatedChange& change : overview.changes) input.own_changes.push_back({change.day, change.where});
  TRY(input.known_steps, known_steps(workspace, asked));
  input.seed = workspace.settings.seed;
  input.smallest_that_matters = asked.matters;
  Answer<Effect> effect = estimate_effect(input);
  if (effect) effect->slice = shown;
  return effect;
}

}  // namespace regie
