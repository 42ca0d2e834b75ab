// simulate/internal/frame.cpp - the calendar of a made-up account: weeks, drift, holidays, lost days.
#include "simulate/internal/frame.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "simulate/internal/samplers.h"

namespace regie::sim {
namespace {

constexpr double christmas_level = 0.6;  // 24 December to 2 January
constexpr int quiet_end_days = 21;       // no day is lost this close to the end

// Easter Sunday by the rule of Butcher (1876), as in Meeus, Astronomical Algorithms, ch. 8.
Day easter(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int rest = year % 100;
  const int shift = (century + 8) / 25;
  const int epact = (19 * golden + century - century / 4 - (century - shift + 1) / 3 + 15) % 30;
  const int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
  const int late = (golden + 11 * epact + 22 * weekday) / 451;
  const int sum = epact + weekday - 7 * late + 114;
  return Day::of({year, sum / 31, sum % 31 + 1});
}

std::array<double, 7> draw_week(Random& random, bool business) {
  std::array<double, 7> week = business ? std::array<double, 7>{1.18, 1.26, 1.24, 1.18, 1.0, 0.52, 0.62}
                                        : std::array<double, 7>{1.05, 1.0, 0.98, 0.98, 0.94, 0.98, 1.07};
  double sum = 0;
  for (double& day : week) sum += day *= log_normal_noise(random, 0.04);
  for (double& day : week) day *= 7 / sum;
  return week;
}

std::vector<int> draw_missing(Random& random, int days) {
  std::vector<int> missing;
  if (!happens(random, 0.2)) return missing;
  for (int i = whole_between(random, 1, 2); i > 0; --i)
    missing.push_back(whole_between(random, 7, days - quiet_end_days));
  std::ranges::sort(missing);
  missing.erase(std::unique(missing.begin(), missing.end()), missing.end());
  return missing;
}

}  // namespace

std::vector<Holiday> dutch_holidays(DaySpan days) {
  std::vector<Holiday> all;
  for (int year = days.from.parts().year; year <= days.to.parts().year; ++year) {
    const Day sunday = easter(year);
    Day king = Day::of({year, 4, 27});
    if (king.weekday() == Weekday::sunday) king = king - 1;
    const Holiday candidates[] = {{Day::of({year, 1, 1}), "Nieuwjaarsdag", "New Year's Day"},
                                  {sunday + 1, "Tweede paasdag", "Easter Monday"},
                                  {king, "Koningsdag", "King's Day"},
                                  {sunday + 39, "Hemelvaartsdag", "Ascension Day"},
                                  {sunday + 50, "Tweede pinksterdag", "Whit Monday"},
                                  {Day::of({year, 12, 25}), "Eerste kerstdag", "Christmas Day"},
                                  {Day::of({year, 12, 26}), "Tweede kerstdag", "Boxing Day"}};
    for (const Holiday& holiday : candidates)
      if (days.holds(holiday.day)) all.push_back(holiday);
  }
  return all;
}

Frame draw_frame(Random& random, const FrameWishes& wishes) {
  Frame frame;
  frame.seed = wishes.input.seed;
  frame.size = wishes.input.size;
  frame.as_of = wishes.as_of;
  const int weeks = frame.size == Size::small ? 10  // begins after the quiet of Christmas
                                              : whole_between(random, 26, 40);
  const int count = wishes.input.days.value_or(7 * weeks);
  frame.days = {frame.as_of - count, frame.as_of - 1};
  frame.tongue = happens(random, 0.5) ? Tongue::dutch : Tongue::english;
  frame.noise = between(random, 0.04, 0.10);
  frame.holiday_level = between(random, 0.4, 0.6);

  const bool business = wishes.business || happens(random, 0.6);
  const auto week = draw_week(random, business);
  const double slope = between(random, -0.15, 0.15) / 182;  // over half a year
  const double wander = between(random, 0.001, 0.004);      // a day
  const double shared = between(random, 0.02, 0.06);
  double level = 0;
  for (int i = 0; i < count; ++i) {
    level += wander * normal(random);
    const Day day = frame.days.from + i;
    const double trend = std::exp(slope * (i - count / 2) + level);
    frame.level.push_back(week[static_cast<std::size_t>(day.weekday())] * trend *
                          log_normal_noise(random, shared));
  }
  if (business) {
    for (const Holiday& holiday : dutch_holidays(frame.days))
      if (holiday.day.weekday() < Weekday::saturday)
        frame.level[static_cast<std::size_t>(frame.index(holiday.day))] *= frame.holiday_level;
    for (int i = 0; i < count; ++i) {
      const Day::Parts p = (frame.days.from + i).parts();
      if ((p.month == 12 && p.day >= 24) || (p.month == 1 && p.day <= 2))
        frame.level[static_cast<std::size_t>(i)] *= christmas_level;
    }
  }
  frame.counted.assign(frame.level.size(), 1.0);
  if (happens(random, 0.3)) {  // conversions of the last days are still coming in
    frame.counted[frame.counted.size() - 1] = 0.9;
    frame.counted[frame.counted.size() - 2] = 0.97;
  }
  frame.missing_google = draw_missing(random, count);
  frame.missing_ga4 = draw_missing(random, count);
  return frame;
}

}  // namespace regie::sim
