// store/records/sqlite_test.cpp - transactions are all or nothing, also when the disk is full.
#include "store/records/sqlite.h"

#include <gtest/gtest.h>

#include "store/testing/scratch.h"

namespace regie::sqlite {
namespace {

class SqliteTest : public testing::Test {
 protected:
  void SetUp() override {
    auto opened = Database::open(scratch.file("test.db"));
    ASSERT_TRUE(opened);
    database = std::move(*opened);
    ASSERT_TRUE(database->script("PRAGMA journal_mode = WAL; CREATE TABLE t(x)"));
  }
  std::int64_t count() { return database->number("SELECT count(*) FROM t").value(); }
  Result<Done> add(const std::string& text) { return database->run("INSERT INTO t VALUES (?)", {text}); }

  Scratch scratch;
  std::unique_ptr<Database> database;
};

TEST_F(SqliteTest, Every_kind_of_value_comes_back) {
  ASSERT_TRUE(database->script("CREATE TABLE v(a, b, c, d, e)"));
  const std::string odd("a\0b", 3);
  ASSERT_TRUE(database->run("INSERT INTO v VALUES (?, ?, ?, ?, ?)",
                            {std::int64_t{-1} << 62, 0.1, odd, std::nullopt, std::string_view()}));
  int rows = 0;
  ASSERT_TRUE(database->each("SELECT a, b, c, d, e FROM v", {}, [&](const Row& row) {
    ++rows;
    EXPECT_EQ(row.whole(0), std::int64_t{-1} << 62);
    EXPECT_EQ(row.real(1), 0.1);
    EXPECT_EQ(row.text(2), odd);
    EXPECT_TRUE(row.is_null(3));
    EXPECT_FALSE(row.is_null(4));
    EXPECT_EQ(row.text(4), "");
  }));
  EXPECT_EQ(rows, 1);
  EXPECT_EQ(database->number("SELECT a FROM v WHERE 1 = 0", {}, 9).value(), 9);
}

TEST_F(SqliteTest, A_part_can_be_taken_back_alone) {
  ASSERT_TRUE(database->transaction([&]() -> Result<Done> {
    TRY_DONE(add("kept"));
    const auto part = database->transaction([&]() -> Result<Done> {
      TRY_DONE(add("taken back"));
      return fail("test.stop", "stop");
    });
    EXPECT_EQ(part.error().code, "test.stop");
    return Done{};
  }));
  EXPECT_EQ(count(), 1);
}

TEST_F(SqliteTest, A_full_disk_is_told_and_nothing_of_the_transaction_stays) {
  ASSERT_TRUE(add("before"));
  ASSERT_TRUE(database->script("PRAGMA max_page_count = 20"));  // answers as a full disk does
  const std::string huge(1'000'000, 'x');
  EXPECT_EQ(add(huge).error().code, "records.disk_full");
  const auto outcome = database->transaction([&]() -> Result<Done> {
    TRY_DONE(add("small"));
    EXPECT_EQ(add(huge).error().code, "records.disk_full");
    static_cast<void>(add("after"));  // whoever goes on all the same must not save half
    return fail("test.stop", "stop");
  });
  EXPECT_FALSE(outcome);
  EXPECT_EQ(count(), 1);
  EXPECT_TRUE(add("room for this"));
  EXPECT_EQ(count(), 2);
}

TEST_F(SqliteTest, A_foreign_file_is_told) {
  spill(scratch.file("picture.db"), std::string(5'000, 'J'));
  auto opened = Database::open(scratch.file("picture.db"));
  ASSERT_TRUE(opened);
  EXPECT_EQ((*opened)->number("PRAGMA user_version").error().code, "records.damaged");
}

}  // namespace
}  // namespace regie::sqlite
