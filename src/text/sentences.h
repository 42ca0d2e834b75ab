// text/sentences.h - where a sentence begins and ends.
#pragma once

#include <string_view>
#include <vector>

#include "text/words.h"

namespace regie {

/// The sentences of a text, each trimmed of blanks. A point ends one where a blank and no small letter
/// follows, and it does not stand after a known short form ("bijv.", "e.g.", "dr."), or one letter. A line
/// break ends one too: headings and bullets of marketing texts have no point. Cost: linear.
[[nodiscard]] std::vector<TextSpan> sentence_spans(std::string_view text);

}  // namespace regie
