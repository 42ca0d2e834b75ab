// text/readability.h - how hard a text is to read, by published formulas for Dutch and English.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/answer.h"
#include "text/stems.h"

namespace regie {

struct ReadingCounts {
  std::size_t sentences = 0;
  std::size_t words = 0;
  std::size_t syllables = 0;
  std::size_t long_sentences = 0;  // of more than `long_sentence_words`
};

/// Sentences of more words than this are named: the Dutch government's writing guide and GOV.UK both say so.
inline constexpr std::size_t long_sentence_words = 25;
/// Under this the formulas were never meant to be used: Flesch (1948) took samples of 100 words.
inline constexpr std::size_t readability_words_min = 100;

struct Readability {
  TextTongue tongue = TextTongue::unknown;
  ReadingCounts counts;
  double ease = 0;   // English: Flesch reading ease; Dutch: Flesch-Douma; 0 hard .. 100 easy
  double grade = 0;  // English: Flesch-Kincaid grade; Dutch: Brouwer's Leesindex A
  double sentence_words = 0;
  double word_syllables = 0;
};

/// Flesch (1948), J. Applied Psychology 32: 206.835 - 1.015 words/sentence - 84.6 syllables/word.
[[nodiscard]] double flesch_ease(ReadingCounts counts);
/// Kincaid et al. (1975): 0.39 words/sentence + 11.8 syllables/word - 15.59.
[[nodiscard]] double flesch_kincaid_grade(ReadingCounts counts);
/// Douma (1960), De leesbaarheid van landbouwbladen: 206.84 - 0.93 words/sentence - 77 syllables/word.
[[nodiscard]] double douma_ease(ReadingCounts counts);
/// Brouwer (1963), Leesindex A: 195 - 2 words/sentence - 67 syllables/word.
[[nodiscard]] double brouwer_index(ReadingCounts counts);

/// Syllables of one folded word, by groups of vowels with the silent letters of each tongue. At least 1.
[[nodiscard]] std::size_t syllable_count(std::string_view folded, TextTongue tongue);

/// Counts and formulas of a text in its own tongue.
/// Abstains: fewer than `readability_words_min` words, with how many there are and how many are needed; or
/// the tongue cannot be told. Cost: linear.
[[nodiscard]] Answer<Readability> readability(std::string_view text, TextTongue tongue);

}  // namespace regie
