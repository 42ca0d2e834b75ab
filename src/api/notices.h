// api/notices.h - what leaves the desk by itself, in words: the weekly letter, and notices as JSON.
#pragma once

#include "app/rounds.h"

namespace regie {

/// Letters are the brief as a page with its Markdown as the plain twin. Notices hold no personal data: ids,
/// figures and the sentence of the brief.
[[nodiscard]] RoundWords round_words();

}  // namespace regie
