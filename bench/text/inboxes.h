// bench/text/inboxes.h - planted inboxes with known truth, and who would be read first.
#pragma once

#include "inbox/tone_weights.h"

namespace regie::bench {

/// Prints the table of planted inboxes: the reader against a lexicon and against first messages alone.
/// Misses are told on stderr where REGIE_BENCH_MISSES is set, those of the sealed phrases never: who improves
/// the reader works with the others alone (sealed_too false).
void inbox_table(const inbox::ToneWeights& weights, bool sealed_too);

}  // namespace regie::bench
