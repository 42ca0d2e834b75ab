// base/money_test.cpp - minor units, ids and results.
#include "base/money.h"

#include <gtest/gtest.h>

#include "base/id.h"
#include "base/result.h"

namespace regie {
namespace {

TEST(Money, Rounds_to_the_digits_of_its_currency) {
  EXPECT_EQ(money_of(12.345, "EUR").minor, 1235);
  EXPECT_EQ(money_of(-12.345, "EUR").minor, -1235);
  EXPECT_EQ(money_of(1200, "JPY").minor, 1200);
  EXPECT_EQ(money_of(1.2345, "KWD").minor, 1235);
  EXPECT_DOUBLE_EQ(amount_of({129900, "EUR"}), 1299.0);
}

TEST(Money, Adds_in_one_currency_only) {
  EXPECT_EQ((Money{100, "EUR"} + Money{50, "EUR"}).minor, 150);
  EXPECT_DEATH(static_cast<void>(Money{100, "EUR"} + Money{50, "USD"}), "currency");
}

TEST(Id, Same_content_same_name) {
  EXPECT_EQ(short_id("f", "clicks"), short_id("f", "clicks"));
  EXPECT_NE(short_id("f", "clicks"), short_id("f", "click"));
  EXPECT_EQ(short_id("f", "x").size(), 10U);
  // Fowler, Noll & Vo, test suite: FNV-1a 64 of "a".
  EXPECT_EQ(fnv1a("a"), 0xaf63dc4c8601ec8cULL);
}

Result<int> doubled(Result<int> input) {
  TRY(const int value, std::move(input));
  return 2 * value;
}

TEST(Result, Try_hands_a_problem_up_unchanged) {
  EXPECT_EQ(*doubled(21), 42);
  EXPECT_EQ(doubled(fail("files.missing", "gone")).error().code, "files.missing");
}

}  // namespace
}  // namespace regie
