// app/rounds_test.cpp - a desk tells of what happened by itself, and one workspace's trouble is its own.
#include "app/rounds.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>

#include "app/disk.h"
#include "app/hold.h"
#include "app/testing/running_desk.h"
#include "app/webhooks.h"

namespace regie {
namespace {

const Day first = Day::of({2026, 1, 5});
constexpr int days_before = 63;  // then a week of the clock's day is left

RoundWords plain_words() {
  RoundWords words;
  words.letter_of = [](const Brief& page, const SignIn&) {
    Letter letter;
    letter.subject = page.workspace;
    return letter;
  };
  words.finding_appeared = [](const std::string& workspace, const Brief&, const Finding& finding) {
    return workspace + ": " + finding.change.metric;
  };
  words.decision_due = [](const std::string& workspace, const Brief&, const DueItem& item) {
    return workspace + ": " + item.decision.id.text;
  };
  return words;
}

/// Clicks that fall to a quarter in the week before the clock's day.
std::string fallen() {
  std::string csv = daily_csv(first, days_before, 400);
  const std::string after = daily_csv(first + days_before, 7, 100);
  return csv + after.substr(after.find('\n') + 1);
}

struct RoundsTest : testing::Test {
  RunningDesk running;
  Desk& desk = *running.desk;

  void listen(const std::string& workspace) {
    ASSERT_TRUE(add_webhook(desk.door(),
                            {workspace, "maud", "https://" + workspace + ".example", {"finding.appeared"}}));
  }
  [[nodiscard]] std::size_t told(const std::string& workspace) const {
    std::size_t count = 0;
    for (const Notice& notice : running.outgoing.notices())
      count += notice.body.starts_with(workspace + ": ") ? 1U : 0U;
    return count;
  }
};

TEST_F(RoundsTest, What_moved_is_told_to_those_who_listen_and_told_once) {
  running.import("acme", fallen());
  running.import("bruno", fallen());
  listen("acme");
  ASSERT_TRUE(go_round(desk, plain_words()));
  const std::size_t stories = told("acme");
  EXPECT_GE(stories, 1U);
  EXPECT_EQ(told("bruno"), 0U);
  ASSERT_TRUE(go_round(desk, plain_words()));
  EXPECT_EQ(told("acme"), stories);
}

TEST_F(RoundsTest, A_workspace_without_figures_is_no_trouble) {
  listen("acme");
  EXPECT_TRUE(go_round(desk, plain_words()));
  EXPECT_EQ(running.outgoing.notices().size(), 0U);
}

TEST_F(RoundsTest, A_workspace_that_cannot_be_opened_keeps_no_other_waiting) {
  running.import("bruno", fallen());
  listen("acme");
  listen("bruno");
  running.add_reader("maud", "bruno");
  MailServer server;
  server.host = "mail.acme.example";
  server.sender = "desk@acme.example";
  ASSERT_TRUE(change_mail_server(desk.door(), server));
  const auto elsewhere = open_workspace(running.world, running.scratch.file("acme"));
  ASSERT_TRUE(elsewhere);
  EXPECT_EQ(code_of(go_round(desk, plain_words())), "workspace.locked") << "its trouble is told";
  EXPECT_GE(told("bruno"), 1U);
  EXPECT_EQ(running.outgoing.letters().size(), 1U);
}

/// A disk that fills up.
class FillingFiles : public RealFiles {
 public:
  [[nodiscard]] Result<std::int64_t> free_bytes(const std::string&) const override { return free; }
  std::int64_t free = std::int64_t{1} << 40;
};

TEST_F(RoundsTest, A_disk_that_is_nearly_full_is_told_until_there_is_room) {
  FillingFiles files;
  World world{running.clock, files, running.locks, running.log};
  const auto filling =
      std::move(open_desk(world, running.secrets, running.outgoing, running.scratch.folder()).value());
  ASSERT_TRUE(go_round(*filling, plain_words()));
  EXPECT_TRUE(filling->troubles.all().empty());
  files.free = disk_low_bytes - 1;
  ASSERT_TRUE(go_round(*filling, plain_words()));
  ASSERT_EQ(filling->troubles.all().size(), 1U);
  EXPECT_EQ(filling->troubles.all()[0].part, "disk");
  EXPECT_EQ(filling->troubles.all()[0].problem.code, "disk.nearly_full");
  const std::int64_t since = filling->troubles.all()[0].since_seconds;
  running.clock.now += 60;
  ASSERT_TRUE(go_round(*filling, plain_words()));
  EXPECT_EQ(filling->troubles.all()[0].since_seconds, since);
  files.free = disk_low_bytes;
  ASSERT_TRUE(go_round(*filling, plain_words()));
  EXPECT_TRUE(filling->troubles.all().empty());
}

TEST_F(RoundsTest, A_held_workspace_tells_nothing_and_after_the_release_what_still_holds_once) {
  running.import("acme", fallen());
  listen("acme");
  ASSERT_TRUE(running.in("acme", [&](Workspace& workspace) {
    ASSERT_TRUE(hold_outgoing(running.world, workspace, {"wrong figures", ""}));
  }));
  ASSERT_TRUE(go_round(desk, plain_words()));
  EXPECT_EQ(running.outgoing.notices().size(), 0U);
  ASSERT_TRUE(running.in("acme", [&](Workspace& workspace) {
    ASSERT_TRUE(release_outgoing(running.world, workspace, {"mended", "maud"}));
  }));
  ASSERT_TRUE(go_round(desk, plain_words()));
  const std::size_t stories = told("acme");
  EXPECT_GE(stories, 1U);
  ASSERT_TRUE(go_round(desk, plain_words()));
  EXPECT_EQ(told("acme"), stories);
}

TEST_F(RoundsTest, They_make_the_page_ready_let_the_workspace_go_and_end_at_once) {
  running.import("acme", fallen());
  running.clock.now += 10;
  desk.workspaces.close_idle();
  const auto started = std::chrono::steady_clock::now();
  {
    const Rounds rounds(desk, plain_words());
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  EXPECT_LT(took.count(), 60) << "as long as a page takes on a loaded machine; a round comes each minute";
  const std::lock_guard held(desk.cards_guard);
  EXPECT_EQ(desk.cards.size(), 2U);
}

}  // namespace
}  // namespace regie
