// app/share_test.cpp - a link shows one page, for as long as it was said, until it is ended.
#include "app/share.h"

#include <gtest/gtest.h>

#include "app/testing/sign_ins.h"
#include "base/sha256.h"

namespace regie {
namespace {

constexpr std::int64_t day_seconds = 86'400;

struct ShareTest : testing::Test {
  SignInDesk desk;
  DeskAccess& door = *desk.desk;

  Result<MadeShare> make(const std::string& what, const std::string& of, std::optional<int> days = {}) {
    return make_share(door, {"acme", "maud", what, of, days});
  }
};

TEST_F(ShareTest, A_link_opens_the_page_it_was_made_for) {
  const MadeShare made = make("report", "2026-03").value();
  const ShareLink link = open_share(door, made.token).value();
  EXPECT_EQ(link.workspace, "acme");
  EXPECT_EQ(link.what, "report");
  EXPECT_EQ(link.of, "2026-03");
  EXPECT_EQ(link.account, "maud");
}

TEST_F(ShareTest, The_file_of_the_desk_opens_no_link) {
  const MadeShare made = make("report", "2026-03").value();
  EXPECT_EQ(made.link.token_sha256, sha256_hex(made.token));
  EXPECT_EQ(code_of(open_share(door, made.link.token_sha256)), "share.unknown");
  EXPECT_EQ(code_of(open_share(door, made.link.id)), "share.unknown");
  EXPECT_EQ(code_of(open_share(door, "")), "share.unknown");
}

TEST_F(ShareTest, A_link_ends_after_thirty_days_or_as_many_as_were_said) {
  const MadeShare usual = make("report", "2026-03").value();
  const MadeShare short_one = make("brief", "2026-03-16", 1).value();
  desk.clock.now += day_seconds - 1;
  EXPECT_TRUE(open_share(door, short_one.token));
  ++desk.clock.now;
  EXPECT_EQ(code_of(open_share(door, short_one.token)), "share.unknown");
  EXPECT_EQ(list_shares(door, "acme")->size(), 1U);
  desk.clock.now += (share_days_default - 1) * day_seconds - 1;
  EXPECT_TRUE(open_share(door, usual.token));
  ++desk.clock.now;
  EXPECT_EQ(code_of(open_share(door, usual.token)), "share.unknown");
  EXPECT_TRUE(list_shares(door, "acme")->empty());
}

TEST_F(ShareTest, A_feed_of_review_days_stands_until_it_is_ended) {
  const MadeShare feed = make("reviews", "").value();
  desk.clock.now += 10 * 366 * day_seconds;
  EXPECT_TRUE(open_share(door, feed.token));
  ASSERT_TRUE(end_share(door, "acme", feed.link.id));
  EXPECT_EQ(code_of(open_share(door, feed.token)), "share.unknown");
}

TEST_F(ShareTest, A_link_that_is_ended_opens_no_longer_and_the_others_do) {
  const MadeShare one = make("report", "2026-03").value();
  const MadeShare other = make("report", "2026-03").value();
  ASSERT_NE(one.token, other.token);
  ASSERT_TRUE(end_share(door, "acme", one.link.id));
  EXPECT_EQ(code_of(open_share(door, one.token)), "share.unknown");
  EXPECT_TRUE(open_share(door, other.token));
  EXPECT_EQ(code_of(end_share(door, "acme", one.link.id)), "share.unknown");
}

TEST_F(ShareTest, Another_workspace_neither_sees_nor_ends_it) {
  const MadeShare made = make("report", "2026-03").value();
  EXPECT_TRUE(list_shares(door, "bruno")->empty());
  EXPECT_EQ(code_of(end_share(door, "bruno", made.link.id)), "share.unknown");
  EXPECT_TRUE(open_share(door, made.token));
}

TEST_F(ShareTest, Only_a_month_a_day_and_the_review_days_can_be_shared) {
  for (const auto& [what, of] : std::vector<std::pair<std::string, std::string>>{{"report", "2026-13"},
                                                                                 {"report", "2026-03-16"},
                                                                                 {"report", "2026-3"},
                                                                                 {"report", ""},
                                                                                 {"brief", "2026-02-30"},
                                                                                 {"brief", "2026-03"},
                                                                                 {"brief", ""},
                                                                                 {"reviews", "2026-03"},
                                                                                 {"settings", ""},
                                                                                 {"", ""}})
    EXPECT_EQ(code_of(make(what, of)), "share.bad_page") << what << ' ' << of;
  EXPECT_TRUE(make("brief", "2028-02-29"));
  EXPECT_TRUE(make("report", "2026-12"));
}

TEST_F(ShareTest, A_link_stands_for_one_day_to_a_year) {
  EXPECT_EQ(code_of(make("report", "2026-03", 0)), "share.bad_days");
  EXPECT_EQ(code_of(make("report", "2026-03", -1)), "share.bad_days");
  EXPECT_EQ(code_of(make("report", "2026-03", share_days_max + 1)), "share.bad_days");
  EXPECT_TRUE(make("report", "2026-03", share_days_max));
}

}  // namespace
}  // namespace regie
