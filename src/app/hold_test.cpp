// app/hold_test.cpp - whoever is here may hold what leaves; an owner alone lets it go, and says why.
#include "app/hold.h"

#include <gtest/gtest.h>

#include "app/accounts.h"
#include "app/testing/running_desk.h"

namespace regie {
namespace {

struct HoldTest : testing::Test {
  TestDesk desk;
  Workspace workspace = desk.open();

  HoldTest() {
    add("eva", "owner", "");
    add("maud", "marketer", "eva");
    add("vic", "viewer", "eva");
  }
  void add(const std::string& name, const std::string& role, const std::string& by) {
    ASSERT_TRUE(add_account(desk.world, workspace, {name, "", role, by}));
  }
  Result<HoldState> hold(const std::string& by) {
    return hold_outgoing(desk.world, workspace, {"the figures are wrong", by});
  }
  Result<HoldState> release(const std::string& by, const std::string& why = "mended") {
    return release_outgoing(desk.world, workspace, {why, by});
  }
};

TEST_F(HoldTest, A_workspace_nobody_held_is_not_held) {
  const HoldState state = held_state(workspace).value();
  EXPECT_FALSE(state.held);
  EXPECT_EQ(state.since_seconds, 0);
  EXPECT_EQ(code_of(release("eva")), "hold.not_held");
}

TEST_F(HoldTest, It_says_who_held_it_since_when_and_why_and_is_sealed) {
  ASSERT_TRUE(hold("maud"));
  const HoldState state = held_state(workspace).value();
  EXPECT_TRUE(state.held);
  EXPECT_EQ(state.account, "maud");
  EXPECT_EQ(state.why, "the figures are wrong");
  EXPECT_EQ(state.since_seconds, desk.clock.now_seconds());
  EXPECT_TRUE(workspace.records->verify()->whole());
}

TEST_F(HoldTest, Held_twice_is_held_as_it_was_first) {
  const std::string before = data_fingerprint(workspace).value();
  ASSERT_TRUE(hold(""));
  const std::string root = workspace.records->root().value();
  EXPECT_EQ(hold("maud")->account, "");
  EXPECT_EQ(workspace.records->root().value(), root);
  EXPECT_EQ(data_fingerprint(workspace).value(), before) << "no figure rests on it";
}

TEST_F(HoldTest, A_marketer_may_hold_and_an_owner_alone_releases_with_a_reason) {
  EXPECT_EQ(code_of(hold("vic")), "account.no_right");
  ASSERT_TRUE(hold("maud"));
  EXPECT_EQ(code_of(release("maud")), "account.no_right");
  EXPECT_EQ(code_of(release("")), "account.missing");
  EXPECT_EQ(code_of(release("eva", "")), "hold.no_why");
  EXPECT_TRUE(held_state(workspace)->held);
  ASSERT_TRUE(release("eva"));
  EXPECT_FALSE(held_state(workspace)->held);
  ASSERT_TRUE(hold("maud"));
  EXPECT_TRUE(held_state(workspace)->held);
}

}  // namespace
}  // namespace regie
