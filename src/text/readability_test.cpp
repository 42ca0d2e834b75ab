// text/readability_test.cpp - the formulas against their printed values.
#include "text/readability.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

constexpr double printed_digits = 0.06;  // values are printed to one decimal

TEST(Readability, Gives_the_values_printed_for_known_sentences) {
  // Six words of one syllable in one sentence: the textbook example, 116 and -1.5.
  const ReadingCounts cat{1, 6, 6, 0};
  EXPECT_NEAR(flesch_ease(cat), 116.1, printed_digits);
  EXPECT_NEAR(flesch_kincaid_grade(cat), -1.45, printed_digits);
  // 13 words, 24 syllables: reading ease 37.5, grade 11.3 in the encyclopaedia's article.
  const ReadingCounts platypus{1, 13, 24, 0};
  EXPECT_NEAR(flesch_ease(platypus), 37.5, printed_digits);
  EXPECT_NEAR(flesch_kincaid_grade(platypus), 11.3, printed_digits);
  // Douma for 10 words a sentence and 1.5 syllables a word: 206.84 - 9.3 - 115.5.
  EXPECT_NEAR(douma_ease({10, 100, 150, 0}), 82.04, 1e-9);
  EXPECT_NEAR(brouwer_index({10, 100, 150, 0}), 74.5, 1e-9);
}

TEST(Readability, Counts_syllables_as_a_dictionary_does) {
  const auto en = [](const char* w) { return syllable_count(w, TextTongue::english); };
  EXPECT_EQ(en("table"), 2U);
  EXPECT_EQ(en("moved"), 1U);
  EXPECT_EQ(en("wanted"), 2U);
  EXPECT_EQ(en("reading"), 2U);
  EXPECT_EQ(en("nation"), 2U);
  EXPECT_EQ(en("idea"), 3U);
  EXPECT_EQ(en("people"), 2U);
  const auto nl = [](const char* w) { return syllable_count(w, TextTongue::dutch); };
  EXPECT_EQ(nl("koningin"), 3U);
  EXPECT_EQ(nl("leesbaarheid"), 3U);
  EXPECT_EQ(nl("mooie"), 2U);
  EXPECT_EQ(nl("sneeuw"), 1U);
  EXPECT_EQ(nl("bijeenkomst"), 3U);
}

TEST(Readability, Abstains_under_a_hundred_words_and_says_how_many_there_are) {
  const auto answer = readability("This is a short text of nine words only.", TextTongue::english);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().n, 9.0);
  EXPECT_NE(answer.error().needs.find("100 words"), std::string::npos);
}

TEST(Readability, Names_long_sentences_and_prefers_short_ones) {
  std::string easy;
  std::string hard;
  for (int i = 0; i < 20; ++i) {
    easy += "We help you with your work today. ";
    hard +=
        "Our organisation facilitates interdisciplinary collaboration concerning administrative procedures, ";
  }
  hard += "finally.";
  const auto simple = readability(easy, TextTongue::english);
  const auto heavy = readability(hard, TextTongue::english);
  ASSERT_TRUE(simple && heavy);
  EXPECT_GT(simple->ease, heavy->ease);
  EXPECT_EQ(simple->counts.long_sentences, 0U);
  EXPECT_EQ(heavy->counts.long_sentences, 1U);
}

}  // namespace
}  // namespace regie
