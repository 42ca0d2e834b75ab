// measure/explain/lead_time.h - did people in the field write it down before the figures told it?
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "base/slice.h"

namespace regie {

struct WrittenNote {
  NoteId id;
  Day day;
  Slice slice;  // {} = about everything
};

struct AnnouncedFinding {
  FindingId id;
  Day onset;
  Day told;  // the day of the brief that told it first
  Slice slice;
};

struct Lead {
  NoteId note;
  FindingId finding;  // empty: no finding is near
  int days = 0;       // told - written; positive: the note was first
};

struct LeadTimes {
  std::vector<Lead> leads;  // one a note, in the order of the notes
  int paired = 0;
  std::optional<double> median_days;  // of those paired
  std::optional<double> first;        // share of those paired that were written before the finding was told
};

// A note older than four weeks spoke of something else; one from before the onset may have seen it coming.
inline constexpr int note_before_told_days = 28;
inline constexpr int note_before_onset_days = 14;
// Notes written after the brief count too: without them the note would always have been first.
inline constexpr int note_after_told_days = 7;

/// Pairs each note with the finding it may have announced: no dimension contradicts, its day is near the
/// onset and the telling; of several the one whose onset is nearest, then the one told first.
/// The lead is reported and weighs nothing: a note raises no candidate, since people write notes about what
/// they see in the same figures, and explain() would count that twice. A note that tells of something dated
/// is made an event, and events are weighed.
/// Holds: order of notes and findings changes no pair.
[[nodiscard]] LeadTimes lead_times(const std::vector<WrittenNote>& notes,
                                   const std::vector<AnnouncedFinding>& findings);

}  // namespace regie
