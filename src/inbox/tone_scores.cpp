// inbox/tone_scores.cpp - the sentence encoder with the head of tones on it.
#include "inbox/tone_scores.h"

#include <cstring>

#include "base/ensure.h"
#include "text/weights.h"

namespace regie::inbox {
namespace {

std::vector<float> floats(std::string_view bytes) {
  std::vector<float> values(bytes.size() / sizeof(float));
  if (!values.empty()) std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
  return values;
}

}  // namespace

Result<ToneEncoder> ToneEncoder::make(std::string_view bytes) {
  TRY(auto encoder, text::SentenceEncoder::make(bytes));
  TRY(const auto blocks, text::weight_blocks(bytes));
  auto weights = floats(text::block_named(blocks, "tone.w"));
  auto bias = floats(text::block_named(blocks, "tone.b"));
  if (weights.size() != text::sentence_numbers * tone_outputs || bias.size() != tone_outputs)
    return fail("text.weights_unreadable", "The head of tones is missing from the weights of the encoder.",
                "Texts can still be read without it.", "Install the program again.");
  return ToneEncoder(std::move(encoder), std::move(weights), std::move(bias));
}

std::vector<double> ToneEncoder::scores(std::string_view text) const {
  return scores_of(encoder_.vector_of(text));
}

std::vector<double> ToneEncoder::scores_of(std::span<const float> vector) const {
  ENSURE(vector.size() >= text::sentence_numbers);
  std::vector<double> sums(bias_.begin(), bias_.end());
  for (std::size_t k = 0; k < text::sentence_numbers; ++k)
    for (std::size_t o = 0; o < tone_outputs; ++o)
      sums[o] += static_cast<double>(vector[k] * weights_[k * tone_outputs + o]);
  return sums;
}

}  // namespace regie::inbox
