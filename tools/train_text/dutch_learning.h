// tools/train_text/dutch_learning.h - learns the head of tone for Dutch, and tells what each fold left out
// gives.
#pragma once

#include <string>

#include "inbox/tone_weights.h"

namespace regie::train {

struct DutchSources {
  std::string data;     // XED and the lexicon
  std::string phrases;  // phrases.tsv
};

struct DutchTone {
  std::string head;
  inbox::ToneChances chances;
};

/// Learns on four folds of XED; chances and bars are fitted on the fold after the one left out, by a head
/// that saw neither. Prints what each of the five folds gives when it is left out, and their mean; the head
/// that is kept left out the first. Cost: ten heads, some seconds.
[[nodiscard]] DutchTone learn_dutch(const DutchSources& sources);

}  // namespace regie::train
