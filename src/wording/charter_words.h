// wording/charter_words.h - who does what, in the language of the reader.
#pragma once

#include <string>

#include "app/charter.h"
#include "charter/activities.h"
#include "wording/sentences.h"

namespace regie {

struct ActivityWords {
  std::string label;  // "Sign a reason"
  std::string say;    // "A sentence under a person's name; Regie tests what it implies."
};
/// Requires: one of `activities`.
[[nodiscard]] ActivityWords activity_words(const Activity& activity, Language language);
/// "adopted a table of rules: fewer false alarms".
[[nodiscard]] std::string charter_change_sentence(const CharterChange& change, const Reader& reader);

}  // namespace regie
