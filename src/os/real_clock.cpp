// os/real_clock.cpp - the wall clock, with IANA zones from the system's tz database (Hinnant's date library).
#include "os/real_clock.h"

#include <date/tz.h>

#include <chrono>
#include <exception>
#include <string>

namespace regie {

std::int64_t RealClock::now_seconds() const {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::int64_t RealClock::steady_micros() const {
  return std::chrono::duration_cast<std::chrono::microseconds>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

namespace {

/// Seconds on the wall clock of that zone, from the first day of 1970 there.
std::chrono::seconds local_now(std::string_view time_zone) {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  try {
    return date::make_zoned(std::string(time_zone), now).get_local_time().time_since_epoch();
  } catch (const std::exception&) {
    // Unknown zone or no tz database: UTC, as the interface says. `regie init` has checked the zone.
    return now.time_since_epoch();
  }
}

}  // namespace

Day RealClock::today(std::string_view time_zone) const {
  const auto days = std::chrono::floor<std::chrono::days>(local_now(time_zone));
  return Day(static_cast<std::int32_t>(days.count()));
}

int RealClock::minute_of_day(std::string_view time_zone) const {
  const auto now = local_now(time_zone);
  const auto minutes =
      std::chrono::floor<std::chrono::minutes>(now - std::chrono::floor<std::chrono::days>(now));
  return static_cast<int>(minutes.count());
}

}  // namespace regie
