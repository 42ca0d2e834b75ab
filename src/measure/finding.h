// measure/finding.h - something moved: metric, slice, since when, expected, observed, how sure, candidates.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "base/interval.h"
#include "base/money.h"
#include "base/slice.h"
#include "measure/metric.h"

namespace regie {

enum class ChangeKind { spike, level_shift, trend, stopped, started, tracking };
enum class Direction { up, down };

/// The day something began, with the days it may as well have begun.
struct Onset {
  Day day;
  Day low;
  Day high;
  double level = 0.95;
};

/// One day of the chart behind a finding.
struct BandDay {
  Day day;
  double observed = 0;  // NaN = missing
  double expected = 0;
  double low = 0;  // of the expected band, at 0.95
  double high = 0;
};

/// A change in one series. Sums run over the days since the onset inside the window judged; for rates
/// `expected` and `observed` are rates and `effect` their difference.
struct Change {
  std::string metric;
  MetricKind metric_kind = MetricKind::count;
  Slice slice;
  ChangeKind kind = ChangeKind::level_shift;
  Direction direction = Direction::down;
  Onset onset;
  DaySpan window;  // onset .. last day judged (for a spike: the days it lasted)
  double expected = 0;
  double observed = 0;
  Estimate effect;         // observed - expected
  double probability = 0;  // posterior that something changed
  double log_bayes_factor = 0;
  double n = 0;               // things counted in the window (the numerator of a rate)
  std::string method;         // "dglm-poisson/1", "dglm-beta-binomial/1", "dlm-log-normal/1"
  std::vector<BandDay> band;  // the last eight weeks
};

struct Driver {
  Slice slice;
  double share = 0;  // of the whole effect; may pass 1 or be negative where parts move against each other
  Estimate effect;
};

/// effect = mix + rate, exactly (Shapley over the two); for rates and ratios.
struct MixRate {
  double mix = 0;
  double rate = 0;
};

enum class CandidateKind {
  outside_event,
  own_change,
  platform_change,
  tracking,
  calendar,
  mix,
  saturation,
  none_of_these
};

struct FootprintCell {
  std::string metric;
  Slice slice;
  std::string expected;  // "up", "down", "still"
  std::string seen;      // "up", "down", "still", "cannot tell"
};

struct Candidate {
  CandidateKind kind = CandidateKind::none_of_these;
  EventId event;  // outside_event, calendar where there is one
  std::string title;
  double probability = 0;
  std::vector<std::string> evidence_for;
  std::vector<std::string> evidence_against;
  std::vector<FootprintCell> footprint;
  std::string verdict;  // "fits", "does not fit", "cannot tell", ""
};

struct Finding {
  FindingId id;
  Change change;
  std::optional<Money> money;  // at stake over the window; negative = lost
  std::vector<Driver> drivers;
  std::optional<MixRate> mix_rate;
  std::vector<Candidate> candidates;  // most probable first; probabilities sum to 1
  std::string story;                  // findings of one story share it: one change seen in several metrics
  bool leads_story = false;
  std::int64_t rows = 0;
  std::vector<ImportId> imports;
};

struct TooFewSeries {
  std::string metric;
  Slice slice;
  double n = 0;  // things counted in the last 28 days
  double per_month = 0;
  double below = 0;       // a fall below this a month would show; 0 = not even zero would
  double above = 0;       // a rise above this a month would show
  double more_weeks = 0;  // or this many more weeks of data for a halving to show
  std::string needs;      // the same in English words
};

/// Stable names of kinds, as JSON, rules and truths use them.
[[nodiscard]] std::string_view kind_name(ChangeKind kind);
[[nodiscard]] std::string_view kind_name(CandidateKind kind);

}  // namespace regie
