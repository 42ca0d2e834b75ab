// tools/train_text/upset_corpus.h - upset.tsv as sentences: its slots filled, each with the line it came
// from.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace regie::train {

struct UpsetSentence {
  std::string text;
  bool upset;
  std::string kind;
  std::size_t line;  // sentences of one line never stand on both sides of a split
};

/// The sentences of a language, lines in the order of the file; the same on every machine.
///   of a line with slots up to `sentences_a_line` fillings, each once
[[nodiscard]] std::vector<UpsetSentence> upset_sentences(const std::string& path,
                                                         const std::string& language);

}  // namespace regie::train
