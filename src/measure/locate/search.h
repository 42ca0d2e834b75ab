// measure/locate/search.h - from scored elements to the places that moved.
#pragma once

#include <string>
#include <vector>

#include "measure/locate/score.h"

namespace regie::locating {

/// Dimension and code, dimensions rising.
using Codes = std::vector<std::pair<std::size_t, std::uint32_t>>;

struct Found {
  std::vector<Codes> places;    // parts of the change, best first; a leaf in two belongs to the earlier one
  std::vector<Codes> readings;  // the same change at other levels of detail, best first
  double spread = 0;            // by which factors inside a place may differ
  double effect = 0;            // of all leaves: sum of residuals
  double surprise = 0;  // of all leaves: squared residuals over variance, less what noise alone brings
};

/// Forward search: the best place, then the best of what it leaves unexplained.
///   seed:  the element of most evidence, each leaf by its own noise: has anything moved?
///   shape: of the elements that gain a fair share of what the seed gains, the one that gains most where the
///          factors of a place may differ: where has it moved? The two gains are put on one scale at the
///          seed.
///   stop:  a further place must outdo all elements looked at, given how much the rest wanders.
[[nodiscard]] Found search(const LocateInput& input, const Leaves& leaves);

/// Of dimensions that say the same, the one to tell: the campaign, since people know it by name; else by
/// letter.
[[nodiscard]] bool told_before(const std::string& dimension, const std::string& other);

[[nodiscard]] Slice slice_of(const LocateInput& input, const Codes& codes);

}  // namespace regie::locating
