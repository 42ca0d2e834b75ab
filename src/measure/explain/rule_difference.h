// measure/explain/rule_difference.h - what another rule table would have said of the same finding.
#pragma once

#include <string>
#include <vector>

#include "measure/finding.h"

namespace regie {

struct MovedCandidate {
  CandidateKind kind = CandidateKind::none_of_these;
  std::string title;
  double was = 0;  // probability; 0 = not among them
  double now = 0;
};

struct RuleDifference {
  bool top_changed = false;
  double moved = 0;                        // share of probability that went from one candidate to another
  std::vector<MovedCandidate> candidates;  // all of both lists, the largest move first
};

/// Compares the candidates of one finding under two tables.
///   moved = half the sum of |now - was|
/// Holds: the same list twice moves nothing; swapping the lists swaps `was` and `now`.
[[nodiscard]] RuleDifference compare_candidates(const std::vector<Candidate>& was,
                                                const std::vector<Candidate>& now);

}  // namespace regie
