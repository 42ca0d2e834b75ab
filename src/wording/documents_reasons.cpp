// wording/documents_reasons.cpp - people, reasons, proposals, rules and trials.
#include <fmt/format.h>

#include "wording/documents.h"
#include "wording/internal/document_parts.h"
#include "wording/statements.h"

namespace regie {
namespace {

void add_footprint(Document& document, const FootprintTest& test, const Reader& reader) {
  document.heading(say("footprint", reader));
  document.table(footprint_table(test, reader));
  document.line(footprint_sentence(test, reader));
}

void add_reason(Document& document, const Reason& reason, const Reader& reader) {
  document.title(fmt::format("{} {}", phrase("reason", reader.language), reason.id.text));
  document.line(fmt::format("{} ({} {})", cell_text(reason.finding.metric, reason.finding.slice, reader),
                            phrase("since", reader.language),
                            day_text(reason.finding.onset.day, reader.now, reader.language)));
  document.quote(reason.text);
  if (!reason.title.empty()) document.line(reason.title);
  add_footprint(document, reason.footprint, reader);
  document.quiet(signed_text(reason.signature, reader));
}

void add_remedies(Document& document, const Verified& verified, const Reader& reader) {
  if (!verified.records.whole()) document.line(say("remedy_records", reader));
  if (!verified.damaged_imports.empty()) document.line(say("remedy_archive", reader));
  if (!verified.damaged_figures.empty()) document.line(say("remedy_figures", reader));
}

void add_parts(Document& document, const Verified& verified, const Reader& reader) {
  std::string whole;
  std::string not_checked;
  for (const VerifiedPart& part : parts_of(verified)) {
    if (part.state == PartState::damaged) continue;
    std::string& names = part.state == PartState::whole ? whole : not_checked;
    names += (names.empty() ? "" : ", ") + say(std::string("part_") + part.name, reader);
  }
  if (!whole.empty()) document.line(say("whole_parts", reader, whole));
  if (!not_checked.empty()) document.line(say("not_checked", reader, not_checked));
}

}  // namespace

std::string end_sentence(const ReasonEnd& end, const Reader& reader) {
  const std::string what = end.replaced_by.empty() ? say("withdrawn", reader, "“" + end.text + "”")
                                                   : say("replaced", reader, end.replaced_by.text);
  return fmt::format("{} - {}.", what, signed_text(end.signature, reader));
}

Document document_of(const Verified& verified, const Reader& reader) {
  Document document = empty_document(reader);
  document.line(say(verified.whole() ? "all_whole" : "not_whole", reader));
  for (const Damage& damage : verified.records.damages)
    document.item(fmt::format("{} {}: {}", damage.kind, damage.subject, say(harm_name(damage.harm), reader)));
  for (const DamagedImport& import : verified.damaged_imports)
    document.item(fmt::format("{} ({}): {}", import.path, import.import.text, import.say));
  for (const DamagedFigures& figures : verified.damaged_figures)
    document.item(figures.report.empty()
                      ? figures.say
                      : fmt::format("{} {} ({} {}): {}", say("part_figures", reader), figures.report,
                                    figures.path, figures.import.text, figures.say));
  if (verified.figures_not_compared)
    document.item(say("figures_not_compared", reader, verified.figures_not_compared->say));
  add_remedies(document, verified, reader);
  add_parts(document, verified, reader);
  std::string counts;
  for (const KindCount& kind : verified.records.kinds)
    counts += fmt::format("{}{} {}", counts.empty() ? "" : ", ", kind.whole, kind.kind);
  document.line(say("whole_records", reader, counts));
  document.line(say("whole_imports", reader,
                    verified.imports - static_cast<std::int64_t>(verified.damaged_imports.size()),
                    verified.imports));
  document.quiet(say("root_line", reader, verified.records.acts, verified.records.root));
  return document;
}

Document document_of(const std::vector<Account>& accounts, const Reader& reader) {
  Document document = empty_document(reader);
  if (accounts.empty()) {
    document.line(say("no_accounts", reader));
    return document;
  }
  std::vector<std::vector<std::string>> rows{
      {say("account", reader), say("full_name", reader), say("role", reader)}};
  for (const Account& account : accounts)
    rows.push_back({account.name, account.full_name,
                    account.closed ? say("closed", reader)
                                   : std::string(phrase(role_name(account.role), reader.language))});
  document.table(std::move(rows));
  return document;
}

Document document_of(const ProposedReason& proposed, const Reader& reader) {
  Document document = empty_document(reader);
  document.title(say("proposal_title", reader, proposed.proposal.id.text));
  document.line(finding_sentence(proposed.found.finding, reader));
  document.line(say("proposal_asks", reader, candidate_title(proposed.candidate, reader)));
  add_footprint(document, proposed.footprint, reader);
  document.quiet(say("proposal_next", reader, proposed.proposal.finding.text, proposed.proposal.id.text,
                     proposed.proposal.account));
  return document;
}

Document document_of(const Rejected& rejected, const Reader& reader) {
  Document document = empty_document(reader);
  document.line(
      say(rejected.was_trial ? "trial_caught" : "proposal_rejected", reader, rejected.proposal.id.text));
  return document;
}

Document document_of(const Signed& answer, const Reader& reader) {
  Document document = empty_document(reader);
  if (answer.trial) {
    document.line(say("trial_accepted", reader, answer.trial->title));
    return document;
  }
  add_reason(document, answer.reason, reader);
  return document;
}

Document document_of(const KeptReason& kept, const Reader& reader) {
  Document document = empty_document(reader);
  add_reason(document, kept.reason, reader);
  if (kept.end) document.line(end_sentence(*kept.end, reader));
  return document;
}

Document document_of(const std::vector<KeptReason>& reasons, const Reader& reader) {
  Document document = empty_document(reader);
  if (reasons.empty()) document.line(say("no_reasons", reader));
  for (const KeptReason& kept : reasons) {
    std::string text = kept.reason.id.text + ": " +
                       cell_text(kept.reason.finding.metric, kept.reason.finding.slice, reader) + ": " +
                       reason_sentence(kept.reason, reader);
    if (kept.end) text += " " + end_sentence(*kept.end, reader);
    document.item(std::move(text));
  }
  return document;
}

Document document_of(const ReasonEnd& end, const Reader& reader) {
  Document document = empty_document(reader);
  document.line(end.reason.text + ": " + end_sentence(end, reader));
  return document;
}

Document document_of(const std::vector<LikeReason>& reasons, const Reader& reader) {
  Document document = empty_document(reader);
  document.heading(say("precedents", reader));
  if (reasons.empty()) document.line(say("no_precedents", reader));
  for (const LikeReason& like : reasons)
    document.item(fmt::format("{}: {}. {}", like.reason.id.text,
                              say("like", reader, percent_text(like.likeness, reader.language)),
                              reason_sentence(like.reason, reader)));
  return document;
}

Document document_of(const TrialsState& state, const Reader& reader) {
  Document document = empty_document(reader);
  document.line(state.setting.on ? say("trials_on", reader, state.setting.one_in)
                                 : say("trials_off", reader));
  document.line(reliance_sentence(state.reliance, reader));
  return document;
}

Document document_of(const RulesVersion& version, const Reader& reader) {
  Document document = empty_document(reader);
  document.line(say("rules_adopted", reader, version.version));
  document.quote(version.why);
  document.quiet(signed_text(version.signature, reader));
  return document;
}

Document document_of(const Replay& replay, const Reader& reader) {
  Document document = empty_document(reader);
  document.line(say("replay_line", reader, replay.weeks, replay.findings, replay.changed.size()));
  const auto top = [&](const std::vector<Candidate>& candidates) {
    return candidates.empty() ? std::string()
                              : fmt::format("{} ({})", candidate_title(candidates.front(), reader),
                                            percent_text(candidates.front().probability, reader.language));
  };
  std::vector<std::vector<std::string>> rows{
      {say("day", reader), say("what_moved", reader), say("was", reader), say("would_be", reader)}};
  for (const ReplayedFinding& one : replay.changed)
    rows.push_back(
        {one.as_of.iso(), finding_sentence(one.was, reader), top(one.was.candidates), top(one.now)});
  if (rows.size() > 1) document.table(std::move(rows));
  return document;
}

}  // namespace regie
