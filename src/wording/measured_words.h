// wording/measured_words.h - what measuring says in English about what it lacks, in the language of the
// reader.
#pragma once

#include <string>
#include <string_view>

#include "wording/words.h"

namespace regie {

/// "14 days with a figure before" -> "14 dagen met een cijfer ervoor". Measuring knows no reader: it and the
/// records hold English. A sentence nobody translated stays as it is.
[[nodiscard]] std::string measured_words(std::string_view english, Language language);

}  // namespace regie
