// text/ngrams.cpp - a short text as a bag of hashed n-grams: words, pairs of words and pieces of words.
#include "text/ngrams.h"

#include <cmath>

#include "base/ensure.h"

namespace regie::text {
namespace {

constexpr std::size_t piece_letters_min = 2;
constexpr std::size_t piece_letters_max = 5;
constexpr float piece_length = 0.8F;  // pieces repeat what words say: they count a little less
constexpr std::size_t repeats_max = 2;
constexpr std::uint64_t word_seed = 0x57;
constexpr std::uint64_t pair_seed = 0x50;
constexpr std::uint64_t piece_seed = 0x43;

struct Letter {
  char32_t code;
  std::size_t bytes;
};

// One code point; a byte that starts none stands for itself.
Letter letter_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1};
  const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  if (bytes == 1 || at + bytes > text.size()) return {first, 1};
  char32_t code = first & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) code = (code << 6U) | (byte(at + i) & 0x3FU);
  return {code, bytes};
}

// Lower case of Latin, Greek and Cyrillic letters; what has none stays.
char32_t lower(char32_t code) {
  if (code >= U'A' && code <= U'Z') return code + 32;
  if (code >= 0xC0 && code <= 0xDE && code != 0xD7) return code + 32;
  if (code >= 0x100 && code <= 0x17F && code % 2 == 0) return code + 1;
  if (code >= 0x391 && code <= 0x3A9) return code + 32;
  if (code >= 0x410 && code <= 0x42F) return code + 32;
  if (code == 0x2019 || code == 0x2018) return U'\'';
  return code;
}

bool is_letter(char32_t code) {
  return (code >= U'a' && code <= U'z') || code == U'\'' ||
         (code >= 0xC0 && code < 0x2000 && code != 0xD7 && code != 0xF7) || (code >= 0x3040 && code < 0xE000);
}

bool is_space(char32_t code) {
  return code <= 0x20 || code == 0xA0 || (code >= 0x2000 && code <= 0x200F) || code == 0x3000 ||
         code == 0xFE0F;
}

void append(std::string& out, char32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0U | (code >> 6U));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  } else if (code < 0x10000) {
    out += static_cast<char>(0xE0U | (code >> 12U));
    out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | (code >> 18U));
    out += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
    out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
    out += static_cast<char>(0x80U | (code & 0x3FU));
  }
}

bool starts_link(std::string_view rest) {
  return rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.");
}

std::size_t skip_to_space(std::string_view text, std::size_t at) {
  while (at < text.size() && static_cast<unsigned char>(text[at]) > 0x20) ++at;
  return at;
}

std::uint64_t hash(std::string_view bytes, std::uint64_t start) {
  std::uint64_t value = 0xcbf29ce484222325ULL ^ (start * 0x9E3779B97F4A7C15ULL);
  for (const char byte : bytes) value = (value ^ static_cast<unsigned char>(byte)) * 0x100000001b3ULL;
  return value;
}

std::uint32_t bucket(std::uint64_t value, int bits) {
  value ^= value >> 29U;
  value *= 0xBF58476D1CE4E5B9ULL;
  return static_cast<std::uint32_t>(value >> (64U - static_cast<unsigned>(bits)));
}

template <class Each>
void each_piece(std::string_view word, Each each) {
  std::string framed = "_";
  framed += word;
  framed += '_';
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < framed.size(); at += letter_at(framed, at).bytes) starts.push_back(at);
  starts.push_back(framed.size());
  const std::size_t letters = starts.size() - 1;
  for (std::size_t size = piece_letters_min; size <= piece_letters_max; ++size)
    for (std::size_t from = 0; from + size <= letters; ++from)
      each(std::string_view(framed).substr(starts[from], starts[from + size] - starts[from]));
}

// Reads one word of letters and digits from `at`; returns where it ends.
std::size_t read_word(std::string_view text, std::size_t at, std::string& word) {
  char32_t last = 0;
  std::size_t repeats = 0;
  while (at < text.size()) {
    const auto [code, bytes] = letter_at(text, at);
    char32_t folded = lower(code);
    const bool digit = folded >= U'0' && folded <= U'9';
    if (!digit && !is_letter(folded)) break;
    if (digit) folded = U'0';
    repeats = folded == last ? repeats + 1 : 1;
    last = folded;
    if (repeats <= repeats_max) append(word, folded);
    at += bytes;
  }
  return at;
}

}  // namespace

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto [code, bytes] = letter_at(text, at);
    if (is_space(code)) {
      at += bytes;
    } else if (starts_link(text.substr(at))) {
      words.emplace_back("<url>");
      at = skip_to_space(text, at);
    } else if (code == U'@' && at + 1 < text.size() && is_letter(lower(letter_at(text, at + 1).code))) {
      words.emplace_back("<name>");
      at = skip_to_space(text, at);
    } else {
      std::string word;
      const std::size_t end = read_word(text, at, word);
      if (end == at) append(word, code);
      at = end == at ? at + bytes : end;
      if (words.empty() || words.back() != word || word.size() > 1) words.push_back(std::move(word));
    }
  }
  return words;
}

std::vector<std::uint32_t> word_features(std::string_view folded_word, int bits) {
  std::vector<std::uint32_t> found{bucket(hash(folded_word, word_seed), bits)};
  each_piece(folded_word,
             [&](std::string_view piece) { found.push_back(bucket(hash(piece, piece_seed), bits)); });
  return found;
}

std::uint32_t pair_feature(std::string_view first, std::string_view second, int bits) {
  return bucket(hash(second, hash(first, pair_seed)), bits);
}

std::vector<Feature> ngrams(std::string_view text, int bits) {
  ENSURE(bits >= 8 && bits <= 24);
  const auto words = folded_words(text);
  std::vector<Feature> found;
  for (std::size_t i = 0; i < words.size(); ++i) {
    found.push_back({bucket(hash(words[i], word_seed), bits), 0});
    if (i > 0) found.push_back({pair_feature(words[i - 1], words[i], bits), 0});
  }
  const std::size_t of_words = found.size();
  for (const auto& word : words)
    each_piece(word,
               [&](std::string_view piece) { found.push_back({bucket(hash(piece, piece_seed), bits), 0}); });
  const float word_value = of_words > 0 ? 1.0F / std::sqrt(static_cast<float>(of_words)) : 0;
  const std::size_t of_pieces = found.size() - of_words;
  const float piece_value = of_pieces > 0 ? piece_length / std::sqrt(static_cast<float>(of_pieces)) : 0;
  for (std::size_t i = 0; i < found.size(); ++i) found[i].value = i < of_words ? word_value : piece_value;
  return found;
}

}  // namespace regie::text
