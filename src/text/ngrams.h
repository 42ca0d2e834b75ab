// text/ngrams.h - a short text as a bag of hashed n-grams: words, pairs of words and pieces of words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace regie::text {

/// One feature of a text: where its weight stands, and how much it counts.
struct Feature {
  std::uint32_t at;
  float value;
};

/// The words of a text as the n-grams see them: lower case, letters three times or more in a row brought back
/// to two, digits as 0, links as "<url>", names after an @ as "<name>", marks and emoji each a word of its
/// own.
[[nodiscard]] std::vector<std::string> folded_words(std::string_view text);

/// Hashed features of a text, below 2^bits.
///   words and pairs of words share one unit of length, pieces of 2 to 5 letters within a word another.
/// Method:   feature hashing, Weinberger et al. (2009), without the sign; FNV-1a.
/// Requires: 8 <= bits <= 24.
/// Holds:    the same bytes give the same features; no feature where there is no word.
/// Cost:     linear in the text.
[[nodiscard]] std::vector<Feature> ngrams(std::string_view text, int bits);

/// The features of one word alone (its own, and its pieces), with value 1: to see how much it carried.
[[nodiscard]] std::vector<std::uint32_t> word_features(std::string_view folded_word, int bits);

/// The feature of two words in a row.
[[nodiscard]] std::uint32_t pair_feature(std::string_view first, std::string_view second, int bits);

}  // namespace regie::text
