// store/archive/archive_test.cpp - bytes put come back; damage, loss and a full disk are told.
#include "store/archive/archive.h"

#include <gtest/gtest.h>

#include "base/testing/fake_files.h"

namespace regie {
namespace {

constexpr const char* sha256_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

std::string path_in(const std::string& sha256) {
  return "w/archive/" + sha256.substr(0, 2) + "/" + sha256.substr(2) + ".zst";
}

TEST(Archive, Gives_the_published_hash_of_abc) {  // FIPS 180-4, example B.1
  EXPECT_EQ(sha256_hex("abc"), sha256_of_abc);
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Archive, What_was_put_comes_back_byte_for_byte) {
  FakeFiles files;
  Archive archive(files, "w/archive");
  std::string bytes;
  for (int i = 0; i < 300'000; ++i) bytes += static_cast<char>(i % 251 * i % 253);
  for (const std::string& content : {std::string(), std::string("\0a\0", 3), bytes}) {
    const auto sha256 = archive.put(content);
    ASSERT_TRUE(sha256);
    EXPECT_EQ(archive.bytes_of(*sha256).value(), content);
  }
}

TEST(Archive, Putting_the_same_bytes_twice_writes_once) {
  FakeFiles files;
  Archive archive(files, "w/archive");
  EXPECT_EQ(archive.put("abc").value(), sha256_of_abc);
  EXPECT_EQ(archive.put("abc").value(), sha256_of_abc);
  EXPECT_EQ(files.writes(), 1);
  EXPECT_EQ(files.kind(path_in(sha256_of_abc)), FileKind::file);
}

TEST(Archive, A_changed_or_cut_copy_is_told_and_heals_when_put_again) {
  FakeFiles files;
  Archive archive(files, "w/archive");
  const std::string content(5'000, 'x');
  const std::string sha256 = archive.put(content).value();
  std::string& stored = files.content(path_in(sha256));
  const std::string good = stored;
  std::size_t told = 0;
  for (std::size_t at = 0; at < good.size(); ++at) {
    stored = good;
    stored[at] = static_cast<char>(stored[at] ^ 0x10);
    const auto back = archive.bytes_of(sha256);
    if (back) {
      EXPECT_EQ(*back, content);  // a flip in a field zstd does not use
    } else {
      EXPECT_EQ(back.error().code, "archive.damaged");
      ++told;
    }
  }
  EXPECT_GT(told, good.size() / 2);
  stored = good.substr(0, good.size() / 2);
  EXPECT_EQ(archive.bytes_of(sha256).error().code, "archive.damaged");
  stored.clear();
  EXPECT_EQ(archive.bytes_of(sha256).error().code, "archive.damaged");
  ASSERT_TRUE(archive.put(content));
  EXPECT_EQ(archive.bytes_of(sha256).value(), content);
}

TEST(Archive, Content_of_another_name_is_damage) {
  FakeFiles files;
  Archive archive(files, "w/archive");
  const std::string one = archive.put("one").value();
  const std::string two = archive.put("two").value();
  files.content(path_in(one)) = files.content(path_in(two));
  EXPECT_EQ(archive.bytes_of(one).error().code, "archive.damaged");
}

TEST(Archive, A_missing_copy_is_told) {
  FakeFiles files;
  EXPECT_EQ(Archive(files, "w/archive").bytes_of(sha256_of_abc).error().code, "archive.missing");
  EXPECT_EQ(Archive(files, "w/archive").bytes_of("").error().code, "archive.missing");
}

TEST(Archive, A_full_disk_is_told_and_keeps_nothing_half) {
  FakeFiles files;
  Archive archive(files, "w/archive");
  files.fill_disk_for_next_write();
  EXPECT_EQ(archive.put("abc").error().code, "files.disk_full");
  EXPECT_EQ(files.count(), 0U);
  EXPECT_TRUE(archive.put("abc"));
}

TEST(Archive, What_was_removed_is_missing_and_can_be_put_again) {
  FakeFiles files;
  Archive archive(files, "w/archive");
  const std::string sha256 = archive.put("abc").value();
  const std::string other = archive.put("abcd").value();
  ASSERT_TRUE(archive.remove(sha256));
  EXPECT_EQ(archive.bytes_of(sha256).error().code, "archive.missing");
  EXPECT_TRUE(archive.remove(sha256)) << "twice is harmless";
  EXPECT_EQ(archive.bytes_of(other).value(), "abcd");
  ASSERT_TRUE(archive.put("abc"));
  EXPECT_EQ(archive.bytes_of(sha256).value(), "abc");
}

}  // namespace
}  // namespace regie
