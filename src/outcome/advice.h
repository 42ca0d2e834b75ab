// outcome/advice.h - eleven pieces of advice, eight taken, six worked: what became of what was advised.
#pragma once

#include <optional>
#include <vector>

#include "outcome/cost.h"
#include "outcome/review.h"

namespace regie {

/// One decision in which an option was advised; others are passed over.
struct Advice {
  Decision decision;
  std::optional<Review> review;
  std::vector<CostFigure> not_taken;  // of cost.h, where it was not taken
};

/// A sum of figures, and of how many pieces of advice; those without a figure add nothing.
struct CostSum {
  int pieces = 0;
  Estimate money;  // at cost_level
};

struct AdviceRecord {
  int given = 0;  // = taken + not_taken
  int taken = 0;  // = worked + did_not + cannot_tell + not_reviewed
  int worked = 0;
  int did_not = 0;
  int cannot_tell = 0;
  int not_reviewed = 0;
  int not_taken = 0;
  Interval worked_rate;             // Wilson, 95 %, of worked / (worked + did_not); 0..1 where none was told
  CostSum brought;                  // by the effects measured of what was taken
  CostSum not_taken_by_forecast;    // what the rest would have brought, as forecast
  CostSum not_taken_by_precedents;  // the same by like decisions that were taken
};

/// Requires: one currency. Sums take the pieces as independent: halves of intervals add in squares.
[[nodiscard]] AdviceRecord advice_record(const std::vector<Advice>& advice);

}  // namespace regie
