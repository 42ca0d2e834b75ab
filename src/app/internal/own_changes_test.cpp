// app/internal/own_changes_test.cpp - two exports that differ in a budget or a status tell an own change.
#include "app/internal/own_changes.h"

#include <gtest/gtest.h>

#include "app/rebuild.h"
#include "app/testing/desk.h"

namespace regie {
namespace {

const Day first = Day::of({2026, 1, 5});

CampaignState state(const std::string& campaign, const std::string& status, std::optional<double> budget) {
  return {3, {{"campaign", campaign}}, status, budget, first};
}

std::string report(Day from, const std::string& status, const std::string& budget) {
  std::string csv = "Day,Campaign,Campaign status,Budget,Impr.,Clicks,Cost\n";
  for (int i = 0; i < 7; ++i) csv += (from + i).iso() + ",Brand," + status + "," + budget + ",100,10,5.50\n";
  return csv;
}

TEST(OwnChanges, A_budget_and_a_status_that_differ_are_told_with_their_figures) {
  const std::vector<CampaignState> before{state("A", "enabled", 50), state("B", "enabled", 10)};
  const std::vector<CampaignState> after{state("A", "paused", 20), state("B", "enabled", 10)};
  const auto changes = changes_between(before, after);
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].kind, "budget");
  EXPECT_EQ(changes[0].text, "Budget changed from 50.00 to 20.00 (seen by comparing two exports)");
  EXPECT_EQ(changes[0].before, 50);
  EXPECT_EQ(changes[0].after, 20);
  EXPECT_EQ(changes[0].where, (Slice{{"campaign", "A"}}));
  EXPECT_EQ(changes[1].kind, "status");
  EXPECT_FALSE(changes[1].by_machine);
}

TEST(OwnChanges, What_one_of_the_two_does_not_tell_is_no_change) {
  const std::vector<CampaignState> before{state("A", "", 50), state("gone", "enabled", 1)};
  const std::vector<CampaignState> after{state("A", "paused", std::nullopt), state("new", "enabled", 1)};
  EXPECT_TRUE(changes_between(before, after).empty());
}

TEST(OwnChanges, The_next_export_of_a_platform_is_compared_with_the_one_before_it) {
  TestDesk desk;
  Workspace workspace = desk.open();
  desk.import(workspace, "week1.csv", report(first, "Enabled", "50.00"));
  EXPECT_TRUE(workspace.records->own_changes().value().empty());
  desk.import(workspace, "week2.csv", report(first + 7, "Ingeschakeld", "20.00"));
  const auto changes = workspace.records->own_changes().value();
  ASSERT_EQ(changes.size(), 1U);  // the status is the same in another language
  EXPECT_EQ(changes[0].second.day, first + 13);
  EXPECT_EQ(changes[0].second.after, 20);
  const auto week3 = desk.import(workspace, "week3.csv", report(first + 14, "Paused", "20.00"));
  ASSERT_EQ(week3.reading.tables.front().changes.size(), 1U);
  EXPECT_EQ(week3.reading.tables.front().changes[0].kind, "status");
}

TEST(OwnChanges, Importing_again_correcting_and_rebuilding_add_none) {
  TestDesk desk;
  Workspace workspace = desk.open();
  desk.import(workspace, "week1.csv", report(first, "Enabled", "50.00"));
  desk.import(workspace, "week2.csv", report(first + 7, "Enabled", "20.00"));
  desk.import(workspace, "week2.csv", report(first + 7, "Enabled", "20.00"));
  desk.import(workspace, "week2b.csv", report(first + 7, "Enabled", "20.00") + "\n");  // other bytes
  desk.import(workspace, "week1.csv", report(first, "Enabled", "50.00"));
  EXPECT_EQ(workspace.records->own_changes().value().size(), 1U);
  const auto before = workspace.facts->fingerprint().value();
  ASSERT_TRUE(rebuild(desk.world, workspace));
  EXPECT_EQ(workspace.facts->fingerprint().value(), before);
  EXPECT_EQ(workspace.records->own_changes().value().size(), 1U);
}

TEST(OwnChanges, An_export_of_other_campaigns_in_between_does_not_hide_the_change) {
  TestDesk desk;
  Workspace workspace = desk.open();
  desk.import(workspace, "week1.csv", report(first, "Enabled", "50.00"));
  std::string other = report(first + 1, "Enabled", "5.00");
  for (std::size_t at = other.find("Brand"); at != std::string::npos; at = other.find("Brand", at))
    other.replace(at, 5, "Sales");
  desk.import(workspace, "other.csv", other);
  desk.import(workspace, "week2.csv", report(first + 8, "Enabled", "20.00"));
  EXPECT_EQ(workspace.records->own_changes().value().size(), 1U);
}

}  // namespace
}  // namespace regie
