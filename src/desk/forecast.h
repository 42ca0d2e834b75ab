// desk/forecast.h - what a person expects of a decision, in numbers that can be graded; and the rule that
// stops it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "base/slice.h"

namespace regie {

/// The relative effect on a metric, against what would have been, over the days after the decision.
/// 0.25 = 25 % more. `low <= size <= high`, all with one sign or an interval about zero.
struct Forecast {
  std::string metric;
  Slice slice;
  double low = 0;
  double size = 0;
  double high = 0;
  int within_days = 14;
  double confidence = 0.7;  // that the effect reaches at least the end of the interval nearest to zero
};

/// "METRIC +25% within 14 days at 70%", "METRIC +10%..+40% within 28 days at 80%", "cpa -15% ...".
/// A size alone stands for half of it up to one and a half times it. `where` of the slice comes apart.
/// Fails: decide.bad_forecast, with an example.
[[nodiscard]] Result<Forecast> parse_forecast(std::string_view text);

/// "METRIC < 5 over 7 days", "cost > 900 over 3 days": sums of that many days (rates: the rate over them).
struct StopRule {
  std::string metric;
  Slice slice;
  bool below = true;
  double limit = 0;
  int days = 7;
};
/// Fails: decide.bad_stop_rule, with an example.
[[nodiscard]] Result<StopRule> parse_stop_rule(std::string_view text);

/// The same texts back, for people and for what is signed.
[[nodiscard]] std::string forecast_text(const Forecast& forecast);
[[nodiscard]] std::string stop_rule_text(const StopRule& rule);

}  // namespace regie
