// app/import_files_test.cpp - importing: again changes nothing, a period again replaces it, a rebuild is
// equal.
#include "app/import_files.h"

#include <gtest/gtest.h>

#include "app/sources.h"
#include "app/testing/desk.h"

namespace regie {
namespace {

const Day first = Day::of({2026, 1, 5});

double clicks_here(const Workspace& workspace) {
  const auto reports = workspace.facts->reports().value();
  double sum = 0;
  for (const ReportInfo& report : reports) {
    SeriesRequest request{{report.report}, {"clicks"}, {}, {}, report.days, 0};
    const SeriesTable table = workspace.facts->series(request).value();
    for (const auto& line : table.lines)
      for (const double value : line.sums[0]) sum += value;
  }
  return sum;
}

TEST(ImportFiles, The_same_file_again_changes_nothing) {
  TestDesk desk;
  Workspace workspace = desk.open();
  const auto once = desk.import(workspace, "a.csv", daily_csv(first, 10, 30));
  ASSERT_EQ(once.fate, FileFate::imported) << once.why_refused.say;
  const auto before = workspace.facts->fingerprint().value();
  const auto again = desk.import(workspace, "renamed.csv", daily_csv(first, 10, 30));
  EXPECT_EQ(again.fate, FileFate::unchanged);
  EXPECT_EQ(again.import, once.import);
  EXPECT_EQ(workspace.facts->fingerprint().value(), before);
  EXPECT_EQ(workspace.records->imports().value().size(), 1U);
}

TEST(ImportFiles, A_period_again_replaces_it_and_says_how_many_rows) {
  TestDesk desk;
  Workspace workspace = desk.open();
  desk.import(workspace, "january.csv", daily_csv(first, 10, 30));
  const auto corrected = desk.import(workspace, "corrected.csv", daily_csv(first + 5, 10, 40));
  EXPECT_EQ(corrected.replaced_rows, 5);
  EXPECT_DOUBLE_EQ(clicks_here(workspace), 5 * 30 + 10 * 40);
}

TEST(ImportFiles, Two_tables_that_tell_different_things_stand_side_by_side) {
  TestDesk desk;
  Workspace workspace = desk.open();
  const auto table = [](const std::string& measure, int value) {
    std::string csv = "Date," + measure + "\n";
    for (int i = 0; i < 30; ++i) csv += (first + i).iso() + "," + std::to_string(value + i) + "\n";
    return csv;
  };
  desk.import(workspace, "shop.csv", table("Footfall", 100));
  const auto weather = desk.import(workspace, "weather.csv", table("Temperature", 10));
  EXPECT_EQ(weather.replaced_rows, 0);
  EXPECT_EQ(desk.import(workspace, "shop.csv", table("Footfall", 100)).fate, FileFate::unchanged);
  EXPECT_EQ(desk.import(workspace, "shop2.csv", table("Footfall", 200)).replaced_rows, 30);
}

TEST(ImportFiles, A_file_that_was_replaced_can_come_back) {
  TestDesk desk;
  Workspace workspace = desk.open();
  desk.import(workspace, "a.csv", daily_csv(first, 10, 30));
  desk.import(workspace, "b.csv", daily_csv(first, 10, 40));
  const auto back = desk.import(workspace, "a.csv", daily_csv(first, 10, 30));
  EXPECT_EQ(back.fate, FileFate::imported);
  EXPECT_DOUBLE_EQ(clicks_here(workspace), 300);
}

TEST(ImportFiles, One_bad_file_does_not_stop_the_others) {
  TestDesk desk;
  Workspace workspace = desk.open();
  static_cast<void>(desk.files.make_folder(desk.scratch.file("exports")));
  static_cast<void>(desk.files.write(desk.scratch.file("exports/a.csv"), daily_csv(first, 10, 30)));
  static_cast<void>(desk.files.write(desk.scratch.file("exports/photo.csv"), "\xff\xd8\xff\xe0JFIF\x01\x02"));
  static_cast<void>(desk.files.write(desk.scratch.file("exports/void.csv"), ""));
  const auto files = import_files(desk.world, workspace, {{desk.scratch.file("exports")}, {}}).value();
  ASSERT_EQ(files.size(), 3U);
  EXPECT_EQ(files[0].fate, FileFate::imported);
  EXPECT_EQ(files[1].fate, FileFate::refused);
  EXPECT_EQ(files[1].why_refused.code, "intake.not_a_table");
  EXPECT_EQ(files[2].why_refused.code, "intake.empty");
}

TEST(ImportFiles, Of_a_file_that_is_refused_no_byte_is_kept) {
  TestDesk desk;
  Workspace workspace = desk.open();
  const std::string photo = "\xff\xd8\xff\xe0JFIF\x01\x02";
  EXPECT_EQ(desk.import(workspace, "photo.csv", photo).fate, FileFate::refused);
  EXPECT_FALSE(workspace.archive->bytes_of(sha256_hex(photo)));
}

TEST(ImportFiles, A_missing_path_is_told_before_anything_is_kept) {
  TestDesk desk;
  Workspace workspace = desk.open();
  const auto files = import_files(desk.world, workspace, {{desk.scratch.file("nowhere")}, {}});
  ASSERT_FALSE(files);
  EXPECT_EQ(files.error().code, "files.missing");
}

TEST(ImportFiles, A_preview_keeps_nothing) {
  TestDesk desk;
  static_cast<void>(desk.files.write(desk.scratch.file("a.csv"), daily_csv(first, 10, 30)));
  const auto files = preview_files(desk.world, {{desk.scratch.file("a.csv")}, {}}).value();
  EXPECT_EQ(files.front().fate, FileFate::previewed);
  EXPECT_EQ(files.front().reading.tables.front().rows.kept, 10);
  Workspace workspace = desk.open();
  EXPECT_TRUE(workspace.records->imports().value().empty());
}

TEST(OpenWorkspace, Is_refused_while_another_has_it) {
  TestDesk desk;
  const Workspace held = desk.open();
  const auto second = open_workspace(desk.world, desk.folder);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, "workspace.locked");
}

TEST(Sources, Tell_holes_and_lateness) {
  TestDesk desk;
  Workspace workspace = desk.open();
  desk.import(workspace, "a.csv", daily_csv(first, 10, 30));
  desk.import(workspace, "b.csv", daily_csv(first + 12, 5, 30));
  const auto sources = list_sources(workspace, first + 20).value();
  ASSERT_EQ(sources.size(), 1U);
  EXPECT_EQ(sources[0].missing_count, 2);
  EXPECT_EQ(sources[0].missing_days.front(), first + 10);
  EXPECT_TRUE(sources[0].late);
}

}  // namespace
}  // namespace regie
