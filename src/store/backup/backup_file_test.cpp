// store/backup/backup_file_test.cpp - generations come back byte for byte, parts are kept once, damage is
// named.
#include "store/backup/backup_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <map>

#include "base/random.h"
#include "store/backup/page_runs.h"
#include "store/testing/scratch.h"

namespace regie {
namespace {

using testing::ElementsAre;

std::string noise(std::uint64_t seed, std::size_t size) {
  Random random(seed);
  std::string bytes;
  while (bytes.size() < size) bytes += static_cast<char>(random.below(256));
  return bytes;
}

/// A file of the shape of a database: its page size told in its header.
std::string pages(std::uint64_t seed, std::size_t count) {
  std::string bytes = noise(seed, count * 4096);
  bytes[16] = 0x10;
  bytes[17] = 0;
  return bytes;
}

struct BackupFileTest : testing::Test {
  Scratch scratch;
  std::string path = scratch.file("acme.regie-backup");

  static std::unique_ptr<BackupFile> open(const std::string& at) {
    auto opened = BackupFile::open(at);
    EXPECT_TRUE(opened) << opened.error().say;
    return std::move(*opened);
  }
  /// A generation of files; what it cost.
  PartsKept add(const std::map<std::string, std::string>& files, bool fails = false) {
    PartsKept sum;
    const auto backup = open(path);
    const auto written = backup->together([&]() -> Result<Done> {
      BackupGeneration generation;
      generation.workspace = "Acme";
      TRY(const std::int64_t number, backup->add(generation));
      for (const auto& [name, bytes] : files) {
        const bool is_records = name == "records.sqlite";
        FileToKeep file{number, name, {bytes}, is_records};
        if (is_records) file.pieces = page_runs(bytes);
        TRY(const PartsKept kept, backup->keep(file));
        sum.parts += kept.parts;
        sum.fresh += kept.fresh;
        sum.fresh_bytes += kept.fresh_bytes;
      }
      if (fails) return fail("test.stop", "stop");
      return Done{};
    });
    EXPECT_EQ(written.has_value(), !fails);
    return sum;
  }
  void meddle(const std::string& sql) const {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(handle);
    sqlite3_close(handle);
  }
  [[nodiscard]] Result<std::string> read(std::int64_t generation, const std::string& name) const {
    return BackupFile::open_to_read(path).value()->bytes_of(generation, name);
  }
};

TEST_F(BackupFileTest, Every_generation_comes_back_byte_for_byte) {
  const std::string first = pages(1, 400);
  const std::string second = first + noise(2, 4096);
  add({{"records.sqlite", first}, {"archive/ab/c.zst", std::string("\0\xff zst", 6)}});
  add({{"records.sqlite", second}});
  EXPECT_EQ(read(1, "records.sqlite").value(), first);
  EXPECT_EQ(read(1, "archive/ab/c.zst").value(), std::string("\0\xff zst", 6));
  EXPECT_EQ(read(2, "records.sqlite").value(), second);
  const auto generations = BackupFile::open_to_read(path).value()->generations().value();
  ASSERT_EQ(generations.size(), 2U);
  EXPECT_EQ(generations[1].workspace, "Acme");
  EXPECT_EQ(generations[1].bytes, static_cast<std::int64_t>(second.size()));
  EXPECT_FALSE(std::ifstream(path + "-wal")) << "it is one file";
}

TEST_F(BackupFileTest, What_is_there_already_costs_nothing_though_a_page_was_put_in_before_it) {
  const std::string first = pages(3, 640);
  const PartsKept whole = add({{"records.sqlite", first}});
  EXPECT_GT(whole.parts, 20);
  EXPECT_EQ(whole.fresh, whole.parts);
  EXPECT_EQ(add({{"records.sqlite", first}}).fresh, 0);
  std::string longer = first;
  longer.insert(200U * 4096U, noise(4, 4096));
  const PartsKept after = add({{"records.sqlite", longer}});
  EXPECT_LE(after.fresh, 2);
  EXPECT_LE(after.fresh_bytes, static_cast<std::int64_t>(2 * pages_a_run_max * 4096));
}

TEST_F(BackupFileTest, A_generation_that_could_not_be_written_whole_leaves_those_before_as_they_were) {
  add({{"records.sqlite", pages(5, 20)}});
  add({{"records.sqlite", pages(6, 20)}}, true);
  EXPECT_EQ(BackupFile::open_to_read(path).value()->generations()->size(), 1U);
  EXPECT_EQ(read(1, "records.sqlite").value(), pages(5, 20));
}

TEST_F(BackupFileTest, A_damaged_part_is_named_costs_what_rests_on_it_alone_and_heals) {
  add({{"archive/aa/1.zst", "first"}, {"archive/bb/2.zst", "second"}});
  add({{"archive/aa/1.zst", "first"}, {"archive/cc/3.zst", "third"}});
  meddle("UPDATE parts SET bytes = CAST('fjrst' AS BLOB) WHERE bytes = CAST('first' AS BLOB)");
  for (const std::int64_t generation : {1, 2}) {
    const auto harmed = read(generation, "archive/aa/1.zst");
    ASSERT_FALSE(harmed);
    EXPECT_EQ(harmed.error().code, "backup.part_damaged");
    EXPECT_THAT(harmed.error().say, testing::HasSubstr("archive/aa/1.zst"));
  }
  EXPECT_EQ(read(1, "archive/bb/2.zst").value(), "second");
  EXPECT_EQ(read(2, "archive/cc/3.zst").value(), "third");
  ASSERT_TRUE(open(path)->mend({2, "archive/aa/1.zst", {"first"}, false}));
  EXPECT_EQ(read(1, "archive/aa/1.zst").value(), "first");
}

TEST_F(BackupFileTest, A_part_that_says_it_is_larger_than_any_is_damaged_not_unpacked) {
  add({{"records.sqlite", pages(7, 20)}});
  meddle("UPDATE parts SET size = 1 << 60");
  EXPECT_EQ(read(1, "records.sqlite").error().code, "backup.part_damaged");
}

TEST_F(BackupFileTest, A_dropped_generation_frees_what_nobody_else_needs) {
  add({{"archive/aa/1.zst", noise(8, 300'000)}, {"archive/bb/2.zst", "both"}});
  add({{"archive/bb/2.zst", "both"}});
  ASSERT_TRUE(open(path)->drop({1}));
  EXPECT_EQ(read(2, "archive/bb/2.zst").value(), "both");
  EXPECT_FALSE(read(1, "archive/bb/2.zst"));
  const std::string left = slurp(path);
  EXPECT_EQ(left.find(noise(8, 300'000).substr(5'000, 64)), std::string::npos);
  add({{"archive/cc/3.zst", noise(9, 290'000)}});
  EXPECT_LE(slurp(path).size(), left.size()) << "its room is used again";
  EXPECT_EQ(BackupFile::open_to_read(path).value()->generations()->back().number, 3);
}

TEST_F(BackupFileTest, A_file_that_never_changes_is_taken_over_without_being_read) {
  add({{"archive/aa/1.zst", "first"}});
  const auto backup = open(path);
  ASSERT_TRUE(backup->together([&]() -> Result<Done> {
    TRY(const std::int64_t number, backup->add({}));
    TRY(const PartsKept known, backup->keep_as_before(number, "archive/aa/1.zst"));
    EXPECT_EQ(known.parts, 1);
    TRY(const PartsKept unknown, backup->keep_as_before(number, "archive/bb/2.zst"));
    EXPECT_EQ(unknown.parts, 0);
    return Done{};
  }));
  EXPECT_EQ(backup->bytes_of(2, "archive/aa/1.zst").value(), "first");
  EXPECT_THAT(backup->paths(2).value(), ElementsAre("archive/aa/1.zst"));
}

TEST_F(BackupFileTest, A_file_of_something_else_is_refused_and_left_alone) {
  const auto code = [](const std::string& bytes, const std::string& at) {
    spill(at, bytes);
    const auto read = BackupFile::open_to_read(at);
    EXPECT_EQ(slurp(at), bytes);
    return read ? std::string() : read.error().code;
  };
  EXPECT_EQ(code("Day,Clicks\n2026-03-01,5\n", scratch.file("a.csv")), "backup.damaged");
  EXPECT_EQ(code("", scratch.file("empty")), "backup.foreign");
  meddle("PRAGMA application_id = 7");
  EXPECT_EQ(code(slurp(path), path), "backup.foreign");
}

TEST(PageRuns, Are_the_file_cut_at_pages_and_none_is_long) {
  for (const std::size_t count : {1U, 15U, 500U}) {
    const std::string file = pages(count, count);
    std::string together;
    for (const std::string_view run : page_runs(file)) {
      EXPECT_EQ(run.size() % 4096, 0U);
      EXPECT_LE(run.size(), pages_a_run_max * 4096);
      together += run;
    }
    EXPECT_EQ(together, file);
  }
  EXPECT_TRUE(page_runs("").empty());
  std::string same(300U * 4096U, 'x');  // no page of it ends a run by itself
  same[16] = 0x10;
  same[17] = 0;
  EXPECT_LE(page_runs(same).front().size(), pages_a_run_max * 4096);
  EXPECT_EQ(page_runs("short").size(), 1U);
}

}  // namespace
}  // namespace regie
