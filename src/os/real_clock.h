// os/real_clock.h - the wall clock of this machine.
#pragma once

#include "base/clock.h"

namespace regie {

class RealClock : public Clock {
 public:
  [[nodiscard]] std::int64_t now_seconds() const override;
  [[nodiscard]] std::int64_t steady_micros() const override;
  [[nodiscard]] Day today(std::string_view time_zone) const override;
  [[nodiscard]] int minute_of_day(std::string_view time_zone) const override;
};

}  // namespace regie
