// app/mail_test.cpp - a weekly letter goes once, on its day, to its own reader; never twice.
#include "app/mail.h"

#include <gtest/gtest.h>

#include <thread>

#include "app/hold.h"
#include "app/look_around.h"
#include "app/testing/running_desk.h"
#include "charter/mail_address.h"

namespace regie {
namespace {

constexpr std::int64_t day_seconds = 86'400;
const Day first = Day::of({2026, 1, 5});

Letter plain(const Brief& page, const SignIn& to) {
  Letter letter;
  letter.subject = page.workspace + " · " + page.language + " · " + page.as_of.iso();
  letter.text = "for " + to.name;
  return letter;
}

struct MailTest : testing::Test {
  RunningDesk running;
  Desk& desk = *running.desk;

  MailTest() {
    running.import("acme", daily_csv(first, 60, 30));
    running.import("bruno", daily_csv(first, 60, 30));
    running.add_reader("maud", "acme");
    use_server();
  }
  void use_server() {
    MailServer server;
    server.host = "mail.acme.example";
    server.sender = "desk@acme.example";
    ASSERT_TRUE(change_mail_server(desk.door(), server));
  }
  void change(const std::string& name, const std::function<void(SignIn&)>& how) {
    SignIn person = desk.access->find_sign_in(name)->value();
    how(person);
    ASSERT_TRUE(desk.access->save(person));
  }
  /// Rounds of an hour, for so many days; how many letters there are by then.
  std::size_t after(int hours) {
    for (int hour = 0; hour < hours; ++hour) {
      EXPECT_TRUE(send_weekly_briefs(desk, plain));
      running.clock.now += 3600;
    }
    return running.outgoing.letters().size();
  }
  [[nodiscard]] std::vector<MailRecord> records() const { return desk.access->mails().value(); }
};

TEST_F(MailTest, A_brief_goes_to_its_reader_once_a_week) {
  EXPECT_EQ(after(24), 1U);
  const auto [server, letter] = running.outgoing.letters().front();
  EXPECT_EQ(server.host, "mail.acme.example");
  EXPECT_EQ(letter.to, "maud@acme.example");
  EXPECT_EQ(letter.subject, "acme · en · 2026-03-16");
  EXPECT_EQ(letter.text, "for maud");
  EXPECT_TRUE(letter.message_id.starts_with("<mail-")) << letter.message_id;
  EXPECT_EQ(after(6 * 24), 1U) << "the rest of the week";
  EXPECT_EQ(after(24), 2U) << "and on the next Monday";
  EXPECT_NE(running.outgoing.letters()[1].letter.message_id, letter.message_id);
  EXPECT_EQ(records().at(0).state, MailState::sent);
}

TEST_F(MailTest, It_comes_on_the_weekday_that_was_chosen) {
  change("maud", [](SignIn& person) { person.brief_weekday = 3; });
  EXPECT_EQ(after(42), 0U);  // until Wednesday at midnight
  EXPECT_EQ(after(24), 1U);
  EXPECT_EQ(running.outgoing.letters()[0].letter.subject, "acme · en · 2026-03-18");
}

TEST_F(MailTest, Nobody_who_chose_no_day_or_has_no_address_gets_one) {
  change("maud", [](SignIn& person) { person.brief_weekday = 0; });
  EXPECT_EQ(after(7 * 24), 0U);
  change("maud", [](SignIn& person) {
    person.brief_weekday = 1;
    person.email = "";
  });
  EXPECT_EQ(after(7 * 24), 0U);
  EXPECT_TRUE(records().empty());
}

TEST_F(MailTest, It_does_not_come_before_six_in_the_morning) {
  running.clock.now += 7 * day_seconds - 3600;  // five o'clock of the next Monday
  EXPECT_EQ(after(1), 0U);
  EXPECT_EQ(after(1), 1U);
}

TEST_F(MailTest, Another_weekday_chosen_in_the_same_week_gives_no_second_letter) {
  EXPECT_EQ(after(24), 1U);
  change("maud", [](SignIn& person) { person.brief_weekday = 5; });
  EXPECT_EQ(after(6 * 24), 1U);
  EXPECT_EQ(after(7 * 24), 2U);
}

TEST_F(MailTest, Each_workspace_and_each_reader_has_a_letter_of_its_own) {
  running.add_reader("bo", "acme");
  ASSERT_TRUE(running.in("bruno", [&](Workspace& workspace) {
    ASSERT_TRUE(add_account(running.world, workspace, {"maud", "", "owner", ""}));
  }));
  EXPECT_EQ(after(24), 3U);  // maud two, bo one
}

TEST_F(MailTest, A_held_workspace_sends_no_letter_and_a_release_sends_no_pile) {
  ASSERT_TRUE(running.in("acme", [&](Workspace& workspace) {
    ASSERT_TRUE(hold_outgoing(running.world, workspace, {"restored", ""}));
  }));
  EXPECT_EQ(after(15 * 24), 0U) << "three Mondays";
  EXPECT_TRUE(records().empty()) << "none is claimed";
  ASSERT_TRUE(running.in("acme", [&](Workspace& workspace) {
    ASSERT_TRUE(release_outgoing(running.world, workspace, {"the old desk is off", "maud"}));
  }));
  EXPECT_EQ(after(5 * 24), 0U);
  EXPECT_EQ(after(24), 0U);
  EXPECT_EQ(after(24), 1U) << "the next Monday's, and that alone";
}

TEST_F(MailTest, It_is_told_in_the_readers_language_and_leaves_the_workspace_as_it_is) {
  change("maud", [](SignIn& person) { person.language = "nl"; });
  EXPECT_EQ(after(24), 1U);
  EXPECT_EQ(running.outgoing.letters()[0].letter.subject, "acme · nl · 2026-03-16");
  ASSERT_TRUE(running.in("acme", [](Workspace& workspace) { EXPECT_EQ(workspace.settings.language, "en"); }));
}

TEST_F(MailTest, Whoever_lost_the_account_beside_the_desk_gets_no_letter) {
  running.add_reader("bo", "acme");
  ASSERT_EQ(workspaces_of(desk, "bo").size(), 1U);  // the card of the workspace is made
  ASSERT_TRUE(running.in("acme", [&](Workspace& workspace) {
    ASSERT_TRUE(close_account(running.world, workspace, {"bo", "", "", "maud"}));
  }));
  EXPECT_EQ(after(24), 1U);
  EXPECT_EQ(running.outgoing.letters()[0].letter.to, "maud@acme.example");
}

TEST_F(MailTest, A_letter_in_doubt_is_told_so_and_never_sent_again) {
  running.outgoing.fail_mail_with(Problem{"mail.in_doubt", "The line broke.", "", ""});
  EXPECT_EQ(after(1), 0U);
  ASSERT_EQ(records().size(), 1U);
  EXPECT_EQ(records()[0].state, MailState::in_doubt);
  EXPECT_EQ(records()[0].say, "The line broke.");
  running.outgoing.fail_mail_with({});
  EXPECT_EQ(after(7 * 24 - 1), 0U);
}

TEST_F(MailTest, A_letter_that_is_refused_is_told_with_its_reason) {
  running.outgoing.fail_mail_with(Problem{"mail.refused", "No such address.", "", ""});
  EXPECT_EQ(after(2), 0U);
  EXPECT_EQ(records().at(0).state, MailState::refused);
  EXPECT_EQ(records().at(0).say, "No such address.");
}

const Problem away{"mail.unreachable", "Nobody answers.", "", ""};

TEST_F(MailTest, A_letter_whose_server_is_away_is_brought_once_it_is_back_even_days_later) {
  running.outgoing.fail_mail_with(away);
  EXPECT_EQ(after(50), 0U) << "Monday and Tuesday";
  ASSERT_EQ(records().size(), 1U);
  EXPECT_EQ(records()[0].state, MailState::refused);
  EXPECT_GT(records()[0].next_at, 0);
  EXPECT_GT(records()[0].tries, 20);
  EXPECT_TRUE(desk.troubles.has("mail"));
  EXPECT_EQ(desk.troubles.all()[0].since_seconds, 1773640800)
      << "since the first letter that could not leave";
  running.outgoing.fail_mail_with({});
  EXPECT_EQ(after(2), 1U);
  EXPECT_FALSE(desk.troubles.has("mail"));
  EXPECT_EQ(records()[0].state, MailState::sent);
  EXPECT_EQ(records()[0].next_at, 0);
  EXPECT_EQ(after(3 * 24), 1U) << "and once alone";
}

TEST_F(MailTest, A_letter_that_never_left_in_its_week_is_not_sent_in_the_next) {
  running.outgoing.fail_mail_with(away);
  EXPECT_EQ(after(6 * 24 + 18), 0U);  // until Sunday at midnight
  running.outgoing.fail_mail_with({});
  EXPECT_EQ(after(30), 1U);
  EXPECT_EQ(running.outgoing.letters()[0].letter.subject, "acme · en · 2026-03-23");
}

TEST_F(MailTest, While_the_server_is_away_one_letter_finds_out_and_the_others_wait_with_it) {
  class Counted : public FakeOutgoing {
   public:
    [[nodiscard]] Result<Done> mail(const MailServer&, const Letter&) override {
      ++tries;
      return tl::unexpected(away);
    }
    int tries = 0;
  } counted;
  running.add_reader("bo", "acme");
  running.desk.reset();
  running.desk = open_desk(running.world, running.secrets, counted, running.scratch.folder()).value();
  ASSERT_TRUE(send_weekly_briefs(*running.desk, plain));
  EXPECT_EQ(counted.tries, 1);
  const auto waiting = running.desk->access->mails().value();
  ASSERT_EQ(waiting.size(), 2U);
  for (const MailRecord& record : waiting) EXPECT_EQ(record.next_at, running.clock.now + 300);
  ASSERT_TRUE(send_weekly_briefs(*running.desk, plain));
  EXPECT_EQ(counted.tries, 1) << "not before its time";
}

TEST_F(MailTest, A_crash_while_a_waiting_letter_goes_out_leaves_it_unsent_and_not_sent_twice) {
  running.outgoing.fail_mail_with(away);
  after(1);
  MailRecord record = records().at(0);
  record.state = MailState::claimed;  // as the second try began, and the program ended
  record.next_at = 0;
  ASSERT_TRUE(desk.access->save(record));
  running.outgoing.fail_mail_with({});
  EXPECT_EQ(after(5 * 24), 0U);
}

/// What is known of a letter while it goes out.
class LooksBack : public FakeOutgoing {
 public:
  [[nodiscard]] Result<Done> mail(const MailServer&, const Letter&) override {
    states.push_back(desk->access->mails()->at(0).state);
    // The workspace is free while a slow server takes its time: from another thread it can be used.
    std::thread([&] {
      used = desk->workspaces.use("acme", [](Workspace&) -> Result<Done> { return Done{}; }).has_value();
    }).join();
    return fail("mail.in_doubt", "and here the desk would have died");
  }
  Desk* desk = nullptr;
  std::vector<MailState> states;
  bool used = false;
};

TEST_F(MailTest, It_is_claimed_before_it_is_sent_and_keeps_nobody_from_the_workspace) {
  LooksBack slow;
  running.desk.reset();
  running.desk = open_desk(running.world, running.secrets, slow, running.scratch.folder()).value();
  slow.desk = running.desk.get();
  ASSERT_TRUE(send_weekly_briefs(*running.desk, plain));
  EXPECT_EQ(slow.states, std::vector{MailState::claimed});
  EXPECT_TRUE(slow.used);
}

TEST_F(MailTest, A_letter_that_was_claimed_before_a_crash_stays_unsent) {
  EXPECT_EQ(after(1), 1U);
  MailRecord record = records().at(0);
  record.state = MailState::claimed;
  ASSERT_TRUE(desk.access->save(record));
  EXPECT_EQ(after(5), 1U);
  EXPECT_EQ(records().at(0).state, MailState::claimed);
}

TEST_F(MailTest, A_workspace_that_cannot_be_opened_keeps_nobody_elses_letter) {
  ASSERT_TRUE(running.in("bruno", [&](Workspace& workspace) {
    ASSERT_TRUE(add_account(running.world, workspace, {"maud", "", "owner", ""}));
  }));
  running.clock.now += idle_seconds_max;
  desk.workspaces.close_idle();
  {
    const auto elsewhere = open_workspace(running.world, running.scratch.file("acme"));
    ASSERT_TRUE(elsewhere);
    EXPECT_EQ(after(1), 1U);
  }
  EXPECT_EQ(after(1), 2U) << "and it goes when the workspace is free";
}

TEST_F(MailTest, Without_a_server_no_letter_leaves) {
  ASSERT_TRUE(change_mail_server(desk.door(), {}));
  EXPECT_EQ(after(7 * 24), 0U);
  EXPECT_TRUE(records().empty());
  Letter letter;
  letter.to = "maud@acme.example";
  EXPECT_EQ(code_of(send_letter(desk, letter)), "mail.off");
}

TEST_F(MailTest, An_address_that_could_end_a_header_is_refused) {
  for (const char* to :
       {"", "maud", "@acme.example", "maud@", "maud@acme@example", "maud@acme.example\r\nBcc: x@y.z",
        "maud@acme.example\n", "Maud <maud@acme.example>", "a@b.c,d@e.f", "a b@c.d", "a@b\t.c"}) {
    Letter letter;
    letter.to = to;
    EXPECT_EQ(code_of(send_letter(desk, letter)), "mail.bad_address") << to;
    EXPECT_FALSE(is_mail_address(to)) << to;
  }
  EXPECT_TRUE(running.outgoing.letters().empty());
  EXPECT_TRUE(is_mail_address("maud+desk@acme.example"));
}

TEST_F(MailTest, Letters_and_the_password_go_in_the_clear_to_this_machine_alone) {
  MailServer server = mail_server(desk.door()).value();
  server.security = "none";
  EXPECT_EQ(code_of(change_mail_server(desk.door(), server)), "mail.not_encrypted");
  for (const char* here : {"localhost", "127.0.0.1", "[::1]"}) {
    server.host = here;
    EXPECT_TRUE(change_mail_server(desk.door(), server)) << here;
  }
  server.host = "localhost.evil.example";
  EXPECT_EQ(code_of(change_mail_server(desk.door(), server)), "mail.not_encrypted");
}

TEST_F(MailTest, A_server_needs_a_name_a_port_and_a_sender_and_keeps_its_password) {
  MailServer server = mail_server(desk.door()).value();
  server.user = "desk";
  server.password = "hush";
  ASSERT_TRUE(change_mail_server(desk.door(), server));
  server.password = "";
  ASSERT_TRUE(change_mail_server(desk.door(), server));
  EXPECT_EQ(mail_server(desk.door())->password, "hush");
  server.host = "mail.elsewhere.example";  // the password is for the host it was given for
  ASSERT_TRUE(change_mail_server(desk.door(), server));
  EXPECT_EQ(mail_server(desk.door())->password, "");
  const auto refused = [&](const auto& spoil) {
    MailServer bad = server;
    spoil(bad);
    return code_of(change_mail_server(desk.door(), bad)) == "mail.bad_server";
  };
  EXPECT_TRUE(refused([](MailServer& bad) { bad.host = "mail.example/x?y"; }));
  EXPECT_TRUE(refused([](MailServer& bad) { bad.host = "mail.example\r\n"; }));
  EXPECT_TRUE(refused([](MailServer& bad) { bad.port = 0; }));
  EXPECT_TRUE(refused([](MailServer& bad) { bad.port = 65'536; }));
  EXPECT_TRUE(refused([](MailServer& bad) { bad.sender = "desk"; }));
}

TEST_F(MailTest, One_that_may_or_may_not_have_left_is_a_trouble_for_a_week_and_is_not_sent_again) {
  const auto is_told = [&] {
    look_around(desk);
    return desk.troubles.has("letters", "");
  };
  MailRecord record;
  record.id = "mail-cut-short";
  record.at_seconds = running.clock.now;
  ASSERT_TRUE(desk.access->claim_mail(record));
  EXPECT_FALSE(is_told()) << "it may be on its way";
  running.clock.now += 3600;
  EXPECT_TRUE(is_told());
  EXPECT_EQ(after(1), 1U) << "the reader's own, and no other";
  running.clock.now += 8 * day_seconds;
  EXPECT_FALSE(is_told());
}

}  // namespace
}  // namespace regie
