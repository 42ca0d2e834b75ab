// api/page.cpp - the brief as a page: calm, typographic, light and dark, phone to wide, printable.
#include "api/page.h"

#include <fmt/format.h>

#include <algorithm>

#include "api/internal/chart.h"
#include "api/internal/html.h"
#include "api/internal/page_frame.h"
#include "wording/statements.h"

namespace regie {
namespace {

std::string candidate_item(const Candidate& candidate, const Reader& reader) {
  std::string item = fmt::format(
      "<li><svg class=\"bar\" width=\"{:.0f}\" height=\"9\" aria-hidden=\"true\"></svg>{} <b>{}</b>",
      std::max(2.0, candidate.probability * 80), html_text(candidate_title(candidate, reader)),
      percent_text(candidate.probability, reader.language));
  const auto list = [&](const char* key, const std::vector<std::string>& sentences) {
    for (const std::string& sentence : sentences)
      item += fmt::format("<br><small>{}: {}</small>", phrase(key, reader.language), html_text(sentence));
  };
  list("for", candidate.evidence_for);
  list("against", candidate.evidence_against);
  return item + "</li>";
}

/// The chart's figures again, for those who do not see it.
std::string table_twin(const Change& change, const Reader& reader) {
  std::string rows;
  const auto cell = [&](double value) { return value_text(change, value, reader.currency, reader.language); };
  for (const BandDay& day : change.band)
    rows += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td><td>{} – {}</td></tr>", day.day.iso(),
                        cell(day.observed), cell(day.expected), cell(day.low), cell(day.high));
  const bool nl = reader.language == Language::nl;
  return fmt::format(
      "<details><summary>{}</summary><div "
      "class=\"scroll\"><table><thead><tr><th>{}</th><th>{}</th><th>{}</th>"
      "<th>95 %</th></tr></thead><tbody>{}</tbody></table></div></details>",
      nl ? "Als tabel" : "As a table", nl ? "Dag" : "Day", nl ? "Gezien" : "Observed",
      nl ? "Verwacht" : "Expected", rows);
}

std::string card(const Brief& page, const Finding& finding, const Reader& reader) {
  const bool down = finding.change.direction == Direction::down;
  std::string text = fmt::format("<article class=\"{}\" id=\"{}\"><h3>{}</h3>", down ? "down" : "up",
                                 finding.id.text, html_text(finding_sentence(finding, reader)));
  for (const std::string& sentence : {place_sentence(finding, reader), mix_sentence(finding, reader)})
    if (!sentence.empty()) text += fmt::format("<p>{}</p>", html_text(sentence));
  if (const Reason* reason = page.reason_of(finding); reason != nullptr)
    text += fmt::format("<p>{}: {}</p>", phrase("reason", reader.language),
                        html_text(reason_sentence(*reason, reader)));
  for (const Finding& other : page.findings)
    if (other.story == finding.story && !other.leads_story)
      text += fmt::format("<p>{}: {}</p>", phrase("also", reader.language),
                          html_text(finding_sentence(other, reader)));
  text += chart_of(finding.change, reader) + table_twin(finding.change, reader);
  text += fmt::format("<p class=\"soft\">{}</p><ul>", phrase("candidates", reader.language));
  for (const Candidate& candidate : finding.candidates) text += candidate_item(candidate, reader);
  return text +
         fmt::format("</ul><small>{}</small></article>", html_text(evidence_sentence(finding, reader)));
}

template <class Items, class Say>
std::string section(const char* key, const Items& items, const Reader& reader, Say say) {
  if (items.empty()) return {};
  std::string text = fmt::format("<h2>{}</h2><ul>", phrase(key, reader.language));
  for (const auto& item : items) text += fmt::format("<li>{}</li>", html_text(say(item)));
  return text + "</ul>";
}

}  // namespace

std::string page_of(const Brief& page) {
  const Reader reader{language_of(page.language), page.currency, page.as_of};
  std::string html = page_head(page.workspace + " · Regie", page.language);
  html += fmt::format("<h1>{}</h1><p class=\"soft\">{}</p><p>{}</p>", html_text(page.workspace),
                      span_text(page.window, reader.language),
                      html_text(coverage_sentence(page.coverage, reader)));
  html += fmt::format("<h2>{}</h2>", phrase("what_moved", reader.language));
  if (page.findings.empty()) html += fmt::format("<p>{}</p>", phrase("nothing_moved", reader.language));
  for (const Finding& finding : page.findings)
    if (finding.leads_story) html += card(page, finding, reader);
  html += section("due", page.due, reader, [&](const DueItem& item) { return due_sentence(item, reader); });
  html += section("machines_did", page.machine_changes, reader,
                  [&](const MachineChange& change) { return machine_change_sentence(change, reader); });
  html += section("notes", page.notes, reader, [&](const NoteRecord& note) {
    return day_text(note.from, page.as_of, reader.language) + ": " + note.text;
  });
  html += section("too_few", page.too_few, reader,
                  [&](const TooFewSeries& series) { return too_few_sentence(series, reader); });
  html += fmt::format("<p>{}</p>", html_text(human_share_sentence(page.human_share, reader)));
  for (const std::string& sentence :
       {reliance_sentence(page.reliance, reader), lead_sentence(page.lead_times, reader)})
    if (!sentence.empty()) html += fmt::format("<p>{}</p>", html_text(sentence));
  html += fmt::format("<p><small>{}: seed {}, {}, Regie {}.</small></p></main></body></html>\n",
                      phrase("stands_behind", reader.language), page.provenance.seed,
                      page.provenance.data.substr(0, 19), page.provenance.code);
  return html;
}

std::string page_of(const Problem& problem) {
  return page_head("Regie", "en") +
         fmt::format("<h1>{}</h1><p>{}</p><p>{}</p><small>{}</small></main></body></html>\n",
                     html_text(problem.say), html_text(problem.kept), html_text(problem.remedy),
                     html_text(problem.code));
}

}  // namespace regie
