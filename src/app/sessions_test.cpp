// app/sessions_test.cpp - a person sees their own sessions, ends one, and nobody else's.
#include "app/sessions.h"

#include <gtest/gtest.h>

#include "app/testing/sign_ins.h"

namespace regie {
namespace {

struct Sessions : testing::Test, SignInDesk {
  Sessions() {
    add("maud");
    add("bo");
  }
  SignedIn who(const NewSession& session) { return who_is(*desk, session.token).value().value(); }
};

TEST_F(Sessions, Are_seen_by_their_own_person_and_tell_no_token) {
  const NewSession first = come_in("maud").value();
  clock.now += 120;
  const NewSession second = come_in("maud").value();
  static_cast<void>(come_in("bo"));
  const auto cards = list_sessions(*desk, who(second)).value();
  ASSERT_EQ(cards.size(), 2U);
  EXPECT_TRUE(cards[0].is_this);
  EXPECT_FALSE(cards[1].is_this);
  EXPECT_EQ(cards[1].made_at, clock.now - 120);
  for (const SessionCard& card : cards) {
    EXPECT_EQ(first.token.find(card.id.substr(2)), std::string::npos);
    EXPECT_EQ(first.who.session.write_token.find(card.id.substr(2)), std::string::npos);
  }
}

TEST_F(Sessions, One_is_ended_with_the_password_and_the_others_stay) {
  const NewSession lost = come_in("maud").value();
  const NewSession here = come_in("maud").value();
  const NewSession of_bo = come_in("bo").value();
  std::string lost_id;
  const auto cards = list_sessions(*desk, who(here)).value();
  for (const SessionCard& card : cards)
    if (!card.is_this) lost_id = card.id;
  EXPECT_EQ(code_of(end_session(*desk, who(here), {lost_id, "guess", "192.0.2.1"})), "access.wrong");
  EXPECT_TRUE(who_is(*desk, lost.token).value());
  EXPECT_EQ(code_of(end_session(*desk, who(of_bo), {lost_id, password, "192.0.2.1"})), "session.unknown");
  ASSERT_TRUE(end_session(*desk, who(here), {lost_id, password, "192.0.2.1"}));
  EXPECT_FALSE(who_is(*desk, lost.token).value());
  EXPECT_TRUE(who_is(*desk, here.token).value());
  EXPECT_TRUE(who_is(*desk, of_bo.token).value());
}

TEST_F(Sessions, That_are_over_are_not_told) {
  static_cast<void>(come_in("maud"));
  clock.now += session_idle_seconds;
  EXPECT_EQ(list_sessions(*desk, who(come_in("maud").value())).value().size(), 1U);
}

TEST_F(Sessions, End_beside_a_desk_that_runs_when_an_account_is_closed_in_the_terminal) {
  const NewSession before = come_in("maud").value();
  ASSERT_TRUE(end_sessions_at(world, {scratch.folder(), "maud"}));
  EXPECT_FALSE(who_is(*desk, before.token).value());
  EXPECT_TRUE(end_sessions_at(world, {scratch.file("nowhere"), "maud"}));
}

}  // namespace
}  // namespace regie
