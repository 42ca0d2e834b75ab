// inbox/drift_test.cpp - drift is against one's own earlier tone, says why, and keeps silent on too little.
#include "inbox/drift.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regie::inbox {
namespace {

using ::testing::Contains;

const std::vector<OwnMessage> polite{
    {"Hi Anna, could you please send the plan? Thank you so much and kind regards, Lee", 0},
    {"Hello Anna, thanks for the plan. Could you please look at the second page once more? Kind regards, Lee",
     3},
    {"Hi Anna, thank you, and would you please let me know the date? Best wishes, Lee", 6},
};

std::vector<OwnMessage> then(const char* text, double waited = 0) {
  auto all = polite;
  all.push_back({text, 9 + waited, waited});
  return all;
}

TEST(Drift, Keeps_silent_with_fewer_than_three_earlier_messages) {
  const auto found = drift_of(std::span(polite));
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().n, 3);
}

TEST(Drift, Sees_politeness_fall_and_a_message_repeat_itself) {
  const auto all = then("As I said before: the date.");
  const auto found = drift_of(all);
  ASSERT_TRUE(found);
  EXPECT_GT(found->degree, 0.5);
  EXPECT_THAT(found->reasons, Contains(DriftReason::less_polite));
  EXPECT_THAT(found->reasons, Contains(DriftReason::repeats_self));
  EXPECT_THAT(found->reasons, Contains(DriftReason::shorter));
}

TEST(Drift, Who_writes_as_always_does_not_drift) {
  const auto all =
      then("Hi Anna, thanks for the date. Could you please book the room as well? Kind regards, Lee");
  const auto found = drift_of(all);
  ASSERT_TRUE(found);
  EXPECT_LT(found->degree, 0.2);
}

TEST(Drift, Who_is_always_curt_does_not_drift_by_being_curt) {
  const std::vector<OwnMessage> curt{{"The plan.", 0}, {"Page two.", 1}, {"The date.", 2}, {"The room.", 3}};
  const auto found = drift_of(curt);
  ASSERT_TRUE(found);
  EXPECT_LT(found->degree, 0.2);
}

TEST(Drift, Hears_the_step_from_je_to_u_and_the_law) {
  const std::vector<OwnMessage> dutch{
      {"Hoi Anna, kun je het plan sturen? Dank je, groetjes Lee", 0},
      {"Hoi Anna, dank je wel. Wil je de datum nog laten weten? Groetjes Lee", 2},
      {"Hoi Anna, heb je de datum? Groetjes Lee", 4},
      {"Ik stel u hierbij in gebreke.", 20, 14}};
  const auto found = drift_of(dutch);
  ASSERT_TRUE(found);
  EXPECT_THAT(found->reasons, Contains(DriftReason::more_formal));
  EXPECT_THAT(found->reasons, Contains(DriftReason::legal_words));
  EXPECT_THAT(found->reasons, Contains(DriftReason::waited_longer));
}

}  // namespace
}  // namespace regie::inbox
