// stats/rate_gap.cpp - how far apart are two rates, and how sure are we?
#include "stats/rate_gap.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "stats/special.h"

namespace regie {

RateLimits wilson_limits(Counts counts, double level) {
  const double z = normal_quantile(0.5 + level / 2);
  const auto n = static_cast<double>(counts.tries);
  const double p = static_cast<double>(counts.hits) / n;
  const double middle = p + z * z / (2 * n);
  const double half = z * std::sqrt((p * (1 - p) + z * z / (4 * n)) / n);
  const double all = 1 + z * z / n;
  return {std::max(0.0, (middle - half) / all), std::min(1.0, (middle + half) / all)};
}

Answer<RateGap> rate_gap(RateGapInput input) {
  const Counts a = input.treated;
  const Counts b = input.control;
  if (a.tries <= 0 || b.tries <= 0) {
    // Half-width 0.05 at the widest, p = 1/2 on both sides: n = z^2 / (2 * 0.05^2).
    const double z = normal_quantile(0.5 + input.level / 2);
    const auto tries = static_cast<long long>(std::ceil(z * z / (2 * 0.05 * 0.05)));
    return tl::unexpected(TooFew{static_cast<double>(a.tries + b.tries), 0, 0,
                                 std::to_string(tries) + " tries on each side for a gap known to 5 points"});
  }
  const double pa = static_cast<double>(a.hits) / static_cast<double>(a.tries);
  const double pb = static_cast<double>(b.hits) / static_cast<double>(b.tries);
  const RateLimits la = wilson_limits(a, input.level);
  const RateLimits lb = wilson_limits(b, input.level);
  const double gap = pa - pb;
  return RateGap{gap, gap - std::hypot(pa - la.low, lb.high - pb),
                 gap + std::hypot(la.high - pa, pb - lb.low)};
}

}  // namespace regie
