// base/clock.h - time, as something handed in. Only `os` reads the real one.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/day.h"

namespace regie {

class Clock {
 public:
  virtual ~Clock() = default;
  /// Seconds since 1970-01-01T00:00:00Z.
  [[nodiscard]] virtual std::int64_t now_seconds() const = 0;
  /// For how long something took: from an unknown start, never set back.
  [[nodiscard]] virtual std::int64_t steady_micros() const { return now_seconds() * 1'000'000; }
  /// The civil day now in an IANA zone ("Europe/Amsterdam"); UTC where the zone is unknown.
  [[nodiscard]] virtual Day today(std::string_view time_zone) const = 0;
  /// Minutes since midnight there; UTC where the zone is unknown.
  [[nodiscard]] virtual int minute_of_day(std::string_view time_zone) const {
    static_cast<void>(time_zone);
    constexpr std::int64_t day_seconds = 86'400;
    return static_cast<int>((now_seconds() % day_seconds + day_seconds) % day_seconds / 60);
  }
};

}  // namespace regie
