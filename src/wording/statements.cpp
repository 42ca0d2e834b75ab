// wording/statements.cpp - reasons, decisions and reviews in words.
#include "wording/statements.h"

#include <fmt/format.h>

#include <cmath>

#include "wording/internal/document_parts.h"
#include "wording/measured_words.h"

namespace regie {
namespace {

std::string quoted(const std::string& text) { return "“" + text + "”"; }

/// "12.5% to 37.5%" of two shares, without their signs.
std::string size_range(double low, double high, Language language) {
  const double near = std::fmin(std::fabs(low), std::fabs(high));
  const double far = std::fmax(std::fabs(low), std::fabs(high));
  return fmt::format("{} {} {}", percent_text(near, language), phrase("to", language),
                     percent_text(far, language));
}

std::string state_text(const std::string& state, const Reader& reader) {
  if (state == "up") return say("moved_up", reader);
  if (state == "down") return say("moved_down", reader);
  if (state == "still") return say("stood", reader);
  return say("cannot_tell", reader);
}

std::string demand_text(const std::string& state, const Reader& reader) {
  if (state == "up") return say("must_up", reader);
  if (state == "down") return say("must_down", reader);
  return say("must_stand", reader);
}

}  // namespace

std::string signed_percent(double of_one, Language language) {
  const std::string sign = of_one > 0 ? "+" : of_one < 0 ? "-" : "";
  return sign + percent_text(std::fabs(of_one), language);
}

std::string cell_text(const std::string& metric, const Slice& slice, const Reader& reader) {
  std::string text = metric_text(metric, reader.language);
  if (const std::string place = slice_words(slice, reader.language); !place.empty())
    text += fmt::format(" {} {}", phrase("for", reader.language), place);
  return text;
}

std::string verdict_text(FootprintVerdict verdict, const Reader& reader) {
  switch (verdict) {
    case FootprintVerdict::fits:
      return say("fits", reader);
    case FootprintVerdict::does_not_fit:
      return say("does_not_fit", reader);
    case FootprintVerdict::cannot_tell:
      break;
  }
  return say("cannot_tell", reader);
}

std::string outcome_text(Outcome outcome, const Reader& reader) {
  switch (outcome) {
    case Outcome::came_true:
      return say("came_true", reader);
    case Outcome::did_not:
      return say("did_not", reader);
    case Outcome::cannot_tell:
      break;
  }
  return say("cannot_tell", reader);
}

std::string signed_text(const Signature& signature, const Reader& reader) {
  constexpr std::int64_t day_seconds = 86400;
  const Day day(static_cast<std::int32_t>(signature.at_seconds / day_seconds));
  return say("signed_by", reader, signature.account, day_text(day, reader.now, reader.language),
             signature.content_sha256.substr(0, 12));
}

std::string footprint_sentence(const FootprintTest& test, const Reader& reader) {
  std::string text = say("footprint_is", reader, verdict_text(test.verdict, reader));
  if (!test.why.empty()) text += fmt::format(" ({})", measured_words(test.why, reader.language));
  if (test.placebos == 0) return text + ".";
  return text + "; " +
         say("false_fits", reader, test.false_fits, test.placebos,
             percent_text(test.false_fit_rate.low, reader.language),
             percent_text(test.false_fit_rate.high, reader.language)) +
         ".";
}

std::string reason_sentence(const Reason& reason, const Reader& reader) {
  std::string text = quoted(reason.text);
  if (!reason.title.empty()) text += fmt::format(" ({})", reason.title);
  return fmt::format("{} - {}. {}", text, signed_text(reason.signature, reader),
                     footprint_sentence(reason.footprint, reader));
}

std::vector<std::vector<std::string>> footprint_table(const FootprintTest& test, const Reader& reader) {
  std::vector<std::vector<std::string>> rows{{say("what", reader), say("must", reader), say("did", reader)}};
  for (const FootprintCell& cell : test.cells)
    rows.push_back({cell_text(cell.metric, cell.slice, reader), demand_text(cell.expected, reader),
                    state_text(cell.seen, reader)});
  return rows;
}

std::string forecast_sentence(const Forecast& forecast, const Reader& reader) {
  const Language language = reader.language;
  const std::string range = forecast.low < 0 && forecast.high > 0
                                ? fmt::format("{} {} {}", signed_percent(forecast.low, language),
                                              phrase("to", language), signed_percent(forecast.high, language))
                                : fmt::format("{} {}", size_range(forecast.low, forecast.high, language),
                                              phrase(forecast.size < 0 ? "less" : "more", language));
  return say("forecast_line", reader, cell_text(forecast.metric, forecast.slice, reader), range,
             forecast.within_days, percent_text(forecast.confidence, language));
}

std::string decision_sentence(const Decision& decision, const Reader& reader) {
  const auto option = [&](int index) { return quoted(decision.options[static_cast<std::size_t>(index)]); };
  std::string text = say("decided_line", reader, decision.question, option(decision.chosen));
  if (!advice_taken(decision)) text += " " + say("advice_not_taken", reader, option(*decision.advised));
  return text + " (" + signed_text(decision.signature, reader) + ")";
}

std::string due_sentence(const DueItem& item, const Reader& reader) {
  std::string text;
  const std::string id = item.decision.id.text;
  if (item.review_due)
    text = say("review_due", reader, id, item.decision.question,
               day_text(item.decision.review_day, reader.now, reader.language));
  if (item.stop_tripped()) {
    if (!text.empty()) text += " ";
    text += say("stop_tripped", reader, id, stop_rule_text(*item.decision.stop_rule),
                day_text(*item.stop->day, reader.now, reader.language), item.decision.question);
  }
  return text;
}

std::string measured_sentence(const MeasuredEffect& measured, const Reader& reader) {
  if (!measured.told) return say("not_measured", reader, measured_words(measured.needs, reader.language));
  const Language language = reader.language;
  return say("measured_line", reader, signed_percent(measured.relative.value, language),
             signed_percent(measured.relative.interval.low, language),
             signed_percent(measured.relative.interval.high, language),
             count_text(measured.observed, language), count_text(measured.expected, language),
             measured.method);
}

std::string grade_sentence(const GradedDecision& graded, const Reader& reader) {
  const Grade& person = graded.review.person;
  const Language language = reader.language;
  std::string text = say("grade_line", reader, outcome_text(person.outcome, reader),
                         sure_text(person.probability_true, language));
  if (person.brier) text += " " + say("brier_line", reader, number_text(*person.brier, 2, language));
  if (person.interval_score)
    text += " " + say("score_line", reader, number_text(*person.interval_score, 2, language));
  const Grade& own = graded.review.regie;
  // Brier scores of the two are about different questions (near end, direction) and are not set side by side.
  if (own.interval_score)
    text += " " + say("own_scores", reader, number_text(*own.interval_score, 2, language));
  return text;
}

std::string advice_sentence(const AdviceRecord& advice, const Reader& reader) {
  if (advice.given == 0) return say("no_advice", reader);
  const auto money = [&](const CostSum& sum) {
    const auto amount = [&](double value) {
      return money_text(money_of(value, reader.currency), reader.language);
    };
    return fmt::format("{} ({} {} {}, 80 %, n = {})", amount(sum.money.value), amount(sum.money.interval.low),
                       phrase("to", reader.language), amount(sum.money.interval.high), sum.pieces);
  };
  std::string text = say("advice_line", reader, advice.given, advice.taken, advice.worked,
                         percent_text(advice.worked_rate.low, reader.language),
                         percent_text(advice.worked_rate.high, reader.language), advice.did_not,
                         advice.cannot_tell, advice.not_reviewed);
  if (advice.brought.pieces > 0) text += " " + say("advice_brought", reader, money(advice.brought));
  if (advice.not_taken_by_forecast.pieces > 0)
    text += " " + say("advice_lost_forecast", reader, money(advice.not_taken_by_forecast));
  if (advice.not_taken_by_precedents.pieces > 0)
    text += " " + say("advice_lost_precedents", reader, money(advice.not_taken_by_precedents));
  return text;
}

std::string lead_sentence(const LeadTimes& times, const Reader& reader) {
  if (times.paired == 0) return {};
  return say("lead_line", reader, times.paired, times.leads.size(),
             percent_text(*times.first, reader.language),
             number_text(*times.median_days, 1, reader.language));
}

std::string human_share_sentence(const HumanShare& share, const Reader& reader) {
  if (share.decisions == 0) return say("no_decisions", reader);
  return say("human_share_line", reader, share.by_people, share.decisions,
             percent_text(share.by_money, reader.language));
}

std::string reliance_sentence(const Reliance& reliance, const Reader& reader) {
  if (reliance.proposals == 0 && reliance.trials == 0) return {};
  const Language language = reader.language;
  std::string text = say("reliance_line", reader, reliance.accepted_unchanged, reliance.proposals,
                         percent_text(reliance.accept_rate_interval.low, language),
                         percent_text(reliance.accept_rate_interval.high, language));
  if (reliance.median_seconds)
    text += " " + say("reliance_time", reader, count_text(std::round(*reliance.median_seconds), language));
  if (reliance.trials > 0) text += " " + say("trials_line", reader, reliance.caught, reliance.trials);
  return text;
}

}  // namespace regie
