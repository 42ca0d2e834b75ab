// stats/rate_gap.h - how far apart are two rates, and how sure are we?
#pragma once

#include <cstdint>

#include "base/answer.h"

namespace regie {

struct Counts {
  std::int64_t hits = 0;  // 0 <= hits <= tries
  std::int64_t tries = 0;
};
struct RateGap {
  double gap = 0;  // shares: 0.02 = two points
  double low = 0;
  double high = 0;
};
struct RateGapInput {
  Counts treated;
  Counts control;
  double level = 0.95;
};

/// Difference of two independent rates, with an interval.
///   gap = treated.hits/treated.tries - control.hits/control.tries
/// Method:   square-and-add of Wilson limits. Newcombe (1998), Stat. Med. 17, 873, method 10.
/// Requires: 0 <= hits <= tries, 0 < level < 1.
/// Holds:    low <= gap <= high; swapping sides mirrors the interval; within [-1, 1].
/// Abstains: a side has no tries; says how many give a half-width of 0.05.
/// Cost:     constant; no allocation.
[[nodiscard]] Answer<RateGap> rate_gap(RateGapInput input);

/// Wilson (1927) limits of one rate. Requires: tries > 0.
struct RateLimits {
  double low = 0;
  double high = 0;
};
[[nodiscard]] RateLimits wilson_limits(Counts counts, double level);

}  // namespace regie
