// measure/explain/explain.h - candidate reasons with evidence for and against; always "none of these".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "base/slice.h"
#include "measure/explain/precedent.h"
#include "measure/explain/rules.h"
#include "measure/finding.h"

namespace regie {

/// Something dated that may be a candidate. Calendar days come in as events of kind "calendar".
struct DatedEvent {
  EventId id;
  DaySpan days;
  std::string title;
  std::string kind;   // "calendar", "platform", "own", "" and what people typed
  Slice where;        // scope; {} = everything
  std::string moves;  // "registrations:down,clicks:down"; "" = not told
};

/// "calendar" and its like, "platform" and "own" say it; all else happened outside.
[[nodiscard]] CandidateKind candidate_kind_of(const DatedEvent& event);

/// A change we or a platform's automation made.
struct DatedChange {
  Day day;
  bool by_machine = false;
  std::string kind;  // budget, bid, status, targeting, creative, other
  Slice where;
  std::string text;
  std::optional<double> before;
  std::optional<double> after;
  std::string who = {};  // "person", or the automation's name
};

/// How another metric or slice behaved over the same days. Relative change with its interval.
struct Neighbour {
  std::string metric;
  Slice slice;
  Estimate relative;     // -0.4 = fell 40 %
  bool can_tell = true;  // false: too few to say whether it stood
};

struct ExplainInput {
  Change change;
  std::vector<Driver> drivers;
  std::optional<MixRate> mix_rate;
  std::vector<DatedEvent> events;  // all of the workspace; the function picks by time and scope
  std::vector<DatedChange> changes;
  std::vector<Neighbour> neighbours;   // other metrics of the same slice, the same metric of sibling slices
  std::optional<Neighbour> last_year;  // the same days one year before, where history reaches
  std::string language;                // "nl", "en": of titles and evidence sentences
  std::vector<Precedent> precedents = {};        // reasons people signed before
  const explaining::RuleTable* rules = nullptr;  // nullptr = the table of the program
};

/// Posterior over candidate reasons: prior weight of the kind, times how well the onset fits the date, times
/// scope against the slices that moved and those that stood, times the signature (rules.h), times at most two
/// where people signed a like reason before. Never a claim: the words say what fits and what does not. Holds:
/// probabilities sum to 1; "none of these" is always among them; order of input does not matter.
[[nodiscard]] std::vector<Candidate> explain(const ExplainInput& input);

}  // namespace regie
