// desk/dismissal_test.cpp - until when a finding is aside.
#include "desk/dismissal.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

constexpr Day monday = Day::of({2026, 3, 16});

TEST(Dismissal, Ends_on_the_day_it_names) {
  const Dismissal dismissal{{"f-1"}, monday, "", false, {}};
  EXPECT_TRUE(stands_on(dismissal, monday - 1));
  EXPECT_FALSE(stands_on(dismissal, monday));
}

TEST(Dismissal, Without_a_day_it_does_not_end_by_itself) {
  EXPECT_TRUE(stands_on({{"f-1"}, std::nullopt, "", false, {}}, monday + 4000));
  EXPECT_FALSE(stands_on({{"f-1"}, std::nullopt, "", true, {}}, monday));
}

TEST(Dismissal, Each_thing_that_is_signed_changes_the_statement) {
  const Dismissal dismissal{{"f-1"}, monday, "known", false, {"maud", 5, ""}};
  EXPECT_EQ(statement_of(dismissal),
            "regie dismissal/1\nfinding: f-1\nuntil: 2026-03-16\ntext: known\nlifted: no\nby: maud\n"
            "at_seconds: 5\n");
  Dismissal other = dismissal;
  other.lifted = true;
  EXPECT_NE(statement_of(other), statement_of(dismissal));
  other = dismissal;
  other.until = std::nullopt;
  EXPECT_NE(statement_of(other), statement_of(dismissal));
}

}  // namespace
}  // namespace regie
