// app/passwords_test.cpp - which passwords are taken, and that a new one ends what the old one opened.
#include "app/passwords.h"

#include <gtest/gtest.h>

#include "app/accounts.h"
#include "app/testing/sign_ins.h"

namespace regie {
namespace {

struct Passwords : testing::Test, SignInDesk {};

TEST(Password, Is_long_and_neither_the_name_nor_among_the_first_that_are_tried) {
  const auto is_taken = [](const std::string& password) {
    return check_password("maud.de.vries", password).has_value();
  };
  EXPECT_TRUE(is_taken("tulpen uit Amsterdam"));
  EXPECT_TRUE(is_taken("abcdefghijkz"));
  EXPECT_TRUE(is_taken(std::string(100, 'a') + "bcdefghij"));
  EXPECT_TRUE(is_taken("\xc3\xa9\xc3\xa8tulpenveld"));  // 12 letters
  EXPECT_FALSE(is_taken("\xc3\xa9\xc3\xa8tulpenvel"));  // 11 letters in 13 bytes
  EXPECT_FALSE(is_taken("Maud.de.Vries"));
  EXPECT_FALSE(is_taken("Password1234"));
  EXPECT_FALSE(is_taken("correct horse battery staple"));
  EXPECT_FALSE(is_taken("aaaaaaaaaaaaaaaa"));
  EXPECT_FALSE(is_taken("1212121212121212"));
  EXPECT_FALSE(is_taken(std::string(190, 'a') + "bcdefghijkl"));
  EXPECT_TRUE(is_taken("ten words of one's own, sixty-four letters and more, are taken whole"));
  EXPECT_TRUE(is_taken("\xf0\x9f\x98\x80 any sign \xc2\xb5 or none"));
}

TEST(Password, Is_none_of_the_five_thousand_most_common_of_breaches) {
  // From the head, the middle and the foot of the list, as people typed them.
  for (const char* password :
       {"123qweasdzxc", "Mailcreated5240", "leavemealone", "fyutkbyf2005", "123456 QWERTY", "Sojdlg123aljg"})
    EXPECT_EQ(code_of(check_password("maud", password)), "access.weak_password") << password;
  EXPECT_EQ(slurp(REGIE_SOURCE_DIR "/src/app/common_passwords.txt").size(), 5000U * 11U);
}

TEST(Password, Is_not_made_of_names_and_words_that_lie_around) {
  const std::vector<std::string> around{"acme-sons", "bruno"};
  const auto is_taken = [&](const std::string& password) {
    return check_password("maud.de-vries", password, around).has_value();
  };
  EXPECT_FALSE(is_taken("Regie-Acme-2026!"));
  EXPECT_FALSE(is_taken("acme sons 12345"));
  EXPECT_FALSE(is_taken("MaudDeVries#2026"));
  EXPECT_FALSE(is_taken("vries-bruno-vries"));
  EXPECT_FALSE(is_taken("Marketing!!2027"));
  EXPECT_FALSE(is_taken("Welkom@Regie1234"));
  EXPECT_TRUE(is_taken("Maud eats tulips at dawn"));
  EXPECT_TRUE(is_taken("desk lamp and 12 herons"));
  EXPECT_TRUE(is_taken("8401 2298 5517 3360"));  // digits alone, none of them a name
}

TEST_F(Passwords, A_change_ends_all_sessions_and_makes_one) {
  add("maud");
  const NewSession before = come_in("maud").value();
  EXPECT_EQ(code_of(change_password(*desk, {"maud", "not it", "a much longer one", "192.0.2.1"})),
            "access.wrong");
  EXPECT_EQ(code_of(change_password(*desk, {"maud", password, "short", "192.0.2.1"})),
            "access.weak_password");
  EXPECT_TRUE(who_is(*desk, before.token).value());
  const NewSession after =
      change_password(*desk, {"maud", password, "a much longer one", "192.0.2.1"}).value();
  EXPECT_FALSE(who_is(*desk, before.token).value());
  EXPECT_TRUE(who_is(*desk, after.token).value());
  EXPECT_EQ(code_of(come_in("maud")), "access.wrong");
  EXPECT_TRUE(sign_in(*desk, {"maud", "a much longer one", "", "192.0.2.1"}));
}

TEST_F(Passwords, Guessing_the_old_one_out_of_a_stolen_session_is_slow) {
  add("maud");
  for (int i = 0; i < quick_tries; ++i)
    EXPECT_EQ(code_of(change_password(*desk, {"maud", "guess", password, "203.0.113.5"})), "access.wrong");
  EXPECT_EQ(code_of(change_password(*desk, {"maud", password, "a much longer one", "203.0.113.5"})),
            "access.slow_down");
}

TEST_F(Passwords, A_reset_code_opens_once_and_ends_all_sessions) {
  add("maud");
  const NewSession before = come_in("maud").value();
  const ResetCode reset = make_reset_code(*desk, "maud").value();
  EXPECT_EQ(reset.path, "/reset#code=" + reset.code);
  EXPECT_EQ(reset.expires_at, clock.now + code_seconds);
  EXPECT_TRUE(who_is(*desk, before.token).value());  // a code that was made changes nothing yet
  EXPECT_EQ(code_of(reset_password(*desk, {reset.code, "short", ""})), "access.weak_password");
  ASSERT_TRUE(reset_password(*desk, {reset.code, "a much longer one", ""}));
  EXPECT_FALSE(who_is(*desk, before.token).value());
  EXPECT_EQ(code_of(reset_password(*desk, {reset.code, "yet another longer one", ""})), "access.bad_code");
  EXPECT_TRUE(sign_in(*desk, {"maud", "a much longer one", "", "192.0.2.1"}));
}

TEST_F(Passwords, The_name_as_password_leaves_the_code_as_it_was) {
  const ResetCode reset = make_reset_code(*desk, "maud.de.vries").value();
  EXPECT_EQ(code_of(reset_password(*desk, {reset.code, "maud.de.vries", ""})), "access.weak_password");
  EXPECT_TRUE(reset_password(*desk, {reset.code, password, ""}));
}

TEST_F(Passwords, A_reset_code_sets_nothing_up_and_a_set_up_code_resets_nothing) {
  const std::string set_up_code = make_set_up_code(*desk).value();
  EXPECT_EQ(code_of(reset_password(*desk, {set_up_code, password, ""})), "access.bad_code");
  EXPECT_TRUE(set_up(*desk, {set_up_code, "maud", password, "nl"}));
}

TEST_F(Passwords, One_code_stands_for_a_name_and_ends_after_a_day) {
  const ResetCode first = make_reset_code(*desk, "maud").value();
  const ResetCode second = make_reset_code(*desk, "maud").value();
  EXPECT_EQ(code_of(reset_password(*desk, {first.code, password, ""})), "access.bad_code");
  clock.now += code_seconds;
  EXPECT_EQ(code_of(reset_password(*desk, {second.code, password, ""})), "access.bad_code");
}

TEST_F(Passwords, Whoever_holds_the_folder_makes_a_code_for_an_account_while_the_desk_runs) {
  const std::string folder = scratch.file("acme");
  WorkspaceSettings settings;
  settings.name = "Acme";
  ASSERT_TRUE(init_workspace(world, folder, settings));
  const auto make = [&](const std::string& name) {
    return make_reset_code_at(world, secrets, {folder, name});
  };
  EXPECT_EQ(code_of(make("maud")), "account.unknown");
  {
    Workspace workspace = open_workspace(world, folder).value();
    ASSERT_TRUE(add_account(world, workspace, {"maud", "", "", ""}));
    ASSERT_TRUE(add_account(world, workspace, {"old", "", "viewer", "maud"}));
    ASSERT_TRUE(close_account(world, workspace, {"old", "", "", "maud"}));
  }
  EXPECT_EQ(code_of(make("old")), "account.closed");
  const std::string code = make("maud").value().code;
  EXPECT_TRUE(reset_password(*desk, {code, password, ""}));  // the desk around it, in this fixture
  const Workspace held = open_workspace(world, folder).value();
  EXPECT_EQ(code_of(make("maud")), "");
  EXPECT_EQ(code_of(make_reset_code_at(world, secrets, {scratch.file("nowhere"), "eve"})),
            "workspace.missing");
}

}  // namespace
}  // namespace regie
