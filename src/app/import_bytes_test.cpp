// app/import_bytes_test.cpp - brought files are imported like those on disk, told as they go, and stopped
// between two.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/import_files.h"
#include "app/testing/sign_ins.h"
#include "intake/testing/archives.h"

namespace regie {
namespace {

using regie::testing::zip_of;

const Day first = Day::of({2026, 1, 5});

/// Wants the work until a file of that name is at hand.
class WantedUntil : public Progress {
 public:
  explicit WantedUntil(std::string name) : name_(std::move(name)) {}
  bool at(std::int64_t done, std::int64_t total, std::string_view what) override {
    EXPECT_LE(done, total == 0 ? done : total);
    paths.emplace_back(what);
    rows = done;
    return name_.empty() || !what.ends_with(name_);
  }
  std::vector<std::string> paths;
  std::int64_t rows = 0;

 private:
  std::string name_;
};

struct ImportBytesTest : ::testing::Test {
  TestDesk desk;
  Workspace workspace = desk.open();
  WantedUntil all{""};

  Result<std::vector<FileOutcome>> bring(const std::string& path, std::string_view bytes,
                                         Progress& progress) {
    return import_bytes(desk.world, workspace, {{path, bytes}, {}}, progress);
  }
  [[nodiscard]] std::vector<std::string> imported() const {
    std::vector<std::string> paths;
    const auto imports = workspace.records->imports().value();
    for (const ImportRecord& import : imports) paths.push_back(import.reading.path);
    return paths;
  }
};

TEST_F(ImportBytesTest, They_are_the_same_import_as_the_file_on_disk) {
  const std::string csv = daily_csv(first, 10, 30);
  const auto brought = bring("a.csv", csv, all).value();
  ASSERT_EQ(brought.size(), 1U);
  EXPECT_EQ(brought[0].fate, FileFate::imported);
  const FileOutcome again = desk.import(workspace, "b.csv", csv);
  EXPECT_EQ(again.fate, FileFate::unchanged);
  EXPECT_EQ(again.import, brought[0].import);
  EXPECT_EQ(workspace.archive->bytes_of(sha256_hex(csv)).value(), csv);
}

TEST_F(ImportBytesTest, They_are_told_in_rows_up_to_all_of_them) {
  ASSERT_TRUE(bring("a.csv", daily_csv(first, 60, 30), all));
  EXPECT_THAT(all.paths, ::testing::Each("a.csv"));
  EXPECT_EQ(all.rows, 60);
}

TEST_F(ImportBytesTest, A_zip_gives_one_outcome_a_file_in_it) {
  const std::string zip =
      zip_of({{"one.csv", daily_csv(first, 10, 30)}, {"photo.csv", "\xff\xd8\xff\xe0JFIF\x01\x02"}});
  const auto brought = bring("exports.zip", zip, all).value();
  ASSERT_EQ(brought.size(), 2U);
  EXPECT_EQ(brought[0].fate, FileFate::imported);
  EXPECT_EQ(brought[0].reading.path, "exports.zip/one.csv");
  EXPECT_EQ(brought[1].fate, FileFate::refused);
  EXPECT_EQ(brought[1].why_refused.code, "intake.not_a_table");
  EXPECT_THAT(imported(), ::testing::ElementsAre("exports.zip/one.csv"));
}

TEST_F(ImportBytesTest, A_damaged_zip_is_refused_and_keeps_nothing) {
  const std::string zip = zip_of({{"one.csv", daily_csv(first, 10, 30)}});
  const auto brought = bring("exports.zip", zip.substr(0, zip.size() / 2), all);
  ASSERT_TRUE(brought) << brought.error().say;
  EXPECT_EQ(brought->at(0).fate, FileFate::refused);
  EXPECT_THAT(imported(), ::testing::IsEmpty());
}

TEST_F(ImportBytesTest, Stopped_it_keeps_the_files_before_and_nothing_of_the_one_at_hand) {
  const std::string stopped = "Day,Title,Campaign,Clicks\n2026-02-02,Fair,Brand,7\n2026-02-03,Fair,Brand,9\n";
  const std::string zip = zip_of({{"one.csv", daily_csv(first, 10, 30)},
                                  {"two.csv", stopped},
                                  {"three.csv", daily_csv(first + 90, 10, 30)}});
  WantedUntil until_two("two.csv");
  EXPECT_EQ(code_of(bring("exports.zip", zip, until_two)), "import.cancelled");
  EXPECT_THAT(imported(), ::testing::ElementsAre("exports.zip/one.csv"));
  const auto reports = workspace.facts->reports().value();
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports[0].days.to, first + 9);
  EXPECT_TRUE(workspace.records->events()->empty());
  EXPECT_EQ(code_of(workspace.archive->bytes_of(sha256_hex(stopped))), "archive.missing");
  EXPECT_THAT(until_two.paths, ::testing::Not(::testing::Contains("exports.zip/three.csv")));
}

TEST_F(ImportBytesTest, Stopped_it_can_be_imported_again) {
  const std::string csv = daily_csv(first, 10, 30);
  WantedUntil none("a.csv");
  EXPECT_EQ(code_of(bring("a.csv", csv, none)), "import.cancelled");
  EXPECT_EQ(bring("a.csv", csv, all)->at(0).fate, FileFate::imported);
  EXPECT_EQ(workspace.archive->bytes_of(sha256_hex(csv)).value(), csv);
}

TEST_F(ImportBytesTest, Stopped_while_it_is_read_another_way_it_leaves_the_first_reading_whole) {
  const std::string csv = daily_csv(first, 10, 30);
  ASSERT_TRUE(bring("a.csv", csv, all));
  WantedUntil none("a.csv");
  ReadOptions otherwise;
  otherwise.map = {{"Clicks", "leads"}};
  EXPECT_EQ(code_of(import_bytes(desk.world, workspace, {{"a.csv", csv}, otherwise}, none)),
            "import.cancelled");
  EXPECT_EQ(workspace.archive->bytes_of(sha256_hex(csv)).value(), csv)
      << "the first import rests on these bytes";
  EXPECT_EQ(imported().size(), 1U);
}

TEST_F(ImportBytesTest, A_preview_tells_all_and_keeps_nothing) {
  const std::string root = workspace.records->root().value();
  const std::string csv = daily_csv(first, 10, 30);
  const std::string zip = zip_of({{"one.csv", csv}, {"two.csv", daily_csv(first + 10, 10, 30)}});
  const auto seen = preview_bytes(desk.world, {{"exports.zip", zip}, {}}).value();
  ASSERT_EQ(seen.size(), 2U);
  for (const FileOutcome& one : seen) {
    EXPECT_EQ(one.fate, FileFate::previewed);
    EXPECT_TRUE(one.import.empty());
    EXPECT_EQ(one.reading.tables.at(0).rows.kept, 10);
  }
  EXPECT_EQ(workspace.records->root().value(), root);
  EXPECT_TRUE(workspace.facts->reports()->empty());
  EXPECT_EQ(code_of(workspace.archive->bytes_of(sha256_hex(csv))), "archive.missing");
}

TEST_F(ImportBytesTest, An_import_is_found_by_its_id) {
  const auto brought = bring("a.csv", daily_csv(first, 10, 30), all).value();
  EXPECT_EQ(find_import(workspace, brought[0].import)->reading.path, "a.csv");
  EXPECT_EQ(code_of(find_import(workspace, {"i-none"})), "import.unknown");
}

}  // namespace
}  // namespace regie
