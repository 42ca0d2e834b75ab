// measure/locate/tell.h - what found places add up to, and which of their parts carry it.
#pragma once

#include <vector>

#include "measure/locate/search.h"

namespace regie::locating {

struct Named {
  Slice slice;
  double effect = 0;    // sum of residuals
  double variance = 0;  // of the effect, predictive
  double surprise = 0;  // squared residuals over their variance, less what noise alone would bring
  Sums sums;            // where factors may differ by the spread of what was found
};

struct Measured {
  std::vector<Named> places;    // each without what an earlier one holds
  std::vector<Named> readings;  // each whole
  std::vector<Named> parts;     // places the first one is told apart into; {} = whole
};

/// One pass over the leaves. The first place is told apart where some values of one more dimension carry it
/// all
/// ("search, in NL and DE") and that explains its leaves better by what the extra values cost.
[[nodiscard]] Measured measure(const LocateInput& input, const Leaves& leaves, const Found& found);

/// Everything moved alike, or no one place stands out: the largest parts along the dimension whose values
/// differ most in what they did.
[[nodiscard]] std::vector<Named> largest_parts(const LocateInput& input, const Leaves& leaves);

/// Larger effects first; equal ones by name.
[[nodiscard]] bool larger_effect(const Named& a, const Named& b);

}  // namespace regie::locating
