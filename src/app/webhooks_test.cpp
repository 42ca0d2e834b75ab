// app/webhooks_test.cpp - notices are signed as the standard says, told once, tried nine times, and to nobody
// else.
#include "app/webhooks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include <map>

#include "app/testing/sign_ins.h"
#include "base/base64.h"
#include "base/testing/fake_outgoing.h"
#include "os/real_secrets.h"

namespace regie {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

/// What a receiver does with the secret it is told: the bytes that the text after "whsec_" stands for.
std::string key_told(const std::string& secret) {
  constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string key;
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (const char letter : secret.substr(std::string("whsec_").size())) {
    if (letter == '=') break;
    held = held << 6U | static_cast<std::uint32_t>(letters.find(letter));
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    key += static_cast<char>(held >> bits & 0xffU);
  }
  return key;
}

struct WebhooksTest : testing::Test {
  SignInDesk desk;
  DeskAccess& door = *desk.desk;
  FakeOutgoing outgoing;

  Webhook add(const std::string& workspace, const std::string& url = "https://hooks.acme.example/regie") {
    return add_webhook(door, {workspace, "maud", url, {"finding.appeared", "decision.due"}}).value();
  }
  void happen(const std::string& workspace, const std::string& subject,
              const std::string& event = "finding.appeared") {
    ASSERT_TRUE(queue_notice(door, {workspace, event, subject, "{\"id\": \"" + subject + "\"}"}));
  }
  std::set<std::string> held;
  [[nodiscard]] MayLeave may_leave() const {
    return [this](const std::string& workspace) { return !held.contains(workspace); };
  }
  void send() { ASSERT_TRUE(send_notices(door, outgoing, may_leave())); }
  [[nodiscard]] std::vector<std::string> bodies() const {
    std::vector<std::string> bodies;
    for (const Notice& notice : outgoing.notices()) bodies.push_back(notice.body);
    return bodies;
  }
  [[nodiscard]] int waiting() const { return list_webhooks(*desk.desk, "acme")->at(0).waiting; }
};

TEST(WebhookSignature, Is_that_of_the_published_example) {
  const RealSecrets secrets;
  const auto headers =
      signature_headers(secrets, key_told("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        {"msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"});
  EXPECT_THAT(
      headers,
      ElementsAre(Pair("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"), Pair("webhook-timestamp", "1614265330"),
                  Pair("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")));
}

TEST(WebhookSignature, Can_be_checked_with_the_secret_that_is_told) {
  const RealSecrets secrets;
  SignInDesk desk;
  DeskAccess door(desk.world, *desk.access, desk.secrets);
  const Webhook webhook = add_webhook(door, {"acme", "maud", "https://x.example", {"decision.due"}}).value();
  const std::string key = key_told(secret_text(webhook));
  EXPECT_EQ(key, webhook.secret);
  EXPECT_GE(key.size(), 24U);  // of the standard: 24 to 64 bytes
  EXPECT_LE(key.size(), 64U);
  const auto headers = signature_headers(secrets, webhook.secret, {"msg_1", 7, "{}"});
  EXPECT_EQ(headers[2].second, "v1," + base64(secrets.hmac_sha256(key, "msg_1.7.{}")));
}

TEST_F(WebhooksTest, A_notice_goes_out_signed_over_what_it_says) {
  const Webhook webhook = add("acme");
  happen("acme", "f-1");
  send();
  ASSERT_EQ(outgoing.notices().size(), 1U);
  const Notice notice = outgoing.notices().front();
  EXPECT_EQ(notice.url, webhook.url);
  EXPECT_EQ(notice.body, "{\"id\": \"f-1\"}");
  std::map<std::string, std::string> headers(notice.headers.begin(), notice.headers.end());
  EXPECT_EQ(headers.at("content-type"), "application/json");
  EXPECT_EQ(headers.at("webhook-timestamp"), std::to_string(desk.clock.now));
  EXPECT_TRUE(headers.at("webhook-id").starts_with("msg"));
  const std::string signed_text =
      headers.at("webhook-id") + "." + headers.at("webhook-timestamp") + "." + notice.body;
  EXPECT_EQ(headers.at("webhook-signature"),
            "v1," + base64(desk.secrets.hmac_sha256(webhook.secret, signed_text)));
}

TEST_F(WebhooksTest, Each_webhook_is_told_a_thing_once) {
  add("acme", "https://one.example");
  add("acme", "https://two.example");
  for (int round = 0; round < 3; ++round) {
    happen("acme", "f-1");
    send();
  }
  happen("acme", "f-1", "decision.due");  // the same subject, and another event
  send();
  EXPECT_EQ(outgoing.notices().size(), 4U);
}

TEST_F(WebhooksTest, Only_those_of_the_workspace_that_asked_for_it_hear) {
  add("bruno", "https://bruno.example");
  ASSERT_TRUE(add_webhook(door, {"acme", "maud", "https://due.example", {"decision.due"}}));
  happen("acme", "f-1");
  send();
  EXPECT_THAT(bodies(), IsEmpty());
  happen("acme", "d-1", "decision.due");
  send();
  ASSERT_EQ(outgoing.notices().size(), 1U);
  EXPECT_EQ(outgoing.notices()[0].url, "https://due.example");
}

TEST_F(WebhooksTest, What_is_not_taken_is_tried_again_after_each_wait_and_given_up_after_nine) {
  add("acme");
  happen("acme", "f-1");
  outgoing.answer_posts_with(500);
  send();
  std::size_t tries = 1;
  for (const std::int64_t wait : {5, 300, 1800, 7200, 18'000, 36'000, 50'400, 72'000}) {
    EXPECT_EQ(waiting(), 1);
    desk.clock.now += wait - 1;
    send();
    EXPECT_EQ(outgoing.notices().size(), tries) << "a second too early, before a wait of " << wait;
    ++desk.clock.now;
    send();
    EXPECT_EQ(outgoing.notices().size(), ++tries) << wait;
  }
  EXPECT_EQ(tries, 9U);
  EXPECT_EQ(waiting(), 0);
  desk.clock.now += 30 * 86'400;
  happen("acme", "f-1");
  send();
  EXPECT_EQ(outgoing.notices().size(), 9U);
}

TEST_F(WebhooksTest, A_try_again_is_the_same_message_signed_for_its_own_time) {
  add("acme");
  happen("acme", "f-1");
  outgoing.answer_posts_with(503);
  send();
  desk.clock.now += 5;
  outgoing.answer_posts_with(204);
  send();
  ASSERT_EQ(outgoing.notices().size(), 2U);
  const auto [first, second] = std::pair(outgoing.notices()[0], outgoing.notices()[1]);
  EXPECT_EQ(first.headers[0], second.headers[0]);  // webhook-id: a receiver can tell it has it
  EXPECT_NE(first.headers[2], second.headers[2]);
  EXPECT_EQ(first.body, second.body);
  EXPECT_EQ(waiting(), 0);
}

TEST_F(WebhooksTest, One_that_cannot_be_reached_keeps_nobody_else_waiting) {
  const Webhook gone = add("acme", "https://gone.example");
  happen("acme", "f-1");
  outgoing.fail_posts_with(Problem{"outgoing.unreachable", "x", "", ""});
  send();
  EXPECT_EQ(list_webhooks(door, "acme")->at(0).webhook.last_status, "outgoing.unreachable");
  EXPECT_EQ(waiting(), 1);
  outgoing.fail_posts_with({});
  add("bruno", "https://bruno.example");
  happen("bruno", "f-2");
  send();
  EXPECT_THAT(bodies(), ElementsAre("{\"id\": \"f-2\"}"));
}

TEST_F(WebhooksTest, A_receiver_that_is_gone_for_good_is_not_tried_again) {
  add("acme");
  happen("acme", "f-1");
  outgoing.answer_posts_with(410);
  send();
  EXPECT_EQ(waiting(), 0);
  desk.clock.now += 86'400;
  send();
  EXPECT_EQ(outgoing.notices().size(), 1U);
  EXPECT_EQ(list_webhooks(door, "acme")->at(0).webhook.last_status, "410");
}

TEST_F(WebhooksTest, A_redirect_is_no_answer) {
  add("acme");
  happen("acme", "f-1");
  outgoing.answer_posts_with(302);
  send();
  EXPECT_EQ(waiting(), 1);
}

TEST_F(WebhooksTest, A_webhook_that_is_removed_takes_what_waits_with_it) {
  const Webhook webhook = add("acme");
  happen("acme", "f-1");
  EXPECT_EQ(code_of(remove_webhook(door, "bruno", webhook.id)), "webhook.unknown");
  ASSERT_TRUE(remove_webhook(door, "acme", webhook.id));
  send();
  EXPECT_THAT(bodies(), IsEmpty());
  EXPECT_EQ(code_of(remove_webhook(door, "acme", webhook.id)), "webhook.unknown");
}

/// Somebody removes the webhook while its notice is under way.
class RemovedMeanwhile : public FakeOutgoing {
 public:
  RemovedMeanwhile(DeskAccess& door, Webhook webhook) : door_(door), webhook_(std::move(webhook)) {}
  [[nodiscard]] Result<int> post(const Notice& notice) override {
    static_cast<void>(remove_webhook(door_, webhook_.workspace, webhook_.id));
    return FakeOutgoing::post(notice);
  }

 private:
  DeskAccess& door_;
  Webhook webhook_;
};

TEST_F(WebhooksTest, A_webhook_that_is_removed_while_it_is_told_stays_removed) {
  const Webhook webhook = add("acme");
  happen("acme", "f-1");
  RemovedMeanwhile slow(door, webhook);
  ASSERT_TRUE(send_notices(door, slow, may_leave()));
  EXPECT_EQ(slow.notices().size(), 1U);
  EXPECT_THAT(list_webhooks(door, "acme").value(), IsEmpty());
}

TEST_F(WebhooksTest, What_is_held_waits_untouched_and_keeps_no_other_workspace_waiting) {
  add("acme");
  add("bruno");
  happen("acme", "f-1");
  happen("bruno", "f-2");
  held = {"acme"};
  send();
  EXPECT_THAT(bodies(), ElementsAre("{\"id\": \"f-2\"}"));
  EXPECT_EQ(waiting(), 1);
  held.clear();
  send();
  send();
  EXPECT_THAT(bodies(), ElementsAre("{\"id\": \"f-2\"}", "{\"id\": \"f-1\"}")) << "once";
}

TEST_F(WebhooksTest, What_went_stale_while_it_was_held_is_not_sent_and_may_be_told_anew) {
  add("acme");
  happen("acme", "f-old");
  desk.clock.now += notice_stale_seconds - 60;
  happen("acme", "f-new");
  desk.clock.now += 60;
  ASSERT_TRUE(drop_stale_notices(door, {"bruno", desk.clock.now}));
  EXPECT_EQ(waiting(), 2) << "that of another workspace";
  ASSERT_TRUE(drop_stale_notices(door, {"acme", desk.clock.now}));
  EXPECT_EQ(waiting(), 1);
  happen("acme", "f-old");
  send();
  EXPECT_THAT(bodies(), ElementsAre("{\"id\": \"f-new\"}", "{\"id\": \"f-old\"}"));
}

TEST_F(WebhooksTest, An_address_is_one_of_the_web_and_ten_are_enough) {
  for (const char* url : {"", "hooks.acme.example", "ftp://x.example", "https://x.example/ y",
                          "file:///etc/passwd", "https://x.example/\r\nHost: y"})
    EXPECT_EQ(code_of(add_webhook(door, {"acme", "maud", url, {"decision.due"}})), "webhook.bad_url") << url;
  EXPECT_EQ(code_of(add_webhook(door, {"acme", "maud", "https://x.example", {}})), "webhook.no_events");
  for (int i = 0; i < 10; ++i) add("acme");
  EXPECT_EQ(code_of(add_webhook(door, {"acme", "maud", "https://x.example", {"decision.due"}})),
            "webhook.too_many");
  add("bruno");
}

}  // namespace
}  // namespace regie
