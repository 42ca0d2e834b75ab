// tools/train_text/upset_corpus.h - upset.tsv as sentences: its slots filled, each with the line it came
// from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace regie::train {

/// The kind of lines that are made of slots alone, which other lines use as well: learnt from, never measured
/// on.
inline constexpr std::string_view composed = "composed";

struct UpsetSentence {
  std::string text;
  bool upset;
  std::string kind;
  std::size_t line;  // where it stands in the file
};

/// The sentences of a language, lines in the order of the file; the same on every machine.
///   of a line with slots up to six fillings, of a composed one up to fifty, each once
[[nodiscard]] std::vector<UpsetSentence> upset_sentences(const std::string& path,
                                                         const std::string& language);

}  // namespace regie::train
