// voice/generic.h - where a text sounds like everybody: phrases that many companies write, by industry.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/stems.h"
#include "text/words.h"

namespace regie {

struct GenericFlag {
  TextSpan at;               // in the text
  std::string words;         // as they stand there
  std::string phrase;        // as it stands in the table: the key that accepting or ignoring teaches
  std::string industry;      // "any" or the one asked for
  std::size_t own_uses = 0;  // of the brand's own texts hold it too
  std::string own_words;     // how the brand itself said something near, empty where it did not
};

struct GenericInput {
  std::string text;
  TextTongue tongue = TextTongue::unknown;
  std::string industry;  // of generic_industries(); others give the phrases of every industry's "any"
  std::span<const std::string> own_texts;
};

/// The industries of the table beside "any".
[[nodiscard]] const std::vector<std::string>& generic_industries();

/// Phrases that many companies use, in order of place, the longest where several overlap; with the brand's
/// own sentence that shares most words with the flagged one and holds no such phrase itself. Cost: linear in
/// the text and the own texts.
[[nodiscard]] std::vector<GenericFlag> generic_phrases(const GenericInput& input);

}  // namespace regie
