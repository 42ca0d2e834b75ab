// app/backup_retention_test.cpp - days, weeks and months of backups, and when one is due.
#include "app/backup_retention.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "base/day.h"
#include "base/random.h"

namespace regie {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::int64_t day_seconds = 86'400;
constexpr std::int64_t hour = 3'600;

std::int64_t at(int year, int month, int day, std::int64_t seconds = 3 * hour) {
  return Day::of({year, month, day}).number() * day_seconds + seconds;
}
BackupGeneration made(std::int64_t number, std::int64_t at_seconds) {
  BackupGeneration one;
  one.number = number;
  one.at_seconds = at_seconds;
  return one;
}
void let_go(std::vector<BackupGeneration>& all, const Retention& retention = {}) {
  const auto gone = grown_old(all, retention);
  std::erase_if(all, [&](const BackupGeneration& one) {
    return std::find(gone.begin(), gone.end(), one.number) != gone.end();
  });
}

TEST(GrownOld, After_two_years_of_days_a_week_of_days_a_month_of_weeks_and_a_year_of_months_is_left) {
  std::vector<BackupGeneration> all;
  const Day first = Day::of({2024, 1, 1});
  for (int day = 0; day < 800; ++day) {
    all.push_back(made(day + 1, (first + day).number() * day_seconds + 3 * hour));
    let_go(all);
    ASSERT_LE(all.size(), 7U + 5U + 12U);
    ASSERT_EQ(all.back().number, day + 1) << "the newest is always there";
  }
  std::vector<std::string> days;
  for (const BackupGeneration& one : all)
    days.push_back(Day(static_cast<std::int32_t>(one.at_seconds / day_seconds)).iso());
  // 2026-03-10 is a Tuesday: seven days, Sundays of the weeks before, the ends of the months before.
  EXPECT_THAT(days,
              ElementsAre("2025-04-30", "2025-05-31", "2025-06-30", "2025-07-31", "2025-08-31", "2025-09-30",
                          "2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31", "2026-02-15", "2026-02-22",
                          "2026-02-28", "2026-03-01", "2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07",
                          "2026-03-08", "2026-03-09", "2026-03-10"));
}

TEST(GrownOld, What_is_kept_stays_kept_when_it_is_asked_again) {
  Random random(7);
  for (int round = 0; round < 200; ++round) {
    std::vector<BackupGeneration> all;
    std::int64_t now = at(2026, 1, 1);
    for (std::int64_t number = 1; number <= 60; ++number) {
      now += static_cast<std::int64_t>(random.below(5 * day_seconds));
      all.push_back(made(number, now));
    }
    let_go(all);
    EXPECT_THAT(grown_old(all, {}), IsEmpty());
    EXPECT_EQ(all.back().number, 60);
  }
}

TEST(GrownOld, Of_a_day_with_several_the_last_is_kept_and_a_desk_that_was_off_loses_none_of_its_few) {
  std::vector<BackupGeneration> all{made(1, at(2026, 3, 1)), made(2, at(2026, 3, 1, 9 * hour)),
                                    made(3, at(2026, 3, 2))};
  EXPECT_THAT(grown_old(all, {}), ElementsAre(1));
  all = {made(1, at(2023, 3, 1)), made(2, at(2024, 7, 9)), made(3, at(2026, 3, 2))};
  EXPECT_THAT(grown_old(all, {}), IsEmpty());
}

TEST(GrownOld, The_newest_stays_though_a_clock_was_set_back) {
  std::vector<BackupGeneration> all;
  for (int day = 1; day <= 20; ++day) all.push_back(made(day, at(2027, 5, day)));
  all.push_back(made(21, at(2020, 1, 1)));
  let_go(all, {1, 1, 1});
  EXPECT_EQ(all.back().number, 21);
}

TEST(BackupIsDue, Once_a_day_from_three_in_the_morning_and_at_once_where_one_was_missed) {
  const std::int64_t last = at(2026, 3, 10, 3 * hour + 20);
  EXPECT_TRUE(backup_is_due({0, last}));
  EXPECT_FALSE(backup_is_due({last, at(2026, 3, 10, 23 * hour)}));
  EXPECT_FALSE(backup_is_due({last, at(2026, 3, 11, 3 * hour - 1)}));
  EXPECT_TRUE(backup_is_due({last, at(2026, 3, 11, 3 * hour)}));
  EXPECT_TRUE(backup_is_due({last, at(2026, 3, 19, 12 * hour)}));
}

TEST(BackupIsDue, A_clock_that_was_set_back_keeps_no_backup_waiting) {
  EXPECT_TRUE(backup_is_due({at(2027, 3, 10), at(2026, 3, 10)}));
}

}  // namespace
}  // namespace regie
