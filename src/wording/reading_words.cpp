// wording/reading_words.cpp - how a message sounds and why it comes first, in the reader's language.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/plain_text.h"
#include "wording/documents_inbox.h"

namespace regie {
namespace {

struct Words {
  std::string_view nl;
  std::string_view en;
};

std::string_view in(const Words& words, Language language) {
  return language == Language::nl ? words.nl : words.en;
}

constexpr std::size_t words_shown_max = 4;

std::string quoted(const std::vector<std::string>& words) {
  std::string text;
  for (std::size_t i = 0; i < std::min(words.size(), words_shown_max); ++i)
    text += fmt::format("{}\xE2\x80\x9C{}\xE2\x80\x9D", i == 0 ? "" : ", ", plain_line(words[i]));
  return text;
}

}  // namespace

std::string_view reason_words(inbox::OrderReason reason, Language language) {
  constexpr std::array words{
      Words{"wil gewist worden", "asks to be erased"}, Words{"wil geen mail meer", "asks for no more mail"},
      Words{"is boos of teleurgesteld", "is upset"},   Words{"wordt koeler", "grows cooler"},
      Words{"overweegt weg te gaan", "may leave"},     Words{"heeft haast", "is in a hurry"},
      Words{"lastig te lezen", "hard to read"},        Words{"wil kopen", "wants to buy"},
      Words{"vraagt iets", "asks something"},          Words{"wacht", "waits"},
      Words{"niets dringends", "nothing pressing"}};
  return in(words.at(static_cast<std::size_t>(reason)), language);
}

std::string_view tone_words(std::size_t group, Language language) {
  constexpr std::array words{Words{"negatief", "negative"}, Words{"positief", "positive"},
                             Words{"dubbelzinnig", "ambiguous"}, Words{"neutraal", "neutral"}};
  return in(words.at(group), language);
}

std::string_view intent_words(inbox::Intent intent, Language language) {
  constexpr std::array words{Words{"wil zich afmelden", "wants to unsubscribe"},
                             Words{"wil gewist worden", "asks to be erased"},
                             Words{"klaagt", "complains"},
                             Words{"overweegt weg te gaan", "may leave"},
                             Words{"wil kopen", "wants to buy"},
                             Words{"vraagt iets", "asks something"},
                             Words{"bedankt", "says thanks"},
                             Words{"iets anders", "something else"}};
  return in(words.at(static_cast<std::size_t>(intent)), language);
}

std::string_view drift_words(inbox::DriftReason reason, Language language) {
  constexpr std::array words{Words{"minder beleefd dan eerder", "less polite than before"},
                             Words{"formeler dan eerder", "more formal than before"},
                             Words{"korter dan eerder", "shorter than before"},
                             Words{"herhaalt zichzelf", "repeats themselves"},
                             Words{"juridische woorden", "legal words"},
                             Words{"moest langer wachten dan eerder", "had to wait longer than before"},
                             Words{"klinkt negatiever dan eerder", "sounds more negative than before"}};
  return in(words.at(static_cast<std::size_t>(reason)), language);
}

std::string reasons_words(const ReadThread& thread, Language language) {
  std::string text;
  for (const inbox::OrderReason reason : thread.reasons)
    text += fmt::format("{}{}", text.empty() ? "" : ", ", reason_words(reason, language));
  if (thread.deadline) text += " (\xE2\x80\x9C" + plain_line(thread.deadline->words) + "\xE2\x80\x9D)";
  return text;
}

std::string reading_sentence(const inbox::ToneReading& reading, Language language) {
  const bool nl = language == Language::nl;
  if (reading.verdict == inbox::Verdict::out_of_scope)
    return nl ? "Hier valt niets over te zeggen: geen Nederlands of Engels, of te weinig woorden."
              : "Nothing can be said of this: not Dutch or English, or too few words.";
  const std::size_t group = likeliest(reading);
  std::string text = fmt::format("{} {} ({})", nl ? "Klinkt" : "Sounds", tone_words(group, language),
                                 percent_text(reading.group.at(group), language));
  for (const inbox::IntentReading& intent : reading.intents)
    if (intent.intent != inbox::Intent::other)
      text += fmt::format(", {}", intent_words(intent.intent, language));
  if (reading.upset)
    text += nl ? "; boos of teleurgesteld: hier antwoordt een mens" : "; upset: a person answers this";
  else if (reading.verdict == inbox::Verdict::ask)
    text += nl ? "; niet zeker: laat een mens kijken" : "; not sure: a person should look";
  if (!reading.words.empty()) text += fmt::format(" ({})", quoted(reading.words));
  if (reading.language == text::Language::dutch)  // docs/why/reading.md: right for .74 of polar lines
    text += nl ? " [Nederlands: een vermoeden, bij drie van de vier juist]"
               : " [Dutch: a hint, right for three in four]";
  if (reading.without_encoder) text += nl ? " [zonder zinsmodel]" : " [without the sentence model]";
  return text + ".";
}

}  // namespace regie
