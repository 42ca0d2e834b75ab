// desk/forecast.cpp - reading and writing forecasts and stop rules.
#include "desk/forecast.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <vector>

namespace regie {
namespace {

constexpr std::string_view forecast_example = "leads +25% within 14 days at 70%";
constexpr std::string_view stop_rule_example = "leads < 5 over 7 days";

tl::unexpected<Problem> bad(std::string_view code, std::string_view what, std::string_view example) {
  return fail(std::string(code), std::string(what), "Nothing was signed.",
              fmt::format("Write:  \"{}\"", example));
}
tl::unexpected<Problem> bad_forecast(std::string_view what) {
  return bad("decide.bad_forecast", fmt::format("A forecast {}", what), forecast_example);
}
tl::unexpected<Problem> bad_rule(std::string_view what) {
  return bad("decide.bad_stop_rule", fmt::format("A stop rule {}", what), stop_rule_example);
}

/// Words apart by spaces; "25 %" is one word, as "25%" is.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool open = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      open = false;
    } else if (c == '%' && !open && !words.empty()) {
      words.back() += c;
    } else {
      if (!open) words.emplace_back();
      open = true;
      words.back() += c;
    }
  }
  return words;
}

/// Digits with at most one decimal point, and nothing else: a comma means two things in two countries.
std::optional<double> number(std::string_view text) {
  if (text.empty() || text.front() == '.' || text.back() == '.') return std::nullopt;
  if (text.find_first_not_of("0123456789.") != text.npos) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "25%" -> 0.25, without a sign.
std::optional<double> percent(std::string_view text) {
  if (!text.ends_with('%')) return std::nullopt;
  const auto value = number(text.substr(0, text.size() - 1));
  return value ? std::optional(*value / 100) : std::nullopt;
}

/// "+25%", "-15%": the sign is needed.
std::optional<double> signed_percent(std::string_view text) {
  if (text.empty() || (text.front() != '+' && text.front() != '-')) return std::nullopt;
  const auto size = percent(text.substr(1));
  if (!size) return std::nullopt;
  return text.front() == '-' ? -*size : *size;
}

/// A whole number of 1..most.
std::optional<int> days(std::string_view text, int most) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 1 || value > most)
    return std::nullopt;
  return value;
}
bool is_days_word(std::string_view word) { return word == "days" || word == "day"; }

bool is_metric(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  });
}

/// A size alone stands for half of it up to one and a half times it; no fall is deeper than all.
void widen(Forecast& forecast) {
  const double near = forecast.size * 0.5;
  const double far = std::max(-1.0, forecast.size * 1.5);
  forecast.low = std::min(near, far);
  forecast.high = std::max(near, far);
}

/// The shortest "+25" that reads back as this share.
std::string percent_text(double share) {
  for (int digits = 1; digits < 17; ++digits) {
    const std::string text = fmt::format("{:.{}f}", std::abs(share) * 100, digits - 1);
    if (number(text) && *number(text) / 100 == std::abs(share)) return text;
  }
  return fmt::format("{:.17f}", std::abs(share) * 100);
}
std::string signed_percent_text(double share) {
  return fmt::format("{}{}%", std::signbit(share) && share != 0 ? "-" : "+", percent_text(share));
}

/// The second word: a size or a range. Returns what is wrong, or nothing.
std::optional<std::string> read_size(const std::string& word, Forecast& forecast) {
  const auto dots = word.find("..");
  if (dots == word.npos) {
    const auto size = signed_percent(word);
    if (!size)
      return fmt::format("gives its size as a signed percentage with a decimal point; \"{}\" is none.", word);
    if (*size == 0) return "of no change is an interval about zero, as -5%..+5%.";
    forecast.size = *size;
    widen(forecast);
  } else {
    const auto one = signed_percent(word.substr(0, dots));
    const auto other = signed_percent(word.substr(dots + 2));
    if (!one || !other)
      return fmt::format("gives a range as two signed percentages, +10%..+40%; \"{}\" is none.", word);
    if (*one == *other) return "gives a range with two different ends.";
    forecast.low = std::min(*one, *other);
    forecast.high = std::max(*one, *other);
    forecast.size = (forecast.low + forecast.high) / 2;
  }
  if (std::min(forecast.size, forecast.low) < -1)
    return "cannot say that more than all will go: -100% is the least.";
  if (forecast.high > forecast_size_max) return "of more than +1000% is taken for a slip.";
  return std::nullopt;
}

}  // namespace

Result<Forecast> parse_forecast(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  if (words.size() < 2) return bad_forecast("names a metric and how far it will move.");
  Forecast forecast;
  forecast.metric = words[0];
  if (!is_metric(words[0]))
    return bad_forecast(
        fmt::format("begins with the name of a metric; \"{}\" is none. Where it holds is said "
                    "apart, with --where.",
                    words[0]));
  if (const auto wrong = read_size(words[1], forecast)) return bad_forecast(*wrong);
  bool within = false;
  bool at = false;
  for (std::size_t i = 2; i < words.size();) {
    if (words[i] == "within" && !within) {
      const auto n = i + 2 < words.size() && is_days_word(words[i + 2])
                         ? days(words[i + 1], forecast_days_max)
                         : std::nullopt;
      if (!n)
        return bad_forecast(
            fmt::format("says \"within N days\", N a whole number of 1 to {}.", forecast_days_max));
      forecast.within_days = *n;
      within = true;
      i += 3;
    } else if (words[i] == "at" && !at) {
      const auto share = i + 1 < words.size() ? percent(words[i + 1]) : std::nullopt;
      if (!share || *share < 0.01 || *share > 0.99)
        return bad_forecast("says how sure it is as \"at P%\", P from 1 to 99: nothing to come is certain.");
      forecast.confidence = *share;
      at = true;
      i += 2;
    } else {
      return bad_forecast(
          fmt::format("goes on with \"within N days\" and \"at P%\", each once; not with \"{}\".", words[i]));
    }
  }
  return forecast;
}

std::string forecast_text(const Forecast& forecast) {
  Forecast widened = forecast;
  widen(widened);
  const bool size_alone = forecast.size != 0 && widened.low == forecast.low && widened.high == forecast.high;
  const std::string size =
      size_alone ? signed_percent_text(forecast.size)
                 : signed_percent_text(forecast.low) + ".." + signed_percent_text(forecast.high);
  return fmt::format("{} {} within {} {} at {}%", forecast.metric, size, forecast.within_days,
                     forecast.within_days == 1 ? "day" : "days", percent_text(forecast.confidence));
}

Result<StopRule> parse_stop_rule(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  if (words.size() != 3 && words.size() != 6)
    return bad_rule("is a metric, < or >, a limit, and over how many days.");
  if (!is_metric(words[0]))
    return bad_rule(
        fmt::format("begins with the name of a metric; \"{}\" is none. Where it holds is said apart, "
                    "with --where.",
                    words[0]));
  if (words[1] != "<" && words[1] != ">")
    return bad_rule(fmt::format("compares by < or >, not by \"{}\".", words[1]));
  const auto limit = words[2].ends_with('%') ? percent(words[2]) : number(words[2]);
  if (!limit)
    return bad_rule(fmt::format(
        "has a limit of digits with a decimal point, as 5, 2.5 or 3%; \"{}\" is none.", words[2]));
  StopRule rule;
  rule.metric = words[0];
  rule.below = words[1] == "<";
  rule.limit = *limit;
  if (rule.below && rule.limit == 0) return bad_rule("cannot wait for less than nothing.");
  if (words.size() == 6) {
    const auto n =
        words[3] == "over" && is_days_word(words[5]) ? days(words[4], stop_rule_days_max) : std::nullopt;
    if (!n)
      return bad_rule(
          fmt::format("ends with \"over N days\", N a whole number of 1 to {}.", stop_rule_days_max));
    rule.days = *n;
  }
  return rule;
}

std::string stop_rule_text(const StopRule& rule) {
  // Fixed notation reads back; the shortest form of a double may have an exponent.
  std::string limit;
  for (int digits = 0; digits <= 30; ++digits) {
    limit = fmt::format("{:.{}f}", rule.limit, digits);
    if (number(limit) == rule.limit) break;
  }
  return fmt::format("{} {} {} over {} {}", rule.metric, rule.below ? "<" : ">", limit, rule.days,
                     rule.days == 1 ? "day" : "days");
}

}  // namespace regie
