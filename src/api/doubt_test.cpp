// api/doubt_test.cpp - the disk fails while a write is saved: whoever sends it again under its key has it
// done once.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/testing/served_desk.h"
#include "app/testing/on_failing_disk.h"

namespace regie {
namespace {

constexpr int calls = 8;  // writes to the WAL of one note

struct OnBadDisk : OnFailingDisk {
  ServedDesk served;
  std::size_t notes() { return served.get("maud", "/api/v1/w/acme/notes")["notes"].size(); }
};

TEST(Doubt, A_write_that_may_be_there_is_done_once_when_it_is_sent_again) {
  OnBadDisk bad;
  int replayed = 0;
  int done_anew = 0;
  int number = 0;
  with_every_failure(bad.disk, calls, [&](const FailingDisk::Plan& plan) {
    const std::size_t before = bad.notes();
    const std::string key = "try-" + std::to_string(++number);
    const Json note{{"text", "note " + std::to_string(number)}, {"from", "2026-03-02"}};
    bad.disk.fail(plan, wal_of_records);
    const HttpReply first = bad.served.ask("maud", "POST", "/api/v1/w/acme/notes", note, key);
    ASSERT_EQ(first.status < 300, !FailingDisk::failed()) << first.body;
    if (first.status >= 300) {
      EXPECT_EQ(first.status, 503) << first.body;
      EXPECT_EQ(Json::parse(first.body).value("code", ""), "records.unknown");
      EXPECT_THAT(Json::parse(first.body).value("remedy", ""), testing::HasSubstr("Idempotency-Key"));
    }
    bad.disk.repair();
    const HttpReply second = bad.served.ask("maud", "POST", "/api/v1/w/acme/notes", note, key);
    EXPECT_LT(second.status, 300) << second.body;
    if (first.status >= 300) {
      const bool is_replay =
          std::any_of(second.headers.begin(), second.headers.end(),
                      [](const auto& header) { return header.first == "Idempotent-Replay"; });
      ++(is_replay ? replayed : done_anew);
    }
    EXPECT_EQ(bad.notes(), before + 1);
  });
  // It was there, or it was not: both happened, and both ended the same.
  EXPECT_GT(replayed, 0);
  EXPECT_GT(done_anew, 0);
}

TEST(Doubt, A_setting_of_the_desks_own_file_is_never_said_to_be_saved_when_it_may_not_be) {
  OnBadDisk bad;
  with_every_failure(bad.disk, 2, [&](const FailingDisk::Plan& plan) {
    bad.disk.fail(plan, wal_of_desk);
    const HttpReply reply = bad.served.ask("eva", "PUT", "/api/v1/me", {{"language", "nl"}});
    ASSERT_TRUE(FailingDisk::failed());
    EXPECT_EQ(reply.status, 503) << reply.body;
    bad.disk.repair();
    EXPECT_LT(bad.served.ask("eva", "PUT", "/api/v1/me", {{"language", "nl"}}).status, 300);
    EXPECT_EQ(bad.served.get("eva", "/api/v1/me").value("language", ""), "nl");
  });
}

}  // namespace
}  // namespace regie
