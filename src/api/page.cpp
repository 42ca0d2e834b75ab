// api/page.cpp - the brief as a page: calm, typographic, light and dark, phone to wide, printable.
#include "api/page.h"

#include <fmt/format.h>

#include <algorithm>

#include "api/internal/chart.h"
#include "api/internal/html.h"
#include "wording/sentences.h"

namespace regie {
namespace {

constexpr std::string_view style = R"css(
:root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--line:#d8dee4;--paper:#fff;--accent:#0a5dc2;
--down:#a40e26;--up:#116329;--band:#cfe3fb}
@media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9ea7b3;--line:#30363d;--paper:#0f1318;
--accent:#6cb0ff;--down:#ff8f8f;--up:#6fdd8b;--band:#1d3a5f}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif;
font-variant-numeric:tabular-nums}
main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.5rem;margin:0 0 .25rem}h2{font-size:1.05rem;margin:2.25rem 0 .75rem}
h3{font-size:1.05rem;margin:0 0 .5rem;font-weight:600}
p{margin:.25rem 0}.soft{color:var(--soft)}small{color:var(--soft);font-size:.875rem;overflow-wrap:anywhere}
article{border:1px solid var(--line);border-left:4px solid var(--accent);border-radius:6px;padding:1rem;
margin:0 0 1rem}
article.down{border-left-color:var(--down)}article.up{border-left-color:var(--up)}
.chart{display:block;width:100%;height:7.5rem;margin:.75rem 0 0}.chart *{vector-effect:non-scaling-stroke}
.axis{display:flex;justify-content:space-between;color:var(--soft);font-size:.75rem;margin:0 0 .5rem}
.band{fill:var(--band)}.expected{fill:none;stroke:var(--soft);stroke-dasharray:3 3}
.observed{fill:none;stroke:var(--ink);stroke-width:1.8}.onset{stroke:var(--down);stroke-dasharray:2 2}
details{margin:.5rem 0}summary{cursor:pointer;color:var(--accent)}
table{border-collapse:collapse;width:100%;font-size:.875rem}td,th{padding:.2rem .4rem;text-align:right;
border-bottom:1px solid var(--line)}td:first-child,th:first-child{text-align:left}
.scroll{overflow-x:auto}ul{margin:.25rem 0;padding-left:1.2rem}
.bar{display:inline-block;height:.55rem;background:var(--accent);border-radius:2px;vertical-align:middle;
margin-right:.5rem}
@media print{article{break-inside:avoid}summary{display:none}}
)css";

std::string head(const std::string& title, Language language) {
  return fmt::format(
      "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
      "<title>{}</title><style>{}</style></head><body><main>",
      language == Language::nl ? "nl" : "en", html_text(title), style);
}

std::string candidate_item(const Candidate& candidate, const Reader& reader) {
  std::string item =
      fmt::format("<li><span class=\"bar\" style=\"width:{:.0f}px\"></span>{} <b>{}</b>",
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
  std::string html = head(page.workspace + " · Regie", reader.language);
  html += fmt::format("<h1>{}</h1><p class=\"soft\">{}</p><p>{}</p>", html_text(page.workspace),
                      span_text(page.window, reader.language),
                      html_text(coverage_sentence(page.coverage, reader)));
  html += fmt::format("<h2>{}</h2>", phrase("what_moved", reader.language));
  if (page.findings.empty()) html += fmt::format("<p>{}</p>", phrase("nothing_moved", reader.language));
  for (const Finding& finding : page.findings)
    if (finding.leads_story) html += card(page, finding, reader);
  html += section("machines_did", page.machine_changes, reader,
                  [&](const MachineChange& change) { return machine_change_sentence(change, reader); });
  html += section("notes", page.notes, reader, [&](const NoteRecord& note) {
    return day_text(note.from, page.as_of, reader.language) + ": " + note.text;
  });
  html += section("too_few", page.too_few, reader,
                  [&](const TooFewSeries& series) { return too_few_sentence(series, reader); });
  html += fmt::format("<p><small>{}: seed {}, {}, Regie {}.</small></p></main></body></html>\n",
                      phrase("stands_behind", reader.language), page.provenance.seed,
                      page.provenance.data.substr(0, 19), page.provenance.code);
  return html;
}

std::string page_of(const Problem& problem) {
  return head("Regie", Language::en) +
         fmt::format("<h1>{}</h1><p>{}</p><p>{}</p><small>{}</small></main></body></html>\n",
                     html_text(problem.say), html_text(problem.kept), html_text(problem.remedy),
                     html_text(problem.code));
}

}  // namespace regie
