// inbox/tone.h - the tone of one message: how it sounds, what it wants, whether a person must look.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "inbox/intents.h"
#include "inbox/tone_scores.h"
#include "inbox/tone_weights.h"
#include "inbox/upset_head.h"
#include "text/language.h"
#include "text/linear_head.h"

namespace regie::inbox {

/// Whether the reading may be leaned on.
enum class Verdict : std::uint8_t {
  answer,        // sure enough: right 80 times in 100 in English, 90 in Dutch, where it was measured
  ask,           // a person should look: unsure, mixed, or said as its opposite
  out_of_scope,  // not Dutch or English, or too little text
};
[[nodiscard]] std::string_view name_of(Verdict verdict);

struct ToneReading {
  text::Language language = text::Language::other;
  std::array<double, tone_groups>
      group{};  // chances of negative, positive, ambiguous, neutral; each for itself
  std::array<double, tone_seven> seven{};  // of anger, disgust, fear, joy, sadness, surprise, neutral
  bool seven_known = false;                // English only: Dutch has no such measured reading
  std::vector<IntentReading> intents;
  Verdict verdict = Verdict::out_of_scope;
  double sure = 0;                 // the chance that the first group is right
  std::vector<std::string> words;  // that carried the reading, most first
  double urgency = 0;
  double upset_chance = 0;  // by inbox/upset_head.h and the rules: what threads are ordered by
  bool upset = false;       // no sentence written by a machine may go out to this
  bool without_encoder = false;
};

/// A phrase of this workspace and what it means here.
struct TrainingPhrase {
  std::string id;
  std::string text;
  std::size_t group;  // 0 to 3, as in ToneReading::group
};

/// Reads tone. A value with weights that stay outside; reading changes nothing.
class ToneReader {
 public:
  /// Fails: text.weights_unreadable. Without an encoder the n-grams read alone, and readings say so.
  [[nodiscard]] static Result<ToneReader> make(const ToneWeights& weights);

  /// Holds:  upset means verdict ask; out_of_scope has no chances; same text, weights and phrases: same
  /// reading. Cost:   a few milliseconds with the encoder, 50 microseconds without.
  [[nodiscard]] ToneReading read(std::string_view text) const;

  /// Learns a person's correction: texts near it lean to its group from now on. Replaces the phrase of the
  /// same id.
  ///   the chance moves to the phrase's group by the square of their likeness, from likeness .5 on
  /// Requires: group below 4. Cost: one reading. Kept by the caller: as long as the phrase is given, it
  /// counts.
  void add_phrase(TrainingPhrase phrase);
  void remove_phrase(std::string_view id);

 private:
  struct Phrase {
    TrainingPhrase phrase;
    std::vector<text::Feature> features;  // in the order of their place
  };
  ToneReader(text::LinearHead english, text::LinearHead dutch, text::LinearHead language,
             ReadingChances chances, UpsetHead upset)
      : english_(std::move(english)),
        dutch_(std::move(dutch)),
        language_(std::move(language)),
        chances_(std::move(chances)),
        upset_(std::move(upset)) {}
  void read_english(std::string_view text, const std::vector<float>& layers, ToneReading& reading) const;
  void read_dutch(std::string_view text, ToneReading& reading) const;
  void hear_upset(std::string_view text, const std::vector<float>& layers, ToneReading& reading) const;
  [[nodiscard]] bool lean(std::string_view text, ToneReading& reading) const;
  [[nodiscard]] std::vector<std::string> carrying_words(std::string_view text,
                                                        const ToneReading& reading) const;

  text::LinearHead english_;
  text::LinearHead dutch_;
  text::LinearHead language_;
  ReadingChances chances_;
  UpsetHead upset_;
  std::optional<ToneEncoder> encoder_;
  std::vector<Phrase> phrases_;
};

}  // namespace regie::inbox
