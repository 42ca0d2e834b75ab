// inbox/outbox_test.cpp - moves of a letter, quiet hours, the rate, and unsubscribing.
#include "inbox/outbox.h"

#include <gtest/gtest.h>

#include <vector>

#include "inbox/unsubscribe.h"

namespace regie {
namespace {

std::vector<LetterState> all_states() {
  std::vector<LetterState> states;
  for (int i = 0; i < letter_states; ++i) states.push_back(static_cast<LetterState>(i));
  return states;
}

TEST(Outbox, What_may_have_left_is_never_sent_again_by_a_machine) {
  for (const LetterState from : {LetterState::sent, LetterState::in_doubt, LetterState::refused})
    for (const LetterState to : all_states()) EXPECT_FALSE(is_allowed({from, to, Mover::machine}));
  EXPECT_TRUE(is_allowed({LetterState::in_doubt, LetterState::waiting, Mover::person}));
}

TEST(Outbox, What_was_sent_stays_sent_whoever_says_otherwise) {
  for (const LetterState to : all_states())
    for (const Mover by : {Mover::machine, Mover::person})
      EXPECT_FALSE(is_allowed({LetterState::sent, to, by}));
}

TEST(Outbox, Only_what_waits_is_claimed_and_never_by_a_person) {
  for (const LetterState from : all_states()) {
    EXPECT_EQ(is_allowed({from, LetterState::claimed, Mover::machine}), from == LetterState::waiting);
    EXPECT_FALSE(is_allowed({from, LetterState::claimed, Mover::person}));
  }
}

TEST(Outbox, Quiet_hours_go_over_midnight) {
  const SendingLimits limits;  // 20:00 to 08:00
  const auto quiet = [&](int hour, LetterWay way) {
    return is_quiet(limits, {Weekday::monday, hour * 60}, way);
  };
  EXPECT_FALSE(quiet(8, LetterWay::mailing));
  EXPECT_FALSE(quiet(19, LetterWay::mailing));
  EXPECT_TRUE(quiet(20, LetterWay::mailing));
  EXPECT_TRUE(quiet(7, LetterWay::mailing));
  EXPECT_FALSE(quiet(23, LetterWay::reply));
  EXPECT_TRUE(is_quiet(limits, {Weekday::sunday, 12 * 60}, LetterWay::mailing));
  EXPECT_FALSE(is_quiet(limits, {Weekday::sunday, 12 * 60}, LetterWay::reply));
  SendingLimits lunch;
  lunch.quiet_from = 12 * 60;
  lunch.quiet_to = 13 * 60;
  EXPECT_TRUE(is_quiet(lunch, {Weekday::monday, 12 * 60 + 30}, LetterWay::mailing));
  EXPECT_FALSE(is_quiet(lunch, {Weekday::monday, 13 * 60}, LetterWay::mailing));
}

TEST(Outbox, Quiet_hours_read_as_they_are_written) {
  for (const char* text : {"20:00-08:00", "00:00-23:59"}) {
    SendingLimits limits;
    limits.quiet_from = quiet_hours_of(text)->from;
    limits.quiet_to = quiet_hours_of(text)->to;
    EXPECT_EQ(quiet_text(limits), text);
  }
  EXPECT_TRUE(quiet_hours_of("none"));
  for (const char* text : {"", "20-08", "24:00-08:00", "20:60-08:00", "20:00", "-1:00-08:00", "20:00-08:00 "})
    EXPECT_FALSE(quiet_hours_of(text)) << text;
}

TEST(Outbox, The_rate_counts_minutes_and_days) {
  SendingLimits limits;
  limits.per_minute = 2;
  limits.per_day = 5;
  EXPECT_FALSE(is_at_rate(limits, {1, 4}));
  EXPECT_TRUE(is_at_rate(limits, {2, 2}));
  EXPECT_TRUE(is_at_rate(limits, {0, 5}));
}

TEST(Outbox, Tries_come_less_often) {
  EXPECT_EQ(next_try_seconds(1000, 1), 1300);
  EXPECT_EQ(next_try_seconds(1000, 4), 4600);
  EXPECT_EQ(next_try_seconds(1000, 40), 4600);
}

TEST(Unsubscribe, A_token_reads_back_and_nothing_else_is_one) {
  const UnsubscribeToken token{"o-0123456789abcdef", std::string(64, 'a')};
  const auto read = read_token(token_text(token));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->letter, token.letter);
  EXPECT_EQ(read->mac, token.mac);
  for (const std::string& text : {std::string(), token_text(token) + "a", std::string(81, 'a'),
                                  std::string(16, 'g') + "." + std::string(64, 'a')})
    EXPECT_FALSE(read_token(text)) << text;
  EXPECT_TRUE(is_same_mac("ab", "ab"));
  EXPECT_FALSE(is_same_mac("ab", "aa"));
  EXPECT_FALSE(is_same_mac("ab", "abc"));
}

TEST(Unsubscribe, One_click_is_offered_only_where_there_is_a_link) {
  const UnsubscribeToken token{"o-0123456789abcdef", std::string(64, 'a')};
  const auto linked = unsubscribe_headers({"https://desk.example", "desk@a.example"}, token);
  ASSERT_EQ(linked.size(), 2U);
  EXPECT_EQ(linked[0].second, "<https://desk.example/u/" + token_text(token) + ">");
  EXPECT_EQ(linked[1].second, "List-Unsubscribe=One-Click");
  const auto mailed = unsubscribe_headers({"", "desk@a.example"}, token);
  ASSERT_EQ(mailed.size(), 1U);
  EXPECT_TRUE(mailed[0].second.starts_with("<mailto:desk@a.example?"));
}

}  // namespace
}  // namespace regie
