// app/backup_test.cpp - what was backed up comes back, whoever wrote meanwhile; damage costs what rests on
// it.
#include "app/backup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "app/accounts.h"
#include "app/brief.h"
#include "app/events.h"
#include "app/hold.h"
#include "app/restore.h"
#include "app/testing/running_desk.h"
#include "app/verify.h"
#include "store/testing/statements.h"

namespace regie {
namespace {

using testing::HasSubstr;

const Day first = Day::of({2026, 1, 5});

/// All that must be the same again.
struct Kept {
  std::string root;
  std::string data;
  std::string facts;
  std::int64_t acts = 0;
  bool operator==(const Kept&) const = default;
};

struct BackupTest : testing::Test {
  TestDesk desk;
  std::string file = desk.scratch.file("acme.regie-backup");
  std::string again = desk.scratch.file("acme again");

  void import(const std::string& name, const std::string& campaign, int clicks = 30) {
    Workspace workspace = desk.open();
    ASSERT_EQ(desk.import(workspace, name, daily_csv(first, 60, clicks, campaign)).fate, FileFate::imported);
  }
  Kept kept(const std::string& folder) {
    const Workspace workspace = open_workspace(desk.world, folder).value();
    return {workspace.records->root().value(), data_fingerprint(workspace).value(),
            workspace.facts->fingerprint().value(), workspace.records->last_act({}).value()};
  }
  BackupOutcome back_up_now(std::size_t keep = 0) {
    BackupRequest request{desk.folder, file};
    if (keep > 0) request.superfluous = all_but_latest(keep);
    auto made = back_up(desk.world, request);
    EXPECT_TRUE(made) << made.error().say;
    return std::move(made).value_or(BackupOutcome{});
  }
  Result<RestoreOutcome> restore(std::int64_t generation = 0) {
    return restore_backup(desk.world, {file, again, generation});
  }
  /// Flips one byte of an import's bytes as they lie in the backup.
  void spoil(const std::string& sha256) {
    const std::string packed = slurp(desk.folder + "/archive/" + Archive::name_of(sha256));
    std::string bytes = slurp(file);
    const std::size_t at = bytes.find(packed.substr(0, 40));
    ASSERT_NE(at, bytes.npos);
    bytes[at + 30] = static_cast<char>(bytes[at + 30] ^ 1);
    spill(file, bytes);
  }
};

TEST_F(BackupTest, What_is_restored_is_what_was_backed_up_and_holds_what_would_leave) {
  import("a.csv", "Brand");
  import("b.csv", "Spring");
  {
    Workspace workspace = desk.open();
    ASSERT_TRUE(save_one_of_each(workspace.records->statements()));
    ASSERT_TRUE(add_note(desk.world, workspace, {"a client called", first, {}}));
  }
  const Kept before = kept(desk.folder);
  const BackupOutcome made = back_up_now();
  EXPECT_TRUE(made.check.whole());
  EXPECT_EQ(made.check.imports, 2);
  EXPECT_EQ(made.check.generation.root, before.root);
  const auto outcome = restore();
  ASSERT_TRUE(outcome) << outcome.error().say;
  EXPECT_TRUE(outcome->whole());
  EXPECT_EQ(outcome->root, before.root);
  EXPECT_EQ(outcome->workspace, "Acme");
  const Kept after = kept(again);
  EXPECT_EQ(after.data, before.data);
  EXPECT_EQ(after.facts, before.facts);
  const Workspace workspace = open_workspace(desk.world, again).value();
  EXPECT_TRUE(held_state(workspace)->held);
  EXPECT_THAT(held_state(workspace)->why, HasSubstr("generation 1"));
  EXPECT_TRUE(verify_workspace(desk.world, workspace, {before.root})->whole())
      << "the old root is part of its history";
}

TEST_F(BackupTest, A_repeat_costs_what_is_new_and_any_generation_can_be_had) {
  import("a.csv", "Brand");
  const Kept then = kept(desk.folder);
  EXPECT_GT(back_up_now().parts.fresh, 0);
  EXPECT_EQ(back_up_now().parts.fresh, 0) << "nothing changed";
  import("b.csv", "Spring");
  const BackupOutcome third = back_up_now();
  EXPECT_GT(third.parts.fresh, 0);
  EXPECT_LT(third.parts.fresh, third.parts.parts);
  const auto generations = list_backup(desk.world, file).value();
  ASSERT_EQ(generations.size(), 3U);
  ASSERT_TRUE(restore(2));
  EXPECT_EQ(kept(again).data, then.data);
  EXPECT_EQ(kept(again).facts, then.facts);
  EXPECT_EQ(code_of(restore_backup(desk.world, {file, desk.scratch.file("c"), 9})), "backup.no_generation");
}

TEST_F(BackupTest, It_is_made_beside_whoever_has_the_workspace_open_and_writes) {
  import("a.csv", "Brand");
  Workspace open = desk.open();
  std::atomic<bool> goes_on = true;
  std::atomic<int> notes = 0;
  std::thread writer([&] {
    while (goes_on) {
      ASSERT_TRUE(add_note(desk.world, open, {"note " + std::to_string(++notes), first, {}}));
    }
  });
  while (notes < 5) std::this_thread::yield();
  for (int i = 0; i < 5; ++i) EXPECT_TRUE(back_up_now().check.whole());
  goes_on = false;
  writer.join();
  EXPECT_GT(notes, 5);
  const auto generations = list_backup(desk.world, file).value();
  for (const BackupGeneration& one : generations)
    EXPECT_TRUE(open.records->verify(one.root)->whole()) << "each is of one moment of its history";
}

TEST_F(BackupTest, Nothing_is_ever_overwritten) {
  import("a.csv", "Brand");
  back_up_now();
  spill(again, "a file of that name");
  EXPECT_EQ(code_of(restore()), "restore.exists");
  EXPECT_EQ(slurp(again), "a file of that name");
  const Kept before = kept(desk.folder);
  EXPECT_EQ(code_of(restore_backup(desk.world, {file, desk.folder + "/", 0})), "restore.exists");
  EXPECT_EQ(kept(desk.folder), before);
}

TEST_F(BackupTest, What_a_restore_that_was_cut_off_left_is_no_obstacle) {
  import("a.csv", "Brand");
  back_up_now();
  const std::string left = desk.scratch.file(".acme again.restoring");
  ASSERT_TRUE(desk.files.make_folder(left + "/archive"));
  spill(left + "/records.sqlite", "half");
  EXPECT_TRUE(restore()->whole());
  EXPECT_EQ(desk.files.kind(left), FileKind::missing);
}

TEST_F(BackupTest, A_damaged_part_costs_what_rests_on_it_is_named_and_heals_with_the_next_backup) {
  import("a.csv", "Brand");
  import("b.csv", "Spring", 77);
  back_up_now();
  std::string spoiled;
  {
    const Workspace workspace = desk.open();
    const ImportRecord import = workspace.records->imports()->at(1);
    spoiled = import.reading.path;
    spoil(import.sha256);
  }
  const BackupCheck check = verify_backup(desk.world, {file, 0}).value();
  ASSERT_EQ(check.harms.size(), 1U);
  EXPECT_EQ(check.harms[0].path, spoiled);
  const auto outcome = restore();
  ASSERT_TRUE(outcome) << outcome.error().say;
  ASSERT_EQ(outcome->lost.size(), 1U);
  EXPECT_EQ(outcome->lost[0].path, spoiled);
  EXPECT_EQ(outcome->rows, 60) << "the other one is whole";
  EXPECT_TRUE(back_up_now().check.whole());
  EXPECT_TRUE(verify_backup(desk.world, {file, 1})->whole()) << "the earlier generation healed too";
}

TEST_F(BackupTest, An_import_whose_bytes_are_gone_is_named_and_the_rest_is_kept) {
  import("a.csv", "Brand");
  import("b.csv", "Spring");
  {
    Workspace workspace = desk.open();
    ASSERT_TRUE(workspace.archive->remove(workspace.records->imports()->at(0).sha256));
  }
  const BackupOutcome made = back_up_now(1);
  ASSERT_EQ(made.check.harms.size(), 1U);
  EXPECT_THAT(made.check.harms[0].say, HasSubstr("not in the archive"));
  EXPECT_FALSE(made.check.whole());
  EXPECT_EQ(made.dropped, 0);
}

TEST_F(BackupTest, Another_workspaces_backup_is_left_alone) {
  import("a.csv", "Brand");
  back_up_now();
  const std::string before = slurp(file);
  WorkspaceSettings settings;
  settings.name = "Bruno";
  ASSERT_TRUE(init_workspace(desk.world, desk.scratch.file("bruno"), settings));
  EXPECT_EQ(code_of(back_up(desk.world, {desk.scratch.file("bruno"), file})), "backup.other_workspace");
  EXPECT_EQ(slurp(file), before);
  EXPECT_EQ(code_of(back_up(desk.world, {desk.scratch.file("nobody"), file})), "workspace.missing");
}

TEST_F(BackupTest, A_restored_workspace_goes_on_in_the_same_file) {
  import("a.csv", "Brand");
  back_up_now();
  ASSERT_TRUE(restore());
  const auto made = back_up(desk.world, {again, file});
  ASSERT_TRUE(made) << made.error().say;
  EXPECT_EQ(made->check.generation.number, 2);
}

TEST_F(BackupTest, As_many_as_are_wanted_are_kept) {
  import("a.csv", "Brand");
  for (int i = 0; i < 4; ++i) back_up_now(2);
  const auto generations = list_backup(desk.world, file).value();
  ASSERT_EQ(generations.size(), 2U);
  EXPECT_EQ(generations.back().number, 4);
  EXPECT_TRUE(verify_backup(desk.world, {file, 3})->whole());
}

/// Stops after so many looks.
struct Impatient : Progress {
  explicit Impatient(int the_looks) : looks(the_looks) {}
  bool at(std::int64_t, std::int64_t, std::string_view) override { return looks-- > 0; }
  int looks;
};

TEST_F(BackupTest, One_that_was_stopped_leaves_the_file_as_it_was_or_none) {
  import("a.csv", "Brand");
  import("b.csv", "Spring");
  BackupRequest request{desk.folder, file};
  Impatient impatient(1);
  request.progress = &impatient;
  EXPECT_EQ(code_of(back_up(desk.world, request)), "backup.cancelled");
  EXPECT_EQ(desk.files.kind(file), FileKind::missing);
  back_up_now();
  Impatient again_impatient(0);
  request.progress = &again_impatient;
  EXPECT_EQ(code_of(back_up(desk.world, request)), "backup.cancelled");
  EXPECT_EQ(list_backup(desk.world, file)->size(), 1U);
  for (const char* end : {".copy", ".check", ".copy-wal"})
    EXPECT_EQ(desk.files.kind(file + end), FileKind::missing) << end;
}

TEST_F(BackupTest, No_sign_in_and_no_secret_of_the_desk_is_in_it) {
  RunningDesk running;
  running.add_reader("maud", "acme");
  running.import("acme", daily_csv(first, 60, 30));
  ASSERT_TRUE(back_up(running.world, {running.scratch.file("acme"), file})->check.whole());
  const auto backup = BackupFile::open_to_read(file).value();
  const auto paths = backup->paths(1).value();
  for (const std::string& path : paths)
    EXPECT_EQ(backup->bytes_of(1, path)->find("maud@acme.example"), std::string::npos) << path;
}

}  // namespace
}  // namespace regie
