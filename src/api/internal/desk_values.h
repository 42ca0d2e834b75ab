// api/internal/desk_values.h - the values of the desk's pages as JSON: those of the contract, with what is
// said of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/internal/json_people.h"
#include "app/brief.h"
#include "app/figures.h"
#include "app/finding_page.h"
#include "app/hold.h"
#include "app/timeline.h"
#include "wording/statements.h"

namespace regie {

/// Who reads, and the definitions that give numbers their unit.
struct Telling {
  Reader reader;
  std::vector<Metric> metrics;
};

/// "count", "money", "amount", "share", "ratio" or "position".
[[nodiscard]] std::string unit_of(const Metric& metric);

[[nodiscard]] Json desk_value(const Finding& finding, const Reason* reason, const Telling& telling);
[[nodiscard]] Json desk_value(const FootprintTest& test, const Telling& telling);
[[nodiscard]] Json desk_value(const Reason& reason, const Telling& telling);
[[nodiscard]] Json desk_value(const KeptReason& kept, const Telling& telling);
[[nodiscard]] Json desk_value(const Decision& decision, const Telling& telling);
/// With its seal opened and its review.
[[nodiscard]] Json desk_value(const GradedDecision& graded, const Telling& telling);
[[nodiscard]] Json desk_value(const DueItem& item, const Telling& telling);
[[nodiscard]] Json desk_value(const NoteRecord& note, const Telling& telling);
[[nodiscard]] Json desk_value(const EventRecord& event, const Telling& telling);
[[nodiscard]] Json desk_value(const MachineChange& change, const Telling& telling);
[[nodiscard]] Json desk_value(const Metric& metric, const Telling& telling);
[[nodiscard]] Json desk_value(const SourceCoverage& source, const Telling& telling);
[[nodiscard]] Json desk_value(const TooFewSeries& series, const Telling& telling);
[[nodiscard]] Json desk_value(const Figures& figures, const Telling& telling);
[[nodiscard]] Json desk_value(const FoundRows& rows);
[[nodiscard]] Json desk_value(const HoldState& state);

template <class Values>
Json desk_list(const Values& values, const Telling& telling) {
  Json json = Json::array();
  for (const auto& value : values) json.push_back(desk_value(value, telling));
  return json;
}

}  // namespace regie
