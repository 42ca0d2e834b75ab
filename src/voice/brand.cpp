// voice/brand.cpp - general impostors: the draft, the brand and eight neutral styles on random halves of
// features.
#include "voice/brand.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_map>

#include "text/sentences.h"
#include "voice/internal/style_traits.h"
#include "voice/internal/table_lines.h"

namespace regie {
namespace {

constexpr std::size_t rounds = 40;       // the share of rounds moves by at most 1/40 from one to the next
constexpr std::size_t gram_letters = 4;  // Koppel & Winter: character 4-grams serve best
constexpr double word_weight = 3;        // a function word stands for several n-grams
constexpr std::size_t function_word_letters = 4;
constexpr double own_low_share = 0.1;
constexpr double full_share = 0.5;

using Features = std::unordered_map<std::uint64_t, double>;

/// FNV-1a: the same on every machine.
std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
  std::uint64_t hash = 14695981039346656037ULL ^ seed;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

/// Is a feature in this round's half? A mixer after splitmix64 (Steele et al., 2014).
bool is_in_half(std::uint64_t feature, std::size_t round) {
  std::uint64_t z = feature + (static_cast<std::uint64_t>(round) + 1) * 0x9E3779B97F4A7C15ULL;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
  return ((z ^ (z >> 31U)) & 1U) == 0;
}

void add_text(std::string_view text, Features& features) {
  std::string line = " ";
  for (const TextWord& word : text_words(text)) {
    if (word.kind == WordKind::number) {
      line += "# ";
      continue;
    }
    line += word.folded + ' ';
    if (word.kind == WordKind::letters && word.folded.size() <= function_word_letters)
      features[hash_of(word.folded, 1)] += word_weight;
    if (word.kind != WordKind::letters) features[hash_of(word.folded, 2)] += word_weight;
  }
  for (std::size_t i = 0; i + gram_letters <= line.size(); ++i)
    features[hash_of(std::string_view(line).substr(i, gram_letters), 3)] += 1;
  for (const TextSpan span : sentence_spans(text)) {
    const std::size_t words = text_words(text.substr(span.from, span.to - span.from)).size();
    features[hash_of(words < 7    ? "short"
                     : words < 14 ? "middle"
                     : words < 22 ? "long"
                                  : "very long",
                     4)] += word_weight;
  }
}

void to_shares(Features& features) {
  double sum = 0;
  for (const auto& [feature, count] : features) sum += count;
  if (sum > 0)
    for (auto& [feature, count] : features) count /= sum;
}

Features features_of(std::string_view text) {
  Features features;
  add_text(text, features);
  to_shares(features);
  return features;
}

/// Similarity on one round's half: sum of minima over sum of maxima (Ruzicka), 0..1.
double min_max(const Features& a, const Features& b, std::size_t round) {
  double low = 0;
  double high = 0;
  for (const auto& [feature, share] : a) {
    if (!is_in_half(feature, round)) continue;
    const auto other = b.find(feature);
    const double theirs = other == b.end() ? 0 : other->second;
    low += std::min(share, theirs);
    high += std::max(share, theirs);
  }
  for (const auto& [feature, share] : b)
    if (is_in_half(feature, round) && !a.contains(feature)) high += share;
  return high > 0 ? low / high : 0;
}

std::vector<Features> impostors_of(TextTongue tongue) {
  std::vector<Features> impostors;
  const std::string_view key = tongue == TextTongue::dutch ? "nl " : "en ";
  for (const std::string_view line : table_lines(impostors_table)) {
    if (line.front() == '[') impostors.emplace_back();
    if (line.starts_with(key)) add_text(line.substr(key.size()), impostors.back());
  }
  for (Features& features : impostors) to_shares(features);
  return impostors;
}

/// The share of rounds and impostors in which a text lies nearer to the brand.
double percentile_of(const Features& text, const Features& brand, const std::vector<Features>& impostors) {
  std::size_t nearer = 0;
  for (std::size_t round = 0; round < rounds; ++round) {
    const double own = min_max(text, brand, round);
    for (const Features& impostor : impostors) nearer += own > min_max(text, impostor, round) ? 1U : 0U;
  }
  return static_cast<double>(nearer) / static_cast<double>(rounds * impostors.size());
}

std::size_t word_count(std::string_view text) {
  const auto words = text_words(text);
  return static_cast<std::size_t>(std::count_if(
      words.begin(), words.end(), [](const TextWord& word) { return word.kind == WordKind::letters; }));
}

tl::unexpected<TooFew> too_few(std::size_t n, std::string needs) {
  TooFew few;
  few.n = static_cast<double>(n);
  few.needs = std::move(needs);
  return tl::unexpected(few);
}

/// The brand as a whole has the features of all texts; without one of them, for judging that one.
Features brand_without(std::span<const std::string> own, std::size_t left_out) {
  Features features;
  for (std::size_t i = 0; i < own.size(); ++i)
    if (i != left_out) add_text(own[i], features);
  to_shares(features);
  return features;
}

constexpr std::size_t own_judged_max = 24;  // more of the texts hardly move the furthest tenth

}  // namespace

Answer<BrandNearness> brand_nearness(BrandInput input) {
  BrandNearness answer;
  answer.own_texts = input.own_texts.size();
  for (const std::string& text : input.own_texts) answer.own_words += word_count(text);
  if (answer.own_texts < brand_texts_min || answer.own_words < brand_words_min)
    return too_few(answer.own_texts, std::to_string(brand_texts_min) + " approved texts with " +
                                         std::to_string(brand_words_min) + " words in all; there are " +
                                         std::to_string(answer.own_texts) + " with " +
                                         std::to_string(answer.own_words));
  const std::size_t draft_words = word_count(input.draft);
  if (draft_words < draft_words_min)
    return too_few(draft_words, "a draft of " + std::to_string(draft_words_min) + " words; this one has " +
                                    std::to_string(draft_words));
  const TextTongue tongue =
      input.tongue != TextTongue::unknown ? input.tongue : guess_tongue(text_words(input.draft));
  if (tongue == TextTongue::unknown) return too_few(draft_words, "a draft in Dutch or English");
  const std::vector<Features> impostors = impostors_of(tongue);
  answer.impostors = impostors.size();
  answer.percentile = percentile_of(features_of(input.draft),
                                    brand_without(input.own_texts, input.own_texts.size()), impostors);
  std::vector<double> own;
  const std::size_t step = (input.own_texts.size() + own_judged_max - 1) / own_judged_max;
  for (std::size_t i = 0; i < input.own_texts.size(); i += step)
    own.push_back(
        percentile_of(features_of(input.own_texts[i]), brand_without(input.own_texts, i), impostors));
  std::sort(own.begin(), own.end());
  const auto at = [&](double share) {
    return own[static_cast<std::size_t>(share * static_cast<double>(own.size() - 1))];
  };
  answer.own_low = at(own_low_share);
  answer.own_median = at(full_share);
  answer.sounds_like_us = answer.percentile >= answer.own_low;
  answer.flags = style_flags(input.draft, input.own_texts, tongue);
  return answer;
}

}  // namespace regie
