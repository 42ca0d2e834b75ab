// app/internal/reason_footprint.cpp - candidates made concrete: event, cells, test.
#include "app/internal/reason_footprint.h"

#include <algorithm>
#include <cmath>

#include "app/internal/footprint_series.h"
#include "measure/explain/propose_footprint.h"

namespace regie {
namespace {

constexpr int lately_days = 28;
// What a reason implies shows within ten days of its first; later days may belong to what came after.
constexpr int first_days = 10;

double counted_over(const DailySeries& days, DaySpan lately) {
  double sum = 0;
  const auto& counted = days.of.empty() ? days.value : days.of;
  for (std::size_t i = 0; i < counted.size(); ++i)
    if (lately.holds(days.from + static_cast<int>(i)) && !std::isnan(counted[i])) sum += counted[i];
  return sum;
}

std::string names_of(const std::vector<Candidate>& candidates) {
  std::string names;
  for (const Candidate& candidate : candidates) {
    if (candidate.kind == CandidateKind::none_of_these) continue;
    if (!names.empty()) names += ", ";
    names += candidate.event.empty() ? std::string(kind_name(candidate.kind)) : candidate.event.text;
  }
  return names;
}

/// An event further back than the brief looks, or one the brief did not rank, is as good to sign for.
Result<std::optional<DatedEvent>> event_of(const Workspace& workspace, const Overview& overview,
                                           const EventId& id) {
  for (const DatedEvent& event : overview.events)
    if (event.id == id) return std::optional<DatedEvent>(event);
  TRY(const auto events, workspace.records->events());
  for (const EventRecord& event : events)
    if (event.id == id)
      return std::optional<DatedEvent>(
          DatedEvent{event.id, event.days, event.title, event.kind, event.where, event.moves});
  return std::optional<DatedEvent>();
}

Result<Candidate> candidate_of(const FoundFinding& found, const ReasonScene& scene,
                               const ReasonAsked& asked) {
  const auto& candidates = found.finding.candidates;
  const auto pick = [&](auto fits) {
    const auto one = std::find_if(candidates.begin(), candidates.end(), fits);
    return one == candidates.end() ? std::optional<Candidate>() : *one;
  };
  if (scene.event) {
    if (auto known = pick([&](const Candidate& one) { return one.event == scene.event->id; })) return *known;
    Candidate made;
    made.kind = candidate_kind_of(*scene.event);
    made.event = scene.event->id;
    made.title = scene.event->title;
    return made;
  }
  if (!asked.kind.empty()) {
    if (auto known = pick([&](const Candidate& one) { return kind_name(one.kind) == asked.kind; }))
      return *known;
    return fail("reason.no_such_candidate",
                "\"" + asked.kind + "\" is not among the candidates of " + found.finding.id.text + ".",
                "Nothing was signed.", "They are: " + names_of(candidates));
  }
  if (asked.top_candidate)
    if (auto top = pick([](const Candidate& one) { return one.kind != CandidateKind::none_of_these; }))
      return *top;
  return Candidate{};
}

}  // namespace

Result<ReasonScene> set_scene(const Workspace& workspace, const FoundFinding& found,
                              const ReasonAsked& asked) {
  ReasonScene scene;
  TRY(scene.overview, read_overview(workspace, found.window));
  EventId wanted = asked.event;
  if (wanted.empty() && (asked.top_candidate || !asked.kind.empty())) {
    TRY(const Candidate chosen, candidate_of(found, scene, asked));
    wanted = chosen.event;
    scene.candidate = chosen;
  }
  if (wanted.empty()) return scene;
  TRY(scene.event, event_of(workspace, scene.overview, wanted));
  if (!scene.event)
    return fail("reason.no_such_event", "There is no event " + wanted.text + ".", "Nothing was signed.",
                "See the events:  regie event    or add one:  regie event add --title .. --from DAY");
  TRY(scene.candidate, candidate_of(found, scene, asked));
  return scene;
}

std::vector<FootprintCell> proposed_cells(const ReasonScene& scene, const FoundFinding& found) {
  const Change& change = found.finding.change;
  ProposalInput input;
  input.metric = change.metric;
  input.slice = change.slice;
  input.direction = change.direction;
  input.kind = kind_name(scene.candidate.kind);
  if (scene.event) {
    input.scope = scene.event->where;
    input.moves = scene.event->moves;
  }
  const DaySpan lately{found.window.to - lately_days, found.window.to};
  for (const PlatformSeries& platform : scene.overview.platforms())
    for (const MetricSeries& series : platform.series)
      input.available.push_back({series.metric.name, series.slice, counted_over(series.days, lately)});
  return propose_footprint(input);
}

Result<FootprintTest> tested(const Workspace& workspace, const ReasonScene& scene, const FoundFinding& found,
                             const std::vector<FootprintCell>& cells) {
  FootprintInput input;
  TRY(input.cells, footprint_series(*workspace.facts, scene.overview, cells));
  const Change& change = found.finding.change;
  const Day from = scene.event ? scene.event->days.from : change.onset.day;
  input.window = {from, std::min(found.window.to, from + first_days - 1)};
  if (input.window.to < input.window.from) input.window.to = input.window.from;
  TRY(const auto told, workspace.records->statements().told());
  for (const ToldFinding& one : told)
    input.off_limits.push_back({one.finding.onset.low, one.finding.window.to});
  FootprintTest test = test_footprint(input);
  if (scene.event && change.onset.high < from) {
    test.verdict = FootprintVerdict::does_not_fit;
    test.why = "it began on " + change.onset.day.iso() + ", before " + from.iso();
  }
  return test;
}

}  // namespace regie
