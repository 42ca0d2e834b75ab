// desk/reason.h - a reason: what a person says was behind a finding, with what it implies, tested and signed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "charter/account.h"
#include "measure/explain/footprint.h"
#include "measure/finding.h"

namespace regie {

/// The finding as it was told when the reason was signed: it stands without the store it came from.
struct FindingInBrief {
  FindingId id;
  std::string metric;
  Slice slice;
  Direction direction = Direction::down;
  Onset onset;
  DaySpan window;
  double expected = 0;
  double observed = 0;
};

[[nodiscard]] FindingInBrief in_brief(const Finding& finding);

/// The same metric, slice and direction, begun at the same time as far as can be told: a week more of data
/// may move an onset by a day.
[[nodiscard]] bool is_same_change(const FindingInBrief& finding, const Change& change);

struct Reason {
  ReasonId id;
  FindingInBrief finding;
  CandidateKind kind =
      CandidateKind::none_of_these;  // of the candidate it takes up; none_of_these = something else
  EventId event;                     // empty where it is about no event
  std::string title;                 // of the event or candidate
  std::string text;                  // the person's own words
  FootprintTest footprint;
  bool footprint_as_proposed = false;  // the person changed nothing of what Regie proposed
  ProposalId proposal;                 // the proposal it answers; empty where there was none
  ReasonId supersedes;                 // empty where it replaces none
  Signature signature;
};

/// A reason is never edited: it is withdrawn, or another takes its place.
struct ReasonEnd {
  ReasonId reason;
  std::string text;      // why
  ReasonId replaced_by;  // empty where it was withdrawn
  Signature signature;
};

/// What is signed: every field that a person stands for, one a line. Its SHA-256 is the content hash.
[[nodiscard]] std::string statement_of(const Reason& reason);
[[nodiscard]] std::string statement_of(const ReasonEnd& end);

}  // namespace regie
