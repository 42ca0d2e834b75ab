// app/workspace.cpp - opening and making a workspace.
#include "app/workspace.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/internal/kept.h"
#include "app/internal/mend_facts.h"
#include "app/rules.h"
#include "store/records/statements.h"

namespace regie {
namespace {

std::string records_path(const std::string& folder) { return folder + "/records.sqlite"; }

bool is_currency(const std::string& text) {
  return text.size() == 3 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// What people signed and answered, by the hashes and times that stand for it.
Result<Done> add_statements(const Statements& statements, std::string& content) {
  const auto add = [&](const std::string& what, const Signature& signature) {
    content += what + ' ' + signature.content_sha256 + ' ' + std::to_string(signature.at_seconds) + '\n';
  };
  TRY(const auto reasons, statements.reasons());
  for (const Reason& reason : reasons) add(reason.id.text, reason.signature);
  TRY(const auto ends, statements.reason_ends());
  for (const ReasonEnd& end : ends) add(end.reason.text, end.signature);
  TRY(const auto decisions, statements.decisions());
  for (const Decision& decision : decisions) add(decision.id.text, decision.signature);
  TRY(const auto reviews, statements.reviews());
  for (const Review& review : reviews) add(review.decision.text, review.signature);
  TRY(const auto dismissals, statements.dismissals());
  for (const Dismissal& dismissal : dismissals) add(dismissal.finding.text, dismissal.signature);
  TRY(const auto rules, statements.rules());
  for (const RulesVersion& version : rules) add(std::to_string(version.version), version.signature);
  TRY(const auto answers, statements.answers());
  for (const ProposalAnswer& answer : answers)
    content += answer.proposal.text + ' ' + std::string(answered_name(answer.answer)) + ' ' +
               std::to_string(answer.at_seconds) + '\n';
  return Done{};
}

}  // namespace

Result<Done> check_settings(const WorkspaceSettings& settings) {
  if (settings.name.empty())
    return fail("workspace.bad_setting", "A workspace needs a name.", "Nothing was changed.",
                "For example:  regie init acme --name \"Acme\"");
  if (!is_currency(settings.currency))
    return fail("workspace.bad_setting",
                "\"" + settings.currency + "\" is not a currency code of three capitals.",
                "Nothing was changed.", "For example:  --currency EUR");
  if (settings.time_zone.empty())
    return fail("workspace.bad_setting", "A workspace needs a time zone.", "Nothing was changed.",
                "For example:  --time-zone Europe/Amsterdam");
  if (settings.language != "nl" && settings.language != "en")
    return fail("workspace.bad_setting", "\"" + settings.language + "\" is not a language Regie speaks.",
                "Nothing was changed.", "Take --language nl or --language en");
  return Done{};
}

Result<Workspace> open_workspace(World& world, const std::string& folder) {
  if (world.files.kind(records_path(folder)) != FileKind::file)
    return fail("workspace.missing", "There is no workspace in " + folder + ".", "Nothing was changed.",
                "Make one:  regie init " + folder + " --name \"Acme\" --currency EUR");
  Workspace workspace;
  workspace.folder = folder;
  auto lock = world.locks.lock(folder + "/lock");
  if (!lock && lock.error().code == "files.locked")
    return fail("workspace.locked", "The workspace " + folder + " is in use by another regie.",
                "Nothing was changed.", "Wait until it is done, or stop it, then run the command again.");
  if (!lock) return tl::unexpected(lock.error());
  workspace.lock = std::move(*lock);
  TRY(workspace.records, Records::open(records_path(folder)));
  workspace.records->set_time(world.clock.now_seconds());  // the journal says when; records read no clock
  TRY(workspace.settings, workspace.records->settings());
  workspace.archive = std::make_unique<Archive>(world.files, folder + "/archive");
  workspace.kept = std::make_shared<Kept>();
  open_or_mend_facts(world, workspace);
  TRY(const auto rules, find_rules(workspace));
  if (rules.passed_over) {
    world.log.line(rules.passed_over->say);
    workspace.problems.push_back({"rules", *rules.passed_over});
  }
  return workspace;
}

bool let_damaged_facts_go(World& world, Workspace& workspace) {
  const auto damage = workspace.facts->damage();
  if (!damage) return false;
  world.log.line(damage->say);
  workspace.facts = missing_facts(*damage);
  const auto aside = set_facts_aside(world, workspace.folder);
  if (!aside) world.log.line(aside.error().say);
  return true;
}

Result<Done> init_workspace(World& world, const std::string& folder, const WorkspaceSettings& settings) {
  if (world.files.kind(records_path(folder)) != FileKind::missing)
    return fail("workspace.exists", "There is a workspace in " + folder + " already.",
                "It was left as it is.",
                "Take another folder, or use this one:  regie --workspace " + folder + " brief");
  TRY_DONE(check_settings(settings));
  TRY_DONE(world.files.make_folder(folder));
  TRY(const auto lock, world.locks.lock(folder + "/lock"));
  TRY(auto records, Records::open(records_path(folder)));
  records->set_time(world.clock.now_seconds());
  TRY_DONE(records->save_settings(settings));
  return Done{};
}

Result<std::string> data_fingerprint(const Workspace& workspace) {
  std::string content = workspace.settings.name + '\n' + workspace.settings.currency + '\n' +
                        workspace.settings.time_zone + '\n';
  TRY(const auto imports, workspace.records->imports());
  for (const ImportRecord& import : imports) content += import.id.text + ' ' + import.sha256 + '\n';
  TRY(const auto events, workspace.records->events());
  for (const EventRecord& event : events)
    content += event.id.text + ' ' + event.days.from.iso() + ' ' + event.days.to.iso() + ' ' + event.title +
               ' ' + slice_text(event.where) + ' ' + event.moves + '\n';
  TRY(const auto notes, workspace.records->notes());
  for (const NoteRecord& note : notes)
    content += note.id.text + ' ' + note.from.iso() + ' ' + note.text + '\n';
  TRY(const auto metrics, workspace.records->metrics());
  for (const Metric& metric : metrics)
    content += metric.name + ' ' + metric.numerator + ' ' + metric.denominator + '\n';
  TRY_DONE(add_statements(workspace.records->statements(), content));
  return "sha256:" + sha256_hex(content);
}

}  // namespace regie
