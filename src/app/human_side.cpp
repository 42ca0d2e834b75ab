// app/human_side.cpp - decisions of people and machines side by side; notes against findings.
#include "app/human_side.h"

#include <algorithm>

#include "store/records/statements.h"

namespace regie {

Result<HumanShare> human_share_of(const Workspace& workspace, DaySpan days) {
  std::vector<DecidedThing> things;
  TRY(const auto decisions, workspace.records->statements().decisions());
  for (const Decision& decision : decisions)
    if (days.holds(decision.from))
      things.push_back({true, decision.question, decision.forecast.slice, decision.from,
                        decision.at_stake ? amount_of(*decision.at_stake) : 0});
  TRY(const auto changes, workspace.records->own_changes());
  for (const auto& [import, change] : changes) {
    if (!days.holds(change.day)) continue;
    // A budget that moved tells how much; other changes carry no money.
    const double money = change.before && change.after ? *change.after - *change.before : 0;
    things.push_back({!change.by_machine, change.kind, change.where, change.day, money < 0 ? -money : money});
  }
  return human_share(things);
}

Result<LeadTimes> lead_times_of(const Workspace& workspace, Day as_of, const std::vector<Finding>& told_now) {
  TRY(const auto notes, workspace.records->notes());
  TRY(const auto told, workspace.records->statements().told());
  std::vector<WrittenNote> written;
  for (const NoteRecord& note : notes)
    if (note.from <= as_of) written.push_back({note.id, note.from, note.where});
  std::vector<AnnouncedFinding> changes;
  for (const ToldFinding& one : told)
    if (one.question.as_of <= as_of)
      changes.push_back({one.finding.id, one.finding.onset.day, one.question.as_of, one.finding.slice});
  for (const Finding& finding : told_now) {
    const bool known = std::any_of(changes.begin(), changes.end(),
                                   [&](const AnnouncedFinding& one) { return one.id == finding.id; });
    if (!known) changes.push_back({finding.id, finding.change.onset.day, as_of, finding.change.slice});
  }
  return lead_times(written, changes);
}

}  // namespace regie
