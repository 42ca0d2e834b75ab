// base/share.h - a part of a whole, 0..1. 0.02 is two points.
#pragma once

#include <compare>

#include "base/ensure.h"

namespace regie {

class Share {
 public:
  constexpr Share() = default;
  explicit Share(double of_one) : of_one_(of_one) { ENSURE(of_one >= 0.0 && of_one <= 1.0); }
  [[nodiscard]] constexpr double of_one() const { return of_one_; }
  constexpr auto operator<=>(const Share&) const = default;

 private:
  double of_one_ = 0.0;
};

}  // namespace regie
