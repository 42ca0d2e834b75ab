// app/charter_test.cpp - the charter's page tells what people changed, latest first, and never more than
// that.
#include "app/charter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/accounts.h"
#include "app/testing/sign_ins.h"
#include "base/sha256.h"

namespace regie {
namespace {

struct CharterTest : testing::Test, TestWorld<MovingClock> {
  Workspace workspace = make();

  Workspace make() {
    WorkspaceSettings settings;
    settings.name = "Acme";
    static_cast<void>(init_workspace(world, scratch.file("acme"), settings));
    return std::move(open_workspace(world, scratch.file("acme")).value());
  }
  void adopt(std::int64_t version, const std::string& why) {
    RulesVersion rules{version, "text", why, {"maud", clock.now, {}}};
    rules.signature.content_sha256 = sha256_hex(statement_of(rules));
    ASSERT_TRUE(workspace.records->statements().save_rules(rules));
  }
};

TEST_F(CharterTest, An_empty_workspace_has_one_too) {
  const Charter page = charter(world, workspace, {}).value();
  EXPECT_EQ(page.rules_version, 0);
  EXPECT_FALSE(page.trials.on);
  EXPECT_TRUE(page.history.empty());
  EXPECT_EQ(page.reliance.proposals, 0);
}

TEST_F(CharterTest, Every_change_is_told_with_its_hand_latest_first) {
  ASSERT_TRUE(add_account(world, workspace, {"maud", "", "owner", ""}));
  clock.now += 60;
  adopt(2, "fewer false alarms");
  clock.now += 60;
  ASSERT_TRUE(switch_trials(world, workspace, {true, 5, "maud"}));
  clock.now += 60;
  ASSERT_TRUE(switch_trials(world, workspace, {false, 5, "maud"}));
  const Charter page = charter(world, workspace, {}).value();
  std::vector<CharterChangeKind> kinds;
  for (const CharterChange& change : page.history) {
    kinds.push_back(change.kind);
    EXPECT_EQ(change.account, "maud");
  }
  EXPECT_THAT(kinds,
              testing::ElementsAre(CharterChangeKind::trials_off, CharterChangeKind::trials_on,
                                   CharterChangeKind::rules_adopted, CharterChangeKind::account_changed));
  EXPECT_EQ(page.history[2].about, "fewer false alarms");
  EXPECT_EQ(page.history[0].at_seconds - page.history[3].at_seconds, 180);
  EXPECT_EQ(page.rules_version, 2);
  EXPECT_FALSE(page.trials.on);
  EXPECT_EQ(page.trials.one_in, 5);
}

TEST_F(CharterTest, An_account_that_is_closed_is_told_as_closed) {
  ASSERT_TRUE(add_account(world, workspace, {"maud", "", "owner", ""}));
  ASSERT_TRUE(add_account(world, workspace, {"bo", "", "viewer", "maud"}));
  clock.now += 60;
  ASSERT_TRUE(close_account(world, workspace, {"bo", "", "", "maud"}));
  const Charter page = charter(world, workspace, {}).value();
  EXPECT_EQ(page.history.at(0).kind, CharterChangeKind::account_closed);
  EXPECT_EQ(page.history.at(0).account, "bo");
}

}  // namespace
}  // namespace regie
