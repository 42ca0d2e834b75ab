// desk/decision.cpp - options that leave room for doing nothing, and the texts that are sealed and signed.
#include "desk/decision.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "desk/statement.h"

namespace regie {
namespace {

/// Small letters, single spaces, no full stop at the end.
std::string plain(std::string_view option) {
  std::string text;
  for (const char c : option) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      if (!text.empty() && text.back() != ' ') text += ' ';
    } else {
      text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  while (!text.empty() && (text.back() == ' ' || text.back() == '.' || text.back() == '!')) text.pop_back();
  return text;
}

constexpr std::array<std::string_view, 36> nothings{"nothing",
                                                    "do nothing",
                                                    "do nothing for now",
                                                    "do nothing yet",
                                                    "change nothing",
                                                    "no change",
                                                    "no changes",
                                                    "no action",
                                                    "keep as is",
                                                    "keep it as is",
                                                    "keep as it is",
                                                    "keep it as it is",
                                                    "leave as is",
                                                    "leave it as is",
                                                    "leave as it is",
                                                    "leave it as it is",
                                                    "leave it",
                                                    "leave it alone",
                                                    "wait",
                                                    "wait and see",
                                                    "niets",
                                                    "niets doen",
                                                    "niks doen",
                                                    "doe niets",
                                                    "voorlopig niets doen",
                                                    "nu niets doen",
                                                    "niets veranderen",
                                                    "niets wijzigen",
                                                    "geen wijziging",
                                                    "geen actie",
                                                    "zo laten",
                                                    "laten zoals het is",
                                                    "zo laten zoals het is",
                                                    "ongewijzigd laten",
                                                    "afwachten",
                                                    "even afwachten"};

}  // namespace

bool reads_as_doing_nothing(std::string_view option) {
  const std::string text = plain(option);
  // "Do nothing: it is holiday" does nothing; "do nothing but double the bids" does not.
  const std::string head = plain(std::string_view(text).substr(0, text.find_first_of(",;:(")));
  return std::find(nothings.begin(), nothings.end(), head) != nothings.end();
}

std::vector<std::string> with_doing_nothing(std::vector<std::string> options, std::string_view language) {
  if (std::none_of(options.begin(), options.end(), reads_as_doing_nothing))
    options.emplace_back(language == "nl" ? "Niets doen" : "Do nothing");
  return options;
}

Result<Done> check_options(const DecideCheck& check) {
  std::set<std::string> different;
  for (const std::string& option : check.options) different.insert(plain(option));
  if (different.size() < 2 || different.size() != check.options.size() || different.contains(""))
    return fail("decide.too_few_options",
                "A decision needs two options or more, each with words of its own; there are " +
                    std::to_string(check.options.size()) + ".",
                "Nothing was signed.", "Add one:  --option \"Do nothing\"");
  if (std::none_of(check.options.begin(), check.options.end(), reads_as_doing_nothing))
    return fail("decide.no_nothing", "None of the options is to do nothing.", "Nothing was signed.",
                "Add it:  --option \"Do nothing\"");
  if (check.choose < 1 || check.choose > static_cast<int>(check.options.size()))
    return fail("decide.no_such_option",
                "There is no option " + std::to_string(check.choose) + " among " +
                    std::to_string(check.options.size()) + ".",
                "Nothing was signed.",
                "Choose by number:  --choose 1 to --choose " + std::to_string(check.options.size()));
  return Done{};
}

std::string sealed_text(const SealedForecast& sealed) {
  return Statement("sealed-forecast/1")
      .line("low", sealed.low)
      .line("size", sealed.size)
      .line("high", sealed.high)
      .line("level", sealed.level)
      .line("probability", sealed.probability)
      .line("precedents", std::int64_t{sealed.precedents})
      .line("method", sealed.method)
      .line("salt", sealed.salt)
      .text();
}

namespace {

void add_forecast(Statement& statement, const std::string& name, const Forecast& forecast) {
  statement.line(name, forecast_text(forecast))
      .line(name + "_metric", forecast.metric)
      .line(name + "_where", forecast.slice)
      .line(name + "_low", forecast.low)
      .line(name + "_size", forecast.size)
      .line(name + "_high", forecast.high)
      .line(name + "_within_days", std::int64_t{forecast.within_days})
      .line(name + "_confidence", forecast.confidence);
}

}  // namespace

std::string statement_of(const Decision& decision) {
  Statement statement("decision/1");
  statement.line("id", decision.id.text)
      .line("finding", decision.finding.text)
      .line("reason", decision.reason.text)
      .line("topic", decision.topic)
      .line("question", decision.question)
      .line("options", decision.options)
      .line("chosen", std::int64_t{decision.chosen + 1})
      .line("advised", decision.advised ? std::to_string(*decision.advised + 1) : "none")
      .line("precedents", decision.precedents);
  add_forecast(statement, "forecast", decision.forecast);
  statement.line("advised_forecast", decision.advised_forecast ? "some" : "none");
  if (decision.advised_forecast) add_forecast(statement, "advised", *decision.advised_forecast);
  statement.line("stop_rule", decision.stop_rule ? "some" : "none");
  if (const auto& rule = decision.stop_rule)
    statement.line("stop_metric", rule->metric)
        .line("stop_where", rule->slice)
        .line("stop_below", rule->below ? "yes" : "no")
        .line("stop_limit", rule->limit)
        .line("stop_days", std::int64_t{rule->days});
  return statement.line("from", decision.from)
      .line("review_day", decision.review_day)
      .line("sealed_sha256", decision.sealed.content_sha256)
      .line("at_stake", decision.at_stake)
      .line(decision.signature)
      .text();
}

}  // namespace regie
