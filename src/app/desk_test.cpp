// app/desk_test.cpp - a desk knows who may enter which workspace, and who may hand out a code.
#include "app/desk.h"

#include <gtest/gtest.h>

#include <sys/stat.h>

#include "app/testing/running_desk.h"

namespace regie {
namespace {

struct DeskTest : testing::Test {
  RunningDesk running;
  Desk& desk = *running.desk;

  void add(const std::string& id, const AccountRequest& request) {
    ASSERT_TRUE(running.in(
        id, [&](Workspace& workspace) { ASSERT_TRUE(add_account(running.world, workspace, request)); }));
  }
  void look_into_all() {
    for (const std::string& id : desk.workspaces.ids())
      ASSERT_TRUE(
          running.in(id, [&](Workspace& workspace) { ASSERT_TRUE(refresh_card(desk, id, workspace)); }));
  }
  std::string ids_of(const std::string& name) {
    std::string ids;
    for (const auto& [card, account] : workspaces_of(desk, name)) ids += card.id + " ";
    return ids;
  }
};

SignIn person(const std::string& name, bool is_keeper = false) {
  SignIn one;
  one.name = name;
  one.is_keeper = is_keeper;
  return one;
}

TEST_F(DeskTest, Needs_a_folder_that_is_there) {
  const auto none =
      open_desk(running.world, running.secrets, running.outgoing, running.scratch.file("nowhere"));
  EXPECT_EQ(code_of(none), "workspace.missing");
}

TEST_F(DeskTest, Keeps_its_file_from_everybody_elses_eyes) {
  struct stat info{};
  ASSERT_EQ(stat(desk_file_of(running.scratch.folder()).c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777U, 0600U);
}

TEST_F(DeskTest, Lists_for_a_person_the_workspaces_with_an_open_account) {
  add("acme", {"maud", "", "owner", ""});
  add("bruno", {"bo", "", "owner", ""});
  add("bruno", {"maud", "", "viewer", "bo"});
  EXPECT_EQ(ids_of("maud"), "acme bruno ");
  EXPECT_EQ(ids_of("bo"), "bruno ");
  EXPECT_EQ(ids_of("nobody"), "");
  ASSERT_TRUE(running.in("bruno", [&](Workspace& workspace) {
    ASSERT_TRUE(close_account(running.world, workspace, {"maud", "", "", "bo"}));
    ASSERT_TRUE(refresh_card(desk, "bruno", workspace));
  }));
  EXPECT_EQ(ids_of("maud"), "acme ");
}

TEST_F(DeskTest, Sees_an_account_that_was_added_beside_it) {
  add("acme", {"maud", "", "owner", ""});
  EXPECT_EQ(ids_of("bo"), "");
  add("acme", {"bo", "", "viewer", "maud"});
  EXPECT_EQ(ids_of("bo"), "acme ");
}

TEST_F(DeskTest, A_code_is_handed_out_by_whoever_owns_all_that_it_opens) {
  add("acme", {"maud", "", "owner", ""});
  add("acme", {"bo", "", "viewer", "maud"});
  add("bruno", {"vera", "", "owner", ""});
  look_into_all();
  EXPECT_TRUE(may_hand_out_code(desk, person("maud"), "bo"));
  EXPECT_FALSE(may_hand_out_code(desk, person("bo"), "maud")) << "a viewer would become an owner";
  EXPECT_FALSE(may_hand_out_code(desk, person("vera"), "bo")) << "an owner of another workspace";
  add("bruno", {"bo", "", "viewer", "vera"});
  look_into_all();
  EXPECT_FALSE(may_hand_out_code(desk, person("maud"), "bo")) << "the code opens what is not maud's";
  EXPECT_FALSE(may_hand_out_code(desk, person("vera"), "bo"));
  EXPECT_TRUE(may_hand_out_code(desk, person("keeper", true), "bo"));
}

TEST_F(DeskTest, No_code_is_handed_out_while_a_workspace_was_not_looked_into) {
  add("acme", {"maud", "", "owner", ""});
  add("acme", {"bo", "", "viewer", "maud"});
  ASSERT_EQ(ids_of("bo"), "acme ");
  desk.cards.erase("bruno");
  EXPECT_FALSE(may_hand_out_code(desk, person("maud"), "bo"));
}

}  // namespace
}  // namespace regie
