// app/propose_reason.h - the verb `reason propose`: what a reason would imply, from the event's scope and the
// rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/told.h"
#include "charter/proposal.h"
#include "measure/explain/footprint.h"

namespace regie {

struct ProposeRequest {
  FindingId finding;
  std::string by;
  EventId event;     // empty = that of the most probable candidate
  std::string kind;  // "tracking", "own_change", ...: a candidate that is no event
  std::optional<Day> as_of;
};

/// A candidate, what must and must not have moved if it is the reason, and the test of that.
struct ProposedReason {
  Proposal proposal;
  Candidate candidate;
  FoundFinding found;
  FootprintTest footprint;
};

/// One in ten of these is a catch trial where trials are on: the least fitting candidate, shown like any
/// other. Fails: finding.unknown, reason.no_such_candidate (what the finding's candidates are), and as
/// sign_as.
Result<ProposedReason> propose_reason(World& world, Workspace& workspace, const ProposeRequest& request);

struct RejectRequest {
  ProposalId proposal;
  std::string by;
};
/// Says no to a proposal. Answers whether it was a catch trial.
/// Fails: proposal.unknown, proposal.answered.
struct Rejected {
  Proposal proposal;
  bool was_trial = false;
};
Result<Rejected> reject_proposal(World& world, Workspace& workspace, const RejectRequest& request);

}  // namespace regie
