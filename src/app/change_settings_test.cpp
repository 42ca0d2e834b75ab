// app/change_settings_test.cpp - an owner changes them, and amounts keep their currency.
#include "app/change_settings.h"

#include <gtest/gtest.h>

#include "app/accounts.h"
#include "app/testing/desk.h"

namespace regie {
namespace {

struct Settings : testing::Test {
  TestDesk desk;
  Workspace workspace = desk.open();
  Settings() {
    EXPECT_TRUE(add_account(desk.world, workspace, {"maud", "", "", ""}));
    EXPECT_TRUE(add_account(desk.world, workspace, {"sam", "", "marketer", "maud"}));
  }
  std::string change(const SettingsRequest& request) {
    const auto changed = change_settings(desk.world, workspace, request);
    return changed ? "" : changed.error().code;
  }
};

TEST_F(Settings, Are_in_force_at_once_and_after_opening_again) {
  const std::uint64_t seed = workspace.settings.seed;
  EXPECT_EQ(change({"Acme NV", "USD", "Europe/Brussels", "nl", "maud"}), "");
  EXPECT_EQ(workspace.settings.name, "Acme NV");
  EXPECT_EQ(workspace.settings.seed, seed);
  EXPECT_EQ(workspace.records->settings()->currency, "USD");
  EXPECT_EQ(workspace.records->settings()->time_zone, "Europe/Brussels");
  EXPECT_TRUE(workspace.records->verify()->whole());
}

TEST_F(Settings, Are_an_owners_to_change_and_are_checked) {
  EXPECT_EQ(change({"Acme", "EUR", "Europe/Amsterdam", "nl", "sam"}), "account.no_right");
  EXPECT_EQ(change({"", "EUR", "Europe/Amsterdam", "nl", "maud"}), "workspace.bad_setting");
  EXPECT_EQ(change({"Acme", "eur", "Europe/Amsterdam", "nl", "maud"}), "workspace.bad_setting");
  EXPECT_EQ(change({"Acme", "EUR", "", "nl", "maud"}), "workspace.bad_setting");
  EXPECT_EQ(change({"Acme", "EUR", "Europe/Amsterdam", "fr", "maud"}), "workspace.bad_setting");
  EXPECT_EQ(workspace.settings.name, "Acme");
  EXPECT_EQ(workspace.settings.language, "en");
}

TEST_F(Settings, The_currency_stands_once_something_was_imported) {
  desk.import(workspace, "a.csv", daily_csv(Day::of({2026, 1, 5}), 10, 30));
  EXPECT_EQ(change({"Acme", "USD", "Europe/Amsterdam", "en", "maud"}), "workspace.currency_fixed");
  EXPECT_EQ(change({"Acme BV", "EUR", "Europe/Amsterdam", "en", "maud"}), "");
}

}  // namespace
}  // namespace regie
