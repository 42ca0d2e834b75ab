// charter/proposal.cpp - what Regie proposed to whom, how it was answered, and how much people lean on it.
#include "charter/proposal.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "base/random.h"
#include "stats/median.h"
#include "stats/rate_gap.h"

namespace regie {
namespace {

/// Requires: not empty.
}  // namespace

Reliance reliance(const std::vector<Proposal>& proposals, const std::vector<ProposalAnswer>& answers) {
  std::map<ProposalId, ProposalAnswer> first;
  for (const ProposalAnswer& answer : answers) {
    const auto [at, is_new] = first.try_emplace(answer.proposal, answer);
    if (!is_new && answer.at_seconds < at->second.at_seconds) at->second = answer;
  }
  Reliance result;
  std::vector<double> seconds;
  for (const Proposal& proposal : proposals) {
    const auto found = first.find(proposal.id);
    if (found == first.end()) continue;
    const ProposalAnswer& answer = found->second;
    if (proposal.planted) {
      ++result.trials;
      if (answer.answer != Answered::accepted) ++result.caught;
      continue;
    }
    ++result.proposals;
    if (answer.answer == Answered::accepted) ++result.accepted_unchanged;
    if (answer.at_seconds >= proposal.at_seconds)
      seconds.push_back(static_cast<double>(answer.at_seconds - proposal.at_seconds));
  }
  result.accept_rate_interval = {0, 1, 0.95};
  if (result.proposals > 0) {
    result.accept_rate = static_cast<double>(result.accepted_unchanged) / result.proposals;
    const RateLimits limits = wilson_limits({result.accepted_unchanged, result.proposals}, 0.95);
    result.accept_rate_interval = {limits.low, limits.high, 0.95};
  }
  if (!seconds.empty()) result.median_seconds = median(std::move(seconds));
  return result;
}

bool is_trial(const TrialDraw& draw) {
  if (draw.one_in < 1) return false;
  Random random(fnv1a(draw.finding, Random(draw.seed).bits()));
  return random.below(static_cast<std::uint64_t>(draw.one_in)) == 0;
}

std::string_view answered_name(Answered answered) {
  switch (answered) {
    case Answered::accepted:
      return "accepted";
    case Answered::changed:
      return "changed";
    case Answered::rejected:
      return "rejected";
  }
  return "";
}

}  // namespace regie
