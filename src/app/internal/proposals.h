// app/internal/proposals.h - proposals that wait for an answer.
#pragma once

#include <optional>
#include <string>

#include "app/workspace.h"
#include "charter/proposal.h"

namespace regie {

/// Nothing where `id` is empty. Fails: proposal.unknown, proposal.answered.
[[nodiscard]] Result<std::optional<Proposal>> open_proposal(const Workspace& workspace, const ProposalId& id);

struct AnswerBy {
  std::string account;
  Answered answered = Answered::accepted;
};
Result<Done> answer_proposal(World& world, Workspace& workspace, const Proposal& proposal,
                             const AnswerBy& by);

}  // namespace regie
