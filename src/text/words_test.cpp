// text/words_test.cpp - words, stems, phrases and sentences.
#include "text/words.h"

#include <gtest/gtest.h>

#include "text/phrases.h"
#include "text/sentences.h"
#include "text/stems.h"

namespace regie {
namespace {

std::vector<std::string> folded(std::string_view text) {
  std::vector<std::string> out;
  for (const TextWord& word : text_words(text)) out.push_back(word.folded);
  return out;
}

TEST(TextWords, Fold_accents_capitals_and_apostrophes) {
  EXPECT_EQ(folded("Café’s DON'T  re-open, één 1.299,00!"),
            (std::vector<std::string>{"cafes", "dont", "re", "open", "een", "1.299,00", "!"}));
  EXPECT_EQ(folded_letters("ÉÉN Straße"), "een strasse");
}

TEST(TextWords, Name_places_in_bytes_of_the_text_given) {
  const std::string text = "Eén feest 🎉!";
  const auto words = text_words(text);
  ASSERT_EQ(words.size(), 4U);
  EXPECT_EQ(text.substr(words[1].at.from, words[1].at.to - words[1].at.from), "feest");
  EXPECT_EQ(words[2].kind, WordKind::emoji);
  EXPECT_EQ(words[3].kind, WordKind::mark);
}

TEST(TextWords, Survive_bytes_that_are_no_text) {
  EXPECT_EQ(folded("ab\xff\xc3").size(), 1U);
  EXPECT_TRUE(folded("\xf0\x9f").empty());
}

TEST(Stems, Meet_across_endings) {
  const auto dutch = [](const char* word) { return word_stem(word, TextTongue::dutch); };
  EXPECT_EQ(dutch("feestjes"), dutch("feest"));
  EXPECT_EQ(dutch("overstromingen"), dutch("overstroming"));
  EXPECT_EQ(dutch("lopen"), dutch("loop"));
  EXPECT_EQ(dutch("graven"), dutch("graf"));
  EXPECT_NE(dutch("plant"), dutch("plan"));
  EXPECT_NE(dutch("kant"), dutch("kan"));
  const auto english = [](const char* word) { return word_stem(word, TextTongue::english); };
  EXPECT_EQ(english("celebrating"), english("celebrate"));
  EXPECT_EQ(english("parties"), english("party"));
  EXPECT_EQ(english("funerals"), english("funeral"));
  EXPECT_EQ(english("diving"), english("dive"));
  EXPECT_EQ(english("hugging"), english("hug"));
  EXPECT_EQ(english("kissing"), english("kiss"));
  EXPECT_NE(english("winning"), english("wine"));
}

TEST(Tongue, Is_told_by_a_short_sentence) {
  EXPECT_EQ(guess_tongue(text_words("Schrijf je in voor de workshop")), TextTongue::dutch);
  EXPECT_EQ(guess_tongue(text_words("Sign up for the workshop")), TextTongue::english);
  EXPECT_EQ(guess_tongue(text_words("Team")), TextTongue::unknown);
}

TEST(Phrases, Are_found_with_endings_wildcards_and_in_compounds) {
  PhraseTable table;
  const auto flood = table.add("overstroming", TextTongue::dutch);
  const auto laid = table.add("lose * job", TextTongue::english);
  const auto found = table.find(text_words("Het overstromingsgebied"), TextTongue::dutch);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].phrase, flood);
  EXPECT_TRUE(found[0].is_compound);
  const auto jobs = table.find(text_words("thousands lose their jobs"), TextTongue::english);
  ASSERT_EQ(jobs.size(), 1U);
  EXPECT_EQ(jobs[0].phrase, laid);
  EXPECT_EQ(jobs[0].first, 1U);
  EXPECT_EQ(jobs[0].count, 3U);
}

TEST(Sentences, Do_not_end_at_short_forms) {
  EXPECT_EQ(sentence_spans("Bijv. dit. En dat! Dr. Jansen kost 3.50 euro.\nKop").size(), 4U);
  EXPECT_TRUE(sentence_spans("  \n ").empty());
}

}  // namespace
}  // namespace regie
