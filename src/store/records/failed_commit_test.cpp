// store/records/failed_commit_test.cpp - a disk that fails while something is saved: whatever is told is
// true.
#include <gtest/gtest.h>

#include <set>

#include "store/records/records.h"
#include "store/records/sqlite.h"
#include "store/testing/failing_disk.h"
#include "store/testing/scratch.h"
#include "store/testing/statements.h"

namespace regie {
namespace {

constexpr int calls = 12;  // writes to the WAL of one small save; failing later ones are never reached

class FailedCommit : public testing::Test {
 protected:
  std::unique_ptr<sqlite::Database> open() {
    auto opened = sqlite::Database::open(scratch.file("test.db")).value();
    EXPECT_TRUE(opened->script(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS t(x)"));
    return opened;
  }
  Scratch scratch;
  FailingDisk disk;
};

TEST_F(FailedCommit, Is_unknown_and_after_opening_anew_it_is_there_or_not) {
  int there = 0;
  int not_there = 0;
  with_every_failure(disk, calls, [&](const FailingDisk::Plan& plan) {
    auto database = open();
    // So that closing has something to carry over, and fails at it too.
    ASSERT_TRUE(database->run("INSERT INTO t VALUES (1)"));
    const std::int64_t before = database->number("SELECT count(*) FROM t").value();
    disk.fail(plan);
    const auto saved = database->transaction(
        [&] { return database->run("INSERT INTO t VALUES (?)", {std::string(6'000, 'x')}); });
    ASSERT_EQ(saved.has_value(), !FailingDisk::failed());
    if (!saved) {
      EXPECT_EQ(saved.error().code, "records.unknown");
      EXPECT_TRUE(database->is_in_doubt());
    }
    database.reset();  // while the disk still fails, if it does
    disk.repair();
    database = open();
    EXPECT_FALSE(database->is_in_doubt());
    const std::int64_t after = database->number("SELECT count(*) FROM t").value();
    if (saved) {
      EXPECT_EQ(after, before + 1);
    } else {
      ASSERT_TRUE(after == before || after == before + 1);
      ++(after == before ? not_there : there);
    }
    ASSERT_TRUE(database->each("PRAGMA integrity_check", {},
                               [](const sqlite::Row& row) { EXPECT_EQ(row.text(0), "ok"); }));
  });
  // Told either way it would have been a lie now and then.
  EXPECT_GT(there, 0);
  EXPECT_GT(not_there, 0);
}

TEST_F(FailedCommit, A_statement_alone_is_told_as_a_commit_is) {
  auto database = open();
  disk.fail({FailingDisk::Call::sync, FailingDisk::How::before, 1, false});
  EXPECT_EQ(database->run("INSERT INTO t VALUES (1)").error().code, "records.unknown");
  EXPECT_TRUE(database->is_in_doubt());
}

TEST_F(FailedCommit, A_part_that_fails_before_the_commit_leaves_no_doubt) {
  auto database = open();
  EXPECT_EQ(
      database->transaction([&] { return database->run("INSERT INTO nowhere VALUES (1)"); }).error().code,
      "records.refused");
  EXPECT_FALSE(database->is_in_doubt());
}

TEST_F(FailedCommit, Records_opened_anew_are_whole_and_hold_all_that_was_acknowledged) {
  const std::string path = scratch.file("records.db");
  int number = 0;
  std::set<std::string> acknowledged;
  with_every_failure(disk, calls, [&](const FailingDisk::Plan& plan) {
    const auto records = Records::open(path).value();
    const std::string id = "r-" + std::to_string(++number);
    disk.fail(plan);
    const auto saved = records->statements().save_reason(rich_reason(id));
    if (saved) acknowledged.insert(id);
    EXPECT_EQ(records->are_in_doubt(), !saved);
  });
  disk.repair();
  const auto records = Records::open(path).value();
  EXPECT_TRUE(records->verify().value().whole());
  const auto reasons = records->statements().reasons().value();
  for (const Reason& reason : reasons) acknowledged.erase(reason.id.text);
  EXPECT_TRUE(acknowledged.empty());
  EXPECT_LT(reasons.size(), static_cast<std::size_t>(number));
}

}  // namespace
}  // namespace regie
