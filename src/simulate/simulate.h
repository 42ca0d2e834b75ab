// simulate/simulate.h - exports in the real shapes of the platforms, with known truth.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/result.h"
#include "base/slice.h"

namespace regie {

/// small: less traffic, fewer campaigns, 10 weeks; the example of the repository.
enum class Size { small, ordinary };

struct SimulateInput {
  std::string scenario;
  std::uint64_t seed = 1;
  std::optional<Day> as_of{};  // a Monday; default: 2026-03-16; holiday_dip: the Monday after one
  std::optional<int> days{};   // of history, 70..1200; default: by seed, 26 to 40 weeks
  Size size = Size::ordinary;
  /// covid_event only: so many weeks more, in files of their own below "later/", in which what was decided on
  /// as_of lifts the registrations of the event by `lift` against what they would have been.
  int weeks_after = 0;
  double lift = 0.6;
};

struct SimulatedFile {
  std::string path;  // "google-ads/campaigns.csv"
  std::string bytes;
};

/// What was planted, in the words of the contract.
struct Truth {
  std::string scenario;
  std::uint64_t seed = 0;
  bool planted = false;              // false: nothing moved; all below up to `note` is empty
  std::string metric;                // the headline
  std::vector<std::string> metrics;  // all that move; each is right as a headline
  Slice slice;                       // the true place
  std::vector<Slice> slices;         // every place that is right, `slice` first
  std::string kind;                  // "level_shift", "spike", "trend", "stopped", "tracking"
  std::optional<Day> onset;          // the first day that moved
  double relative_effect = 0;        // of `metric` in `slice`: -0.38 = fell 38 %
  std::string candidate;             // "outside_event", ...; "none_of_these" where the files hold no reason
  std::string event_title;           // the event or change that goes with it, as in the files
  std::string note;                  // the story in a sentence
  std::optional<double> lift;        // of the decision, in the weeks after
  Day as_of;
  DaySpan window;  // the last full week: the seven days before as_of
  std::string currency;
  std::string time_zone;
  std::string language;  // "nl", "en"
};

struct Simulation {
  std::vector<SimulatedFile> files;
  Truth truth;
};

struct ScenarioInfo {
  std::string name;
  std::string says;
};
[[nodiscard]] const std::vector<ScenarioInfo>& scenarios();

/// Exports of one workspace in which exactly one thing happened, or nothing.
///   Counts: impressions negative binomial around campaign x weekday x drift x a day effect all campaigns
///   share; clicks binomial of impressions, conversions binomial of clicks, GA4 sessions binomial of clicks.
/// Holds:    same input, same bytes; totals rows equal the sums of their rows; every count is whole.
/// Requires: as_of, where given, is a Monday and days lies in 70..1200 (else simulate.as_of, simulate.days).
/// Fails:    simulate.weeks_after (more than a year, or of a scenario in which nothing is decided),
///           simulate.unknown_scenario, with the list of names as remedy.
/// Cost:     about 15 ms (covid_event: 35) and under 1.5 MB for an ordinary workspace.
[[nodiscard]] Result<Simulation> simulate(const SimulateInput& input);

}  // namespace regie
