// measure/detect/tracking.cpp - does it look like a fault of measurement rather than of the world?
#include "measure/detect/tracking.h"

#include <algorithm>
#include <cmath>

namespace regie {

bool looks_like_tracking(const Change& broken, const std::vector<AroundChange>& around) {
  constexpr double breaks = 0.5;   // of what was expected; the world seldom halves a thing in a day
  constexpr int abrupt_days = 3;   // the onset is known this closely
  constexpr double stands = 0.15;  // a neighbour within this of what was expected stood
  constexpr double follows = 0.5;  // a neighbour that fell by half of the break's share did not stand
  if (broken.direction != Direction::down || broken.expected <= 0) return false;
  if (broken.kind == ChangeKind::trend || broken.onset.high - broken.onset.low > abrupt_days) return false;
  const double fall = -broken.effect.value / broken.expected;
  if (fall <= breaks) return false;
  int standing = 0;
  for (const AroundChange& other : around) {
    if (other.metric == broken.metric) continue;
    if (-other.relative.value > follows * fall) return false;
    if (std::abs(other.relative.value) <= stands) ++standing;
  }
  return standing > 0;
}

}  // namespace regie
