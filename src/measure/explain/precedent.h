// measure/explain/precedent.h - reasons that were signed before, and which of them are like this one.
#pragma once

#include <string>
#include <vector>

#include "base/day.h"
#include "measure/finding.h"

namespace regie {

/// A reason somebody signed, as far as it can be compared.
struct Precedent {
  std::string id;
  CandidateKind kind = CandidateKind::none_of_these;
  std::string title;
  std::string text;
  std::vector<FootprintCell> footprint;
  std::string metric;  // of the finding it was about, like the next two
  Slice slice;
  Direction direction = Direction::down;
  Day day;              // it was signed
  std::string verdict;  // "fits", "does_not_fit", "cannot_tell"
};

/// How alike two footprints are.
///   cosine of (metric, expected) with weight 0.3, with the dimensions of the slice 0.5, with its values 0.2:
///   two campaigns are more alike than a campaign and a country. The platform does not count.
/// Holds: symmetric; 1 for itself; within [0, 1]; the order of cells and what was seen do not matter; 0 where
///        one is empty.
[[nodiscard]] double likeness(const std::vector<FootprintCell>& a, const std::vector<FootprintCell>& b);

struct AlikePrecedent {
  Precedent precedent;
  double likeness = 0;
};

/// The most alike first, of like ones the newest; those that share nothing are left out. What the finding was
/// about counts as a cell of its footprint.
[[nodiscard]] std::vector<AlikePrecedent> find_precedents(const Precedent& query,
                                                          const std::vector<Precedent>& precedents,
                                                          std::size_t at_most);

}  // namespace regie
