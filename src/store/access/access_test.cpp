// store/access/access_test.cpp - what is saved comes back, codes open once, nothing is told or sent twice.
#include "store/access/access.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <atomic>
#include <thread>

#include "store/records/records.h"
#include "store/testing/scratch.h"

namespace regie {
namespace {

struct AccessTest : testing::Test {
  Scratch scratch;
  std::string path = scratch.file("desk.sqlite");
  std::unique_ptr<Access> access = Access::open(path).value();
  void again() {
    access.reset();
    access = Access::open(path).value();
  }
};

SignIn maud() {
  return {
      "maud", "$argon2id$v=19$...", std::string("\0\xff'\x80 ;", 6), 59'102'133, true, "nl", "m@x.example",
      1};
}
Session session(const std::string& hash, const std::string& name, std::int64_t seen_at) {
  return {hash, name, "write-" + hash, 100, seen_at};
}
Webhook hook(const std::string& id) {
  return {id, "acme", "https://x.example/h?a=b", {"finding.appeared", "decision.due"}, "whsec_1", "maud",
          7,  ""};
}

TEST_F(AccessTest, A_sign_in_comes_back_to_the_last_byte_and_is_replaced) {
  ASSERT_TRUE(access->save(maud()));
  SignIn bo;
  bo.name = "bo";
  ASSERT_TRUE(access->save(bo));
  again();
  const SignIn kept = access->find_sign_in("maud").value().value();
  EXPECT_EQ(kept.password_hash, maud().password_hash);
  EXPECT_EQ(kept.totp_secret, maud().totp_secret);
  EXPECT_EQ(kept.totp_step, maud().totp_step);
  EXPECT_TRUE(kept.is_keeper);
  EXPECT_EQ(kept.language, "nl");
  EXPECT_EQ(kept.email, "m@x.example");
  EXPECT_EQ(kept.brief_weekday, 1);
  SignIn changed = maud();
  changed.totp_secret.clear();
  ASSERT_TRUE(access->save(changed));
  ASSERT_EQ(access->sign_ins()->size(), 2U);
  EXPECT_EQ(access->sign_ins()->at(0).name, "bo");
  EXPECT_EQ(access->sign_ins()->at(1).totp_secret, "");
  EXPECT_FALSE(access->find_sign_in("eve").value());
}

TEST_F(AccessTest, Sessions_end_alone_by_person_and_by_age) {
  for (const Session& one : {session("a", "maud", 100), session("b", "maud", 200), session("c", "bo", 300),
                             session("d", "bo", 50)})
    ASSERT_TRUE(access->save(one));
  EXPECT_EQ(access->find_session("a").value()->write_token, "write-a");
  EXPECT_EQ(access->find_session("a").value()->made_at, 100);
  ASSERT_TRUE(access->save(session("a", "maud", 150)));
  ASSERT_TRUE(access->session_seen("a", 160));
  EXPECT_EQ(access->find_session("a").value()->seen_at, 160);
  ASSERT_TRUE(access->end_session("a"));
  ASSERT_TRUE(access->session_seen("a", 170));
  EXPECT_FALSE(access->find_session("a").value());
  ASSERT_TRUE(access->end_sessions_before(100));
  EXPECT_FALSE(access->find_session("d").value());
  ASSERT_TRUE(access->end_sessions_of("maud"));
  EXPECT_FALSE(access->find_session("b").value());
  EXPECT_TRUE(access->find_session("c").value());
}

TEST_F(AccessTest, A_code_opens_once_and_not_after_its_time) {
  ASSERT_TRUE(access->save(OneTimeCode{"h1", "maud", 100}));
  ASSERT_TRUE(access->save(OneTimeCode{"h2", "", 100}));
  EXPECT_FALSE(access->take_code("h3", 50).value());
  const auto taken = access->take_code("h1", 50).value();
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->name, "maud");
  EXPECT_FALSE(access->take_code("h1", 50).value());
  EXPECT_FALSE(access->take_code("h2", 100).value());
}

TEST_F(AccessTest, A_new_code_takes_the_place_of_the_one_before) {
  ASSERT_TRUE(access->save(OneTimeCode{"h1", "maud", 100}));
  ASSERT_TRUE(access->save(OneTimeCode{"h2", "maud", 100}));
  EXPECT_FALSE(access->take_code("h1", 50).value());
  EXPECT_TRUE(access->take_code("h2", 50).value());
}

TEST_F(AccessTest, A_code_opens_once_whoever_asks_at_the_same_time) {
  ASSERT_TRUE(access->save(OneTimeCode{"h", "maud", 100}));
  std::atomic<int> opened = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i)
      threads.emplace_back([&] {
        const auto taken = access->take_code("h", 1);
        if (taken && *taken) ++opened;
      });
  }
  EXPECT_EQ(opened, 1);
}

TEST_F(AccessTest, Links_are_found_by_their_token_and_go_when_their_time_is_over) {
  ASSERT_TRUE(access->save(ShareLink{"s-1", "t1", "acme", "report", "2026-03", "maud", 10, 50}));
  ASSERT_TRUE(access->save(ShareLink{"s-2", "t2", "acme", "reviews", "", "maud", 11, std::nullopt}));
  ASSERT_TRUE(access->save(ShareLink{"s-3", "t3", "other", "brief", "2026-03-16", "bo", 12, 90}));
  again();
  const ShareLink link = access->find_share_link("t1").value().value();
  EXPECT_EQ(link.id, "s-1");
  EXPECT_EQ(link.of, "2026-03");
  EXPECT_EQ(link.expires_at, 50);
  EXPECT_EQ(access->share_links("acme")->size(), 2U);
  EXPECT_FALSE(access->share_links("acme")->at(1).expires_at);
  ASSERT_TRUE(access->save(ShareLink{"s-4", "t4", "acme", "brief", "2026-03-16", "bo", 60, 90}));
  EXPECT_FALSE(access->find_share_link("t1").value());
  ASSERT_TRUE(access->end_share_link("s-2"));
  EXPECT_FALSE(access->find_share_link("t2").value());
}

TEST_F(AccessTest, What_was_told_is_not_told_again) {
  ASSERT_TRUE(access->save(hook("h-1")));
  ASSERT_TRUE(access->save_new({"m1", "h-1", "{}", 0, 5, false}));
  ASSERT_TRUE(access->save_new({"m1", "h-1", "{again}", 0, 1, false}));
  ASSERT_EQ(access->open_deliveries()->size(), 1U);
  EXPECT_EQ(access->open_deliveries()->at(0).body, "{}");
  ASSERT_TRUE(access->save(Delivery{"m1", "h-1", "{}", 3, 9, false}));
  EXPECT_EQ(access->open_deliveries()->at(0).tries, 3);
  ASSERT_TRUE(access->save(Delivery{"m1", "h-1", "{}", 4, 9, true}));
  again();
  ASSERT_TRUE(access->save_new({"m1", "h-1", "{}", 0, 5, false}));
  EXPECT_TRUE(access->open_deliveries()->empty());
}

TEST_F(AccessTest, A_webhook_takes_its_deliveries_along_and_nothing_comes_after_it) {
  ASSERT_TRUE(access->save(hook("h-1")));
  ASSERT_TRUE(access->save_new({"m1", "h-1", "{}", 0, 5, false}));
  Webhook tried = hook("h-1");
  tried.last_status = "204";
  ASSERT_TRUE(access->save(tried));
  ASSERT_EQ(access->webhooks()->size(), 1U);
  EXPECT_EQ(access->webhooks()->at(0).last_status, "204");
  EXPECT_EQ(access->webhooks()->at(0).events, hook("h-1").events);
  EXPECT_EQ(access->open_deliveries()->size(), 1U);  // changing a webhook keeps what waits
  ASSERT_TRUE(access->end_webhook("h-1"));
  EXPECT_TRUE(access->open_deliveries()->empty());
  ASSERT_TRUE(access->save(Delivery{"m1", "h-1", "{}", 1, 5, false}));
  ASSERT_TRUE(access->save_new({"m2", "h-1", "{}", 0, 5, false}));
  EXPECT_TRUE(access->open_deliveries()->empty());
}

TEST_F(AccessTest, A_webhook_that_was_tried_says_how_it_went_and_does_not_come_back) {
  ASSERT_TRUE(access->save(hook("h-1")));
  ASSERT_TRUE(access->webhook_tried("h-1", "503"));
  EXPECT_EQ(access->webhooks()->at(0).last_status, "503");
  EXPECT_EQ(access->webhooks()->at(0).url, hook("h-1").url);
  ASSERT_TRUE(access->end_webhook("h-1"));
  ASSERT_TRUE(access->webhook_tried("h-1", "200"));
  EXPECT_TRUE(access->webhooks()->empty());
}

TEST_F(AccessTest, A_letter_is_claimed_once) {
  MailRecord mail{"maud acme 2026-W12", MailState::claimed, 100, ""};
  EXPECT_TRUE(access->claim_mail(mail).value());
  EXPECT_FALSE(access->claim_mail(mail).value());
  mail.state = MailState::in_doubt;
  mail.say = "the line broke";
  ASSERT_TRUE(access->save(mail));
  again();
  EXPECT_FALSE(access->claim_mail(mail).value());
  ASSERT_EQ(access->mails()->size(), 1U);
  EXPECT_EQ(access->mails()->at(0).state, MailState::in_doubt);
  EXPECT_EQ(access->mails()->at(0).say, "the line broke");
}

TEST_F(AccessTest, The_mail_server_comes_back) {
  EXPECT_FALSE(access->mail_server().value());
  ASSERT_TRUE(access->save(MailServer{"smtp.x.example", 465, "tls", "desk", "pass", "desk@x.example"}));
  ASSERT_TRUE(access->save(MailServer{"mail.x.example", 25, "none", "", "", "desk@x.example"}));
  const MailServer server = access->mail_server().value().value();
  EXPECT_EQ(server.host, "mail.x.example");
  EXPECT_EQ(server.port, 25);
  EXPECT_EQ(server.security, "none");
}

TEST_F(AccessTest, A_file_of_a_later_regie_or_of_a_workspace_is_refused) {
  access.reset();
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(handle, "PRAGMA user_version = 99", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(handle);
  EXPECT_EQ(Access::open(path).error().code, "records.newer");
  const std::string other = scratch.file("records.sqlite");
  ASSERT_TRUE(Records::open(other));
  EXPECT_EQ(Access::open(other).error().code, "records.foreign");
}

TEST_F(AccessTest, Two_programs_may_have_it_open) {
  const auto other = Access::open(path).value();
  ASSERT_TRUE(other->save(OneTimeCode{"h", "maud", 100}));
  EXPECT_TRUE(access->take_code("h", 1).value());
}

}  // namespace
}  // namespace regie
