// inbox/phrases.h - rules of phrases: groups of word beginnings that follow each other within a few words.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace regie::inbox {

/// "still|nog not|niet arriv*|receiv*": a group between spaces, choices between bars; a star takes any
/// ending; "~3" in front lets up to three other words stand between its groups (0 without).
struct PhraseRule {
  std::string_view pattern;
};

/// The words of a text in lower case, without marks, and where each sentence begins.
struct PhraseText {
  std::vector<std::string> words;
};
[[nodiscard]] PhraseText phrase_text(std::string_view text);

/// The places where rules are met, as the words that met them; each rule at most once.
/// Cost: words times rules; most rules end at the first group.
[[nodiscard]] std::vector<std::string> met(const PhraseText& text, std::span<const PhraseRule> rules);

}  // namespace regie::inbox
