// app/readers_died_test.cpp - a file that breaks its reader costs that file, and nothing else.
#include <gtest/gtest.h>

#include <filesystem>

#include "app/import_files.h"
#include "app/rebuild.h"
#include "app/testing/desk.h"
#include "intake/child_readers.h"
#include "intake/testing/archives.h"
#include "os/child_program.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define REGIE_SANITIZED 1  // their own memory and calls leave no room for the sandbox
#else
#define REGIE_SANITIZED 0
#endif

namespace regie {
namespace {

const Day first = Day::of({2026, 1, 5});

/// A desk whose files are read by the program of that name beside this one.
struct DeskWithReader {
  explicit DeskWithReader(const std::string& program) : child(beside_this_program(program)) {}
  TestDesk desk;
  RealChildProgram child;
  ChildReaders readers{child};
  World world{desk.clock, desk.files, desk.locks, desk.log, nullptr, readers};
  Workspace workspace = desk.open();

  std::vector<FileOutcome> import(const std::vector<std::pair<std::string, std::string>>& files) {
    for (const auto& [name, bytes] : files)
      static_cast<void>(desk.files.write(desk.scratch.file("in/" + name), bytes));
    return import_files(world, workspace, {{desk.scratch.file("in")}, {}}).value();
  }
  [[nodiscard]] int archived() const {
    int files = 0;
    for (const auto& item : std::filesystem::recursive_directory_iterator(desk.folder + "/archive"))
      files += item.is_regular_file() ? 1 : 0;
    return files;
  }
};

struct PlantedReaderTest : ::testing::Test, DeskWithReader {
  PlantedReaderTest() : DeskWithReader("planted_reader") {
    static_cast<void>(desk.files.make_folder(desk.scratch.file("in")));
  }
};

std::string csv(int clicks) { return daily_csv(first, 10, clicks); }

TEST_F(PlantedReaderTest, Whatever_its_reader_does_the_file_is_set_aside_and_the_others_go_on) {
  if (REGIE_SANITIZED) GTEST_SKIP() << "the sandbox is off under the sanitizers";
  const std::vector<std::string> broken{"fault", "crash",   "hang",  "hog",    "open",
                                        "run",   "connect", "start", "signal", "nonsense"};
  std::vector<std::pair<std::string, std::string>> files{{"fine.csv", csv(30)}};
  int clicks = 40;
  for (const std::string& how : broken) files.emplace_back(how + ".csv", csv(++clicks));
  for (const FileOutcome& outcome : import(files)) {
    const bool is_fine = outcome.reading.path.ends_with("/fine.csv");
    EXPECT_EQ(outcome.fate, is_fine ? FileFate::imported : FileFate::refused) << outcome.reading.path;
    EXPECT_EQ(outcome.why_refused.code, is_fine ? "" : "intake.reader_died") << outcome.reading.path;
  }
  EXPECT_EQ(archived(), 1);
  EXPECT_EQ(workspace.records->imports().value().size(), 1U);
}

TEST_F(PlantedReaderTest, Rows_it_told_before_it_broke_off_are_not_kept) {
  import({{"fine.csv", csv(30)}});
  const auto before = workspace.facts->fingerprint().value();
  const auto outcomes = import({{"half-crash.csv", csv(70)}});
  EXPECT_EQ(outcomes.back().why_refused.code, "intake.reader_died");
  EXPECT_EQ(workspace.facts->fingerprint().value(), before);
  EXPECT_EQ(archived(), 1);
}

TEST_F(PlantedReaderTest, In_a_zip_it_costs_its_own_file) {
  const auto outcomes = import(
      {{"all.zip", testing::zip_of({{"a.csv", csv(30)}, {"fault.csv", csv(31)}, {"z.csv", csv(32)}})}});
  ASSERT_EQ(outcomes.size(), 3U);
  EXPECT_EQ(outcomes[0].fate, FileFate::imported);
  EXPECT_EQ(outcomes[1].why_refused.code, "intake.reader_died");
  EXPECT_EQ(outcomes[2].fate, FileFate::imported);
}

TEST_F(PlantedReaderTest, A_preview_says_so_too) {
  const auto outcomes = preview_bytes(world, {{"fault.csv", csv(30)}, {}}).value();
  EXPECT_EQ(outcomes[0].why_refused.code, "intake.reader_died");
}

TEST(ReadersDied, A_bomb_is_still_called_a_bomb) {
  DeskWithReader with("regie-reader");
  const auto outcomes = preview_bytes(
      with.world, {{"bomb.zip", testing::zip_of({{"a.csv", std::string(64U << 20U, 'x')}})}, {}});
  EXPECT_EQ(outcomes.value()[0].why_refused.code, "intake.bomb");
}

TEST(ReadersDied, Facts_are_the_same_whoever_reads) {
  DeskWithReader with("regie-reader");
  TestDesk plain;
  Workspace here = plain.open();
  const std::string data = std::string(REGIE_SOURCE_DIR) + "/examples/spring-summit/data";
  const auto there = import_files(with.world, with.workspace, {{data}, {}}).value();
  EXPECT_EQ(import_files(plain.world, here, {{data}, {}}).value().size(), there.size());
  for (const FileOutcome& outcome : there)
    EXPECT_EQ(outcome.fate, FileFate::imported) << outcome.why_refused.say;
  const auto facts = here.facts->fingerprint().value();
  EXPECT_EQ(with.workspace.facts->fingerprint().value(), facts);
  ASSERT_TRUE(rebuild(with.world, with.workspace));
  EXPECT_EQ(with.workspace.facts->fingerprint().value(), facts);
}

TEST(ReadersDied, An_import_is_told_and_stopped_as_it_goes_on) {
  class Stops : public Progress {
   public:
    bool at(std::int64_t done, std::int64_t, std::string_view) override {
      rows = done;
      return false;
    }
    std::int64_t rows = 0;
  } progress;
  DeskWithReader with("regie-reader");
  const auto stopped =
      import_bytes(with.world, with.workspace, {{"a.csv", daily_csv(first, 3000, 30)}, {}}, progress);
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().code, "import.cancelled");
  EXPECT_GT(progress.rows, 0);
  EXPECT_TRUE(with.workspace.records->imports().value().empty());
}

TEST(ReadersDied, Without_its_reader_nothing_is_read_and_the_message_says_what_is_missing) {
  DeskWithReader with("no-such-reader");
  const auto outcomes = preview_bytes(with.world, {{"a.csv", csv(30)}, {}}).value();
  EXPECT_EQ(outcomes[0].why_refused.code, "child.not_started");
}

}  // namespace
}  // namespace regie
