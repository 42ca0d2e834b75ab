// wording/brief_markdown.cpp - the brief laid out as Markdown.
#include "wording/brief_markdown.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "wording/statements.h"

namespace regie {
namespace {

constexpr std::size_t sparkline_days = 28;  // four weeks fit beside a sentence and show the weekday pattern

}  // namespace

std::vector<BandDay> last_days(const std::vector<BandDay>& band) {
  const std::size_t count = std::min(band.size(), sparkline_days);
  return {band.end() - static_cast<std::ptrdiff_t>(count), band.end()};
}

std::string sparkline(const std::vector<BandDay>& days) {
  constexpr std::array<std::string_view, 8> bars{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  double most = 0;
  for (const BandDay& day : days)
    if (!std::isnan(day.observed)) most = std::max(most, day.observed);
  std::string line;
  for (const BandDay& day : days) {
    if (std::isnan(day.observed)) {
      line += ' ';
      continue;
    }
    const double share = most > 0 ? day.observed / most : 0;
    line += bars[static_cast<std::size_t>(std::clamp(std::lround(share * 7), 0L, 7L))];
  }
  return line;
}

std::string provenance_line(const Provenance& provenance, Language language) {
  return fmt::format("{}: seed {}, {}, Regie {}", phrase("stands_behind", language), provenance.seed,
                     provenance.data.substr(0, 19), provenance.code);
}

std::string people_line(const Brief& page, const Reader& reader) {
  std::string text = human_share_sentence(page.human_share, reader);
  for (const std::string& sentence :
       {reliance_sentence(page.reliance, reader), lead_sentence(page.lead_times, reader)})
    if (!sentence.empty()) text += " " + sentence;
  return text;
}

std::string markdown_of(const Brief& page) {
  const Reader reader{language_of(page.language), page.currency, page.as_of};
  std::string text =
      fmt::format("# {} · {}\n\n{}\n\n## {}\n", page.workspace, span_text(page.window, reader.language),
                  coverage_sentence(page.coverage, reader), phrase("what_moved", reader.language));
  if (page.findings.empty()) text += fmt::format("\n{}\n", phrase("nothing_moved", reader.language));
  for (const Finding& finding : page.findings) {
    text += fmt::format("\n{} {}\n", finding.leads_story ? "###" : "####", finding_sentence(finding, reader));
    std::string where;
    for (const std::string& sentence : {place_sentence(finding, reader), mix_sentence(finding, reader)})
      if (!sentence.empty()) where += sentence + "\n";
    if (!where.empty()) text += "\n" + where;
    if (const Reason* reason = page.reason_of(finding); reason != nullptr)
      text += fmt::format("\n{}: {}\n", phrase("reason", reader.language), reason_sentence(*reason, reader));
    text += fmt::format("\n`{}`\n\n{}:\n\n", sparkline(last_days(finding.change.band)),
                        phrase("candidates", reader.language));
    for (const Candidate& candidate : finding.candidates)
      text += fmt::format("- {} {}\n", percent_text(candidate.probability, reader.language),
                          candidate_title(candidate, reader));
    text += fmt::format("\n_{}_\n", evidence_sentence(finding, reader));
  }
  const auto list = [&](const char* key, const auto& items, auto say) {
    if (items.empty()) return;
    text += fmt::format("\n## {}\n\n", phrase(key, reader.language));
    for (const auto& item : items) text += "- " + say(item) + "\n";
  };
  list("due", page.due, [&](const DueItem& item) { return due_sentence(item, reader); });
  list("machines_did", page.machine_changes,
       [&](const MachineChange& change) { return machine_change_sentence(change, reader); });
  list("notes", page.notes, [&](const NoteRecord& note) {
    return day_text(note.from, page.as_of, reader.language) + ": " + note.text;
  });
  list("too_few", page.too_few, [&](const TooFewSeries& series) { return too_few_sentence(series, reader); });
  text += "\n" + people_line(page, reader) + "\n";
  text += "\n" + provenance_line(page.provenance, reader.language) + "\n";
  // A sentence that is not there leaves no hole.
  for (std::size_t at = 0; (at = text.find("\n\n\n", at)) != std::string::npos;) text.erase(at, 1);
  return text;
}

}  // namespace regie
