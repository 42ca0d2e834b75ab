// text/words.h - a text as words: folded letters, numbers, marks and emoji, each with its place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace regie {

/// A place in a text, in bytes: [from, to).
struct TextSpan {
  std::size_t from = 0;
  std::size_t to = 0;
  auto operator<=>(const TextSpan&) const = default;
};

enum class WordKind { letters, number, mark, emoji };

/// One word, number, mark that means something (! ? % and signs of money) or emoji.
struct TextWord {
  std::string folded;  // lower case, without accents and apostrophes; an emoji or mark as it stands
  TextSpan at;
  WordKind kind = WordKind::letters;
  bool is_shouted = false;  // two letters or more, all capitals
};

/// Lower case, accents off, curly quotes and apostrophes gone: "Café's" becomes "cafes".
/// Requires: UTF-8; other bytes are left out. Cost: linear.
[[nodiscard]] std::string folded_letters(std::string_view text);

/// The words of a text in order. A hyphen or a slash parts words, an apostrophe does not.
/// Requires: UTF-8. Holds: places are in order and do not overlap. Cost: linear.
[[nodiscard]] std::vector<TextWord> text_words(std::string_view text);

/// Letters as one has them on paper: code points, not bytes.
[[nodiscard]] std::size_t letter_count(std::string_view text);

}  // namespace regie
