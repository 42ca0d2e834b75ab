// measure/detect/internal/judge.cpp - one series from raw days to a change and its e-value.
#include "measure/detect/internal/judge.h"

#include <algorithm>
#include <cmath>

#include "measure/detect/internal/describe.h"
#include "measure/detect/internal/hypotheses.h"
#include "measure/detect/internal/learn.h"
#include "measure/detect/internal/look_back.h"
#include "measure/detect/limits.h"

namespace regie::detecting {

namespace {

constexpr double worth_telling = 1.0;  // log e-value; weaker ones are never selected by any rule we use
constexpr int passes_max = 3;          // old news set aside at most twice
constexpr double old_news = 3.0;       // log Bayes factor of a day that is clearly off
constexpr int edge_days = 2;           // an onset here began before the look-back, as far as anybody can tell

/// Sets aside the strongest short disturbance that was over before the window. False where there is none.
bool set_aside_old_news(Observations& days, const LookBack& run) {
  Regressor best;
  double best_factor = old_news;
  for (int day = days.look; day < days.window; ++day)
    for (int length = 1; length <= 5 && day + length <= days.window; ++length) {
      const Regressor spike{Shape::spike, day, length};
      const double factor = score_regressor(run, spike, days.end).log_bayes_factor(0.8);
      if (factor <= best_factor) continue;
      best_factor = factor;
      best = spike;
    }
  if (best.days == 0) return false;
  for (int day = best.day; day < best.day + best.days; ++day) days.known[static_cast<std::size_t>(day)] = 0;
  return true;
}

}  // namespace

Judged judge(const MetricSeries& series, Observations days, Telling telling) {
  const Learned learned = learn(days);
  LookBack run = run_history(days, learned);
  Verdict verdict = weigh(days, learned, run);
  for (int pass = 1; pass < passes_max && !verdict.empty() && verdict.log_e > worth_telling; ++pass) {
    const Regressor& front = verdict.hypotheses.front().regressor;
    if (front.shape == Shape::level && front.day < days.look + edge_days) {
      run_look_back(days, learned, run, front.day);
    } else {
      // Only where an old spike explains the look-back better than anything still on.
      Observations tried = days;
      if (!set_aside_old_news(tried, run)) break;
      LookBack again = run;
      run_look_back(tried, learned, again, -1);
      Verdict weighed = weigh(tried, learned, again);
      const Regressor& now = weighed.empty() ? front : weighed.hypotheses.front().regressor;
      if (!weighed.empty() && weighed.log_e > verdict.log_e - old_news && now.day == front.day) break;
      days = std::move(tried);
      run = std::move(again);
      verdict = std::move(weighed);
      continue;
    }
    verdict = weigh(days, learned, run);
  }
  Judged judged;
  if (verdict.empty()) return judged;
  judged.log_e = verdict.log_e > 0 ? verdict.log_e / placebo_inflation(days, run) : verdict.log_e;
  if (judged.log_e < worth_telling && telling == Telling::where_it_matters) return judged;
  const Regressor& front = verdict.hypotheses.front().regressor;
  const bool edge = front.shape == Shape::level && front.day < days.look + edge_days;
  judged.change = describe(days, learned, run, verdict);
  Change& change = judged.change;
  change.metric = series.metric.name;
  change.metric_kind = series.metric.kind;
  change.slice = series.slice;
  change.log_bayes_factor = judged.log_e;
  const double odds = prior_odds * std::exp(std::min(judged.log_e, 500.0));
  change.probability = odds / (1 + odds);
  const double size = std::abs(change.effect.value);
  judged.told =
      !edge && size >= relative_effect_min * std::abs(change.expected) && !change.effect.interval.holds(0.0);
  return judged;
}

}  // namespace regie::detecting
