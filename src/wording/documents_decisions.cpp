// wording/documents_decisions.cpp - decisions, reviews and calibration.
#include <fmt/format.h>

#include "wording/documents.h"
#include "wording/internal/document_parts.h"
#include "wording/statements.h"

namespace regie {
namespace {

void add_options(Document& document, const Decision& decision, const Reader& reader) {
  for (std::size_t i = 0; i < decision.options.size(); ++i) {
    std::string text = fmt::format("{}. {}", i + 1, decision.options[i]);
    if (static_cast<int>(i) == decision.chosen) text += " - " + say("chosen", reader);
    if (decision.advised && *decision.advised == static_cast<int>(i)) text += " - " + say("advised", reader);
    document.item(std::move(text));
  }
}

std::string sealed_sentence(const SealedForecast& sealed, const Reader& reader) {
  return say("seal_opened", reader, signed_percent(sealed.size, reader.language),
             signed_percent(sealed.low, reader.language), signed_percent(sealed.high, reader.language),
             percent_text(sealed.level, reader.language), percent_text(sealed.probability, reader.language),
             sealed.precedents, sealed.method);
}

std::string cost_sentence(const Estimate& cost, const Reader& reader) {
  const auto money = [&](double amount) {
    return money_text(money_of(amount, reader.currency), reader.language);
  };
  return say("cost_of_not_acting", reader, money(cost.value), money(cost.interval.low),
             money(cost.interval.high));
}

std::vector<std::string> calibration_row(const Calibration& calibration, const std::string& who,
                                         const Reader& reader) {
  const auto score = [&](const std::optional<double>& value) {
    return value ? number_text(*value, 2, reader.language) : std::string("-");
  };
  return {who,
          std::to_string(calibration.decisions),
          std::to_string(calibration.came_true),
          std::to_string(calibration.cannot_tell),
          score(calibration.brier),
          score(calibration.interval_score)};
}

}  // namespace

void add_calibration(Document& document, const CalibrationTables& tables, const Reader& reader) {
  std::vector<std::vector<std::string>> rows{{say("who", reader), say("decisions", reader),
                                              say("came_true", reader), say("cannot_tell", reader), "Brier",
                                              say("interval_score", reader)}};
  for (const Calibration& one : tables.people) rows.push_back(calibration_row(one, one.who, reader));
  for (const Calibration& one : tables.topics)
    rows.push_back(calibration_row(one, say("topic", reader, one.who), reader));
  if (tables.regie.decisions + tables.regie.cannot_tell > 0)
    rows.push_back(calibration_row(tables.regie, "Regie", reader));
  if (rows.size() > 1) document.table(std::move(rows));
}

void add_graded(Document& document, const GradedDecision& graded, const Reader& reader) {
  document.line(graded.decision.id.text + ": " + decision_sentence(graded.decision, reader));
  document.quote(graded.review.answer);
  document.item(say("forecast", reader) + ": " + forecast_sentence(graded.decision.forecast, reader));
  document.item(sealed_sentence(graded.decision.sealed, reader));
  document.item(measured_sentence(graded.review.measured, reader));
  document.item(grade_sentence(graded, reader));
  if (graded.review.cost_of_not_acting)
    document.item(cost_sentence(*graded.review.cost_of_not_acting, reader));
  document.quiet(signed_text(graded.review.signature, reader));
}

Document document_of(const Decided& decided, const Reader& reader) {
  Document document = empty_document(reader);
  const Decision& decision = decided.decision;
  document.title(fmt::format("{} {}", say("decision", reader), decision.id.text));
  document.line(decision.question);
  add_options(document, decision, reader);
  document.line(say("forecast", reader) + ": " + forecast_sentence(decision.forecast, reader));
  if (decision.stop_rule) document.line(say("stop_rule", reader, stop_rule_text(*decision.stop_rule)));
  document.line(say("sealed", reader, decision.sealed.content_sha256));
  document.line(say("review_on", reader, day_text(decision.review_day, reader.now, reader.language)));
  if (!decided.like_reasons.empty()) {
    document.heading(say("precedents", reader));
    for (const LikeReason& like : decided.like_reasons)
      document.item(like.reason.id.text + ": " + reason_sentence(like.reason, reader));
  }
  document.quiet(signed_text(decision.signature, reader));
  return document;
}

Document document_of(const std::vector<Decision>& decisions, const Reader& reader) {
  Document document = empty_document(reader);
  if (decisions.empty()) document.line(say("no_decisions", reader));
  for (const Decision& decision : decisions)
    document.item(decision.id.text + ": " + decision_sentence(decision, reader) + " " +
                  forecast_sentence(decision.forecast, reader) + ".");
  return document;
}

Document document_of(const GradedDecision& graded, const Reader& reader) {
  Document document = empty_document(reader);
  document.title(fmt::format("{} {}", say("review", reader), graded.decision.id.text));
  add_graded(document, graded, reader);
  return document;
}

Document document_of(const ReviewList& list, const Reader& reader) {
  Document document = empty_document(reader);
  document.heading(say("due", reader));
  if (list.due.empty()) document.line(say("nothing_due", reader));
  for (const DueItem& item : list.due) document.item(due_sentence(item, reader));
  if (!list.open.empty()) document.heading(say("open", reader));
  for (const Decision& decision : list.open)
    document.item(
        fmt::format("{}: {} {}", decision.id.text, decision.question,
                    say("review_on", reader, day_text(decision.review_day, reader.now, reader.language))));
  if (!list.graded.empty()) document.heading(say("graded", reader));
  for (const GradedDecision& graded : list.graded)
    document.item(fmt::format("{}: {} {}", graded.decision.id.text, graded.decision.question,
                              grade_sentence(graded, reader)));
  document.heading(say("calibration", reader));
  if (list.graded.empty()) document.line(say("no_calibration", reader));
  add_calibration(document, {list.people, list.topics, list.regie}, reader);
  return document;
}

}  // namespace regie
