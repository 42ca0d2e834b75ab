// wording/second_opinion_words.h - what another method says about a metric's history, in plain words.
#pragma once

#include <optional>
#include <string>

#include "base/answer.h"
#include "measure/second_opinion.h"
#include "wording/sentences.h"

namespace regie {

/// "Second opinion, 3 November 2025 to 15 March 2026: the level changed on Tuesday 10 March (60 to 37 a
/// day). It agrees with the onset above, to within a week. By another method, which decides nothing
/// (piecewise-lines/1; 133 days; weekdays taken out first)."
/// The last five changes; how many came earlier is said. `agreement` is nothing where no onset was told.
/// Where it abstains: what it lacks.
[[nodiscard]] std::string second_opinion_sentence(const Answer<SecondOpinion>& opinion,
                                                  std::optional<Agreement> agreement, const Reader& reader);

}  // namespace regie
