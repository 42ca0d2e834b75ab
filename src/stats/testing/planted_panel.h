// stats/testing/planted_panel.h - units side by side, one of them treated, with an effect of known size.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/random.h"
#include "stats/panel.h"
#include "stats/special.h"

namespace regie {

inline double normal(Random& random) { return normal_quantile(random.unit() * (1 - 2e-12) + 1e-12); }

/// Units that share two autocorrelated factors; the first is a mixture of the rest, plus `effect` after.
inline Panel planted(std::uint64_t seed, std::size_t units, std::size_t before, std::size_t after,
                     double effect) {
  Random random(seed);
  const std::size_t times = before + after;
  std::array<std::vector<double>, 2> factors;
  for (auto& factor : factors) {
    double level = 0;
    for (std::size_t t = 0; t < times; ++t) factor.push_back(level = 0.8 * level + normal(random));
  }
  Panel panel;
  for (std::size_t u = 0; u < units; ++u) {
    const std::array<double, 2> loads{random.unit(), random.unit()};
    const double level = 10 + 2 * random.unit();
    panel.units.emplace_back();
    for (std::size_t t = 0; t < times; ++t)
      panel.units.back().push_back(level + 3 * loads[0] * factors[0][t] + 3 * loads[1] * factors[1][t] +
                                   0.5 * normal(random) + (u == 0 && t >= before ? effect : 0));
  }
  panel.treated = {0};
  panel.before = before;
  return panel;
}

}  // namespace regie
