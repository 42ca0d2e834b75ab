// wording/reading_words_test.cpp - a reading in a sentence says where it cannot be leaned on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "wording/documents_inbox.h"

namespace regie {
namespace {

using testing::HasSubstr;
using testing::Not;

inbox::ToneReading positive_in(text::Language language) {
  inbox::ToneReading reading;
  reading.language = language;
  reading.group = {0.05, 0.9, 0.02, 0.1};
  reading.verdict = inbox::Verdict::answer;
  return reading;
}

TEST(ReadingWords, Dutch_tone_is_told_as_a_hint_and_English_is_not) {
  const auto dutch = positive_in(text::Language::dutch);
  EXPECT_THAT(reading_sentence(dutch, Language::en), HasSubstr("Dutch: a hint, right for three in four"));
  EXPECT_THAT(reading_sentence(dutch, Language::nl), HasSubstr("een vermoeden, bij drie van de vier juist"));
  EXPECT_THAT(reading_sentence(positive_in(text::Language::english), Language::en), Not(HasSubstr("hint")));
}

TEST(ReadingWords, Whoever_is_upset_is_left_to_a_person) {
  auto reading = positive_in(text::Language::english);
  reading.upset = true;
  EXPECT_THAT(reading_sentence(reading, Language::en), HasSubstr("a person answers this"));
}

}  // namespace
}  // namespace regie
