// os/real_files_test.cpp - real files: mapped, atomic, locked.
#include "os/real_files.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "os/real_clock.h"

namespace regie {
namespace {

class RealFilesTest : public testing::Test {
 protected:
  RealFilesTest() {
    std::string pattern = (std::filesystem::temp_directory_path() / "regie os XXXXXX").string();
    folder_ = mkdtemp(pattern.data());
  }
  ~RealFilesTest() override { std::filesystem::remove_all(folder_); }
  [[nodiscard]] std::string at(const std::string& name) const { return folder_ + "/" + name; }
  std::string folder_;
  RealFiles files_;
};

TEST_F(RealFilesTest, What_was_written_is_read_back) {
  const std::string bytes("a\0b\n", 4);
  ASSERT_TRUE(files_.write(at("a.csv"), bytes));
  EXPECT_EQ((*files_.open(at("a.csv")))->view(), bytes);
  ASSERT_TRUE(files_.write(at("empty"), ""));
  EXPECT_EQ((*files_.open(at("empty")))->view(), "");
  EXPECT_FALSE(std::filesystem::exists(at("a.csv.part")));
}

/// Pages of files this process holds, in bytes.
std::size_t mapped_now() {
  std::ifstream about("/proc/self/statm");
  std::size_t all = 0;
  std::size_t resident = 0;
  std::size_t shared = 0;
  about >> all >> resident >> shared;
  return shared * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

TEST_F(RealFilesTest, A_large_file_is_read_whole_without_staying_in_memory) {
  constexpr std::size_t size = 200U << 20U;
  std::ofstream(at("large")) << "begin";
  std::filesystem::resize_file(at("large"), size);  // zeros that take no disk
  const auto file = files_.open(at("large"));
  const std::size_t before = mapped_now();
  for (int pass = 0; pass < 2; ++pass) {
    const std::string_view bytes = (*file)->view();
    ASSERT_EQ(bytes.size(), size);
    EXPECT_EQ(bytes.substr(0, 5), "begin");
    EXPECT_EQ(bytes.find_first_not_of('\0', 5), std::string_view::npos);
  }
  int waits = 0;
  while (mapped_now() > before + size / 4 && ++waits < 500) usleep(10'000);
  EXPECT_LT(waits, 500) << mapped_now() << " bytes are still held";
}

TEST_F(RealFilesTest, Lists_files_below_in_order_without_hidden_ones) {
  ASSERT_TRUE(files_.make_folder(at("b/c")));
  ASSERT_TRUE(files_.make_folder(at(".git")));
  for (const char* name : {"b/c/2.csv", "b/1.csv", "a.csv", ".hidden", ".git/x"})
    ASSERT_TRUE(files_.write(at(name), "x"));
  EXPECT_EQ(*files_.list(folder_), (std::vector<std::string>{at("a.csv"), at("b/1.csv"), at("b/c/2.csv")}));
}

TEST_F(RealFilesTest, Says_what_is_not_there_or_not_a_file) {
  EXPECT_EQ(files_.open(at("nowhere")).error().code, "files.missing");
  EXPECT_EQ(files_.open(folder_).error().code, "files.not_readable");
  EXPECT_EQ(files_.write(at("nowhere/a"), "x").error().code, "files.not_writable");
  EXPECT_EQ(files_.kind(folder_), FileKind::folder);
  EXPECT_EQ(files_.kind(at("nowhere")), FileKind::missing);
}

TEST_F(RealFilesTest, A_full_disk_is_told_as_one) {
  // /dev/full answers every write with "no space left".
  std::filesystem::create_symlink("/dev/full", at("report.part"));
  const auto written = files_.write(at("report"), "x");
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, "files.disk_full");
}

TEST_F(RealFilesTest, A_file_that_is_moved_takes_the_place_of_the_one_there) {
  ASSERT_TRUE(files_.make_folder(at("fresh")));
  ASSERT_TRUE(files_.write(at("fresh/figures"), "new"));
  ASSERT_TRUE(files_.write(at("figures"), "old"));
  ASSERT_TRUE(files_.move(at("fresh/figures"), at("figures")));
  EXPECT_EQ(files_.open(at("figures")).value()->view(), "new");
  EXPECT_EQ(files_.kind(at("fresh/figures")), FileKind::missing);
  EXPECT_EQ(files_.move(at("nowhere"), at("figures")).error().code, "files.missing");
  EXPECT_EQ(files_.open(at("figures")).value()->view(), "new");
}

TEST_F(RealFilesTest, Free_room_is_told_where_there_is_a_disk) {
  EXPECT_GT(files_.free_bytes(at("")).value(), 0);
  EXPECT_EQ(files_.free_bytes(at("nowhere/at/all")).error().code, "files.missing");
}

TEST_F(RealFilesTest, A_private_file_is_its_owners_alone_and_keeps_what_it_held) {
  namespace fs = std::filesystem;
  const auto rights = [&](const std::string& name) { return fs::status(at(name)).permissions(); };
  ASSERT_TRUE(files_.make_private(at("new")));
  EXPECT_EQ(rights("new"), fs::perms::owner_read | fs::perms::owner_write);
  ASSERT_TRUE(files_.write(at("old"), "kept"));
  ASSERT_TRUE(files_.make_private(at("old")));
  EXPECT_EQ(rights("old"), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(files_.open(at("old")).value()->view(), "kept");
  EXPECT_EQ(files_.make_private(at("nowhere/new")).error().code, "files.not_writable");
}

TEST_F(RealFilesTest, A_lock_is_held_once_and_freed) {
  RealLocks locks;
  {
    const auto held = locks.lock(at("lock"));
    ASSERT_TRUE(held);
    EXPECT_EQ(locks.lock(at("lock")).error().code, "files.locked");
  }
  EXPECT_TRUE(locks.lock(at("lock")));
}

TEST(RealClock, Days_of_two_zones_are_a_day_apart_at_most) {
  const RealClock clock;
  const int gap = clock.today("Pacific/Kiritimati") - clock.today("Pacific/Pago_Pago");
  EXPECT_TRUE(gap == 1 || gap == 2);  // 25 hours apart: never the same day
}

}  // namespace
}  // namespace regie
