// tools/train_text/upset_learning.h - learns the head for upset messages from our own phrases.
#pragma once

#include <string>
#include <vector>

#include "inbox/tone_scores.h"
#include "inbox/tone_weights.h"
#include "text/linear_head.h"

namespace regie::train {

/// The heads of tone that the head for upset messages stands on.
struct ToneHeads {
  const text::LinearHead& english;
  const text::LinearHead& dutch;
  const inbox::ToneEncoder& encoder;
  const inbox::ReadingChances& chances;
};

struct UpsetBlocks {
  std::string english;
  std::string dutch;
  std::string layers;
  std::string chances;
};

struct UpsetSources {
  std::string data;     // GoEmotions and XED: how people talk who are no customers
  std::string phrases;  // upset.tsv
};

/// Learns on all lines; chances and bars are fitted on lines that a head had not seen, a fifth at a time.
/// Prints what the unseen lines gave.
[[nodiscard]] UpsetBlocks learn_upset(const UpsetSources& sources, const ToneHeads& tone);

}  // namespace regie::train
