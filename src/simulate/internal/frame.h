// simulate/internal/frame.h - the calendar of a made-up account: weeks, drift, holidays, lost days.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/random.h"
#include "simulate/internal/text.h"
#include "simulate/simulate.h"

namespace regie::sim {

struct Frame {
  std::uint64_t seed = 0;
  Size size = Size::ordinary;
  Day as_of;
  DaySpan days;
  Tongue tongue = Tongue::dutch;
  std::string currency = "EUR";
  std::string time_zone = "Europe/Amsterdam";
  std::vector<double> level;        // per day: weekday x drift x holidays x what all campaigns share
  std::vector<double> counted;      // per day: share of conversions already counted
  std::vector<int> missing_google;  // day indices an export lost
  std::vector<int> missing_ga4;
  double holiday_level = 0.5;  // of a working day, where the account sells to offices
  double noise = 0.06;         // relative, a campaign and day
  [[nodiscard]] int count() const { return days.days(); }
  [[nodiscard]] int index(Day day) const { return day - days.from; }
};

struct FrameWishes {
  SimulateInput input;
  Day as_of;
  bool business = false;  // five-day weeks and empty public holidays for sure
};
[[nodiscard]] Frame draw_frame(Random& random, const FrameWishes& wishes);

/// Public holidays of the Netherlands that empty offices.
struct Holiday {
  Day day;
  std::string dutch;
  std::string english;
};
[[nodiscard]] std::vector<Holiday> dutch_holidays(DaySpan days);

}  // namespace regie::sim
