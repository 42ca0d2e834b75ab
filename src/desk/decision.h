// desk/decision.h - a decision: question, options, choice, forecast, stop rule, review day, signature.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/id.h"
#include "base/money.h"
#include "charter/account.h"
#include "desk/forecast.h"

namespace regie {

/// Regie's own forecast of the same metric, made before the person's was read. Only the hash is shown until
/// the review.
struct SealedForecast {
  double low = 0;  // relative effect of the option chosen, like Forecast
  double size = 0;
  double high = 0;
  double level = 0.8;          // of the interval
  double probability = 0;      // that the effect goes the way the person's forecast says
  int precedents = 0;          // graded decisions it rests on
  std::string method;          // "precedents/1" or "no-precedent/1"
  std::string salt;            // keeps short contents from being guessed
  std::string content_sha256;  // of sealed_text()
};

struct Decision {
  DecisionId id;
  FindingId finding;  // empty where it answers none
  ReasonId reason;    // the reason that stood when it was taken; empty where none was signed
  std::string topic;  // kind of the reason or finding: what calibration is kept by
  std::string question;
  std::vector<std::string> options;          // two or more
  int chosen = 0;                            // index in options
  std::optional<int> advised;                // index of the option that was advised, where somebody did
  std::optional<Forecast> advised_forecast;  // what was forecast of it, where another one was chosen
  std::vector<std::string> precedents;       // ids of reasons and decisions shown beside it
  Forecast forecast;
  std::optional<StopRule> stop_rule;
  Day from;        // first day it can work
  Day review_day;  // first day on which all days of the forecast can be here
  SealedForecast sealed;
  std::optional<Money> at_stake;  // over the days of the forecast
  Signature signature;
};

[[nodiscard]] inline bool advice_taken(const Decision& decision) {
  return !decision.advised || *decision.advised == decision.chosen;
}
/// The last day of the forecast's days.
[[nodiscard]] inline Day last_day(const Decision& decision) {
  return decision.from + decision.forecast.within_days - 1;
}

struct DecideCheck {
  std::vector<std::string> options;
  int choose = 0;  // 1-based, as a person counts
};
/// Fails: decide.too_few_options, decide.no_such_option, decide.no_nothing (no option reads as doing nothing;
/// the remedy names how to add one).
[[nodiscard]] Result<Done> check_options(const DecideCheck& check);

/// "Do nothing", "Keep as is.", "Niets doen", "Zo laten: het is vakantie" - in Dutch and English.
[[nodiscard]] bool reads_as_doing_nothing(std::string_view option);
/// The options, and at their end one to do nothing where none is. "nl" or "en".
[[nodiscard]] std::vector<std::string> with_doing_nothing(std::vector<std::string> options,
                                                          std::string_view language);

/// Everything but the hash, which is of this text.
[[nodiscard]] std::string sealed_text(const SealedForecast& sealed);
/// Of the sealed forecast it holds the hash alone: who signs must not have read the rest.
[[nodiscard]] std::string statement_of(const Decision& decision);

}  // namespace regie
