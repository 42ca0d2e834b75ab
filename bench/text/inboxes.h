// bench/text/inboxes.h - planted inboxes with known truth, and who would be read first.
#pragma once

#include "inbox/tone_weights.h"

namespace regie::bench {

/// Prints the table of planted inboxes: the reader against a lexicon and against first messages alone.
void inbox_table(const inbox::ToneWeights& weights);

}  // namespace regie::bench
