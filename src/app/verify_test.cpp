// app/verify_test.cpp - a whole workspace is said to be whole; one with a damaged import names it.
#include "app/verify.h"

#include <gtest/gtest.h>

#include "app/accounts.h"
#include "app/testing/desk.h"

namespace regie {
namespace {

TEST(Verify, Says_that_all_is_whole_and_gives_the_root_to_note) {
  TestDesk desk;
  Workspace workspace = desk.open();
  ASSERT_EQ(desk.import(workspace, "a.csv", daily_csv(Day::of({2026, 1, 5}), 30, 40)).fate,
            FileFate::imported);
  ASSERT_TRUE(sign_as(desk.world, workspace, "maud", Deed::decide));
  const Verified verified = verify_workspace(workspace, {}).value();
  EXPECT_TRUE(verified.whole());
  EXPECT_EQ(verified.imports, 1);
  ASSERT_TRUE(add_account(desk.world, workspace, {"tom", "", "", "maud"}));
  EXPECT_TRUE(verify_workspace(workspace, verified.records.root)->whole());
  const Verified other = verify_workspace(workspace, std::string(64, '0')).value();
  EXPECT_FALSE(other.whole());
  EXPECT_EQ(other.records.damages.front().harm, Harm::unknown_root);
}

TEST(Verify, Names_the_import_whose_bytes_changed_on_disk) {
  TestDesk desk;
  Workspace workspace = desk.open();
  ASSERT_EQ(desk.import(workspace, "a.csv", daily_csv(Day::of({2026, 1, 5}), 30, 40)).fate,
            FileFate::imported);
  ASSERT_EQ(desk.import(workspace, "b.csv", daily_csv(Day::of({2026, 1, 5}), 30, 50, "Other")).fate,
            FileFate::imported);
  const auto blobs = desk.files.list(desk.folder + "/archive").value();
  ASSERT_EQ(blobs.size(), 2U);
  ASSERT_TRUE(desk.files.write(blobs.front(), "rotten"));
  const Verified verified = verify_workspace(workspace, {}).value();
  EXPECT_FALSE(verified.whole());
  ASSERT_EQ(verified.damaged_imports.size(), 1U);
  EXPECT_TRUE(verified.records.whole());
}

}  // namespace
}  // namespace regie
