// inbox/tone_scores.h - the sentence encoder with the head of tones on it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "inbox/tone_weights.h"
#include "text/encoder.h"

namespace regie::inbox {

class ToneEncoder {
 public:
  /// Fails: text.weights_unreadable. `bytes` must outlive it.
  [[nodiscard]] static Result<ToneEncoder> make(std::string_view bytes);

  /// One score an output, the four groups first. Cost: that of text::SentenceEncoder::vector_of.
  [[nodiscard]] std::vector<double> scores(std::string_view text) const;

  /// The same from a vector that was made before. Requires: at least text::sentence_numbers numbers.
  [[nodiscard]] std::vector<double> scores_of(std::span<const float> vector) const;

  [[nodiscard]] const text::SentenceEncoder& sentences() const { return encoder_; }

 private:
  ToneEncoder(text::SentenceEncoder encoder, std::vector<float> weights, std::vector<float> bias)
      : encoder_(std::move(encoder)), weights_(std::move(weights)), bias_(std::move(bias)) {}

  text::SentenceEncoder encoder_;
  std::vector<float> weights_;  // [number][output]
  std::vector<float> bias_;
};

}  // namespace regie::inbox
