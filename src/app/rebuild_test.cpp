// app/rebuild_test.cpp - whatever becomes of the facts or of a kept file, the other figures are what they
// were.
#include "app/rebuild.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/brief.h"
#include "app/sources.h"
#include "app/testing/desk.h"

namespace regie {
namespace {

const Day first = Day::of({2026, 1, 5});

/// Three files: the second replaces the end of the first, the third is of another platform.
struct RebuildTest : testing::Test {
  TestDesk desk;
  std::string before;

  RebuildTest() {
    Workspace workspace = desk.open();
    desk.import(workspace, "a.csv", daily_csv(first, 10, 30));
    desk.import(workspace, "b.csv", daily_csv(first + 5, 10, 40));
    desk.import(workspace, "other.csv",
                "Day,Campaign name,Impressions,Link clicks,Amount spent (EUR)\n2026-01-05,x,9,7,2.5\n");
    before = workspace.facts->fingerprint().value();
  }
  std::string facts() { return desk.folder + "/facts.duckdb"; }
  std::string blob_of(const std::string& name) {
    const std::string sha256 = sha256_hex(slurp(desk.scratch.file(name)));
    return desk.folder + "/archive/" + sha256.substr(0, 2) + "/" + sha256.substr(2) + ".zst";
  }
  static std::int64_t clicks_on(const Workspace& workspace, Day day) {
    const auto reports = workspace.facts->reports().value();
    std::vector<std::string> names;
    for (const ReportInfo& report : reports) names.push_back(report.report);
    const auto table = workspace.facts->series({names, {"clicks"}, {}, {}, {day, day}, 0}).value();
    return table.lines.empty() ? -1 : static_cast<std::int64_t>(table.lines[0].sums[0].at(0));
  }
};

TEST_F(RebuildTest, Gives_equal_figures_from_the_archive) {
  Workspace workspace = desk.open();
  const auto outcome = rebuild(desk.world, workspace);
  ASSERT_TRUE(outcome) << outcome.error().say;
  EXPECT_EQ(outcome->imports, 3);
  EXPECT_TRUE(outcome->not_rebuilt.empty());
  EXPECT_EQ(workspace.facts->fingerprint().value(), before);
  EXPECT_EQ(desk.files.kind(desk.folder + "/facts-new"), FileKind::missing);
}

TEST_F(RebuildTest, Happens_by_itself_whatever_became_of_the_facts) {
  const std::string good = slurp(facts());
  const std::string cut = good.substr(0, good.size() / 2);
  for (const std::string& bad : {std::string(), std::string(9'000, 'J'), cut, good.substr(0, 4'096)}) {
    spill(facts(), bad);
    const Workspace workspace = desk.open();
    EXPECT_EQ(workspace.facts->fingerprint().value(), before) << bad.size();
  }
  static_cast<void>(desk.files.remove(facts()));
  spill(facts() + ".wal", "left over");
  EXPECT_EQ(desk.open().facts->fingerprint().value(), before);
}

TEST_F(RebuildTest, A_spoilt_file_is_set_aside_and_told_until_somebody_looked) {
  spill(facts(), "junk");
  {
    const Workspace workspace = desk.open();
    ASSERT_EQ(workspace.problems.size(), 1U);
    EXPECT_EQ(workspace.problems[0].part, "facts");
    EXPECT_EQ(workspace.problems[0].problem.code, "facts.healed");
  }
  EXPECT_EQ(slurp(facts() + ".damaged"), "junk");
  EXPECT_EQ(desk.open().problems.size(), 1U);
  static_cast<void>(desk.files.remove(facts() + ".damaged"));
  EXPECT_TRUE(desk.open().problems.empty());
}

TEST_F(RebuildTest, Facts_of_another_time_are_not_taken_for_those_of_these_imports) {
  const std::string earlier = slurp(facts());
  std::string later;
  {
    Workspace workspace = desk.open();
    desk.import(workspace, "c.csv", daily_csv(first + 30, 3, 50));
    later = workspace.facts->fingerprint().value();
  }
  spill(facts(), earlier);
  EXPECT_EQ(desk.open().facts->fingerprint().value(), later);
}

TEST_F(RebuildTest, A_load_whose_record_never_came_is_undone_with_what_it_replaced) {
  {
    Workspace workspace = desk.open();
    const auto load = workspace.facts->begin_load(ImportId{"i-crashed"}).value();
    const std::string csv = daily_csv(first, 2, 99);
    ASSERT_TRUE(read_export({"a.csv", csv}, {}, *load));
    EXPECT_GT(load->commit().value(), 0);
  }
  EXPECT_EQ(desk.open().facts->fingerprint().value(), before);
}

TEST_F(RebuildTest, A_damaged_copy_costs_its_own_rows_alone_and_is_named) {
  spill(blob_of("b.csv"), "rotten");
  Workspace workspace = desk.open();
  const auto outcome = rebuild(desk.world, workspace);
  ASSERT_TRUE(outcome) << outcome.error().say;
  EXPECT_EQ(outcome->imports, 2);
  ASSERT_EQ(outcome->not_rebuilt.size(), 1U);
  const NotRebuilt& lost = outcome->not_rebuilt[0];
  EXPECT_EQ(lost.import.path, desk.scratch.file("b.csv"));
  EXPECT_EQ(lost.why.code, "archive.damaged");
  ASSERT_EQ(lost.import.days.size(), 1U);
  EXPECT_EQ(lost.import.days[0].days.from, first + 5);
  EXPECT_EQ(workspace.facts->reports()->size(), 2U) << "the other platform is whole";
  EXPECT_EQ(clicks_on(workspace, first), 30);
  EXPECT_EQ(clicks_on(workspace, first + 4), 30);
  EXPECT_EQ(clicks_on(workspace, first + 5), -1) << "no outdated figure comes back";
  const auto sources = list_sources(workspace, first + 14).value();
  const auto damaged = std::find_if(sources.begin(), sources.end(),
                                    [](const SourceCoverage& source) { return !source.damaged.empty(); });
  ASSERT_NE(damaged, sources.end());
  EXPECT_EQ(damaged->damaged[0].path, desk.scratch.file("b.csv"));
}

TEST_F(RebuildTest, The_same_file_again_mends_its_copy_and_its_figures) {
  spill(blob_of("b.csv"), "rotten");
  static_cast<void>(desk.files.remove(facts()));
  Workspace workspace = desk.open();
  ASSERT_EQ(workspace.lost.size(), 1U);
  ASSERT_EQ(workspace.problems.size(), 1U);
  EXPECT_EQ(workspace.problems[0].problem.code, "facts.lost_imports");
  EXPECT_NE(workspace.problems[0].problem.say.find("b.csv"), std::string::npos);
  EXPECT_NE(workspace.facts->fingerprint().value(), before);
  const std::string again = slurp(desk.scratch.file("b.csv"));
  EXPECT_EQ(desk.import(workspace, "b.csv", again).fate, FileFate::imported);
  EXPECT_TRUE(workspace.lost.empty());
  EXPECT_EQ(workspace.facts->fingerprint().value(), before);
  ASSERT_TRUE(rebuild(desk.world, workspace));
  EXPECT_EQ(workspace.facts->fingerprint().value(), before);
}

/// A disk on which the figures find no room.
class FullFiles : public RealFiles {
 public:
  [[nodiscard]] Result<std::int64_t> free_bytes(const std::string&) const override { return free; }
  std::int64_t free = 1 << 20;
};

/// One file cannot be opened; moving a file spoils it.
struct BadDisk : RealFiles {
  std::string shut;
  bool spoils = false;
  [[nodiscard]] Result<std::unique_ptr<FileBytes>> open(const std::string& path) const override {
    if (path == shut) return fail("files.not_readable", path + " cannot be read: Input/output error.");
    return RealFiles::open(path);
  }
  Result<Done> move(const std::string& from, const std::string& to) override {
    TRY_DONE(RealFiles::move(from, to));
    if (spoils) spill(to, std::string(9'000, 'J'));
    return Done{};
  }
};

TEST_F(RebuildTest, A_copy_that_cannot_be_opened_now_costs_no_figures_that_are_there) {
  BadDisk disk;
  World world{desk.clock, disk, desk.locks, desk.log};
  Workspace workspace = open_workspace(world, desk.folder).value();
  disk.shut = blob_of("a.csv");
  EXPECT_EQ(rebuild(world, workspace).error().code, "files.not_readable");
  EXPECT_EQ(workspace.facts->fingerprint().value(), before);
  disk.shut.clear();
  ASSERT_TRUE(rebuild(world, workspace));
  EXPECT_EQ(workspace.facts->fingerprint().value(), before);
}

TEST_F(RebuildTest,
       Where_the_new_figures_cannot_be_opened_the_workspace_says_so_and_mends_when_it_opens_again) {
  {
    BadDisk disk;
    World world{desk.clock, disk, desk.locks, desk.log};
    Workspace workspace = open_workspace(world, desk.folder).value();
    disk.spoils = true;
    ASSERT_FALSE(rebuild(world, workspace));
    EXPECT_EQ(workspace.facts->reports().error().code, "facts.unavailable");
  }
  EXPECT_EQ(desk.open().facts->fingerprint().value(), before);
}

TEST_F(RebuildTest, Without_room_the_workspace_opens_and_says_what_does_not_work) {
  static_cast<void>(desk.files.remove(facts()));
  FullFiles full;
  World world{desk.clock, full, desk.locks, desk.log};
  {
    Workspace workspace = std::move(open_workspace(world, desk.folder).value());
    ASSERT_EQ(workspace.problems.size(), 1U);
    EXPECT_EQ(workspace.problems[0].problem.code, "facts.unavailable");
    EXPECT_EQ(brief(world, workspace, {first + 14, 7}).error().code, "facts.unavailable");
    EXPECT_TRUE(workspace.records->save_note({{"n-1"}, 5, first, "still kept", {}}));
    const auto refused = import_files(world, workspace, {{desk.scratch.file("a.csv")}, {}});
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, "disk.no_room");
  }
  full.free = std::int64_t{1} << 40;
  EXPECT_EQ(std::move(open_workspace(world, desk.folder).value()).facts->fingerprint().value(), before);
}

}  // namespace
}  // namespace regie
