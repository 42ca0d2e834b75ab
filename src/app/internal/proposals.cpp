// app/internal/proposals.cpp - proposals found and answered, each once.
#include "app/internal/proposals.h"

#include <algorithm>

#include "store/records/statements.h"

namespace regie {

Result<std::optional<Proposal>> open_proposal(const Workspace& workspace, const ProposalId& id) {
  if (id.empty()) return std::optional<Proposal>();
  TRY(const auto proposals, workspace.records->statements().proposals());
  const auto found = std::find_if(proposals.begin(), proposals.end(),
                                  [&](const Proposal& proposal) { return proposal.id == id; });
  if (found == proposals.end())
    return fail("proposal.unknown", "There is no proposal " + id.text + ".", "Nothing was changed.",
                "Ask for one:  regie reason propose FINDING --by NAME");
  TRY(const auto answers, workspace.records->statements().answers());
  const bool answered = std::any_of(answers.begin(), answers.end(),
                                    [&](const ProposalAnswer& answer) { return answer.proposal == id; });
  if (answered)
    return fail("proposal.answered", "The proposal " + id.text + " was answered already.",
                "Nothing was changed.", "Ask for another:  regie reason propose FINDING --by NAME");
  return std::optional<Proposal>(*found);
}

Result<Done> answer_proposal(World& world, Workspace& workspace, const Proposal& proposal,
                             const AnswerBy& by) {
  return workspace.records->statements().save_answer(
      {proposal.id, by.answered, world.clock.now_seconds(), by.account});
}

}  // namespace regie
