// voice/internal/near_meaning.h - concepts that a sentence means without a listed word, by the sentence
// encoder.
#pragma once

#include <string_view>
#include <vector>

#include "voice/fitting.h"
#include "voice/internal/concepts.h"

namespace regie {

/// Words of a concept found in the brand's own texts count as habit from this strength on.
inline constexpr double compound_counts = 0.9;

/// Adds, for each sentence of a text, the concept whose description lies nearest to it, where it lies nearer
/// than `near_enough` (cosine) and clearly before the concept that follows. Without an encoder: unchanged.
/// Cost: one call of the encoder a sentence; the descriptions are encoded at each call of this function.
[[nodiscard]] std::vector<ConceptInText> with_near_meaning(std::string_view text,
                                                           std::vector<ConceptInText> found,
                                                           const EmbedText& embed);

}  // namespace regie
