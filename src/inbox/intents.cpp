// inbox/intents.cpp - what a message wants, by phrases: first what the law wants heard, then the rest.
#include "inbox/intents.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "inbox/internal/rules.h"
#include "inbox/phrases.h"

namespace regie::inbox {
namespace {

void read(std::vector<IntentReading>& found, Intent intent, const PhraseText& text, const Rules& rules) {
  auto words = met(text, rules);
  if (!words.empty()) found.push_back({intent, std::move(words)});
}

}  // namespace

std::string_view name_of(Intent intent) {
  constexpr std::array<std::string_view, 8> names{
      "unsubscribe",     "erasure",  "complaint", "threat_to_leave",
      "buying_interest", "question", "thanks",    "other"};
  return names.at(static_cast<std::size_t>(intent));
}

std::vector<IntentReading> intents_of(std::string_view text) {
  const auto words = phrase_text(text);
  std::vector<IntentReading> found;
  read(found, Intent::unsubscribe, words, unsubscribe_rules);
  read(found, Intent::erasure, words, erasure_rules);
  read(found, Intent::complaint, words, complaint_rules);
  read(found, Intent::threat_to_leave, words, leave_rules);
  read(found, Intent::buying_interest, words, buying_rules);
  read(found, Intent::question, words, question_rules);
  read(found, Intent::thanks, words, thanks_rules);
  if (found.empty()) found.push_back({Intent::other, {}});
  return found;
}

UpsetSigns upset_signs_of(std::string_view text) {
  const auto words = phrase_text(text);
  UpsetSigns signs{met(words, outright_rules), met(words, cold_rules), met(words, sarcasm_rules)};
  const auto praise = met(words, praise_rules);
  auto trouble = met(words, trouble_rules);
  const bool resolved = !met(words, resolved_rules).empty();
  if (!praise.empty() && !trouble.empty() && !resolved) {
    signs.sarcasm.push_back(praise.front());
    signs.sarcasm.push_back(trouble.front());
  } else if (!resolved) {
    std::move(trouble.begin(), trouble.end(), std::back_inserter(signs.cold));
  }
  return signs;
}

Urgency urgency_of(std::string_view text) {
  const auto words = phrase_text(text);
  struct Kind {
    const Rules& rules;
    double degree;
  };
  Urgency urgency;
  const std::array kinds{Kind{today_rules, 0.9}, Kind{law_rules, 0.8}, Kind{days_rules, 0.7},
                         Kind{money_rules, 0.6}};
  constexpr double further = 0.25;  // each further kind of sign goes this part of the way to 1
  for (const auto& [rules, degree] : kinds) {
    auto found = met(words, rules);
    if (found.empty()) continue;
    urgency.degree = urgency.degree == 0 ? degree : urgency.degree + further * (1 - urgency.degree);
    std::move(found.begin(), found.end(), std::back_inserter(urgency.words));
  }
  return urgency;
}

}  // namespace regie::inbox
