// api/internal/voice_values.h - what stands against a text, as JSON values that commands and routes share.
#pragma once

#include "api/internal/json_values.h"
#include "app/moment.h"
#include "app/plan.h"
#include "app/voice.h"

namespace regie {

/// {"level", "score", "pair": [two names], "context": "given|none", "clashes": [...]}
[[nodiscard]] Json fitting_value(const Fitting& fitting);
/// {"language", "fitting", "voice", "generic", "duplicates", "readability", "claims", "suppressed"}
[[nodiscard]] Json checked_value(const CheckedDraft& checked);
[[nodiscard]] Json kept_text_value(const KeptText& kept);
[[nodiscard]] Json piece_value(const CheckedPiece& piece);
[[nodiscard]] Json news_value(const NewsLine& line);
[[nodiscard]] Json problems_value(const std::vector<ReadingProblem>& problems);

}  // namespace regie
