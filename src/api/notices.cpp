// api/notices.cpp - letters and notices.
#include "api/notices.h"

#include <fmt/format.h>

#include <algorithm>

#include "api/internal/json_people.h"
#include "api/page.h"
#include "wording/brief_markdown.h"
#include "wording/statements.h"

namespace regie {
namespace {

Reader reader_of(const Brief& page) { return {language_of(page.language), page.currency, page.as_of}; }

Letter weekly_letter(const Brief& page, const SignIn&) {
  const Reader reader = reader_of(page);
  const auto moved = std::count_if(page.findings.begin(), page.findings.end(),
                                   [](const Finding& finding) { return finding.leads_story; });
  Letter letter;
  const std::string days = span_text(page.window, reader.language);
  if (reader.language == Language::nl)
    letter.subject = moved == 0 ? fmt::format("{}: niets bewoog meer dan gewoon, {}", page.workspace, days)
                                : fmt::format("{}: {} {}, {}", page.workspace, moved,
                                              moved == 1 ? "ding bewoog" : "dingen bewogen", days);
  else
    letter.subject = moved == 0 ? fmt::format("{}: nothing moved more than usual, {}", page.workspace, days)
                                : fmt::format("{}: {} {} moved, {}", page.workspace, moved,
                                              moved == 1 ? "thing" : "things", days);
  letter.text = markdown_of(page);
  letter.html = page_of(page);
  return letter;
}

std::string notice(const char* type, const Brief& page, Json data) {
  return Json{{"type", type}, {"as_of", page.as_of.iso()}, {"data", std::move(data)}}.dump(
      -1, ' ', false, Json::error_handler_t::replace);
}

std::string finding_notice(const std::string& workspace, const Brief& page, const Finding& finding) {
  return notice("finding.appeared", page,
                {{"workspace", workspace},
                 {"finding", finding.id.text},
                 {"metric", finding.change.metric},
                 {"direction", direction_name(finding.change.direction)},
                 {"onset", finding.change.onset.day.iso()},
                 {"effect", json_value(finding.change.effect)},
                 {"n", finding.change.n},
                 {"method", finding.change.method},
                 {"say", finding_sentence(finding, reader_of(page))}});
}

std::string due_notice(const std::string& workspace, const Brief& page, const DueItem& item) {
  return notice("decision.due", page,
                {{"workspace", workspace},
                 {"decision", item.decision.id.text},
                 {"review_day", item.decision.review_day.iso()},
                 {"stop_rule_tripped", item.stop_tripped()},
                 {"say", due_sentence(item, reader_of(page))}});
}

}  // namespace

RoundWords round_words() { return {&weekly_letter, &finding_notice, &due_notice}; }

}  // namespace regie
