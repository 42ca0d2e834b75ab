// cli/render_keep.cpp - backups, restores, packs and holds as text.
#include <fmt/format.h>

#include "cli/internal/paint.h"
#include "cli/render.h"
#include "wording/words.h"

namespace regie {
namespace {

std::string size_text(std::int64_t bytes) {
  constexpr double mega = 1e6;
  const auto size = static_cast<double>(bytes);
  return size < mega ? number_text(size / 1e3, 0, Language::en) + " kB"
                     : number_text(size / mega, 1, Language::en) + " MB";
}

/// "2026-03-16 06:00 UTC"
std::string time_text(std::int64_t at_seconds) {
  constexpr std::int64_t day_seconds = 86400;
  const std::int64_t rest = at_seconds % day_seconds;
  return fmt::format("{} {:02}:{:02} UTC", Day(static_cast<std::int32_t>(at_seconds / day_seconds)).iso(),
                     rest / 3600, rest / 60 % 60);
}

std::string count(std::int64_t n, const char* one, const char* many) {
  return number_text(static_cast<double>(n), 0, Language::en) + " " + (n == 1 ? one : many);
}

std::string damages_text(const VerifyReport& records, Look look) {
  std::string text;
  for (const Damage& damage : records.damages)
    text += fmt::format("- {} {}: {}\n", damage.kind, damage.subject,
                        painted(phrase(harm_name(damage.harm), Language::en), Paint::red, look));
  return text;
}

std::string harms_text(const BackupCheck& check, Look look) {
  if (check.unreadable) return "- " + painted(check.unreadable->say, Paint::red, look) + "\n";
  std::string text = damages_text(check.records, look);
  for (const BackupHarm& harm : check.harms)
    text += fmt::format("- {}: {}\n", harm.path, painted(harm.say, Paint::red, look));
  return text;
}

std::string read_text(const BackupCheck& check, Look look) {
  if (!check.whole()) return "All of it was read again, and not all is whole:\n" + harms_text(check, look);
  return fmt::format("All of it was read again: {}, {}, {}.\n", count(check.records.acts, "act", "acts"),
                     count(check.imports, "imported file", "imported files"),
                     painted("whole", Paint::green, look));
}

}  // namespace

std::string text_of(const BackupOutcome& outcome, Look look) {
  const BackupGeneration& made = outcome.check.generation;
  std::string text = fmt::format("Backed up \"{}\" as generation {}.\n",
                                 painted(made.workspace, Paint::strong, look), made.number);
  text += fmt::format("{} of {} were new, {}.\n",
                      number_text(static_cast<double>(outcome.parts.fresh), 0, Language::en),
                      count(outcome.parts.parts, "part", "parts"), size_text(outcome.parts.fresh_bytes));
  text += read_text(outcome.check, look);
  if (outcome.dropped > 0)
    text +=
        fmt::format("Let go of {}.\n", count(outcome.dropped, "earlier generation", "earlier generations"));
  return text;
}

std::string text_of(const BackupCheck& check, Look look) {
  return fmt::format("Generation {} of \"{}\", {}.\n", check.generation.number, check.generation.workspace,
                     time_text(check.generation.at_seconds)) +
         read_text(check, look);
}

std::string text_of(const std::vector<BackupGeneration>& generations, Look look) {
  if (generations.empty()) return "No generation is in it.\n";
  std::string text = "\"" + generations.back().workspace + "\"\n";
  for (const BackupGeneration& one : generations)
    text += fmt::format("{:>4}  {}  {:>10}  {:>9}  {}\n", one.number, time_text(one.at_seconds),
                        count(one.parts, "part", "parts"), size_text(one.bytes),
                        painted(one.root, Paint::soft, look));
  return text;
}

std::string text_of(const RestoreOutcome& outcome, Look look) {
  std::string text = fmt::format(
      "Restored \"{}\": {}, {}, {}.\n", painted(outcome.workspace, Paint::strong, look),
      count(outcome.records.acts, "act", "acts"), count(outcome.imports, "imported file", "imported files"),
      count(outcome.rows, "row", "rows"));
  if (outcome.whole()) {
    text += "All of it is " + painted("whole", Paint::green, look) + ".\n";
  } else {
    text += "Not all of it is whole:\n" + damages_text(outcome.records, look);
    for (const DamagedImport& lost : outcome.lost)
      text += fmt::format("- {}: {}\n", lost.path, painted(lost.say, Paint::red, look));
  }
  text += "The root of its history:  " + painted(outcome.root, Paint::soft, look) + "\n";
  return text +
         "Nothing leaves it until an owner releases it:\n"
         "  regie hold --release --by NAME --why \"the old desk is switched off\"\n";
}

std::string text_of(const PackOutcome& outcome, Look look) {
  std::string text = fmt::format(
      "Wrote {} to {}. Open {}/index.html, or make a workspace of it again:\n  regie restore {} DIR\n",
      count(outcome.files, "file", "files"), outcome.folder, outcome.folder, outcome.folder);
  for (const DamagedImport& missing : outcome.missing)
    text += fmt::format("- not in it: {}: {}\n", missing.path, painted(missing.say, Paint::red, look));
  return text;
}

std::string text_of(const HoldState& state, Look look) {
  if (!state.held) {
    if (state.since_seconds == 0) return "Nothing is held.\n";
    return fmt::format("Nothing is held: released by {}, {}: {}\n", state.account,
                       time_text(state.since_seconds), state.why);
  }
  return fmt::format(
      "{} since {}{}{}.\nLet it leave again:  regie hold --release --by NAME --why \"...\"\n",
      painted("Nothing leaves this workspace", Paint::yellow, look), time_text(state.since_seconds),
      state.account.empty() ? "" : ", held by " + state.account, state.why.empty() ? "" : ": " + state.why);
}

}  // namespace regie
