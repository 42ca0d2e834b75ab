// voice/brand.h - how near a draft is to a brand's own way of writing, beside how others write.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/answer.h"
#include "text/stems.h"
#include "text/words.h"

namespace regie {

/// What is counted of a way of writing; each has a figure a person understands.
enum class StyleTrait {
  sentence_words,    // words a sentence
  word_letters,      // letters a word
  exclamations,      // exclamation marks a sentence
  questions,         // question marks a sentence
  emoji,             // a sentence
  capitals,          // words in capitals, of all words
  numbers,           // numbers, of all words
  informal_address,  // je, jij, jouw, jullie: of all words that address (Dutch)
  formal_address,    // u, uw: the same
  we_words,          // we, wij, ons: of all words
  contractions,      // n't, 's, 're: of all words (English)
};

/// A trait that the draft has far from what the brand has.
struct StyleFlag {
  StyleTrait trait = StyleTrait::sentence_words;
  double draft = 0;
  double brand = 0;      // mean over its own texts
  double brand_low = 0;  // the middle four fifths of its own texts lie between these
  double brand_high = 0;
  TextSpan at;              // the sentence of the draft that shows it most
  std::string own_example;  // the brand's own sentence nearest in content that keeps to its way
};

struct BrandNearness {
  double percentile = 0;        // of impostors' comparisons in which the draft lies nearer to the brand, 0..1
  double own_low = 0;           // the tenth of the brand's own texts that lie furthest away begin here
  double own_median = 0;        // half of them lie beyond this, each measured without itself
  bool sounds_like_us = false;  // percentile >= own_low
  std::size_t own_texts = 0;
  std::size_t own_words = 0;
  std::size_t impostors = 0;
  std::vector<StyleFlag> flags;  // furthest first
};

/// Fewer texts or words give a style that belongs to the day, not to the brand (Koppel & Winter use 500
/// words).
inline constexpr std::size_t brand_texts_min = 8;
inline constexpr std::size_t brand_words_min = 500;
/// A shorter draft has too few n-grams to place.
inline constexpr std::size_t draft_words_min = 25;

struct BrandInput {
  std::string_view draft;
  std::span<const std::string> own_texts;  // approved ones, of one brand
  TextTongue tongue = TextTongue::unknown;
};

/// Places a draft between the brand's own texts and impostors that write of ordinary things in eight styles
/// of this program's own (impostors.table): no other workspace's text is ever looked at.
///   percentile = share of rounds x impostors in which similarity(draft, own) > similarity(draft, impostor)
/// Method:   general impostors, Koppel & Winter (2014), JASIST 65: character n-grams and function words,
/// min-max
///           similarity, half of the features each round, chosen by hash, so that equal input gives equal
///           output.
/// Abstains: under `brand_texts_min` texts, `brand_words_min` words or `draft_words_min` words; says how many
///           are needed; or the tongue cannot be told.
/// Cost:     rounds x (own texts, at most 24, + 1) x impostors x features; about 0.3 s for a hundred posts.
[[nodiscard]] Answer<BrandNearness> brand_nearness(BrandInput input);

}  // namespace regie
