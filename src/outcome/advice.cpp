// outcome/advice.cpp - what became of what was advised.
#include "outcome/advice.h"

#include "outcome/internal/effect_law.h"
#include "stats/rate_gap.h"

namespace regie {
namespace {

void add(CostSum& sum, const Estimate& money) {
  const Estimate one = internal::at_level(money, cost_level);
  sum.money = sum.pieces == 0 ? one : internal::sum_of(sum.money, one);
  ++sum.pieces;
}

void add_taken(AdviceRecord& record, const std::optional<Review>& review) {
  ++record.taken;
  if (!review) {
    ++record.not_reviewed;
    return;
  }
  switch (review->person.outcome) {
    case Outcome::came_true:
      ++record.worked;
      break;
    case Outcome::did_not:
      ++record.did_not;
      break;
    case Outcome::cannot_tell:
      ++record.cannot_tell;
      break;
  }
  if (review->cost_of_not_acting) add(record.brought, *review->cost_of_not_acting);
}

}  // namespace

AdviceRecord advice_record(const std::vector<Advice>& advice) {
  AdviceRecord record;
  for (const Advice& one : advice) {
    if (!one.decision.advised) continue;
    ++record.given;
    if (advice_taken(one.decision)) {
      add_taken(record, one.review);
      continue;
    }
    ++record.not_taken;
    for (const CostFigure& figure : one.not_taken)
      add(figure.rests_on == RestsOn::forecast ? record.not_taken_by_forecast
                                               : record.not_taken_by_precedents,
          figure.money);
  }
  record.worked_rate = {0, 1, 0.95};
  if (const int told = record.worked + record.did_not; told > 0) {
    const RateLimits limits = wilson_limits({record.worked, told}, 0.95);
    record.worked_rate = {limits.low, limits.high, 0.95};
  }
  return record;
}

}  // namespace regie
