// outcome/review.h - what followed a decision, graded against its forecast, Regie's sealed one and a
// counterfactual.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/interval.h"
#include "charter/account.h"
#include "desk/decision.h"
#include "measure/finding.h"

namespace regie {

enum class Outcome { came_true, did_not, cannot_tell };

/// What was measured, as far as a grade needs it.
struct MeasuredEffect {
  bool told = false;       // false: too few to tell, or the days before do not fit
  std::string needs;       // where not told: what it would take
  Estimate relative;       // of the forecast's metric over its days
  Estimate total;          // things or money more than would have been
  double probability = 0;  // that the effect has the sign of its value
  double observed = 0;     // total over the days
  double expected = 0;
  std::string method;  // "bsts/1"
};

struct Grade {
  Outcome outcome = Outcome::cannot_tell;
  double probability_true = 0;  // that the effect reached the near end of the forecast
  std::optional<double> brier;  // (confidence - 1 or 0)^2; nothing where it cannot be told
  std::optional<double>
      interval_score;  // Gneiting & Raftery (2007), at 80 %, of the relative effect measured
};

struct Review {
  DecisionId decision;
  std::string answer;  // what the person thought had happened, before anything was opened
  std::optional<Outcome> thought;
  MeasuredEffect measured;
  Grade person;
  Grade regie;
  std::optional<Estimate> cost_of_not_acting;  // money, in the workspace's currency; per the effect measured
  Signature signature;
};

inline constexpr double told_probability = 0.9;  // at this or more it came true; at one less this, it did not
inline constexpr double forecast_level = 0.8;    // that a person's low..high is read at

/// The way a forecast goes. One about zero goes the way of its size; of exactly zero, up.
[[nodiscard]] inline Direction direction_asked(const Forecast& forecast) {
  return forecast.size < 0 ? Direction::down : Direction::up;
}

/// A person's: did the effect reach the near end of the forecast (lie within it, where it is about zero)?
/// Regie's: did it go the way that was asked?
/// Method:   the effect's law is normal about the value measured, each side as wide as its side of the
/// interval
///           says (for BSTS the posterior's quantiles). Came true when told_probability or more of it says
///           so, did not when that much lies beyond the expectation on one side. Brier (1950), Mon. Weather
///           Rev. 78.
/// Abstains: nothing but "cannot tell" where the effect is not told; no Brier score where the law is in two
/// minds.
[[nodiscard]] Grade grade(const Forecast& forecast, const MeasuredEffect& measured);
[[nodiscard]] Grade grade(const SealedForecast& sealed, const Forecast& asked,
                          const MeasuredEffect& measured);

/// (high - low) + 2/alpha (low - x)+ + 2/alpha (x - high)+. Gneiting & Raftery (2007), JASA 102, eq. 43.
[[nodiscard]] double interval_score(const Interval& interval, double value);

/// Calibration of one forecaster (a person, a topic, or Regie).
struct Calibration {
  std::string who;    // account, topic, or "regie"
  int decisions = 0;  // graded, told
  int came_true = 0;
  int cannot_tell = 0;
  std::optional<double> brier;
  std::optional<double> interval_score;
  struct Bin {
    double from = 0;
    double to = 0;
    int n = 0;
    double said = 0;
    double happened = 0;
  };
  std::vector<Bin> bins;  // for the calibration plot; empty bins left out
};

struct GradedDecision {
  Decision decision;
  Review review;
};
enum class By { person, topic };
[[nodiscard]] std::vector<Calibration> calibration(const std::vector<GradedDecision>& graded, By by);
[[nodiscard]] Calibration calibration_of_regie(const std::vector<GradedDecision>& graded);

[[nodiscard]] std::string_view outcome_name(Outcome outcome);  // "came_true", "did_not", "cannot_tell"
[[nodiscard]] std::string statement_of(const Review& review);

}  // namespace regie
