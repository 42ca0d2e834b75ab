// measure/explain/propose_footprint.h - what a reason implies, in cells that can be tested.
#pragma once

#include <string>
#include <vector>

#include "measure/explain/rules.h"
#include "measure/finding.h"

namespace regie {

/// A metric of a slice that has daily figures.
struct AvailableCell {
  std::string metric;
  Slice slice;
  double counted = 0;  // things lately; the largest tell most
};

struct ProposalInput {
  std::string metric;  // of the finding, like the next two
  Slice slice;
  Direction direction = Direction::down;
  std::string kind;   // "outside_event", "own_change/budget"
  Slice scope;        // of the event or change; {} = not told
  std::string moves;  // of the event: "registrations:down"; what cannot be read is left out
  std::vector<AvailableCell> available;          // order does not matter
  const explaining::RuleTable* rules = nullptr;  // nullptr = the built-in table
};

inline constexpr std::size_t footprint_cells_max = 8;  // what a person reads before signing

/// The finding's own cell, what the event should move, what the rule table expects of the kind, and places
/// beside the finding: those inside the scope must move with it, those that contradict the scope must stand.
/// Without a scope no place beside it is named: nobody said where the reason ends, and to name those that
/// happened to stand would make every reason fit.
/// Holds:    the own cell comes first; no cell twice; all but the own cell are available ones; nothing of
/// what
///           was seen goes into it.
[[nodiscard]] std::vector<FootprintCell> propose_footprint(const ProposalInput& input);

}  // namespace regie
