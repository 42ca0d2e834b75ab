// text/ngrams_test.cpp - what n-grams see, and that they see it the same each time.
#include "text/ngrams.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace regie::text {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Ngrams, Words_are_folded_and_marks_stand_alone) {
  EXPECT_THAT(folded_words("Great, ANOTHER week!"), ElementsAre("great", ",", "another", "week", "!"));
  EXPECT_THAT(folded_words("sooooo 42 http://a.b/c @bob"), ElementsAre("soo", "00", "<url>", "<name>"));
  EXPECT_THAT(folded_words("ÉÉN keer"), ElementsAre("één", "keer"));
}

TEST(Ngrams, Nothing_gives_nothing) {
  EXPECT_THAT(folded_words("  \n "), IsEmpty());
  EXPECT_THAT(ngrams("", 12), IsEmpty());
}

TEST(Ngrams, Words_and_pieces_each_have_their_unit_of_length) {
  double squares = 0;
  for (const auto& [at, value] : ngrams("where is my parcel", 16)) {
    EXPECT_LT(at, 1U << 16);
    squares += static_cast<double>(value * value);
  }
  EXPECT_NEAR(squares, 1 + 0.8 * 0.8, 1e-4);
}

TEST(Ngrams, Bytes_that_are_no_text_do_no_harm) {
  for (const auto* bytes : {"\xff\xfe", "\xe2\x82", "a\xf0\x9f", "\x80\x80\x80"}) {
    for (const auto& [at, value] : ngrams(bytes, 12)) EXPECT_LT(at, 1U << 12);
  }
}

}  // namespace
}  // namespace regie::text
