// wording/measured_words_test.cpp - no English is left where a Dutch reader asks what is lacking.
#include "wording/measured_words.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>

namespace regie {
namespace {

TEST(MeasuredWords, Keep_their_numbers_in_Dutch) {
  EXPECT_EQ(measured_words("there are 12 other dates to try it at, 20 are needed", Language::nl),
            "er zijn 12 andere data om het op te proberen, 20 zijn er nodig");
  EXPECT_EQ(measured_words("a fall below 5 a month, or 9 more weeks", Language::nl),
            "een daling onder 5 per maand, of nog 9 weken");
  EXPECT_EQ(measured_words("a fall below 5 a month", Language::nl), "een daling onder 5 per maand");
  EXPECT_EQ(measured_words("it began on 2026-03-02, before 2026-03-09", Language::nl),
            "het begon op 2026-03-02, vóór 2026-03-09");
}

TEST(MeasuredWords, Stay_English_for_an_English_reader) {
  EXPECT_EQ(measured_words("a stop for a month", Language::en), "a stop for a month");
}

TEST(MeasuredWords, What_nobody_translated_stays_as_it_is) {
  EXPECT_EQ(measured_words("something new", Language::nl), "something new");
}

/// The sentences as the sources write them: each literal that stands behind too_few( or why =.
TEST(MeasuredWords, Every_sentence_in_the_sources_of_measuring_has_its_Dutch) {
  const std::regex said("(?:too_few\\([^\"\\n]*|\\.why = )\"([a-z][^\"]{8,})\"\\)?\\)?;");
  for (const char* path : {"/src/measure/effect/effect.cpp", "/src/measure/explain/footprint.cpp",
                           "/src/stats/panel.cpp", "/src/stats/internal/structural_design.cpp"}) {
    std::ifstream file(std::string(REGIE_SOURCE_DIR) + path);
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    for (std::sregex_iterator one(text.begin(), text.end(), said), end; one != end; ++one)
      EXPECT_NE(measured_words((*one)[1].str(), Language::nl), (*one)[1].str()) << path;
  }
}

}  // namespace
}  // namespace regie
