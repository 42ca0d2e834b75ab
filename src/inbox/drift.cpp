// inbox/drift.cpp - does one person's writing cool down over a thread, against their own earlier messages?
#include "inbox/drift.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "inbox/intents.h"
#include "inbox/phrases.h"

namespace regie::inbox {
namespace {

using Rules = std::vector<PhraseRule>;

const Rules greeting{
    {"hi|hello|hey|dear|hoi|hallo|beste|geachte|dag|goedemorgen|goedemiddag|goedenavond|hai|heya"},
    {"good morning|afternoon|evening|day"}};
const Rules please{{"please|kindly|alstublieft|alsjeblieft|graag|aub|svp|pls"},
                   {"~3 would|could|zou|zouden|kunt|kun you|u|je|jullie|it"}};
const Rules gratitude{{"thanks|thank|bedankt|dank|dankjewel|thx|merci|appreciat*|waardeer*"}};
const Rules closing{
    {"regards|cheers|sincerely|groet|groeten|groetjes|vriendelijke|hartelijke|best|mvg|gr|greetings|liefs"},
    {"fijne|nice|have|prettige dag|avond|day|weekend|a"}};
const Rules formal{{"u|uw|uzelf|geachte|sir|madam|sirs"}};
const Rules informal{{"je|jij|jou|jouw|jullie|hoi|hey|hi"}};
const Rules repeating{
    {"~2 as|like|zoals|gelijk i|ik|we|eerder|previously|already|said|mentioned|gezegd "
     "said|wrote|mentioned|told|explained|already|asked|schreef|meldde|zei|aangaf|al|eerder|gemeld|vermeld|"
     "aangegeven|stated|requested|previously"},
    {"~3 already|al|eerder|previously|before said|wrote|told|mailed|asked|called|gezegd|"
     "geschreven|gemaild|gevraagd|gemeld|gebeld|explained|uitgelegd|reported|doorgegeven|mentioned"},
    {"~2 see|zie|refer|lees my|mijn|to previous|earlier|last|vorige|eerdere|below|my"},
    {"again|opnieuw|nogmaals|wederom"},
    {"~2 second|third|fourth|tweede|derde|vierde time|keer|maal|mail|reminder|verzoek|bericht"}};
const Rules legal{
    {"lawyer*|attorney|legal|advocaat|jurist|juridisch*|rechter|court|lawsuit|ombudsman|"
     "consumentenbond|geschillencommissie|ingebrekestelling|aansprakelijk*|liable|rechtsbijstand|"
     "gebreke|wettelijk*|statutory|termijn|contractual|contractueel*|formally|formeel|hereby|hierbij"}};

bool any(const PhraseText& text, const Rules& rules) { return !met(text, rules).empty(); }

struct Manner {
  double polite = 0;
  double formal = 0;  // 1 formal, 0 neither, -1 informal
  double words = 0;
  double repeats = 0;
  double legal = 0;
  double upset = 0;
  double waited = 0;
};

Manner manner_of(const OwnMessage& message) {
  const auto text = phrase_text(message.text);
  const auto signs = upset_signs_of(message.text);
  return {static_cast<double>(politeness_of(message.text)),
          (any(text, formal) ? 1.0 : 0.0) - (any(text, informal) ? 1.0 : 0.0),
          static_cast<double>(text.words.size()),
          any(text, repeating) ? 1.0 : 0.0,
          any(text, legal) ? 1.0 : 0.0,
          signs.outright.empty() && signs.cold.empty() && signs.sarcasm.empty() ? 0.0 : 1.0,
          message.waited_days};
}

Manner mean_of(std::span<const OwnMessage> messages) {
  Manner mean;
  const auto part = 1.0 / static_cast<double>(messages.size());
  for (const auto& message : messages) {
    const Manner one = manner_of(message);
    mean.polite += part * one.polite;
    mean.formal += part * one.formal;
    mean.words += part * one.words;
    mean.repeats += part * one.repeats;
    mean.legal += part * one.legal;
    mean.upset += part * one.upset;
    mean.waited =
        std::max(mean.waited, one.waited);  // the longest wait so far is what a wait is held against
  }
  return mean;
}

}  // namespace

int politeness_of(std::string_view text) {
  const auto words = phrase_text(text);
  return static_cast<int>(any(words, greeting)) + static_cast<int>(any(words, please)) +
         static_cast<int>(any(words, gratitude)) + static_cast<int>(any(words, closing));
}

std::string_view name_of(DriftReason reason) {
  constexpr std::array<std::string_view, 7> names{"less_polite",  "more_formal", "shorter",
                                                  "repeats_self", "legal_words", "waited_longer",
                                                  "more_negative"};
  return names.at(static_cast<std::size_t>(reason));
}

Answer<Drift> drift_of(std::span<const OwnMessage> messages) {
  if (messages.size() < drift_earlier_min + 1) {
    TooFew few;
    few.n = static_cast<double>(messages.size());
    few.needs = "at least three earlier messages of the same person";
    return tl::unexpected(few);
  }
  const Manner now = manner_of(messages.back());
  const Manner before = mean_of(messages.first(messages.size() - 1));
  struct Sign {
    DriftReason reason;
    double weight;
  };
  constexpr double wait_min_days = 2;  // shorter waits are ordinary
  std::vector<Sign> signs{
      {DriftReason::less_polite,
       before.polite >= 1 ? 0.5 * std::max(0.0, before.polite - now.polite - 0.5) : 0},
      {DriftReason::more_formal, before.formal < 0 && now.formal > 0 ? 0.5 : 0},
      {DriftReason::shorter, before.words >= 12 && now.words <= before.words / 2 ? 0.4 : 0},
      {DriftReason::repeats_self, 0.7 * std::max(0.0, now.repeats - before.repeats)},
      {DriftReason::legal_words, 0.8 * std::max(0.0, now.legal - before.legal)},
      {DriftReason::waited_longer,
       now.waited >= wait_min_days && now.waited > 1.5 * before.waited ? std::min(0.6, 0.1 * now.waited) : 0},
      {DriftReason::more_negative, 0.8 * std::max(0.0, now.upset - before.upset)},
  };
  std::stable_sort(signs.begin(), signs.end(),
                   [](const Sign& a, const Sign& b) { return a.weight > b.weight; });
  Drift drift{0, {}};
  double sum = 0;
  for (const auto& [reason, weight] : signs) {
    sum += weight;
    if (weight > 0) drift.reasons.push_back(reason);
  }
  drift.degree = 1 - std::exp(-sum);
  return drift;
}

}  // namespace regie::inbox
