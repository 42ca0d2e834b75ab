// wording/voice_words.h - what stands against a text, and how a plan stands, in the reader's language.
#pragma once

#include <string>
#include <vector>

#include "app/moment.h"
#include "app/plan.h"
#include "app/voice.h"
#include "wording/document.h"
#include "wording/sentences.h"

namespace regie {

/// "Party ("feest", "dansen") does not fit commemoration ("Dodenherdenking")."
/// The line of the moment is quoted once: its own words are not told beside it.
[[nodiscard]] std::string clash_sentence(const Clash& clash, Language language);
/// "Hold this: ...", "Look at this: ..." or "Nothing was found against it."
[[nodiscard]] std::string fitting_sentence(const Fitting& fitting, Language language);
/// Whether anything was known of the moment.
[[nodiscard]] std::string context_sentence(const Fitting& fitting, Language language);
/// How near to the brand, or what is missing before that can be said.
[[nodiscard]] std::string voice_sentence(const Answer<BrandNearness>& answer, Language language);
/// "Exclamation marks a sentence: 0.8 here, usually 0.0 to 0.2"; shares of words as percentages.
[[nodiscard]] std::string style_sentence(const StyleFlag& flag, Language language);
[[nodiscard]] std::string readability_sentence(const Answer<Readability>& answer, Language language);
/// "held: waits for a person's word"
[[nodiscard]] std::string_view piece_state_words(PieceState state, Language language);

/// What is wrong with a row or line of a plan, a list of news, or texts.
[[nodiscard]] std::string row_problem_sentence(const ReadingProblem& problem, Language language);
/// How many pieces wait for a person; "" where none does.
[[nodiscard]] std::string waiting_sentence(std::int64_t count, Language language);

/// All that is said of a draft, worst first.
[[nodiscard]] Document document_of(const CheckedDraft& checked, const Reader& reader);
[[nodiscard]] Document document_of(const LearnOutcome& outcome, const Reader& reader);
[[nodiscard]] Document document_of(const std::vector<KeptText>& texts, const Reader& reader);
[[nodiscard]] Document document_of(const KeptChoice& kept, const Reader& reader);

[[nodiscard]] Document document_of(const std::vector<CheckedPiece>& plan, const Reader& reader);
[[nodiscard]] Document document_of(const CheckedPiece& piece, const Reader& reader);
/// Which piece went out of the plan, and the command that puts it back.
[[nodiscard]] Document document_of_removed(const Piece& piece, const Reader& reader);
[[nodiscard]] Document document_of(const PlanOutcome& outcome, const Reader& reader);
[[nodiscard]] Document document_of(const NewsOutcome& outcome, const Reader& reader);
[[nodiscard]] Document document_of(const std::vector<NewsLine>& news, const Reader& reader);

}  // namespace regie
