// cli/render_small.cpp - sources, metrics, events, notes and problems as text.
#include <fmt/format.h>

#include "cli/internal/paint.h"
#include "cli/render.h"
#include "wording/words.h"

namespace regie {

std::string text_of(const std::vector<SourceCoverage>& sources, Look look) {
  if (sources.empty()) return "Nothing is here yet. Import a folder of exports:  regie import DIR\n";
  std::string text;
  for (const SourceCoverage& source : sources) {
    text += fmt::format("{:<18} {} to {}", platform_text(source.source), source.days.from.iso(),
                        source.days.to.iso());
    if (source.missing_count > 0) text += fmt::format("  {} days missing", source.missing_count);
    if (source.late) text += "  " + painted("late", Paint::yellow, look);
    text += '\n';
    for (const DamagedDays& damaged : source.damaged)
      text += "    " +
              painted(fmt::format("{} to {} are missing: the kept copy of {} is damaged; import it again",
                                  damaged.days.from.iso(), damaged.days.to.iso(), damaged.path),
                      Paint::yellow, look) +
              "\n";
    for (const std::string& report : source.reports)
      text += "    " + painted(report, Paint::soft, look) + "\n";
  }
  return text;
}

std::string text_of(const RebuildOutcome& outcome, Look) {
  std::string text = fmt::format("Rebuilt {} imports, {} rows.\n", outcome.imports, outcome.rows);
  for (const NotRebuilt& one : outcome.not_rebuilt) {
    text += fmt::format("Not rebuilt: {} ({})\n    {}\n", one.import.path, one.import.id.text, one.why.say);
    for (const LostDays& lost : one.import.days)
      text += fmt::format("    {} has no figures from {} to {}.\n", platform_text(lost.platform),
                          lost.days.from.iso(), lost.days.to.iso());
    text += fmt::format("    Import it again:  regie import {}\n", one.import.path);
  }
  return text;
}

std::string text_of(const std::vector<Metric>& metrics, Look) {
  std::string text;
  for (const Metric& metric : metrics) {
    const std::string formula =
        metric.denominator.empty() ? metric.numerator : metric.numerator + " / " + metric.denominator;
    const char* better = metric.better == Better::up ? "up" : metric.better == Better::down ? "down" : "-";
    text += fmt::format("{:<20} {:<36} better: {}\n", metric.name, formula, better);
  }
  return text;
}

std::string text_of(const std::vector<EventRecord>& events, Look look) {
  if (events.empty())
    return "No events yet. Add one:  regie event add --title \"Trade fair\" --from 2026-03-10\n";
  std::string text;
  for (const EventRecord& event : events) {
    const std::string days = event.days.from == event.days.to
                                 ? event.days.from.iso()
                                 : event.days.from.iso() + " to " + event.days.to.iso();
    text += fmt::format("{}  {}  {}", painted(event.id.text, Paint::soft, look), days, event.title);
    if (!event.where.empty()) text += " (" + slice_text(event.where) + ")";
    text += '\n';
  }
  return text;
}

std::string text_of(const std::vector<NoteRecord>& notes, Look look) {
  if (notes.empty()) return "No notes yet. Write one:  regie note \"three prospects cancelled travel\"\n";
  std::string text;
  for (const NoteRecord& note : notes)
    text += fmt::format("{}  {}  {}\n", painted(note.id.text, Paint::soft, look), note.from.iso(), note.text);
  return text;
}

std::string text_of(const ResetCode& code, Look look) {
  return fmt::format(
      "A code for {}, told once: within {} hours it sets a new password.\n{}\nOpen it at the desk's address: "
      " {}\n",
      code.name, code_seconds / 3600, painted(code.code, Paint::strong, look), code.path);
}

std::string text_of(const Problem& problem, Look look) {
  std::string text = painted(problem.say, Paint::red, look) + "\n";
  if (!problem.kept.empty()) text += problem.kept + "\n";
  text += problem.remedy;
  if (!problem.remedy.empty()) text += "   ";
  return text + painted("[" + problem.code + "]", Paint::soft, look) + "\n";
}

}  // namespace regie
