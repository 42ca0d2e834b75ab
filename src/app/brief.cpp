// app/brief.cpp - the Monday page, from stores to values.
#include "app/brief.h"

#include <algorithm>
#include <utility>

#include "app/human_side.h"
#include "app/internal/kept.h"
#include "app/internal/overview.h"
#include "app/internal/place.h"
#include "app/internal/side_by_side.h"
#include "app/internal/weigh.h"
#include "app/sign_reason.h"
#include "app/trials.h"
#include "measure/detect/detect.h"

namespace regie {
namespace {

constexpr int notes_days_before = 14;  // a note of the week before is an early signal
constexpr int new_days_before = 7;     // a change older than last week has been in a brief

std::vector<MachineChange> machine_changes(const Overview& overview) {
  std::vector<MachineChange> machine;
  for (const DatedChange& change : overview.changes)
    if (change.by_machine && change.day >= overview.window.from - new_days_before)
      machine.push_back({change.day, change.who, change.where, change.text, change.before, change.after});
  return machine;
}

/// A rate of too few things says nothing that its count has not said.
void drop_rates_of_few(std::vector<TooFewSeries>& few, const std::vector<Metric>& metrics) {
  const auto is_said = [&few](const std::string& measure) {
    return std::any_of(few.begin(), few.end(),
                       [&](const TooFewSeries& other) { return other.metric == measure; });
  };
  std::erase_if(few, [&](const TooFewSeries& series) {
    const Metric* metric = find_metric(metrics, series.metric);
    return metric != nullptr && metric->kind == MetricKind::rate && is_said(metric->numerator);
  });
}

/// What people signed about these findings, what waits for them, and how much they decide.
Result<Done> add_people(const Workspace& workspace, const Overview& overview, Brief& page) {
  TRY(const auto standing, standing_reasons(workspace));
  for (const Reason& reason : standing)
    for (const Finding& finding : page.findings)
      if (is_same_change(reason.finding, finding.change)) {
        page.reasons.push_back(reason);
        break;
      }
  TRY(page.due, due_items(workspace, overview, page.as_of));
  TRY(page.human_share, human_share_of(workspace, {page.as_of - human_share_days, page.as_of}));
  TRY(const TrialsState trials, trials_state(workspace));
  page.reliance = trials.reliance;
  TRY(page.lead_times, lead_times_of(workspace, page.as_of, page.findings));
  return Done{};
}

/// Began lately enough to be news; a slow trend is news while it lasts.
bool is_news(const Change& change, DaySpan window) {
  return change.kind == ChangeKind::trend || change.onset.high >= window.from - new_days_before;
}

/// The changes of all series that are watched. What was learned of them stays with the workspace.
Result<DetectOutput> look(const Workspace& workspace, const Overview& overview, Progress* progress) {
  std::vector<const MetricSeries*> watched;
  for (const PlatformSeries& platform : overview.platforms())
    for (const MetricSeries& series : platform.series)
      if (series.days.to() >= overview.window.from) watched.push_back(&series);
  DetectInput input;
  input.window = overview.window;
  input.calendar = overview.calendar;
  input.run_all = side_by_side;
  input.source = {watched.size(), [&](std::size_t i) { return *watched[i]; }};
  input.memory = &workspace.kept->learned.memory;
  input.progress = progress;
  DetectOutput seen = detect(input);
  workspace.kept->learned.keep(overview.window.to, seen);
  if (seen.stopped)
    return fail("brief.stopped", "The brief was stopped before all series were looked at.",
                "Nothing was changed.", "Ask again:  regie brief");
  return seen;
}

/// What moved and where, with money at stake: rests on figures alone.
Result<Brief> placed(const Workspace& workspace, const Overview& overview, Brief page, Progress* progress) {
  TRY(const std::int64_t act, last_figures_act(workspace));
  const Days days{page.window.from, page.as_of};
  if (const auto kept = workspace.kept->placed.find(act, days)) return *kept;
  TRY(DetectOutput seen, look(workspace, overview, progress));
  page.too_few = std::move(seen.too_few);
  drop_rates_of_few(page.too_few, overview.metrics);
  std::erase_if(seen.changes, [&](const Change& change) { return !is_news(change, page.window); });
  TRY(page.findings, place_changes(*workspace.facts, overview, seen.changes));
  for (Finding& finding : page.findings) TRY_DONE(add_money(workspace, overview, finding));
  tell_stories(page.findings);
  if (page.findings.size() > findings_max) page.findings.resize(findings_max);
  return *workspace.kept->placed.keep(days, std::move(page));
}

/// The same with candidates: rests on events, signed reasons and rules too, and is told in one language.
Result<Brief> weighed(const Workspace& workspace, const Overview& overview, Brief page, Progress* progress) {
  TRY(const std::int64_t act, last_context_act(workspace));
  const std::pair key{Days{page.window.from, page.as_of}, workspace.settings.language};
  if (const auto kept = workspace.kept->weighed.find(act, key)) return *kept;
  TRY(page, placed(workspace, overview, std::move(page), progress));
  for (Finding& finding : page.findings) TRY_DONE(add_candidates(workspace, overview, finding));
  share_candidates(page.findings);
  return *workspace.kept->weighed.keep(key, std::move(page));
}

}  // namespace

const Reason* Brief::reason_of(const Finding& finding) const {
  // The latest that was signed: `reasons` are in the order of their signatures.
  const auto found = std::find_if(reasons.rbegin(), reasons.rend(), [&](const Reason& reason) {
    return is_same_change(reason.finding, finding.change);
  });
  return found == reasons.rend() ? nullptr : &*found;
}

Result<Brief> brief(World& world, const Workspace& workspace, const BriefRequest& request) {
  if (request.window_days < 1 || request.window_days > 366)
    return fail("brief.bad_window",
                "A window of " + std::to_string(request.window_days) + " days cannot be judged.",
                "Nothing was changed.", "Take 1 to 366 days, for example:  regie brief --window 7");
  Brief page;
  page.as_of = request.as_of.value_or(world.clock.today(workspace.settings.time_zone));
  page.window = {page.as_of - request.window_days, page.as_of - 1};
  TRY(const Overview overview, read_overview(workspace, page.window));
  TRY(page, weighed(workspace, overview, std::move(page), request.progress));
  page.workspace = workspace.settings.name;
  page.language = workspace.settings.language;
  page.currency = workspace.settings.currency;
  page.provenance = {workspace.settings.seed, {}, code_version};
  TRY(page.provenance.data, data_fingerprint(workspace));
  TRY(page.coverage, list_sources(workspace, page.window.to));
  page.machine_changes = machine_changes(overview);
  TRY(page.notes, workspace.records->notes());
  std::erase_if(page.notes, [&](const NoteRecord& note) {
    return note.from < page.window.from - notes_days_before || note.from > page.as_of;
  });
  TRY_DONE(add_people(workspace, overview, page));
  return page;
}

}  // namespace regie
