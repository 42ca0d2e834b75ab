// app/backup_rounds_test.cpp - a desk backs up by itself, once a day, and says where it cannot.
#include "app/backup_rounds.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "app/backup.h"
#include "app/testing/running_desk.h"

namespace regie {
namespace {

using testing::HasSubstr;

constexpr std::int64_t hour = 3'600;
constexpr std::int64_t day = 24 * hour;
const Day first = Day::of({2026, 1, 5});

struct Wanted : Progress {
  bool at(std::int64_t, std::int64_t, std::string_view) override { return wanted; }
  bool wanted = true;
};

struct BackupRoundsTest : testing::Test {
  RunningDesk running;
  Desk& desk = *running.desk;
  std::string folder = running.scratch.file("backups");
  BackupMemory memory;
  Wanted wanted;

  BackupRoundsTest() { running.import("acme", daily_csv(first, 60, 30)); }
  void look() { look_after_backups(desk, folder, memory, wanted); }
  [[nodiscard]] std::size_t generations(const std::string& id) {
    const auto all = list_backup(running.world, folder + "/" + id + ".regie-backup");
    return all ? all->size() : 0;
  }
};

TEST_F(BackupRoundsTest, Each_workspace_is_backed_up_once_a_day_into_a_file_of_its_own) {
  look();
  look();
  EXPECT_EQ(generations("acme"), 1U);
  EXPECT_EQ(generations("bruno"), 1U);
  for (int i = 0; i < 24; ++i) {
    running.clock.now += hour;
    look();
  }
  EXPECT_EQ(generations("acme"), 2U);
  EXPECT_TRUE(desk.troubles.all().empty());
}

TEST_F(BackupRoundsTest, A_desk_that_starts_anew_knows_that_today_has_one) {
  look();
  memory = {};
  look();
  EXPECT_EQ(generations("acme"), 1U);
}

TEST_F(BackupRoundsTest, Somebody_who_has_the_workspace_open_keeps_no_backup_waiting) {
  const auto elsewhere = open_workspace(running.world, running.scratch.file("bruno"));
  ASSERT_TRUE(elsewhere);
  look();
  EXPECT_EQ(generations("bruno"), 1U);
}

TEST_F(BackupRoundsTest, Where_it_fails_that_is_said_until_it_works_and_the_others_go_on) {
  ASSERT_TRUE(running.files.make_folder(folder));
  spill(folder + "/acme.regie-backup", "no backup of ours, but long enough to look like something");
  look();
  ASSERT_EQ(desk.troubles.all().size(), 1U);
  const Trouble trouble = desk.troubles.all()[0];
  EXPECT_EQ(trouble.part, "backup");
  EXPECT_EQ(trouble.workspace, "acme");
  EXPECT_EQ(trouble.problem.code, "backup.damaged");
  EXPECT_EQ(generations("bruno"), 1U);
  ASSERT_TRUE(running.files.remove(folder + "/acme.regie-backup"));
  look();
  EXPECT_EQ(generations("acme"), 0U) << "not tried again at once";
  running.clock.now += backup_retry_seconds;
  look();
  EXPECT_EQ(generations("acme"), 1U);
  EXPECT_TRUE(desk.troubles.all().empty());
}

TEST_F(BackupRoundsTest, One_that_holds_damage_is_kept_once_a_day_and_told) {
  ASSERT_TRUE(running.in("acme", [&](Workspace& workspace) {
    ASSERT_TRUE(workspace.archive->remove(workspace.records->imports()->at(0).sha256));
  }));
  for (int i = 0; i < 3; ++i) {
    look();
    running.clock.now += backup_retry_seconds;
  }
  EXPECT_EQ(generations("acme"), 1U);
  ASSERT_EQ(desk.troubles.all().size(), 1U);
  EXPECT_EQ(desk.troubles.all()[0].problem.code, "backup.not_whole");
  EXPECT_THAT(desk.troubles.all()[0].problem.say, HasSubstr("acme.csv"));
}

TEST_F(BackupRoundsTest, A_year_of_days_keeps_as_many_as_are_worth_their_room) {
  for (int i = 0; i < 40; ++i) {
    look();
    running.clock.now += day;
  }
  EXPECT_LE(generations("bruno"), 7U + 5U + 2U);
}

TEST_F(BackupRoundsTest, What_is_not_wanted_any_more_ends_at_once) {
  wanted.wanted = false;
  look();
  EXPECT_EQ(generations("acme"), 0U);
  EXPECT_TRUE(desk.troubles.all().empty());
  const auto started = std::chrono::steady_clock::now();
  {
    const BackupRounds rounds(desk, folder);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  EXPECT_LT(took.count(), 30) << "as long as one small backup takes on a loaded machine";
}

}  // namespace
}  // namespace regie
