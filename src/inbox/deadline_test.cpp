// inbox/deadline_test.cpp - days that people ask for an answer by.
#include "inbox/deadline.h"

#include <gtest/gtest.h>

namespace regie::inbox {
namespace {

const Day thursday = Day::of({2026, 3, 12});

std::string day_of(const char* text) {
  const auto found = deadline_in(text, thursday);
  return found ? found->day.iso() : "none";
}

TEST(Deadline, A_weekday_is_the_next_one_in_both_languages) {
  EXPECT_EQ(day_of("Could you send it before Friday?"), "2026-03-13");
  EXPECT_EQ(day_of("Graag uiterlijk woensdag een antwoord."), "2026-03-18");
  EXPECT_EQ(day_of("Please answer by Thursday"), "2026-03-19");
  EXPECT_EQ(day_of("voor aanstaande maandag"), "2026-03-16");
}

TEST(Deadline, Dates_are_the_next_ones_and_the_day_comes_first) {
  EXPECT_EQ(day_of("We need this by 1 April."), "2026-04-01");
  EXPECT_EQ(day_of("deadline is March 20th"), "2026-03-20");
  EXPECT_EQ(day_of("uiterlijk 12 januari"), "2027-01-12");
  EXPECT_EQ(day_of("voor 20-3 graag"), "2026-03-20");
}

TEST(Deadline, Ends_of_weeks_and_months_count) {
  EXPECT_EQ(day_of("before the end of the week"), "2026-03-13");
  EXPECT_EQ(day_of("voor het einde van de maand"), "2026-03-31");
  EXPECT_EQ(day_of("no later than tomorrow"), "2026-03-13");
}

TEST(Deadline, The_earliest_of_several_counts_and_its_words_are_told) {
  const auto found = deadline_in("By Monday at the latest, or rather before tomorrow evening.", thursday);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->day.iso(), "2026-03-13");
  EXPECT_EQ(found->words, "before tomorrow");
}

TEST(Deadline, A_day_that_sets_no_end_is_none) {
  EXPECT_EQ(day_of("I was there on Friday and loved it."), "none");
  EXPECT_EQ(day_of("Bedankt voor gisteren!"), "none");
  EXPECT_EQ(day_of("dank voor 3 mooie dagen"), "none");
  EXPECT_EQ(day_of(""), "none");
}

}  // namespace
}  // namespace regie::inbox
