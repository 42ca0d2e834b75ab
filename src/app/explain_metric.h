// app/explain_metric.h - the verb `explain`: one metric looked at closely, whether or not it made the brief.
#pragma once

#include <optional>
#include <string>

#include "app/brief.h"
#include "base/answer.h"
#include "measure/second_opinion.h"

namespace regie {

struct ExplainRequest {
  std::string metric;
  Slice where;
  std::optional<Day> since;  // look for a change from this day on
  std::optional<Day> as_of;
};

struct Explanation {
  std::string language;
  std::string currency;
  Day as_of;
  Answer<Finding> finding;
  std::optional<Reason> reason;  // that stands for it
  Answer<SecondOpinion> second_opinion;
  std::optional<Agreement> agreement;  // of the second opinion with the finding's onset
  Provenance provenance;
};

/// Fails: metric.unknown, explain.no_data (the slice or metric has no daily figures), brief.no_imports.
[[nodiscard]] Result<Explanation> explain_metric(World& world, const Workspace& workspace,
                                                 const ExplainRequest& request);

}  // namespace regie
