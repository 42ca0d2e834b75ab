// app/finding_page.cpp - a finding, its story, its reasons and decisions; and a workspace in one line.
#include "app/finding_page.h"

#include <algorithm>

#include "app/due.h"
#include "app/timeline.h"
#include "store/records/statements.h"

namespace regie {
namespace {

/// The days of its chart, and two weeks more: what was written down before it began.
DaySpan days_around(const Finding& finding) {
  const auto& band = finding.change.band;
  const Day first = band.empty() ? finding.change.onset.low : band.front().day;
  return {first - 14, finding.change.window.to + 14};
}

Result<Done> add_decisions(const Workspace& workspace, FindingPage& page) {
  TRY(page.decisions, workspace.records->statements().decisions());
  std::erase_if(page.decisions,
                [&](const Decision& decision) { return decision.finding != page.finding.id; });
  TRY(page.graded, graded_decisions(workspace));
  std::erase_if(page.graded,
                [&](const GradedDecision& graded) { return graded.decision.finding != page.finding.id; });
  return Done{};
}

}  // namespace

Result<FindingPage> finding_page(World& world, Workspace& workspace, const FindingAsked& asked) {
  FindingPage page;
  page.currency = workspace.settings.currency;
  page.as_of = asked.as_of.value_or(world.clock.today(workspace.settings.time_zone));
  TRY(FoundFinding found, find_finding(world, workspace, asked.id, asked.as_of));
  page.finding = std::move(found.finding);
  TRY(const Brief told, brief(world, workspace, {found.window.to + 1, found.window.days()}));
  for (const Finding& other : told.findings)
    if (other.story == page.finding.story && other.id != page.finding.id) page.also.push_back(other);
  TRY(page.reasons, list_reasons(workspace));
  std::erase_if(page.reasons, [&](const KeptReason& kept) {
    return !is_same_change(kept.reason.finding, page.finding.change);
  });
  for (const KeptReason& kept : page.reasons)
    if (!kept.end) page.reason = kept.reason;
  TRY_DONE(add_decisions(workspace, page));
  const DaySpan days = days_around(page.finding);
  TRY(page.events, workspace.records->events());
  std::erase_if(page.events, [&](const EventRecord& event) { return !event.days.overlaps(days); });
  TRY(page.notes, workspace.records->notes());
  std::erase_if(page.notes, [&](const NoteRecord& note) { return !days.holds(note.from); });
  return page;
}

Result<Pulse> pulse(World& world, const Workspace& workspace, std::optional<Day> as_of) {
  Pulse pulse;
  pulse.as_of = as_of.value_or(world.clock.today(workspace.settings.time_zone));
  TRY(pulse.latest, latest_day(workspace));
  const auto page = brief(world, workspace, {as_of});
  if (!page && page.error().code == "brief.no_imports") return pulse;
  if (!page) return tl::unexpected(page.error());
  for (const Finding& finding : page->findings) {
    if (!finding.leads_story) continue;
    if (!pulse.first) pulse.first = finding;
    ++pulse.moved;
    if (page->reason_of(finding) != nullptr) ++pulse.with_reason;
  }
  pulse.due = static_cast<int>(page->due.size());
  for (const SourceCoverage& source : page->coverage)
    if (source.late) pulse.late.push_back(source.source);
  return pulse;
}

}  // namespace regie
