// charter/account_test.cpp - who may do what.
#include "charter/account.h"

#include <gtest/gtest.h>

#include <string>

namespace regie {
namespace {

TEST(Account, Each_role_may_do_just_what_the_table_says) {
  struct Row {
    Deed deed;
    bool viewer;
    bool marketer;
    bool owner;
  };
  const std::vector<Row> table{
      {Deed::write_note, false, true, true},      {Deed::sign_reason, false, true, true},
      {Deed::decide, false, true, true},          {Deed::review, false, true, true},
      {Deed::answer_proposal, false, true, true}, {Deed::change_rules, false, false, true},
      {Deed::switch_trials, false, false, true},  {Deed::manage_accounts, false, false, true},
      {Deed::dismiss, false, true, true},         {Deed::import_files, false, true, true},
      {Deed::share, false, true, true},           {Deed::change_settings, false, false, true},
      {Deed::hold_outgoing, false, true, true},   {Deed::release_outgoing, false, false, true},
      {Deed::write_draft, false, true, true},     {Deed::approve_outgoing, false, true, true},
      {Deed::suppress, false, true, true},        {Deed::lift_suppression, false, false, true},
      {Deed::keep_voice, false, true, true},      {Deed::rule_on_piece, false, true, true}};
  ASSERT_EQ(table.size(), static_cast<std::size_t>(Deed::lift_suppression) + 1);
  for (const Row& row : table) {
    EXPECT_EQ(may(Role::viewer, row.deed), row.viewer) << static_cast<int>(row.deed);
    EXPECT_EQ(may(Role::marketer, row.deed), row.marketer) << static_cast<int>(row.deed);
    EXPECT_EQ(may(Role::owner, row.deed), row.owner) << static_cast<int>(row.deed);
  }
}

const std::vector<Account> accounts{{"maud", "Maud de Vries", Role::owner},
                                    {"sam", "", Role::marketer},
                                    {"old", "", Role::owner, 5, true},
                                    {"lex", "", Role::viewer}};

TEST(Account, Only_an_open_account_with_the_right_signs) {
  EXPECT_EQ(signer(accounts, "maud", Deed::change_rules)->full_name, "Maud de Vries");
  EXPECT_EQ(signer(accounts, "sam", Deed::decide)->name, "sam");
  EXPECT_EQ(signer(accounts, "eve", Deed::decide).error().code, "account.unknown");
  EXPECT_EQ(signer(accounts, "", Deed::decide).error().code, "account.unknown");
  EXPECT_EQ(signer(accounts, "old", Deed::decide).error().code, "account.closed");
  EXPECT_EQ(signer(accounts, "lex", Deed::decide).error().code, "account.no_right");
  EXPECT_EQ(signer(accounts, "sam", Deed::change_rules).error().code, "account.no_right");
}

TEST(Account, The_refusal_says_what_may_not_be_done_and_who_may) {
  const Problem problem = signer(accounts, "sam", Deed::change_rules).error();
  EXPECT_EQ(problem.say, "The account sam is a marketer and may not change the rules.");
  EXPECT_EQ(problem.remedy, "Let an owner do it.");
  EXPECT_EQ(signer(accounts, "lex", Deed::decide).error().remedy, "Let a marketer or an owner do it.");
}

TEST(Account, Of_two_versions_the_later_holds) {
  std::vector<Account> twice = accounts;
  twice.push_back({"sam", "", Role::viewer, 9});
  EXPECT_EQ(signer(twice, "sam", Deed::decide).error().code, "account.no_right");
}

TEST(Account, Names_are_what_can_be_typed_after_by) {
  for (const char* good : {"maud", "m", "maud.de-vries_2", "7up"}) EXPECT_TRUE(check_account_name(good));
  for (const char* bad : {"", "Maud", "maud de vries", "-x", ".", "_a", "a/b", "zo\xc3\xab", "a\n"})
    EXPECT_EQ(check_account_name(bad).error().code, "account.bad_name") << bad;
  EXPECT_TRUE(check_account_name(std::string(account_name_max, 'a')));
  EXPECT_FALSE(check_account_name(std::string(account_name_max + 1, 'a')));
}

TEST(Account, Roles_come_back_from_their_names) {
  for (const Role role : {Role::viewer, Role::marketer, Role::owner}) {
    ASSERT_FALSE(role_name(role).empty());
    EXPECT_EQ(*role_of(role_name(role)), role);
  }
  EXPECT_EQ(role_of("admin").error().code, "account.bad_role");
}

}  // namespace
}  // namespace regie
