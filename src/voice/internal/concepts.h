// voice/internal/concepts.h - what a text speaks of: concepts, and the words that carry them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/phrases.h"
#include "text/words.h"

namespace regie {

enum class VoiceRegister {
  grief,
  trouble,
  sacred,
  frail,
  festive,
  hype,
  playful,
  erotic,
  luxury,
  indulgent,
  cheer,
  heroic,
  martial,
  figure,
  mild,
  plain
};

struct VoiceConcept {
  std::string name;
  VoiceRegister voice = VoiceRegister::plain;
  std::string dutch;
  std::string english;
};

/// Words in a text that carry a concept, and how surely.
struct CarryingWords {
  TextSpan at;
  std::string words;        // as they stand in the text
  double strength = 0;      // 1 by itself; less where it takes a second sign
  bool is_idiom = false;    // part of a way of saying that means nothing grim
  bool is_loose = false;    // a grim word that people use lightly
  bool is_negated = false;  // "no", "without" before it
};

/// One concept of a text.
struct ConceptInText {
  std::size_t index = 0;          // in voice_concepts()
  double strength = 0;            // 0..1, idioms and negated words included
  double plain_strength = 0;      // as said in earnest: without idioms and negated words, loose ones at half
  double news_strength = 0;       // as said of the world: all that is not negated
  std::vector<CarryingWords> by;  // in order of place
};

/// The concepts of concepts.table, in order.
[[nodiscard]] const std::vector<VoiceConcept>& voice_concepts();
/// Place of a concept by name. Requires: it is in the table.
[[nodiscard]] std::size_t concept_index(std::string_view name);
/// How many words and phrases the table holds, of all tongues.
[[nodiscard]] std::size_t concept_phrase_count();
/// The words of the table as they stand in it (folded), for tests that keep other texts apart from them.
[[nodiscard]] const std::vector<std::string>& concept_seeds();

/// What words carry when said in earnest, 0..1.
[[nodiscard]] double plain_strength_of(const std::vector<CarryingWords>& by);

/// The concepts that a text carries. Cost: linear in its words.
[[nodiscard]] std::vector<ConceptInText> concepts_in(std::string_view text, TextTongue tongue);

}  // namespace regie
