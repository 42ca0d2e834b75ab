// inbox/intents.h - what a message wants, by phrases: first what the law wants heard, then the rest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regie::inbox {

enum class Intent : std::uint8_t {
  unsubscribe,
  erasure,
  complaint,
  threat_to_leave,
  buying_interest,
  question,
  thanks,
  other,
};

/// An intent and the words that showed it, as they stand in the text.
struct IntentReading {
  Intent intent;
  std::vector<std::string> words;
};

/// The word for it in JSON and in the product's own tables: "threat_to_leave".
[[nodiscard]] std::string_view name_of(Intent intent);

/// What a message wants, in Dutch or English; the legally weighty first, `other` alone where nothing was
/// found.
///   A rule is a row of word groups that follow each other within a few words, each group a choice of word
///   beginnings.
/// Method: own phrase rules, made for recall in unsubscribe and erasure, polite and hidden forms included.
/// Cost:   words of the text times rules; well below a millisecond for a letter.
[[nodiscard]] std::vector<IntentReading> intents_of(std::string_view text);

/// Signs that somebody is upset: said outright, coldly (again, third time, still not), or as its opposite
/// (sarcasm).
struct UpsetSigns {
  std::vector<std::string> outright;
  std::vector<std::string> cold;
  std::vector<std::string> sarcasm;
};
[[nodiscard]] UpsetSigns upset_signs_of(std::string_view text);

/// How soon an answer is needed, 0 to 1, and the words that say so.
///   a deadline today .9, within days .7; money lost .6; law, lawyer, authority .8; the greatest counts, each
///   further one brings it a quarter of the way to 1
struct Urgency {
  double degree = 0;
  std::vector<std::string> words;
};
[[nodiscard]] Urgency urgency_of(std::string_view text);

}  // namespace regie::inbox
