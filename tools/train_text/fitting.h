// tools/train_text/fitting.h - labelled lines into examples, and scores into chances.
#pragma once

#include <vector>

#include "bench/text/data.h"
#include "bench/text/measures.h"
#include "inbox/tone_weights.h"
#include "text/linear_head.h"

namespace regie::train {

/// The n-grams of each line, with its labels brought to `outputs`.
[[nodiscard]] std::vector<text::Example> examples_of(const std::vector<bench::Labelled>& rows, int bits,
                                                     std::size_t outputs);
void add(std::vector<text::Example>& to, std::vector<text::Example> more);

/// [text][output][head] scores into chances of the first outputs, and from which chance on each is said.
[[nodiscard]] inbox::ToneChances chances_of(const std::vector<std::vector<std::vector<double>>>& scores,
                                            const std::vector<bench::Labelled>& rows, std::size_t outputs);

/// How sure the first of a ranking is, and the bar from which `precision` of the answers were right.
void fit_sureness(inbox::ToneChances& chances, const std::vector<bench::Ranked>& ranked, double precision);

}  // namespace regie::train
