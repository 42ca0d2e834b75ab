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
  EXPECT_EQ(uploads.add(of_maud("../../etc/passwd.csv", "x")).value()->path, "passwd.csv");
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
  int others = 0;
  const auto of_another = [&] {
    Upload upload = of_maud("large.csv", large);
    upload.account += std::to_string(++others);
    return upload;
  };
  for (std::size_t held = 0; held + large.size() <= uploads_bytes_max; held += large.size()) {
    const auto kept = uploads.add(of_another());
    ASSERT_TRUE(kept);
    if (first.empty()) first = (*kept)->id;
  }
  EXPECT_EQ(code_of(uploads.add(of_another())), "upload.too_much");
  uploads.remove(first);
  EXPECT_TRUE(uploads.add(of_another())) << "there is room again";
}

TEST(Uploads, Of_one_person_leave_room_for_those_of_others) {
  Uploads uploads;
  const std::string large(upload_bytes_max, 'x');
  ASSERT_TRUE(uploads.add(of_maud("1.csv", large)));
  ASSERT_TRUE(uploads.add(of_maud("2.csv", large)));
  EXPECT_EQ(code_of(uploads.add(of_maud("3.csv", large))), "upload.too_much");
  Upload of_bo = of_maud("1.csv", large);
  of_bo.account = "bo";
  EXPECT_TRUE(uploads.add(of_bo));
}

TEST(Uploads, Of_one_person_end_for_the_day_and_begin_again_on_the_next) {
  Uploads uploads;
  for (int i = 0; i < uploads_a_day_max; ++i) {
    const auto kept = uploads.add(of_maud("a.csv", "x"));
    ASSERT_TRUE(kept) << i;
    uploads.remove((*kept)->id);
  }
  EXPECT_EQ(code_of(uploads.add(of_maud("a.csv", "x"))), "upload.enough_today");
  Upload tomorrow = of_maud("a.csv", "x");
  tomorrow.at_seconds += 86400;
  EXPECT_TRUE(uploads.add(tomorrow));
  Uploads bytes;
  const std::string large(upload_bytes_max, 'x');
  for (std::size_t sum = large.size(); sum <= uploads_bytes_a_day_max; sum += large.size())
    bytes.remove(bytes.add(of_maud("a.csv", large)).value()->id);
  EXPECT_EQ(code_of(bytes.add(of_maud("a.csv", large))), "upload.enough_today");
}

TEST(Uploads, Whose_name_and_bytes_tell_two_stories_are_not_kept) {
  Uploads uploads;
  const std::string zip = std::string("PK\x03\x04") + "rest";
  for (const char* name : {"a.exe", "a.html", "a.svg", "a", "a.csv.js", "a.xlsx.exe", ".htaccess", "a.php"})
    EXPECT_EQ(code_of(uploads.add(of_maud(name, "x"))), "upload.other_kind") << name;
  for (const char* name : {"a.csv", "a.TSV", "a.txt", "a.tab", "a.xls", "a.ics"}) {
    EXPECT_TRUE(uploads.add(of_maud(name, "x"))) << name;
    EXPECT_EQ(code_of(uploads.add(of_maud(name, zip))), "upload.other_kind") << name;
  }
  for (const char* name : {"a.xlsx", "a.xlsm", "a.ZIP"}) {
    EXPECT_TRUE(uploads.add(of_maud(name, zip))) << name;
    EXPECT_EQ(code_of(uploads.add(of_maud(name, "Day,Clicks\n"))), "upload.other_kind") << name;
  }
}

TEST(Uploads, Names_that_steer_how_they_read_are_told_as_they_are) {
  Uploads uploads;
  EXPECT_EQ(uploads.add(of_maud("march\u202evsc\u202c.csv", "x")).value()->path, "marchvsc.csv");
  EXPECT_EQ(uploads.add(of_maud("a\r\nSet-Cookie: b.csv", "x")).value()->path, "aSet-Cookie: b.csv");
  EXPECT_EQ(uploads.add(of_maud("\x1b[31ma.csv", "x")).value()->path, "[31ma.csv");
  EXPECT_EQ(code_of(uploads.add(of_maud(std::string(256, 'a') + ".csv", "x"))), "upload.no_name");
  EXPECT_EQ(code_of(uploads.add(of_maud("\u202e\x01", "x"))), "upload.no_name");
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
