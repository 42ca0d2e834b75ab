// measure/locate/leaves.h - each leaf as a residual with its predictive variance, ready to be summed.
#pragma once

#include <vector>

#include "measure/locate/locate.h"

namespace regie::locating {

/// What one set of leaves adds up to. With r = observed - what it would have been, e = what it would have
/// been and v the predictive variance: a common factor of a set is moved/weight with variance 1/weight, and
/// the log-likelihood it gains over "nothing moved" is moved^2 / (2 weight).
struct Sums {
  double moved = 0;   // sum e r / v
  double weight = 0;  // sum e^2 / v
  [[nodiscard]] double factor() const { return weight > 0 ? moved / weight : 0; }
  [[nodiscard]] double gain() const { return weight > 0 ? moved * moved / (2 * weight) : 0; }
};

struct Leaves {
  std::vector<Sums> sums;        // [leaf]
  std::vector<double> residual;  // [leaf]
  std::vector<double> variance;  // [leaf]
  double surprise = 0;           // sum r^2 / v over all leaves, less what noise alone would bring
  double effect = 0;             // sum of residuals
  double noise = 0;              // relative, already in `variance`
  double scale = 1;              // a residual times this is in the unit of the finding's effect
};

/// Counts and amounts: variance = dispersion * (expected and its own uncertainty) + (relative noise)^2 * e^2.
/// Rates and ratios: residuals given the observed denominator, so that a shift of the mix leaves none.
/// The relative noise is learned from the largest leaves by their median, so a changed minority does not
/// inflate it.
[[nodiscard]] Leaves weigh(const LocateInput& input);

/// The same leaves where the factors of one place may differ by `spread` among themselves: it caps what one
/// large leaf can say. Changes `sums` only.
[[nodiscard]] Leaves allow_spread(Leaves leaves, double spread);

}  // namespace regie::locating
