// measure/explain/rule_difference.cpp - two lists of candidates side by side.
#include "measure/explain/rule_difference.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace regie {
namespace {

using Name = std::tuple<CandidateKind, std::string, std::string>;

Name name_of(const Candidate& candidate) { return {candidate.kind, candidate.event.text, candidate.title}; }

}  // namespace

RuleDifference compare_candidates(const std::vector<Candidate>& was, const std::vector<Candidate>& now) {
  std::map<Name, MovedCandidate> all;
  const auto entry = [&](const Candidate& candidate) -> MovedCandidate& {
    MovedCandidate& one = all[name_of(candidate)];
    one.kind = candidate.kind;
    one.title = candidate.title;
    return one;
  };
  for (const Candidate& candidate : was) entry(candidate).was += candidate.probability;
  for (const Candidate& candidate : now) entry(candidate).now += candidate.probability;
  RuleDifference difference;
  for (auto& [name, one] : all) {
    difference.moved += std::abs(one.now - one.was) / 2;
    difference.candidates.push_back(std::move(one));
  }
  std::stable_sort(difference.candidates.begin(), difference.candidates.end(),
                   [](const MovedCandidate& a, const MovedCandidate& b) {
                     return std::abs(a.now - a.was) > std::abs(b.now - b.was);
                   });
  difference.top_changed =
      was.empty() != now.empty() || (!was.empty() && name_of(was.front()) != name_of(now.front()));
  return difference;
}

}  // namespace regie
