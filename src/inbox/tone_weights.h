// inbox/tone_weights.h - what a reader of tone is made from: heads, and how their scores become chances.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/result.h"
#include "text/calibration.h"

namespace regie::inbox {

inline constexpr std::size_t tone_groups = 4;  // negative, positive, ambiguous, neutral
inline constexpr std::size_t tone_seven = 7;   // anger, disgust, fear, joy, sadness, surprise, neutral
inline constexpr std::size_t tone_outputs = tone_groups + tone_seven;

/// From how much the best and the second best chance say to the chance that the best is right, and where to
/// answer.
struct Sureness {
  text::Chance chance;  // of the log-odds of the best and of the second best
  double bar = 1;       // answered from here on

  [[nodiscard]] double of(double best, double second) const;
};

/// One way of reading: with the encoder, or without.
struct ToneChances {
  std::array<text::Chance, tone_outputs> outputs;  // English: of one score a head; Dutch: the first four
  std::array<double, tone_outputs> thresholds{};   // from which chance on a label is said to be there
  Sureness sureness;
};

/// The three ways of reading that tools/train_text measures.
struct ReadingChances {
  ToneChances english;        // both heads
  ToneChances english_alone;  // the n-gram head alone
  ToneChances dutch;          // its n-gram head; sureness is about positive against negative
};

/// As bytes and back. Fails: text.weights_unreadable.
[[nodiscard]] std::string packed(const ReadingChances& chances);
[[nodiscard]] Result<ReadingChances> reading_chances(std::string_view bytes);

/// The bytes a reader is made from; they must outlive it. The encoder may be empty: then the n-grams read
/// alone.
struct ToneWeights {
  std::string_view reading;  // blocks "en", "nl", "language", "chances"
  std::string_view encoder;  // as text/encoder.h reads it, with blocks "tone.w" and "tone.b"
};

/// The weights that are built into the program.
[[nodiscard]] ToneWeights embedded_tone_weights();

}  // namespace regie::inbox
