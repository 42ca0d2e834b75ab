// bench/text/questions.h - which of many questions is asked: learnt in the benchmark and thrown away.
#pragma once

#include <vector>

#include "bench/text/data.h"
#include "text/encoder.h"

namespace regie::bench {

/// A score for each class of each test text, the greatest being the one said.
///   mean of the log chances of two kinds of heads: n-grams that weigh more the fewer texts hold them (two
///   seeds), and the layers of the encoder
/// Method: soft-max heads; weights of n-grams by ln(texts / texts with it), Sparck Jones (1972).
/// Cost:   minutes.
[[nodiscard]] std::vector<std::vector<double>> question_scores(const text::SentenceEncoder& encoder,
                                                               const std::vector<Labelled>& train,
                                                               const std::vector<Labelled>& test);

}  // namespace regie::bench
