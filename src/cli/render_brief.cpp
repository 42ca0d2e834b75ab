// cli/render_brief.cpp - the brief and an explanation as text.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "cli/internal/paint.h"
#include "cli/render.h"
#include "wording/measured_words.h"
#include "wording/second_opinion_words.h"
#include "wording/sentences.h"
#include "wording/statements.h"

namespace regie {
namespace {

constexpr std::size_t cards_max = 5;  // what a person takes in on a Monday; the rest is in JSON

/// Under each day: inside the expected band, above or below it, and where the change begins.
std::string band_line(const Change& change, const std::vector<BandDay>& days) {
  std::string line;
  for (const BandDay& day : days) {
    if (day.day == change.onset.day)
      line += "┃";
    else if (std::isnan(day.observed) || std::isnan(day.low))
      line += " ";
    else if (day.observed > day.high)
      line += "▴";
    else
      line += day.observed < day.low ? "▾" : "·";
  }
  return line;
}

std::string chart_lines(const Change& change, const Reader& reader, Look look) {
  if (change.band.empty()) return {};
  const auto days = last_days(change.band);
  std::string text = fmt::format("     {}   {}\n", sparkline(days),
                                 span_text({days.front().day, days.back().day}, reader.language));
  text += fmt::format("     {}   {}\n", band_line(change, days),
                      painted(phrase("observed_band", reader.language), Paint::soft, look));
  return text;
}

std::string candidate_lines(const Finding& finding, const Reader& reader, Look look) {
  std::string text = "     " + painted(phrase("candidates", reader.language), Paint::soft, look) + "\n";
  for (const Candidate& candidate : finding.candidates) {
    text += fmt::format("     {:>5}  {}\n", percent_text(candidate.probability, reader.language),
                        candidate_title(candidate, reader));
    const auto list = [&](const char* key, const std::vector<std::string>& sentences, Paint paint) {
      for (const std::string& sentence : sentences)
        text +=
            fmt::format("            {} {}\n", painted(phrase(key, reader.language), paint, look), sentence);
    };
    list("for", candidate.evidence_for, Paint::green);
    list("against", candidate.evidence_against, Paint::yellow);
  }
  return text;
}

std::string finding_lines(const Finding& finding, const Reason* reason, const Reader& reader, Look look) {
  std::string text;
  for (const std::string& sentence : {place_sentence(finding, reader), mix_sentence(finding, reader)})
    if (!sentence.empty()) text += "     " + sentence + "\n";
  text += chart_lines(finding.change, reader, look);
  if (reason != nullptr)
    text += fmt::format("     {}: {}\n", phrase("reason", reader.language), reason_sentence(*reason, reader));
  text += candidate_lines(finding, reader, look);
  text += "     " + painted(evidence_sentence(finding, reader), Paint::soft, look) + "\n";
  text += "     " + painted(finding.id.text, Paint::soft, look) + "\n";
  return text;
}

template <class Items, class Say>
std::string section(const char* key, const Items& items, const Reader& reader, Look look, Say say) {
  if (items.empty()) return {};
  std::string text = "\n" + painted(phrase(key, reader.language), Paint::strong, look) + "\n";
  for (const auto& item : items) text += "  - " + say(item) + "\n";
  return text;
}

}  // namespace

std::string text_of(const Brief& page, Look look) {
  const Reader reader{language_of(page.language), page.currency, page.as_of};
  std::string text =
      fmt::format("{} · {}\n{}\n", painted(page.workspace, Paint::strong, look),
                  span_text(page.window, reader.language), coverage_sentence(page.coverage, reader));
  text += "\n" + painted(phrase("what_moved", reader.language), Paint::strong, look) + "\n";
  if (page.findings.empty()) text += "  " + std::string(phrase("nothing_moved", reader.language)) + "\n";
  std::size_t shown = 0;
  std::size_t cards = 0;
  for (const Finding& finding : page.findings) {
    if (!finding.leads_story || cards == cards_max) continue;
    const Paint paint = finding.change.direction == Direction::down ? Paint::red : Paint::green;
    text += fmt::format("\n  {}  {}\n", painted(std::to_string(++cards), Paint::strong, look),
                        painted(finding_sentence(finding, reader), paint, look));
    ++shown;
    for (const Finding& other : page.findings)
      if (other.story == finding.story && !other.leads_story) {
        text +=
            fmt::format("     {}: {}\n", phrase("also", reader.language), finding_sentence(other, reader));
        ++shown;
      }
    text += finding_lines(finding, page.reason_of(finding), reader, look);
  }
  if (shown < page.findings.size())
    text +=
        "\n  " +
        fmt::format(fmt::runtime(phrase("more_findings", reader.language)), page.findings.size() - shown) +
        "\n";
  text +=
      section("due", page.due, reader, look, [&](const DueItem& item) { return due_sentence(item, reader); });
  text += section("machines_did", page.machine_changes, reader, look,
                  [&](const MachineChange& change) { return machine_change_sentence(change, reader); });
  text += section("notes", page.notes, reader, look, [&](const NoteRecord& note) {
    return day_text(note.from, page.as_of, reader.language) + ": " + note.text;
  });
  text += section("too_few", page.too_few, reader, look,
                  [&](const TooFewSeries& series) { return too_few_sentence(series, reader); });
  text += "\n" + people_line(page, reader) + "\n";
  return text + painted(provenance_line(page.provenance, reader.language), Paint::soft, look) + "\n";
}

std::string text_of(const Explanation& explanation, Look look) {
  const Reader reader{language_of(explanation.language), explanation.currency, explanation.as_of};
  std::string text;
  if (explanation.finding) {
    text = painted(finding_sentence(*explanation.finding, reader), Paint::strong, look) + "\n" +
           finding_lines(*explanation.finding, explanation.reason ? &*explanation.reason : nullptr, reader,
                         look);
  } else {
    const TooFew& few = explanation.finding.error();
    text = fmt::format("{}: n = {}. {}\n", phrase("too_few", reader.language),
                       count_text(few.n, reader.language), measured_words(few.needs, reader.language));
  }
  text += "     " + second_opinion_sentence(explanation.second_opinion, explanation.agreement, reader) + "\n";
  return text + painted(provenance_line(explanation.provenance, reader.language), Paint::soft, look) + "\n";
}

}  // namespace regie
