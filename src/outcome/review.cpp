// outcome/review.cpp - grades, calibration, and the text of a review.
#include "outcome/review.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

#include "desk/statement.h"
#include "outcome/internal/effect_law.h"

namespace regie {
namespace {

/// How much of the effect's law lies where it was expected, and how much lies beyond on one side. A law that
/// is wide lies little anywhere: that is no miss.
struct Reached {
  double probability = 0;
  double missed = 0;
};

/// One rule for people and machine: what was expected happened, or did not, when nine in ten of the law say
/// so.
Grade graded(const Reached& reached, double said, const Interval& forecast, double value) {
  Grade grade;
  grade.probability_true = reached.probability;
  if (reached.probability >= told_probability) grade.outcome = Outcome::came_true;
  if (reached.missed >= told_probability) grade.outcome = Outcome::did_not;
  if (grade.outcome != Outcome::cannot_tell) {
    const double miss = said - (grade.outcome == Outcome::came_true ? 1 : 0);
    grade.brier = miss * miss;
  }
  grade.interval_score = interval_score(forecast, value);
  return grade;
}

/// Adds up grades of one forecaster.
class Tally {
 public:
  void add(const Grade& grade, double said) {
    if (grade.interval_score) {
      interval_scores_ += *grade.interval_score;
      ++scored_;
    }
    if (grade.outcome == Outcome::cannot_tell || !grade.brier) {
      ++cannot_tell_;
      return;
    }
    const bool happened = grade.outcome == Outcome::came_true;
    ++told_;
    came_true_ += happened;
    briers_ += *grade.brier;
    // 0.3 * 10 may lie a hair below 3.
    const auto at = static_cast<std::size_t>(std::clamp(said * bins_n + 1e-9, 0.0, bins_n - 1.0));
    ++bins_[at].n;
    bins_[at].said += said;
    bins_[at].happened += happened;
  }
  [[nodiscard]] Calibration calibration(std::string who) const {
    Calibration result;
    result.who = std::move(who);
    result.decisions = told_;
    result.came_true = came_true_;
    result.cannot_tell = cannot_tell_;
    if (told_ > 0) result.brier = briers_ / told_;
    if (scored_ > 0) result.interval_score = interval_scores_ / scored_;
    for (std::size_t i = 0; i < bins_.size(); ++i) {
      Calibration::Bin bin = bins_[i];
      if (bin.n == 0) continue;
      bin.from = static_cast<double>(i) / bins_n;
      bin.to = static_cast<double>(i + 1) / bins_n;
      bin.said /= bin.n;
      bin.happened /= bin.n;
      result.bins.push_back(bin);
    }
    return result;
  }

 private:
  static constexpr int bins_n = 10;  // of a tenth each: finer ones stay empty for years
  int told_ = 0;
  int came_true_ = 0;
  int cannot_tell_ = 0;
  int scored_ = 0;
  double briers_ = 0;
  double interval_scores_ = 0;
  std::array<Calibration::Bin, bins_n> bins_{};
};

void add_grade(Statement& statement, std::string_view who, const Grade& grade) {
  statement.line("graded", who)
      .line("outcome", outcome_name(grade.outcome))
      .line("probability_true", grade.probability_true)
      .line("brier", grade.brier)
      .line("interval_score", grade.interval_score);
}

}  // namespace

Grade grade(const Forecast& forecast, const MeasuredEffect& measured) {
  if (!measured.told) return {};
  const internal::EffectLaw law = internal::law_of(measured.relative);
  Reached reached;
  if (forecast.low >= 0) {
    reached = {1 - law.below(forecast.low), law.below(forecast.low)};
  } else if (forecast.high <= 0) {
    reached = {law.below(forecast.high), 1 - law.below(forecast.high)};
  } else {
    const double under = law.below(forecast.low);
    const double over = 1 - law.below(forecast.high);
    reached = {1 - under - over, std::max(under, over)};
  }
  return graded(reached, forecast.confidence, {forecast.low, forecast.high, forecast_level},
                measured.relative.value);
}

Grade grade(const SealedForecast& sealed, const Forecast& asked, const MeasuredEffect& measured) {
  if (!measured.told) return {};
  const double fell = internal::law_of(measured.relative).below(0);
  const double went = direction_asked(asked) == Direction::down ? fell : 1 - fell;
  return graded({went, 1 - went}, sealed.probability, {sealed.low, sealed.high, sealed.level},
                measured.relative.value);
}

double interval_score(const Interval& interval, double value) {
  const double per_miss = 2 / (1 - interval.level);
  return (interval.high - interval.low) + per_miss * std::max(0.0, interval.low - value) +
         per_miss * std::max(0.0, value - interval.high);
}

std::vector<Calibration> calibration(const std::vector<GradedDecision>& graded, By by) {
  std::map<std::string, Tally> tallies;
  for (const auto& [decision, review] : graded)
    tallies[by == By::person ? decision.signature.account : decision.topic].add(review.person,
                                                                                decision.forecast.confidence);
  std::vector<Calibration> result;
  for (const auto& [who, tally] : tallies) result.push_back(tally.calibration(who));
  return result;
}

Calibration calibration_of_regie(const std::vector<GradedDecision>& graded) {
  Tally tally;
  for (const auto& [decision, review] : graded) tally.add(review.regie, decision.sealed.probability);
  return tally.calibration("regie");
}

std::string_view outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::came_true:
      return "came_true";
    case Outcome::did_not:
      return "did_not";
    case Outcome::cannot_tell:
      return "cannot_tell";
  }
  return "";
}

std::string statement_of(const Review& review) {
  const MeasuredEffect& measured = review.measured;
  Statement statement("review/1");
  statement.line("decision", review.decision.text)
      .line("answer", review.answer)
      .line("thought", review.thought ? outcome_name(*review.thought) : "none")
      .line("told", measured.told ? "yes" : "no")
      .line("needs", measured.needs)
      .line("relative", measured.relative)
      .line("total", measured.total)
      .line("probability", measured.probability)
      .line("observed", measured.observed)
      .line("expected", measured.expected)
      .line("method", measured.method);
  add_grade(statement, "person", review.person);
  add_grade(statement, "regie", review.regie);
  if (review.cost_of_not_acting)
    statement.line("cost_of_not_acting", *review.cost_of_not_acting);
  else
    statement.line("cost_of_not_acting", "none");
  return statement.line(review.signature).text();
}

}  // namespace regie
