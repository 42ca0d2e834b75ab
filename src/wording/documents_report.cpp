// wording/documents_report.cpp - the monthly look back.
#include <fmt/format.h>

#include "wording/documents.h"
#include "wording/internal/document_parts.h"
#include "wording/statements.h"

namespace regie {
namespace {

void add_changes(Document& document, const Report& report, const Reader& reader) {
  document.heading(say("what_moved", reader));
  if (report.changed.empty()) document.line(say("nothing_moved", reader));
  for (const LookedBack& one : report.changed) {
    document.item(finding_sentence(one.finding, reader) + " " + evidence_sentence(one.finding, reader));
    document.item(say("reason", reader) + ": " +
                  (one.reason ? reason_sentence(*one.reason, reader) : say("no_reason", reader)));
  }
}

void add_reasons(Document& document, const Report& report, const Reader& reader) {
  if (report.reasons.empty()) return;
  document.heading(say("reasons", reader));
  for (const Reason& reason : report.reasons) {
    std::string text = fmt::format("{}: {}: {}", reason.id.text,
                                   cell_text(reason.finding.metric, reason.finding.slice, reader),
                                   reason_sentence(reason, reader));
    for (const ReasonEnd& end : report.reasons_ended)
      if (end.reason == reason.id) text += " " + end_sentence(end, reader);
    document.item(std::move(text));
  }
}

void add_decisions(Document& document, const Report& report, const Reader& reader) {
  document.heading(say("decisions", reader));
  if (report.decided.empty()) document.line(say("no_decisions_month", reader));
  for (const Decision& decision : report.decided)
    document.item(fmt::format("{}: {} {}: {}.", decision.id.text, decision_sentence(decision, reader),
                              say("forecast", reader), forecast_sentence(decision.forecast, reader)));
  if (report.graded.empty()) return;
  document.heading(say("graded", reader));
  for (const GradedDecision& graded : report.graded) add_graded(document, graded, reader);
}

}  // namespace

Document document_of(const Report& report, const Reader& reader) {
  Document document = empty_document(reader);
  document.title(fmt::format("{} · {}", report.workspace, span_text(report.month, reader.language)));
  Reader then = reader;
  then.now = std::min(report.month.to + 1, report.as_of);
  document.line(coverage_sentence(report.coverage, then));
  add_changes(document, report, reader);
  add_reasons(document, report, reader);
  add_decisions(document, report, reader);
  document.heading(say("advice", reader));
  document.line(advice_sentence(report.advice, reader));
  document.heading(say("calibration", reader));
  if (report.regie.decisions + report.regie.cannot_tell == 0) document.line(say("no_calibration", reader));
  add_calibration(document, {report.people, report.topics, report.regie}, reader);
  document.heading(say("human_share", reader));
  document.line(human_share_sentence(report.human_share, reader));
  document.line(reliance_sentence(report.reliance, reader));
  document.line(lead_sentence(report.lead_times, reader));
  document.quiet(fmt::format("{}: seed {}, {}, Regie {}", phrase("stands_behind", reader.language),
                             report.provenance.seed, report.provenance.data.substr(0, 19),
                             report.provenance.code));
  return document;
}

}  // namespace regie
