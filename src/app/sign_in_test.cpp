// app/sign_in_test.cpp - who comes in, for how long, and what opens nothing any more.
#include "app/sign_in.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "app/passwords.h"
#include "app/testing/sign_ins.h"
#include "app/totp.h"
#include "base/sha256.h"

namespace regie {
namespace {

using testing::HasSubstr;

struct SignIns : testing::Test, SignInDesk {};

TEST_F(SignIns, The_first_person_is_made_with_a_code_and_keeps_the_desk) {
  const std::string code = make_set_up_code(*desk).value();
  EXPECT_EQ(code_of(set_up(*desk, {"wrong", "maud", password, "nl"})), "access.bad_code");
  EXPECT_EQ(code_of(set_up(*desk, {code, "maud", "short", "nl"})), "access.weak_password");
  EXPECT_EQ(code_of(set_up(*desk, {code, "Maud", password, "nl"})), "account.bad_name");
  EXPECT_EQ(code_of(set_up(*desk, {code, "maud", password, "fr"})), "access.bad_detail");
  const NewSession made = set_up(*desk, {code, "maud", password, "nl"}).value();
  EXPECT_TRUE(made.who.person.is_keeper);
  EXPECT_EQ(who_is(*desk, made.token).value()->person.name, "maud");
  EXPECT_EQ(code_of(set_up(*desk, {code, "eve", password, "nl"})), "access.is_set_up");
  EXPECT_EQ(code_of(make_set_up_code(*desk)), "access.is_set_up");
}

TEST_F(SignIns, A_set_up_code_ends_after_a_day) {
  const std::string code = make_set_up_code(*desk).value();
  clock.now += code_seconds;
  EXPECT_EQ(code_of(set_up(*desk, {code, "maud", password, "nl"})), "access.bad_code");
}

TEST_F(SignIns, A_wrong_password_an_unknown_name_and_a_person_without_password_are_answered_alike) {
  add("maud");
  ASSERT_TRUE(make_reset_code(*desk, "bo"));  // has no password yet
  std::vector<Problem> problems;
  for (const char* name : {"maud", "nobody", "bo"}) {
    const int before = secrets.looked_at;
    problems.push_back(sign_in(*desk, {name, "not the password", "", "192.0.2.1"}).error());
    EXPECT_EQ(secrets.looked_at, before + 1) << name;  // as much work
  }
  for (const Problem& problem : problems) {
    EXPECT_EQ(problem.code, "access.wrong");
    EXPECT_EQ(problem.say, problems[0].say);
    EXPECT_EQ(problem.remedy, problems[0].remedy);
  }
  EXPECT_EQ(code_of(sign_in(*desk, {"bo", "", "", "192.0.2.1"})), "access.wrong");
}

TEST_F(SignIns, A_session_is_found_by_its_token_and_the_file_keeps_none) {
  add("maud");
  const NewSession made = come_in("maud").value();
  const SignedIn who = who_is(*desk, made.token).value().value();
  EXPECT_EQ(who.person.name, "maud");
  EXPECT_EQ(who.session.write_token, made.who.session.write_token);
  EXPECT_NE(made.token, made.who.session.write_token);
  EXPECT_EQ(made.who.session.token_sha256, sha256_hex(made.token));
  EXPECT_FALSE(who_is(*desk, made.token + "x").value());
  EXPECT_FALSE(who_is(*desk, "").value());
  EXPECT_EQ(slurp(scratch.file("desk.sqlite-wal")).find(made.token), std::string::npos);
}

TEST_F(SignIns, A_session_ends_after_half_a_day_unseen_and_after_thirty_days) {
  add("maud");
  const std::string idle = come_in("maud")->token;
  clock.now += session_idle_seconds - 1;
  EXPECT_TRUE(who_is(*desk, idle).value());  // seen, so it goes on
  clock.now += session_idle_seconds;
  EXPECT_FALSE(who_is(*desk, idle).value());
  const std::string busy = come_in("maud")->token;
  const std::int64_t made_at = clock.now;
  constexpr std::int64_t quarter_day = 6 * 3600;
  while (clock.now + quarter_day < made_at + session_seconds_max) {
    clock.now += quarter_day;
    ASSERT_TRUE(who_is(*desk, busy).value());
  }
  clock.now += quarter_day;
  EXPECT_FALSE(who_is(*desk, busy).value());
}

TEST_F(SignIns, Being_seen_is_saved_once_a_minute_and_brings_no_ended_session_back) {
  add("maud");
  const NewSession made = come_in("maud").value();
  const auto seen = [&] { return access->find_session(made.who.session.token_sha256).value()->seen_at; };
  const std::int64_t start = clock.now;
  clock.now += seen_saved_seconds - 1;
  ASSERT_TRUE(who_is(*desk, made.token).value());
  EXPECT_EQ(seen(), start);
  clock.now += 1;
  ASSERT_TRUE(who_is(*desk, made.token).value());
  EXPECT_EQ(seen(), clock.now);
}

TEST_F(SignIns, Signing_out_ends_one_session_and_everywhere_ends_all) {
  add("maud");
  add("bo");
  const NewSession first = come_in("maud").value();
  const NewSession second = come_in("maud").value();
  const NewSession third = come_in("maud").value();
  const NewSession other = come_in("bo").value();
  ASSERT_TRUE(sign_out(*desk, first.who.session));
  EXPECT_FALSE(who_is(*desk, first.token).value());
  EXPECT_TRUE(who_is(*desk, second.token).value());
  ASSERT_TRUE(sign_out_everywhere(*desk, "maud"));
  EXPECT_FALSE(who_is(*desk, second.token).value());
  EXPECT_FALSE(who_is(*desk, third.token).value());
  EXPECT_TRUE(who_is(*desk, other.token).value());
}

TEST_F(SignIns, Guessing_is_slowed_down_whether_the_name_exists_or_not_and_the_wait_is_told) {
  add("maud");
  for (const char* name : {"maud", "nobody"}) {
    for (int i = 0; i < quick_tries; ++i)
      EXPECT_EQ(code_of(sign_in(*desk, {name, "guess", "", "203.0.113.5"})), "access.wrong");
    const auto slowed = sign_in(*desk, {name, password, "", "203.0.113.6"});
    EXPECT_EQ(code_of(slowed), "access.slow_down");
    EXPECT_THAT(slowed.error().say, HasSubstr("5 seconds"));
  }
  clock.now += first_wait_seconds;
  EXPECT_TRUE(sign_in(*desk, {"maud", password, "", "203.0.113.6"}));
}

TEST_F(SignIns, Own_details_are_checked_and_kept) {
  add("maud");
  const SignIn changed = change_me(*desk, "maud", {"en", "m@acme.example", 1, password, "192.0.2.1"}).value();
  EXPECT_EQ(changed.language, "en");
  EXPECT_EQ(access->find_sign_in("maud").value()->email, "m@acme.example");
  EXPECT_EQ(change_me(*desk, "maud", {{}, "", {}, password, "192.0.2.1"})->email, "");
  EXPECT_EQ(access->find_sign_in("maud").value()->brief_weekday, 1);
  for (const char* bad : {"maud", "@x", "m@", "a@b@c", "m@x\r\nBcc: e@x", "m @x", "<m@x>", "m@x,e@x"})
    EXPECT_EQ(code_of(change_me(*desk, "maud", {{}, bad, {}})), "access.bad_detail") << bad;
  EXPECT_EQ(code_of(change_me(*desk, "maud", {"fr", {}, {}})), "access.bad_detail");
  EXPECT_EQ(code_of(change_me(*desk, "maud", {{}, {}, 8})), "access.bad_detail");
  EXPECT_EQ(code_of(change_me(*desk, "eve", {"nl", {}, {}})), "access.unknown");
}

TEST_F(SignIns, The_file_and_what_lies_beside_it_are_its_owners_alone) {
  add("maud");
  for (const char* name : {"desk.sqlite", "desk.sqlite-wal", "desk.sqlite-shm"}) {
    struct stat about{};
    ASSERT_EQ(stat(scratch.file(name).c_str(), &about), 0) << name;
    EXPECT_EQ(about.st_mode & 0777U, 0600U) << name;
  }
}

TEST_F(SignIns, The_file_lies_around_the_workspaces_where_there_is_one_and_else_in_the_workspace) {
  const std::string acme = scratch.file("desk/acme");
  ASSERT_TRUE(files.make_folder(acme));
  EXPECT_EQ(desk_folder_of(world, acme), acme);
  ASSERT_TRUE(open_access(world, scratch.file("desk")));
  EXPECT_EQ(desk_folder_of(world, acme), scratch.file("desk"));
  EXPECT_EQ(desk_folder_of(world, acme + "//"), scratch.file("desk"));
  EXPECT_EQ(desk_folder_of(world, acme + "/."), acme + "/./..");
  ASSERT_TRUE(files.make_folder(acme + "/x"));
  EXPECT_EQ(desk_folder_of(world, acme + "/x/.."), acme + "/x/../..");
  EXPECT_EQ(desk_folder_of(world, "regie-workspace"), "regie-workspace");
}

TEST_F(SignIns, A_password_is_compared_to_the_last_letter) {
  add("maud");
  const auto opens = [&](const std::string& typed, int peer) {
    return sign_in(*desk, {"maud", typed, "", "198.51.100." + std::to_string(peer)}).has_value();
  };
  EXPECT_FALSE(opens("Tulpen uit Amsterdam", 1));
  EXPECT_FALSE(opens("tulpen uit amsterdam", 2));
  EXPECT_FALSE(opens(password + " ", 3));
  EXPECT_FALSE(opens(password.substr(0, password.size() - 1), 4));
  EXPECT_TRUE(opens(password, 5));
}

TEST_F(SignIns, An_address_changes_with_the_password_alone_and_stays_without_it) {
  add("maud");
  EXPECT_EQ(code_of(change_me(*desk, "maud", {{}, "eve@acme.example", {}})), "access.wrong");
  EXPECT_EQ(code_of(change_me(*desk, "maud", {{}, "eve@acme.example", {}, "guess", ""})), "access.wrong");
  ASSERT_TRUE(change_me(*desk, "maud", {{}, "m@acme.example", {}, password, ""}));
  EXPECT_TRUE(change_me(*desk, "maud", {"nl", "m@acme.example", 2}));  // the same address is no change
  EXPECT_EQ(access->find_sign_in("maud").value()->email, "m@acme.example");
}

}  // namespace
}  // namespace regie
