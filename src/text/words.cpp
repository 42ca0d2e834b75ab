// text/words.cpp - letters folded one code point at a time, words gathered from them.
#include "text/words.h"

#include <array>
#include <cstdint>

namespace regie {
namespace {

struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1;
};

constexpr char32_t no_letter = 0xFFFD;

CodePoint code_point(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1};
  const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0;
  if (bytes == 0 || at + bytes > text.size()) return {no_letter, 1};
  char32_t value = first & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(at + i) & 0xC0U) != 0x80U) return {no_letter, 1};
    value = (value << 6U) | (byte(at + i) & 0x3FU);
  }
  return {value, bytes};
}

// U+00C0 to U+00FF and U+0100 to U+017F as the letter under the accent; '*' is none. Three stand for two.
constexpr std::string_view latin_1 = "aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo*ouuuuyty";
constexpr std::string_view latin_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllllllln"
    "nnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_1.size() == 64 && latin_a.size() == 128);

/// The folded letter, or 0 where the code point is no letter.
char letter_of(char32_t c) {
  if (c >= 'a' && c <= 'z') return static_cast<char>(c);
  if (c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  if (c >= 0xC0 && c <= 0xFF) return latin_1[c - 0xC0] == '*' ? '\0' : latin_1[c - 0xC0];
  if (c >= 0x100 && c <= 0x17F) return latin_a[c - 0x100];
  return '\0';
}

bool is_capital(char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7); }
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0xB4 || c == '`';
}
/// Marks that vanish inside a word: soft hyphen, joiners, combining accents, variation selectors.
bool is_silent(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200D) || (c >= 0x300 && c <= 0x36F) || c == 0xFE0F ||
         (c >= 0x1F3FB && c <= 0x1F3FF);
}
bool is_mark(char32_t c) { return c == '!' || c == '?' || c == '%' || c == '$' || c == 0xA3 || c == 0x20AC; }
bool is_emoji(char32_t c) {
  return (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x2600 && c <= 0x27BF) || c == 0x2B50 || c == 0x2764;
}

/// Gathers words while the text is read from left to right.
class WordReader {
 public:
  explicit WordReader(std::string_view text) : text_(text) {}

  std::vector<TextWord> read() {
    for (std::size_t at = 0; at < text_.size();) {
      const CodePoint c = code_point(text_, at);
      take(c, at);
      at += c.bytes;
    }
    close();
    return std::move(words_);
  }

 private:
  void take(CodePoint c, std::size_t at) {
    if (is_silent(c.value)) return;
    const char letter = letter_of(c.value);
    if (letter != '\0' || is_digit(c.value)) return add(c, at, letter);
    const bool is_inside = open_ && word_.at.to == at;
    if (is_inside && is_apostrophe(c.value)) {
      word_.at.to = at + c.bytes;  // "don't" is one word; the place grows only if letters follow
      return;
    }
    if (is_inside && (c.value == '.' || c.value == ',') && word_.kind == WordKind::number &&
        at + 1 < text_.size() && is_digit(static_cast<unsigned char>(text_[at + 1]))) {
      word_.folded += static_cast<char>(c.value);
      word_.at.to = at + 1;
      return;
    }
    close();
    if (is_mark(c.value) || is_emoji(c.value))
      words_.push_back({std::string(text_.substr(at, c.bytes)),
                        {at, at + c.bytes},
                        is_mark(c.value) ? WordKind::mark : WordKind::emoji,
                        false});
  }

  void add(CodePoint c, std::size_t at, char letter) {
    const WordKind kind = letter != '\0' ? WordKind::letters : WordKind::number;
    if (open_ && word_.kind == WordKind::number && kind == WordKind::letters) close();
    if (!open_) {
      word_ = TextWord{{}, {at, at}, kind, false};
      open_ = true;
      capitals_ = letters_ = 0;
    }
    word_.folded += letter != '\0' ? letter : static_cast<char>(c.value);
    if (c.value == 0xDF) word_.folded += 's';
    if (c.value == 0xE6 || c.value == 0xC6 || c.value == 0x153 || c.value == 0x152) word_.folded += 'e';
    ++letters_;
    capitals_ += is_capital(c.value) ? 1 : 0;
    word_.at.to = at + c.bytes;
  }

  void close() {
    if (!open_) return;
    open_ = false;
    while (word_.at.to > word_.at.from && is_apostrophe(static_cast<unsigned char>(text_[word_.at.to - 1])))
      --word_.at.to;
    word_.is_shouted = letters_ >= 2 && capitals_ == letters_;
    words_.push_back(word_);
  }

  std::string_view text_;
  std::vector<TextWord> words_;
  TextWord word_;
  bool open_ = false;
  int capitals_ = 0;
  int letters_ = 0;
};

}  // namespace

std::string folded_letters(std::string_view text) {
  std::string folded;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point(text, at);
    at += c.bytes;
    if (is_silent(c.value) || is_apostrophe(c.value) || c.value == no_letter) continue;
    if (const char letter = letter_of(c.value); letter != '\0') {
      folded += letter;
      if (c.value == 0xDF) folded += 's';
      if (c.value == 0xE6 || c.value == 0xC6 || c.value == 0x153 || c.value == 0x152) folded += 'e';
    } else if (c.value < 0x80) {
      folded += static_cast<char>(c.value);
    } else {
      folded += text.substr(at - c.bytes, c.bytes);
    }
  }
  return folded;
}

std::vector<TextWord> text_words(std::string_view text) { return WordReader(text).read(); }

std::size_t letter_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += code_point(text, at).bytes) ++count;
  return count;
}

}  // namespace regie
