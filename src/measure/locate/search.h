// measure/locate/search.h - from scored elements to the few places worth naming.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "measure/locate/score.h"

namespace regie::locating {

struct Named {
  Slice slice;
  std::vector<std::uint32_t> leaves;  // rising
  double gain = 0;
  double effect = 0;    // sum of residuals
  double variance = 0;  // of the effect, predictive
};

/// Of dimensions that say the same, the one to tell: the campaign, since people know it by name; else by
/// letter.
[[nodiscard]] bool told_before(const std::string& dimension, const std::string& other);

/// Larger effects first; equal ones by name.
[[nodiscard]] bool larger_effect(const Named& a, const Named& b);

struct Found {
  std::vector<Named> places;    // parts of the change that do not overlap; {} = no place stands out
  std::vector<Named> readings;  // the same change at other levels of detail, best first
  double factor = 0;            // of the best reading
};

/// Names as many places and readings as there may be drivers.
[[nodiscard]] Found search(const LocateInput& input, const Leaves& leaves);

}  // namespace regie::locating
