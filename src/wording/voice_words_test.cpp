// wording/voice_words_test.cpp - what stands against a text reads well in both languages and quotes things
// once.
#include "wording/voice_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regie {
namespace {

using testing::HasSubstr;
using testing::Not;

const Reader english{Language::en, "EUR", Day::of({2026, 3, 16})};
const Reader dutch{Language::nl, "EUR", Day::of({2026, 3, 16})};

Fitting fitting_of(const std::string& text, const std::string& line, std::optional<Day> day = {}) {
  FittingInput input;
  input.text = text;
  input.day = day;
  if (!line.empty()) input.context.push_back({line, std::nullopt});
  return fitting(input);
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string plain(const Document& document) {
  std::string text;
  for (const Block& block : document.blocks) text += block.text + '\n';
  return text;
}

TEST(VoiceWords, A_clash_with_a_day_names_the_words_and_the_day) {
  const Fitting fit = fitting_of("Feest in de tuin!", "", Day::of({2027, 5, 4}));
  ASSERT_FALSE(fit.clashes.empty());
  EXPECT_EQ(clash_sentence(fit.clashes.front(), Language::nl),
            "“Feest” past niet bij herdenking (“Dodenherdenking”).");
  EXPECT_EQ(clash_sentence(fit.clashes.front(), Language::en),
            "Party (“Feest”) does not fit commemoration (“Dodenherdenking”).");
}

TEST(VoiceWords, A_clash_with_a_line_quotes_the_line_once_and_its_words_not_beside_it) {
  const std::string line = "Flood in Limburg: two dead";
  const Fitting fit = fitting_of("Dive in: a party with a splash!", line);
  ASSERT_FALSE(fit.clashes.empty());
  for (const Clash& clash : fit.clashes) {
    const std::string text = clash_sentence(clash, Language::en);
    EXPECT_EQ(times(text, line), 1U) << text;
    EXPECT_TRUE(text.ends_with("“" + line + "”.")) << text;
  }
}

TEST(VoiceWords, A_draft_with_many_clashes_quotes_their_line_once) {
  const std::string line = "Flood in Limburg: two dead";
  const CheckedDraft checked = check_draft_alone(
      {"WOW! A party with confetti, 50% off, dance and win a cake!", "", "", std::nullopt, {line}});
  ASSERT_GT(checked.check.fitting.clashes.size(), 1U);
  EXPECT_EQ(times(plain(document_of(checked, english)), line), 1U);
}

TEST(VoiceWords, No_context_is_said_and_nothing_found_is_said) {
  const Fitting fit = fitting_of("Zaterdag is de winkel open.", "");
  EXPECT_EQ(context_sentence(fit, Language::nl), "Geen context gegeven: alleen de tekst zelf is bekeken.");
  EXPECT_EQ(context_sentence(fit, Language::en), "No context given: only the text itself was looked at.");
  EXPECT_EQ(fitting_sentence(fit, Language::en), "Nothing was found against it.");
  EXPECT_EQ(context_sentence(fitting_of("Open.", "Flood"), Language::en), "");
}

TEST(VoiceWords, Shares_are_percentages_and_counts_are_not) {
  StyleFlag capitals;
  capitals.trait = StyleTrait::capitals;
  capitals.draft = 0.12;
  capitals.brand_high = 0.02;
  EXPECT_EQ(style_sentence(capitals, Language::en), "Words in capitals: 12% here, usually 0.0% to 2.0%");
  StyleFlag loud;
  loud.trait = StyleTrait::exclamations;
  loud.draft = 1.6;
  EXPECT_EQ(style_sentence(loud, Language::nl), "Uitroeptekens per zin: hier 1,6, gewoonlijk 0,0");
}

TEST(VoiceWords, Each_state_and_each_problem_of_a_row_is_told_in_both_languages) {
  for (const PieceState state :
       {PieceState::fine, PieceState::look, PieceState::held, PieceState::let_go, PieceState::stopped}) {
    EXPECT_FALSE(piece_state_words(state, Language::en).empty());
    EXPECT_NE(piece_state_words(state, Language::en), piece_state_words(state, Language::nl));
  }
  for (const char* code : {"plan.no_day", "plan.no_text", "news.no_day", "news.no_text", "voice.no_words"}) {
    const ReadingProblem problem{3, "day", "soon", code, "said in English"};
    EXPECT_EQ(row_problem_sentence(problem, Language::en), "said in English");
    EXPECT_NE(row_problem_sentence(problem, Language::nl), "said in English") << code;
  }
}

TEST(VoiceWords, How_many_wait_is_one_sentence_and_none_is_none) {
  EXPECT_EQ(waiting_sentence(0, Language::en), "");
  EXPECT_EQ(waiting_sentence(1, Language::en), "1 planned post may not fit its moment.");
  EXPECT_EQ(waiting_sentence(3, Language::nl), "3 geplande teksten passen misschien niet bij hun moment.");
}

TEST(VoiceWords, What_was_taken_out_tells_the_command_that_puts_it_back) {
  const Piece piece{"q-1", Day::of({2026, 5, 4}), 570, "LinkedIn", "", "Anja's feest", ""};
  const std::string text = plain(document_of_removed(piece, dutch));
  EXPECT_THAT(text, HasSubstr("regie plan add 'Anja'\\''s feest' --day 2026-05-04 --time 09:30"));
  EXPECT_THAT(text, HasSubstr("--channel 'LinkedIn'"));
  EXPECT_THAT(text, Not(HasSubstr("--title")));
}

TEST(VoiceWords, Nothing_says_who_or_what_wrote_a_text) {
  const CheckedDraft checked = check_draft_alone(
      {"In today's fast paced world we take your journey to the next level.", "", "", std::nullopt, {}});
  for (const Reader& reader : {english, dutch}) {
    const std::string text = plain(document_of(checked, reader));
    for (const char* word : {"machine", "AI ", "generated", "robot", "ChatGPT", "gegenereerd"})
      EXPECT_THAT(text, Not(HasSubstr(word)));
  }
}

}  // namespace
}  // namespace regie
