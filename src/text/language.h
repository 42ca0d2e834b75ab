// text/language.h - is a text Dutch, English or something else?
#pragma once

#include <cstdint>
#include <string_view>

#include "text/linear_head.h"

namespace regie::text {

enum class Language : std::uint8_t { dutch, english, other, none };  // none: no words to tell by

/// "nl", "en", "other" or "none".
[[nodiscard]] std::string_view code_of(Language language);

/// The language of a text, by a head of three outputs (Dutch, English, other) on its n-grams.
/// Requires: head.outputs() == 3. Cost: that of the head.
[[nodiscard]] Language language_of(const LinearHead& head, std::string_view text);

}  // namespace regie::text
