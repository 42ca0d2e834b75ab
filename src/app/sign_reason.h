// app/sign_reason.h - the verb `reason`: a person says what was behind a finding; its footprint is tested; it
// is signed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/told.h"
#include "charter/proposal.h"
#include "desk/reason.h"

namespace regie {

struct SignRequest {
  FindingId finding;
  std::string by;
  std::string text;
  EventId event;        // empty = none
  std::string kind;     // of a candidate that is no event; "" = as the event says, else something else
  std::string moves;    // what must have moved; "" with `still` "" = as proposed
  std::string still;    // what must have stood
  ProposalId proposal;  // answered by this
  ReasonId supersedes;  // replaced by this
  std::optional<Day> as_of;
};

struct Signed {
  Reason reason;
  std::optional<Proposal> trial;  // a catch trial was accepted: nothing was signed, and this tells so
};

/// Fails: reason.no_text, reason.bad_footprint, reason.no_such_event, reason.unknown (supersedes),
/// reason.ended, finding.unknown, proposal.unknown, proposal.answered, and as sign_as.
Result<Signed> sign_reason(World& world, Workspace& workspace, const SignRequest& request);

/// The test that signing this would make; nothing is signed or kept, and nobody need be named.
/// Fails: as sign_reason, as far as it is about the footprint.
[[nodiscard]] Result<FootprintTest> try_footprint(World& world, Workspace& workspace,
                                                  const SignRequest& request);

struct WithdrawRequest {
  ReasonId reason;
  std::string by;
  std::string text;
};
/// Fails: reason.unknown, reason.ended, reason.no_text.
Result<ReasonEnd> withdraw_reason(World& world, Workspace& workspace, const WithdrawRequest& request);

/// A reason with what became of it.
struct KeptReason {
  Reason reason;
  std::optional<ReasonEnd> end;
};
[[nodiscard]] Result<std::vector<KeptReason>> list_reasons(const Workspace& workspace);
/// Fails: reason.unknown.
[[nodiscard]] Result<KeptReason> find_reason(const Workspace& workspace, const ReasonId& id);
/// Those that stand: neither withdrawn nor replaced.
[[nodiscard]] Result<std::vector<Reason>> standing_reasons(const Workspace& workspace);

/// Signed before the finding's first day, most alike first.
struct LikeReason {
  Reason reason;
  double likeness = 0;  // 0..1, of footprints
};
inline constexpr std::size_t precedents_max = 5;  // what a person reads beside a finding
[[nodiscard]] Result<std::vector<LikeReason>> like_reasons(const Workspace& workspace,
                                                           const Finding& finding);

}  // namespace regie
