// measure/detect/internal/judge.cpp - one series from raw days to a change and its e-value.
#include "measure/detect/internal/judge.h"

#include <algorithm>
#include <cmath>

#include "measure/detect/internal/describe.h"
#include "measure/detect/internal/hypotheses.h"
#include "measure/detect/internal/look_back.h"
#include "measure/detect/internal/wild_days.h"
#include "measure/detect/limits.h"

namespace regie::detecting {

namespace {

constexpr double worth_telling = 1.0;  // log e-value; a weaker hint at the edge is left as it is
constexpr int passes_max = 3;          // old news set aside at most twice
constexpr int edge_days = 2;           // an onset here began before the look-back, as far as anybody can tell

bool at_edge(const Verdict& verdict, const Observations& days) {
  if (verdict.empty()) return false;
  const Regressor& front = verdict.hypotheses.front().regressor;
  return front.shape == Shape::level && front.day < days.look + edge_days;
}

}  // namespace

Judged judge(const MetricSeries& series, const Lesson& lesson, Observations days, Telling telling) {
  const Learned& learned = lesson.learned;
  const Inflation& inflation = lesson.inflation;
  LookBack run =
      run_from(lesson, days, telling == Telling::evidence ? Records::from_lesson : Records::of_a_year);
  set_wild_days_aside(days, lesson, run);
  const Ranking ranking = telling == Telling::always ? Ranking::always : Ranking::hinted;
  Verdict verdict = weigh(days, learned, run, inflation, ranking);
  for (int pass = 1; pass < passes_max; ++pass) {
    if (verdict.old) {
      const Regressor& old = *verdict.old;
      for (int day = old.day; day < old.day + old.days; ++day) days.known[static_cast<std::size_t>(day)] = 0;
      run_look_back(days, learned, run, -1);
    } else if (verdict.log_e > worth_telling && at_edge(verdict, days)) {
      run_look_back(days, learned, run, verdict.hypotheses.front().regressor.day);
    } else {
      break;
    }
    verdict = weigh(days, learned, run, inflation, ranking);
  }
  Judged judged;
  judged.log_e = verdict.log_e;
  if (verdict.empty()) return judged;
  if (telling == Telling::evidence) return judged;
  judged.change = describe(days, learned, run, verdict);
  Change& change = judged.change;
  change.metric = series.metric.name;
  change.metric_kind = series.metric.kind;
  change.slice = series.slice;
  change.log_bayes_factor = judged.log_e;
  const double odds = prior_odds * std::exp(std::min(judged.log_e, 500.0));
  change.probability = odds / (1 + odds);
  const double size = std::abs(change.effect.value);
  judged.told = !at_edge(verdict, days) && size >= relative_effect_min * std::abs(change.expected) &&
                !change.effect.interval.holds(0.0);
  return judged;
}

}  // namespace regie::detecting
