// measure/explain/fit.h - how well a date, a place and a direction fit a change; in natural logs, with words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "measure/explain/scene.h"

namespace regie::explaining {

/// Evidence of one sort: its weight, and what to say for and against.
struct Fit {
  double weight = 0;
  std::vector<std::string> says_for;
  std::vector<std::string> says_against;
};

enum class Lag { shock, switched, season };  // outside events; changes that work at once; days of a calendar

/// Probability of the onset's days given the date, over that of a date drawn from a month.
[[nodiscard]] Fit fit_time(const Scene& scene, DaySpan days, Lag lag);

/// Does the event's scope hold what moved, and not what stood? An event without a scope counts half.
[[nodiscard]] Fit fit_place(const Scene& scene, const Slice& where);

/// "registrations:down,clicks:down" against what was seen, here and in the neighbours of this place.
[[nodiscard]] Fit fit_moves(const Scene& scene, std::string_view moves);

/// A change with a value before and after against the direction of the change seen.
[[nodiscard]] Fit fit_before_after(const Scene& scene, const DatedChange& change);

}  // namespace regie::explaining
