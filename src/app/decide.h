// app/decide.h - the verb `decide`: question, options, Regie's forecast sealed, then the person's, a
// signature.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/sign_reason.h"
#include "desk/decision.h"

namespace regie {

struct DecideRequest {
  FindingId finding;  // empty = a decision that answers no finding
  std::string by;
  std::string question;              // "" = asked after the finding
  std::vector<std::string> options;  // where none reads as doing nothing, that is added
  int choose = 0;                    // 1-based
  int advised = 0;                   // 1-based; 0 = nobody advised
  std::string advised_forecast;      // of the option advised, where another is chosen; "" = none
  std::string forecast;              // "METRIC +25% within 14 days at 70%"
  std::optional<Slice> where;     // of the forecast; nothing = the finding's, as far as the metric is there
  std::string stop_rule;          // "cost > 900 over 7 days"; "" = none
  std::optional<Day> from;        // first day it can work; nothing = today
  std::optional<Day> review_day;  // nothing = the day after the last day of the forecast
  std::optional<Day> as_of;
};

struct Decided {
  Decision decision;
  std::vector<LikeReason> like_reasons;  // precedents shown beside it
};

/// Fails: decide.too_few_options, decide.no_such_option, decide.bad_forecast, decide.bad_stop_rule,
/// decide.bad_days, records.exists (the very same decision is there), metric.unknown, finding.unknown, and as
/// sign_as.
Result<Decided> decide(World& world, Workspace& workspace, const DecideRequest& request);

[[nodiscard]] Result<std::vector<Decision>> list_decisions(const Workspace& workspace);

}  // namespace regie
