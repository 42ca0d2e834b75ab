// bench/candidate_worlds.h - workspaces in which one or two things happened, among things that did nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "measure/finding.h"
#include "simulate/simulate.h"

namespace regie::candidates {

/// Which stories a workspace may hold. `known`: outside shock, budget, new ad, the platform's budget,
/// measuring fault. `other`: paused campaign, landing page, dearer clicks, targeting, shift of the mix, the
/// platform's search, fatigue, with decoys nearer to the onset. No story is in both.
enum class Kinds { known, other };

/// One thing that happened, and the candidate that is right about it.
struct Story {
  std::string name;
  std::vector<std::string> metrics;  // that move
  std::vector<Slice> places;         // any of them is the right place
  Day onset;
  bool slow = false;
  bool written = false;  // the files hold the reason
  CandidateKind kind = CandidateKind::none_of_these;
  std::vector<std::string> titles;  // as the brief shows them; none = the only candidate of its kind
};

struct World {
  Simulation simulation;
  std::vector<Story> stories;  // none, one or two
  bool holidays =
      false;  // a public holiday in the three weeks before the brief, or the weeks around New Year
};

/// Holds: same input, same bytes. A dated thing that is true has a title no other has.
[[nodiscard]] World candidate_world(Kinds kinds, std::uint64_t seed);

/// Which candidates of a finding are right about a story. "None of these" is where none of the others is.
[[nodiscard]] std::vector<bool> which_are_right(const std::vector<Candidate>& candidates, const Story& story);

}  // namespace regie::candidates
