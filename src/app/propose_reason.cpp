// app/propose_reason.cpp - a candidate with what it implies, shown for a person to take up or turn down.
#include "app/propose_reason.h"

#include <algorithm>

#include "app/accounts.h"
#include "app/internal/proposals.h"
#include "app/internal/reason_footprint.h"
#include "app/trials.h"

namespace regie {
namespace {

constexpr double surely_wrong = 0.05;  // a candidate this improbable that does not fit either may be planted

double probability_of(const Finding& finding, const EventId& event) {
  for (const Candidate& candidate : finding.candidates)
    if (candidate.event == event) return candidate.probability;
  return 0;
}

/// The first event of these weeks that is improbable and whose footprint does not fit; nothing where all
/// might be right.
Result<std::optional<ProposedReason>> planted(const Workspace& workspace, const FoundFinding& found) {
  TRY(const Overview overview, read_overview(workspace, found.window));
  for (const DatedEvent& event : overview.events) {
    if (probability_of(found.finding, event.id) > surely_wrong) continue;
    TRY(const ReasonScene scene, set_scene(workspace, found, {event.id, {}, false}));
    TRY(const FootprintTest test, tested(workspace, scene, found, proposed_cells(scene, found)));
    if (test.verdict == FootprintVerdict::does_not_fit)
      return std::optional<ProposedReason>(ProposedReason{{}, scene.candidate, found, test});
  }
  return std::optional<ProposedReason>();
}

Result<bool> is_time_for_trial(const Workspace& workspace, const FindingId& finding) {
  TRY(const TrialsState state, trials_state(workspace));
  if (!state.setting.on) return false;
  TRY(const auto proposals, workspace.records->statements().proposals());
  const std::string salt = finding.text + "/" + std::to_string(proposals.size());
  return is_trial({workspace.settings.seed, salt, state.setting.one_in});
}

}  // namespace

Result<ProposedReason> propose_reason(World& world, Workspace& workspace, const ProposeRequest& request) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::answer_proposal));
  TRY(const FoundFinding found, find_finding(world, workspace, request.finding, request.as_of));
  std::optional<ProposedReason> proposed;
  const bool free_choice = request.event.empty() && request.kind.empty();
  TRY(const bool trial, is_time_for_trial(workspace, request.finding));
  if (free_choice && trial) {
    TRY(proposed, planted(workspace, found));
  }
  const bool is_planted = proposed.has_value();
  if (!proposed) {
    TRY(const ReasonScene scene, set_scene(workspace, found, {request.event, request.kind, true}));
    const auto cells = proposed_cells(scene, found);
    TRY(const FootprintTest test, tested(workspace, scene, found, cells));
    proposed = ProposedReason{{}, scene.candidate, found, test};
  }
  Proposal& proposal = proposed->proposal;
  TRY(const auto before, workspace.records->statements().proposals());
  proposal.finding = request.finding;
  proposal.event = proposed->candidate.event;
  proposal.kind = kind_name(proposed->candidate.kind);
  proposal.title = proposed->candidate.title;
  proposal.planted = is_planted;
  proposal.account = account.name;
  proposal.at_seconds = world.clock.now_seconds();
  proposal.id = {
      short_id("p", proposal.finding.text + proposal.title + account.name + std::to_string(before.size()))};
  TRY_DONE(workspace.records->statements().save_proposal(proposal));
  return std::move(*proposed);
}

Result<Rejected> reject_proposal(World& world, Workspace& workspace, const RejectRequest& request) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::answer_proposal));
  TRY(const auto proposal, open_proposal(workspace, request.proposal));
  if (!proposal)
    return fail("proposal.unknown", "No proposal was named.", "Nothing was changed.",
                "Ask for one:  regie reason propose FINDING --by NAME");
  TRY_DONE(answer_proposal(world, workspace, *proposal, {account.name, Answered::rejected}));
  return Rejected{*proposal, proposal->planted};
}

}  // namespace regie
