// text/phrases.h - many phrases looked for in one text at once, with their endings forgiven.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "text/stems.h"
#include "text/words.h"

namespace regie {

/// A phrase as it is written in a table: words that are compared by stem, and
///   =word   exactly so      word*   begins so      *word   ends so      *   any one word
///   #       a number
/// Compounds: a Dutch word of `compound_letters_min` letters that begins or ends with a listed word of
/// `compound_part_min` letters meets it too ("herdenkingskrans" meets "herdenking").
struct PhraseHit {
  std::uint32_t phrase = 0;  // as it was added
  std::uint32_t first = 0;   // index of its first word
  std::uint32_t count = 0;   // words it covers
  bool is_compound = false;  // met as a part of a longer word
};

class PhraseTable {
 public:
  /// Adds a phrase of one tongue. Holds: answers 0, 1, 2, ... in order. A phrase without words is kept and
  /// never found.
  std::uint32_t add(std::string_view phrase, TextTongue tongue);

  /// Words of English that are other words in Dutch ("slim", "war"): not looked for in a Dutch text, where
  /// English words are otherwise at home.
  void add_false_friend(std::string_view word) { false_friends_.insert(folded_letters(word)); }

  /// Every phrase found, in order of place. A Dutch text is searched for English phrases too.
  /// Cost: linear in the words times the phrases that share a first word.
  [[nodiscard]] std::vector<PhraseHit> find(std::span<const TextWord> words, TextTongue tongue) const;

  [[nodiscard]] std::size_t size() const { return phrases_.size(); }

 private:
  enum class Kind { stem, exact, prefix, suffix, any, number };
  struct Part {
    Kind kind = Kind::stem;
    std::string text;
    bool operator==(const Part&) const = default;
  };
  struct Phrase {
    std::vector<Part> parts;
    TextTongue tongue = TextTongue::unknown;
  };
  struct Forms {
    std::vector<std::string> stems;  // of each word, in the tongue searched
  };
  static Part part_of(std::string_view word, TextTongue tongue);
  [[nodiscard]] bool fits(const Part& part, const TextWord& word, const std::string& stem) const;
  void find_in(std::span<const TextWord> words, TextTongue tongue, TextTongue text_tongue,
               std::vector<PhraseHit>& hits) const;
  void find_compounds(std::span<const TextWord> words, const Forms& forms,
                      std::vector<PhraseHit>& hits) const;

  std::unordered_set<std::string> false_friends_;
  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_stem_[3];   // by tongue, first part a stem
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_exact_[3];  // first part exact
  std::vector<std::uint32_t> open_[3];                                       // first part is a pattern
};

}  // namespace regie
