// app/dismiss_test.cpp - a finding is aside as long as was said, and only by who may say so.
#include "app/dismiss.h"

#include <gtest/gtest.h>

#include "app/accounts.h"
#include "app/testing/desk.h"
#include "store/testing/statements.h"

namespace regie {
namespace {

constexpr Day today = Day::of({2026, 3, 16});

struct Dismissing : testing::Test {
  TestDesk desk;
  Workspace workspace = desk.open();

  Dismissing() {
    EXPECT_TRUE(add_account(desk.world, workspace, {"maud", "", "", ""}));
    EXPECT_TRUE(add_account(desk.world, workspace, {"vera", "", "viewer", "maud"}));
    EXPECT_TRUE(workspace.records->statements().save_told(rich_told("f-1")));
  }
  Result<Dismissal> dismiss(std::optional<Day> until, const std::string& by = "maud") {
    return dismiss_finding(desk.world, workspace, {{"f-1"}, until, "known already", by, {}});
  }
  Result<Dismissal> take_up() { return take_up_finding(desk.world, workspace, {{"f-1"}, "maud", {}}); }
  std::size_t aside(Day day) { return list_dismissals(workspace, day)->size(); }
};

TEST_F(Dismissing, A_finding_comes_back_on_the_day_that_was_named) {
  const Dismissal dismissal = dismiss(today + 14).value();
  EXPECT_EQ(dismissal.signature.account, "maud");
  EXPECT_EQ(dismissal.signature.content_sha256, sha256_hex(statement_of(dismissal)));
  EXPECT_EQ(aside(today), 1U);
  EXPECT_EQ(aside(today + 13), 1U);
  EXPECT_EQ(aside(today + 14), 0U);
  EXPECT_TRUE(workspace.records->verify()->whole());
}

TEST_F(Dismissing, What_was_said_last_holds) {
  ASSERT_TRUE(dismiss(today + 1));
  ASSERT_TRUE(dismiss(std::nullopt));
  ASSERT_EQ(aside(today + 400), 1U);
  ASSERT_TRUE(take_up());
  EXPECT_EQ(aside(today), 0U);
  EXPECT_EQ(take_up().error().code, "dismiss.not_aside");
  ASSERT_TRUE(dismiss(today + 7));
  EXPECT_EQ(aside(today), 1U);
  EXPECT_EQ(workspace.records->statements().dismissals()->size(), 4U);
  EXPECT_TRUE(workspace.records->verify()->whole());
}

TEST_F(Dismissing, It_is_signed_by_who_may) {
  EXPECT_EQ(dismiss(std::nullopt, "vera").error().code, "account.no_right");
  EXPECT_EQ(dismiss(std::nullopt, "eve").error().code, "account.unknown");
  EXPECT_EQ(aside(today), 0U);
}

TEST_F(Dismissing, A_day_that_is_over_or_a_finding_nobody_told_of_is_refused) {
  EXPECT_EQ(dismiss(today).error().code, "dismiss.bad_day");
  const auto unknown = dismiss_finding(desk.world, workspace, {{"f-nobody"}, std::nullopt, "", "maud", {}});
  EXPECT_FALSE(unknown);
  EXPECT_EQ(aside(today), 0U);
}

}  // namespace
}  // namespace regie
