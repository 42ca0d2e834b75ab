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

inline constexpr int forecast_days_max = 365;    // past a year nothing stays comparable
inline constexpr double forecast_size_max = 10;  // +1000 %: beyond it a slip of the keyboard is likelier
inline constexpr int stop_rule_days_max = 90;    // a rule that needs a quarter to speak stops nothing

/// "METRIC +25% within 14 days at 70%", "METRIC +10%..+40% within 28 days at 80%", "cpa -15% ...".
/// A size alone stands for half of it up to one and a half times it. Left out, it is 14 days and 70 %.
/// Numbers have a decimal point, never a comma. `where` of the slice comes apart.
/// Holds: parse_forecast(forecast_text(f)) equals f, its slice aside.
/// Fails: decide.bad_forecast, with an example.
[[nodiscard]] Result<Forecast> parse_forecast(std::string_view text);

/// "METRIC < 5 over 7 days", "cost > 900 over 3 days": sums of that many days (rates: the rate over them;
/// "cvr < 2% ..." is "cvr < 0.02 ..."). Without "over" it is 7 days. Measures are never below zero, nor
/// limits.
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
