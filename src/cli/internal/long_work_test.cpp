// cli/internal/long_work_test.cpp - long work shows one line, leaves none behind, and ends when it is not
// wanted.
#include "cli/internal/long_work.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/testing/desk.h"
#include "base/testing/fake_outgoing.h"
#include "base/testing/fake_secrets.h"

namespace regie {
namespace {

struct WalkingClock : FixedClock {
  std::int64_t micros = 0;
  [[nodiscard]] std::int64_t steady_micros() const override { return micros; }
};

struct LongWorkTest : testing::Test {
  TestDesk desk;
  WalkingClock clock;
  FakeSecrets secrets;
  FakeOutgoing outgoing;
  std::string out;
  std::string err;
  bool is_stopped = false;
  Shell shell{[this](std::string_view text) { out += text; },
              [this](std::string_view text) { err += text; },
              false,
              desk.folder,
              secrets,
              outgoing,
              {}};
  LongWorkTest() {
    shell.err_is_terminal = true;
    shell.is_stop_wanted = [this] { return is_stopped; };
  }
};

TEST_F(LongWorkTest, Work_that_is_soon_done_shows_nothing) {
  {
    LongWork work(clock, shell);
    clock.micros = 900'000;
    EXPECT_TRUE(work.at(50, 100, "series"));
  }
  EXPECT_EQ(err, "");
}

TEST_F(LongWorkTest, Longer_work_shows_how_far_it_is_on_one_line_and_wipes_it) {
  {
    LongWork work(clock, shell);
    clock.micros = 1'500'000;
    EXPECT_TRUE(work.at(50, 100, "series"));
    EXPECT_EQ(err, "\rseries: 50 of 100");
  }
  EXPECT_TRUE(err.ends_with("\r"));
  EXPECT_THAT(err, testing::Not(testing::HasSubstr("\n")));
  EXPECT_EQ(out, "");
}

TEST_F(LongWorkTest, Nothing_is_shown_where_stderr_is_a_file) {
  shell.err_is_terminal = false;
  LongWork work(clock, shell);
  clock.micros = 5'000'000;
  EXPECT_TRUE(work.at(50, 100, "series"));
  EXPECT_EQ(err, "");
}

TEST_F(LongWorkTest, A_brief_that_is_stopped_says_so_and_exits_with_1) {
  auto workspace = desk.open();
  desk.import(workspace, "a.csv", daily_csv(Day::of({2026, 1, 1}), 74, 300));
  workspace = Workspace();  // let go, so that the command may have it
  is_stopped = true;
  EXPECT_EQ(run_cli(desk.world, shell, {"brief"}), Exit::failed);
  EXPECT_THAT(err, testing::HasSubstr("brief.stopped"));
  EXPECT_EQ(out, "");
  is_stopped = false;
  EXPECT_EQ(run_cli(desk.world, shell, {"brief"}), Exit::done);
}

}  // namespace
}  // namespace regie
