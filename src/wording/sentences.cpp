// wording/sentences.cpp - findings in words.
#include "wording/sentences.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace regie {
namespace {

/// Metrics that a sentence treats as one thing: "cost fell", but "clicks fell".
bool is_singular(const Change& change, Language language) {
  if (change.metric_kind == MetricKind::rate) return true;
  if (change.metric == "revenue" || change.metric == "conversion_value") return true;
  return change.metric == "cost" && language == Language::en;
}

std::string verb(const Change& change, Language language) {
  const bool one = is_singular(change, language);
  const auto say = [&](const char* many, const char* single) {
    return std::string(phrase(one ? single : many, language));
  };
  if (change.kind == ChangeKind::stopped) return say("stopped", "stopped_one");
  if (change.kind == ChangeKind::started) return say("started", "started_one");
  std::string text = change.direction == Direction::down ? say("fell", "fell_one") : say("rose", "rose_one");
  if (change.kind == ChangeKind::trend) text += ' ' + std::string(phrase("slowly", language));
  return text;
}

/// "31 fewer; 18 to 44", "0.52% to 0.31%; 0.15 to 0.27 points less".
std::string size_text(const Change& change, const Reader& reader) {
  const double low = std::fmin(std::fabs(change.effect.interval.low), std::fabs(change.effect.interval.high));
  const double high =
      std::fmax(std::fabs(change.effect.interval.low), std::fabs(change.effect.interval.high));
  const bool crosses = change.effect.interval.low < 0 && change.effect.interval.high > 0;
  const Language language = reader.language;
  const std::string_view to = phrase("to", language);
  const bool down = change.effect.value < 0;
  if (change.metric_kind == MetricKind::rate)
    return fmt::format("{} {} {}; {} {} {} {}", rate_text(change.expected, language), to,
                       rate_text(change.observed, language),
                       number_text(crosses ? 0 : low * 100, 2, language), to,
                       number_text(high * 100, 2, language), phrase("points", language));
  const auto text = [&](double value) { return value_text(change, value, reader.currency, language); };
  const bool is_money = text(1).find_first_not_of("0123456789.,") != std::string::npos;
  const std::string_view word =
      down ? phrase(is_money ? "less" : "fewer", language) : phrase("more", language);
  return fmt::format("{} {}; {} {} {}", text(std::round(std::fabs(change.effect.value))), word,
                     text(crosses ? 0 : std::round(low)), to, text(std::round(high)));
}

std::string when_text(const Change& change, const Reader& reader) {
  const Language language = reader.language;
  if (change.kind != ChangeKind::spike)
    return fmt::format("{} {}", phrase("since", language), day_text(change.onset.day, reader.now, language));
  const std::string days = change.window.days() == 1 ? day_text(change.window.from, reader.now, language)
                                                     : span_text(change.window, language);
  return fmt::format("{} {} {}", phrase("on", language), days, phrase("came_back", language));
}

}  // namespace

std::string finding_sentence(const Finding& finding, const Reader& reader) {
  const Change& change = finding.change;
  std::string text = metric_text(change.metric, reader.language);
  if (const std::string place = slice_words(change.slice, reader.language); !place.empty())
    text += fmt::format(" {} {}", phrase("for", reader.language), place);
  text += ' ' + verb(change, reader.language);
  const bool has_ratio =
      change.expected > 0 && change.kind != ChangeKind::started && change.kind != ChangeKind::stopped;
  if (has_ratio)
    text += ' ' + percent_text(std::fabs(change.observed / change.expected - 1), reader.language);
  text += fmt::format(" ({})", size_text(change, reader));
  text += ' ' + when_text(change, reader) + '.';
  if (change.kind == ChangeKind::tracking)
    text += ' ' + std::string(phrase("tracking_hint", reader.language));
  return text;
}

std::string place_sentence(const Finding& finding, const Reader& reader) {
  std::string parts;
  for (const Driver& driver : finding.drivers) {
    Slice rest = driver.slice;
    for (const auto& [dimension, value] : finding.change.slice) rest.erase(dimension);
    if (rest.empty()) continue;
    if (!parts.empty()) parts += ", ";
    parts += fmt::format("{} ({})", slice_words(rest, reader.language),
                         percent_text(std::round(driver.share * 100) / 100, reader.language));
  }
  if (parts.empty()) return {};
  return fmt::format("{} {}.", phrase("sits_in", reader.language), parts);
}

std::string mix_sentence(const Finding& finding, const Reader& reader) {
  if (!finding.mix_rate || finding.change.metric_kind != MetricKind::rate) return {};
  const double whole = finding.mix_rate->mix + finding.mix_rate->rate;
  if (whole == 0) return {};
  const double mix = finding.mix_rate->mix / whole;
  if (std::fabs(mix) < 0.2) return std::string(phrase("rate_not_mix", reader.language));
  if (mix > 0.8) return std::string(phrase("mix_not_rate", reader.language));
  return fmt::format(fmt::runtime(phrase("mix_and_rate", reader.language)),
                     percent_text(mix, reader.language), percent_text(1 - mix, reader.language));
}

std::string evidence_sentence(const Finding& finding, const Reader& reader) {
  const Change& change = finding.change;
  const Language language = reader.language;
  std::string text = fmt::format(
      "{} · {} {} · {} {}", value_text(change, change.observed, reader.currency, language),
      value_text(change, change.expected, reader.currency, language), phrase("expected", language),
      sure_text(change.probability, language), phrase("sure", language));
  if (finding.money)
    text += fmt::format(" · {} {}", money_text(*finding.money, language), phrase("at_stake", language));
  text += fmt::format(" · n = {} · {} · {} {}", count_text(change.n, language), change.method,
                      count_text(static_cast<double>(finding.rows), language), phrase("rows", language));
  return text;
}

std::string coverage_sentence(const std::vector<SourceCoverage>& coverage, const Reader& reader) {
  std::map<Day, std::string> seen;  // platforms by their last day
  std::string late;
  const Day until = reader.now - 1;
  for (const SourceCoverage& source : coverage) {
    std::string name = platform_text(source.source);
    if (source.missing_count == 1)
      name += fmt::format(" ({})", phrase("one_missing_day", reader.language));
    else if (source.missing_count > 1)
      name += fmt::format(
          " ({})", fmt::format(fmt::runtime(phrase("missing_days", reader.language)), source.missing_count));
    if (source.days.to < until) {
      if (!late.empty()) late += ", ";
      late += fmt::format("{} {} {}", name, phrase("since", reader.language),
                          day_text(source.days.to + 1, reader.now, reader.language));
      continue;
    }
    std::string& names = seen[source.days.to];
    if (!names.empty()) names += ", ";
    names += name;
  }
  std::string text;
  for (const auto& [day, names] : seen)
    text += fmt::format("{}: {} {} {}. ", phrase("seen", reader.language), names,
                        phrase("up_to", reader.language), day_text(day, reader.now, reader.language));
  if (!late.empty()) text += fmt::format("{}: {}. ", phrase("not_seen", reader.language), late);
  for (const SourceCoverage& source : coverage)
    for (const DamagedDays& damaged : source.damaged)
      text += fmt::format(fmt::runtime(phrase("damaged_days", reader.language)), platform_text(source.source),
                          day_text(damaged.days.from, reader.now, reader.language),
                          day_text(damaged.days.to, reader.now, reader.language), damaged.path) +
              " ";
  while (!text.empty() && text.back() == ' ') text.pop_back();
  return text;
}

std::string too_few_sentence(const TooFewSeries& series, const Reader& reader) {
  const Language language = reader.language;
  std::vector<std::string> ways;
  const auto add = [&](const char* key, double value) {
    ways.push_back(fmt::format(fmt::runtime(phrase(key, language)), count_text(value, language)));
  };
  if (series.below >= 1) add("below_a_month", std::floor(series.below));
  if (series.below > 0 && series.below < 1) ways.emplace_back(phrase("none_in_a_month", language));
  if (series.above > 0) add("above_a_month", std::ceil(series.above));
  if (series.more_weeks > 0) add("more_weeks", std::ceil(series.more_weeks));
  std::string needs;
  for (std::size_t i = 0; i < ways.size(); ++i) {
    if (i > 0) needs += i + 1 == ways.size() ? fmt::format(" {} ", phrase("or", language)) : ", ";
    needs += ways[i];
  }
  if (needs.empty()) needs = phrase("more_data", language);
  std::string name = metric_text(series.metric, language);
  if (const std::string place = slice_words(series.slice, language); !place.empty())
    name += fmt::format(" {} {}", phrase("for", language), place);
  return fmt::format(fmt::runtime(phrase("too_few_line", language)), name, count_text(series.n, language),
                     needs);
}

std::string candidate_title(const Candidate& candidate, const Reader& reader) {
  const std::string_view kind = phrase(kind_name(candidate.kind), reader.language);
  if (candidate.kind == CandidateKind::none_of_these || candidate.title.empty()) return std::string(kind);
  return fmt::format("{}: {}", kind, candidate.title);
}

std::string machine_change_sentence(const MachineChange& change, const Reader& reader) {
  return day_text(change.day, reader.now, reader.language) + ": " + machine_change_words(change, reader);
}

std::string machine_change_words(const MachineChange& change, const Reader& reader) {
  std::string text;
  if (change.who == "person")
    text += std::string(phrase("a_person", reader.language)) + ", ";
  else if (!change.who.empty())
    text += change.who + ", ";
  text += change.text;
  if (const std::string place = slice_words(change.where, reader.language); !place.empty())
    text += fmt::format(" ({})", place);
  return text;
}

}  // namespace regie
