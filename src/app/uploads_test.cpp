// app/uploads_test.cpp - brought files wait an hour for the one who brought them.
#include "app/uploads.h"

#include <gtest/gtest.h>

#include "app/testing/sign_ins.h"

namespace regie {
namespace {

constexpr std::int64_t now = 1'773'640'800;

Upload of_maud(const std::string& path, const std::string& bytes) {
  return {"", "acme", "maud", path, bytes, now};
}

TEST(Uploads, Come_back_to_the_last_byte) {
  Uploads uploads;
  const std::string bytes("a\0b\xff", 4);
  const auto kept = uploads.add(of_maud("march.csv", bytes)).value();
  const auto found = uploads.find(*kept).value();
  EXPECT_EQ(found->bytes, bytes);
  EXPECT_EQ(found->path, "march.csv");
  EXPECT_TRUE(found->id.starts_with("u-"));
}

TEST(Uploads, Are_there_for_their_own_person_and_workspace_alone) {
  Uploads uploads;
  Upload like = *uploads.add(of_maud("march.csv", "x")).value();
  like.account = "bo";
  EXPECT_EQ(code_of(uploads.find(like)), "upload.unknown");
  like.account = "maud";
  like.workspace = "bruno";
  EXPECT_EQ(code_of(uploads.find(like)), "upload.unknown");
}

TEST(Uploads, Keep_the_name_of_a_file_and_no_way_to_it) {
  Uploads uploads;
  EXPECT_EQ(uploads.add(of_maud("../../etc/passwd", "x")).value()->path, "passwd");
  EXPECT_EQ(uploads.add(of_maud("C:\\Users\\maud\\march.csv", "x")).value()->path, "march.csv");
  EXPECT_EQ(code_of(uploads.add(of_maud("", "x"))), "upload.no_name");
  EXPECT_EQ(code_of(uploads.add(of_maud("exports/", "x"))), "upload.no_name");
}

TEST(Uploads, Of_one_name_are_two_files) {
  Uploads uploads;
  const auto first = uploads.add(of_maud("march.csv", "1")).value();
  const auto second = uploads.add(of_maud("march.csv", "2")).value();
  ASSERT_NE(first->id, second->id);
  EXPECT_EQ(uploads.find(*first).value()->bytes, "1");
}

TEST(Uploads, Are_gone_after_an_hour_and_not_before) {
  Uploads uploads;
  const auto kept = uploads.add(of_maud("march.csv", "x")).value();
  uploads.forget_old(now + upload_seconds_max);
  EXPECT_TRUE(uploads.find(*kept));
  uploads.forget_old(now + upload_seconds_max + 1);
  EXPECT_EQ(code_of(uploads.find(*kept)), "upload.unknown");
}

TEST(Uploads, Of_all_together_stay_below_what_a_machine_can_hold) {
  Uploads uploads;
  const std::string large(upload_bytes_max, 'x');
  std::string first;
  for (std::size_t held = 0; held + large.size() <= uploads_bytes_max; held += large.size()) {
    const auto kept = uploads.add(of_maud("large.csv", large));
    ASSERT_TRUE(kept);
    if (first.empty()) first = (*kept)->id;
  }
  EXPECT_EQ(code_of(uploads.add(of_maud("one more.csv", large))), "upload.too_much");
  uploads.remove(first);
  EXPECT_TRUE(uploads.add(of_maud("one more.csv", large))) << "there is room again";
}

TEST(Uploads, In_use_outlive_their_removal) {
  Uploads uploads;
  const auto kept = uploads.add(of_maud("march.csv", "still here")).value();
  uploads.remove(kept->id);
  EXPECT_EQ(code_of(uploads.find(*kept)), "upload.unknown");
  EXPECT_EQ(kept->bytes, "still here");
}

}  // namespace
}  // namespace regie
