// app/clock_jumps_test.cpp - the clock of the machine jumps by years, back and forth: nothing is lost or told
// twice, and nothing that should end lives until the clock is there again.
#include <gtest/gtest.h>

#include "app/events.h"
#include "app/mail.h"
#include "app/testing/running_desk.h"
#include "app/verify.h"
#include "app/webhooks.h"

namespace regie {
namespace {

constexpr std::int64_t day_seconds = 86'400;
constexpr std::int64_t years = 5 * 365 * day_seconds;

struct SessionsWhenTheClockJumps : testing::Test {
  SignInDesk desk;
  [[nodiscard]] bool is_in(const std::string& token) {
    const auto who = who_is(*desk.desk, token);
    return who && who->has_value();
  }
  SessionsWhenTheClockJumps() { desk.add("maud"); }
};

TEST_F(SessionsWhenTheClockJumps, One_that_began_while_it_ran_ahead_ends_when_it_is_set_right) {
  desk.clock.now += years;
  const std::string token = desk.come_in("maud")->token;
  EXPECT_TRUE(is_in(token));
  desk.clock.now -= years;
  EXPECT_FALSE(is_in(token));
  desk.clock.now += years;
  EXPECT_FALSE(is_in(token)) << "it stays ended";
}

TEST_F(SessionsWhenTheClockJumps, One_does_not_outlive_a_jump_ahead) {
  const std::string token = desk.come_in("maud")->token;
  desk.clock.now += years;
  EXPECT_FALSE(is_in(token));
}

TEST_F(SessionsWhenTheClockJumps, A_small_step_back_ends_nothing) {
  const std::string token = desk.come_in("maud")->token;
  desk.clock.now -= 60;
  EXPECT_TRUE(is_in(token));
}

TEST_F(SessionsWhenTheClockJumps, A_code_made_while_it_ran_ahead_opens_nothing_afterwards) {
  desk.clock.now += years;
  const std::string code = make_reset_code(*desk.desk, "maud")->code;
  desk.clock.now -= years;
  EXPECT_FALSE(reset_password(*desk.desk, {code, "een ander wachtwoord van mij", "192.0.2.1"}));
}

TEST_F(SessionsWhenTheClockJumps, Whoever_mistyped_while_it_ran_ahead_waits_minutes_and_not_years) {
  desk.clock.now += years;
  for (int tries = 0; tries < quick_tries + 2; ++tries)
    EXPECT_FALSE(sign_in(*desk.desk, {"maud", "a wrong one", "", "192.0.2.1"}));
  desk.clock.now -= years;
  EXPECT_FALSE(desk.come_in("maud")) << "what was left to wait is still to be waited";
  desk.clock.now += wait_seconds_max;
  EXPECT_TRUE(desk.come_in("maud"));
}

struct DeskWhenTheClockJumps : testing::Test {
  RunningDesk running;
  Desk& desk = *running.desk;

  static Letter plain(const Brief&, const SignIn& to) {
    Letter letter;
    letter.text = "for " + to.name;
    return letter;
  }
};

TEST_F(DeskWhenTheClockJumps, A_letter_of_the_week_goes_once) {
  running.import("acme", daily_csv(Day::of({2026, 1, 5}), 60, 30));
  running.add_reader("maud", "acme");
  MailServer server;
  server.host = "mail.acme.example";
  server.sender = "desk@acme.example";
  ASSERT_TRUE(change_mail_server(desk.door(), server));
  ASSERT_TRUE(send_weekly_briefs(desk, plain));
  ASSERT_EQ(running.outgoing.letters().size(), 1U);
  for (const std::int64_t jump : {years, -2 * years, years}) {
    running.clock.now += jump;
    ASSERT_TRUE(send_weekly_briefs(desk, plain));
  }
  std::size_t of_this_week = 0;
  const std::string id = running.outgoing.letters().front().letter.message_id;
  for (const auto& [to, letter] : running.outgoing.letters()) of_this_week += letter.message_id == id;
  EXPECT_EQ(of_this_week, 1U);
}

TEST_F(DeskWhenTheClockJumps, A_notice_that_waits_is_sent_once_and_not_in_years) {
  const auto all = [](const std::string&) { return true; };
  ASSERT_TRUE(
      add_webhook(desk.door(), {"acme", "maud", "https://hooks.acme.example/x", {"finding.appeared"}}));
  running.clock.now += years;
  ASSERT_TRUE(queue_notice(desk.door(), {"acme", "finding.appeared", "f-1", "{}"}));
  running.outgoing.fail_posts_with(Problem{"outgoing.refused", "no", "", ""});
  ASSERT_TRUE(send_notices(desk.door(), running.outgoing, all));
  running.outgoing.fail_posts_with({});
  running.clock.now -= years;  // its next try is due in years
  for (int round = 0; round < 3; ++round) ASSERT_TRUE(send_notices(desk.door(), running.outgoing, all));
  EXPECT_EQ(running.outgoing.notices().size(), 1U);
  running.clock.now += 2 * years;
  ASSERT_TRUE(send_notices(desk.door(), running.outgoing, all));
  EXPECT_EQ(running.outgoing.notices().size(), 1U);
}

TEST_F(DeskWhenTheClockJumps, Acts_keep_their_order_and_the_journal_stays_whole) {
  std::vector<std::string> texts;
  for (const std::int64_t jump : {std::int64_t{0}, years, -2 * years, -years, 3 * years}) {
    running.clock.now += jump;
    ASSERT_TRUE(running.in("acme", [&](Workspace& workspace) {
      texts.push_back("note " + std::to_string(texts.size()));
      ASSERT_TRUE(add_note(running.world, workspace, {texts.back(), Day::of({2026, 3, 1}), {}}));
      ASSERT_TRUE(
          add_event(workspace, {texts.back(), {Day::of({2026, 3, 1}), Day::of({2026, 3, 1})}, {}, "", ""}));
    }));
  }
  ASSERT_TRUE(running.in("acme", [&](Workspace& workspace) {
    EXPECT_TRUE(verify_workspace(running.world, workspace, {})->whole());
    EXPECT_EQ(workspace.records->notes()->size(), texts.size());
    EXPECT_EQ(workspace.records->events()->size(), texts.size());
  }));
}

TEST_F(DeskWhenTheClockJumps, A_workspace_is_let_go_after_it_was_set_back) {
  running.clock.now += years;
  ASSERT_TRUE(running.in("acme", [](Workspace&) {}));
  running.clock.now -= years;
  desk.workspaces.close_idle();
  EXPECT_TRUE(open_workspace(running.world, running.scratch.file("acme")));
}

}  // namespace
}  // namespace regie
