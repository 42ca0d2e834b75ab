// app/verify_test.cpp - a whole workspace is said to be whole; one with a damaged import names it.
#include "app/verify.h"

#include <gmock/gmock.h>
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
  const Verified verified = verify_workspace(desk.world, workspace, {}).value();
  EXPECT_TRUE(verified.whole());
  EXPECT_EQ(verified.imports, 1);
  ASSERT_TRUE(add_account(desk.world, workspace, {"tom", "", "", "maud"}));
  EXPECT_TRUE(verify_workspace(desk.world, workspace, {verified.records.root})->whole());
  const Verified other = verify_workspace(desk.world, workspace, {std::string(64, '0')}).value();
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
  const Verified verified = verify_workspace(desk.world, workspace, {}).value();
  EXPECT_FALSE(verified.whole());
  ASSERT_EQ(verified.damaged_imports.size(), 1U);
  EXPECT_TRUE(verified.records.whole());
}

/// What is said of each part: "records whole".
std::vector<std::string> said(const Verified& verified) {
  std::vector<std::string> texts;
  for (const VerifiedPart& part : parts_of(verified))
    texts.push_back(std::string(part.name) + (part.state == PartState::whole     ? " whole"
                                              : part.state == PartState::damaged ? " damaged"
                                                                                 : " not checked"));
  return texts;
}

TEST(Verify, Compares_the_figures_with_those_the_archive_gives) {
  TestDesk desk;
  Workspace workspace = desk.open();
  desk.import(workspace, "a.csv", daily_csv(Day::of({2026, 1, 5}), 30, 40));
  desk.import(workspace, "b.csv", daily_csv(Day::of({2026, 1, 20}), 30, 50));
  const Verified good = verify_workspace(desk.world, workspace, {}).value();
  EXPECT_TRUE(good.whole());
  EXPECT_EQ(good.figures_whole, 2);
  EXPECT_THAT(said(good), testing::ElementsAre("records whole", "journal whole", "layout whole",
                                               "archive whole", "figures whole"));
  // The same import with other figures: the facts are sound as a file, and wrong.
  const ImportRecord second = workspace.records->imports().value().back();
  const auto load = workspace.facts->begin_load(second.id).value();
  const std::string other = daily_csv(Day::of({2026, 1, 20}), 30, 51);
  ASSERT_TRUE(read_export({"b.csv", other}, {}, *load));
  ASSERT_TRUE(load->commit());
  const Verified bad = verify_workspace(desk.world, workspace, {}).value();
  EXPECT_FALSE(bad.whole());
  ASSERT_EQ(bad.damaged_figures.size(), 1U);
  EXPECT_EQ(bad.damaged_figures[0].path, desk.scratch.file("b.csv"));
  EXPECT_EQ(bad.figures_whole, 1);
  EXPECT_EQ(said(bad).back(), "figures damaged");
  const Verified quick = verify_workspace(desk.world, workspace, {{}, true}).value();
  EXPECT_TRUE(quick.whole());
  EXPECT_EQ(said(quick).back(), "figures not checked");
  EXPECT_EQ(desk.files.kind(desk.folder + "/facts-check"), FileKind::missing);
}

TEST(Verify, Says_what_is_whole_where_the_records_cannot_be_opened) {
  TestDesk desk;
  {
    Workspace workspace = desk.open();
    desk.import(workspace, "a.csv", daily_csv(Day::of({2026, 1, 5}), 30, 40));
    desk.import(workspace, "b.csv", daily_csv(Day::of({2026, 1, 5}), 30, 50, "Other"));
  }
  const std::string path = desk.folder + "/records.sqlite";
  std::string bytes = slurp(path);
  bytes[70] = 'x';  // whose file it is
  spill(path, bytes);
  const auto opened = open_workspace(desk.world, desk.folder);
  ASSERT_FALSE(opened);
  ASSERT_TRUE(is_damage_of_records(opened.error())) << opened.error().code;
  const Verified verified = verify_damaged_workspace(desk.world, desk.folder, opened.error()).value();
  EXPECT_FALSE(verified.whole());
  EXPECT_EQ(verified.imports, 2);
  EXPECT_TRUE(verified.damaged_imports.empty());
  EXPECT_FALSE(verified.records.kinds.empty()) << "what can be read is told";
  spill(path, "junk");
  EXPECT_EQ(verify_damaged_workspace(desk.world, desk.folder, opened.error())->imports, 2);
}

}  // namespace
}  // namespace regie
