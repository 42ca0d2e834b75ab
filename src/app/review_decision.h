// app/review_decision.h - the verb `review`: the person answers first, then forecasts and the measured effect
// open.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/decide.h"
#include "app/due.h"
#include "outcome/review.h"

namespace regie {

struct ReviewRequest {
  DecisionId decision;  // empty = the only one that is due
  std::string by;
  std::string answer;   // the person's own words
  std::string thought;  // came_true, did_not, cannot_tell; "" = not said
  std::optional<Day> as_of;
};

/// Fails: decision.unknown, review.too_early (with its day), review.done, review.no_answer, review.which, and
/// as sign_as.
Result<GradedDecision> review_decision(World& world, Workspace& workspace, const ReviewRequest& request);

struct ReviewList {
  Day as_of;
  std::vector<DueItem> due;
  std::vector<Decision> open;  // signed, not due yet
  std::vector<GradedDecision> graded;
  std::vector<Calibration> people;
  std::vector<Calibration> topics;
  Calibration regie;
};
[[nodiscard]] Result<ReviewList> list_reviews(World& world, const Workspace& workspace,
                                              std::optional<Day> as_of);

}  // namespace regie
