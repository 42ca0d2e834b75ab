// os/real_machine_test.cpp - what this machine says of itself.
#include "os/real_machine.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "os/real_files.h"

namespace regie {
namespace {

/// A folder that goes away again.
struct Scratch {
  std::string path = testing::TempDir() + "machine-XXXXXX";
  Scratch() { EXPECT_NE(::mkdtemp(path.data()), nullptr); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() { std::filesystem::remove_all(path); }
  [[nodiscard]] std::string file(const std::string& name) const { return path + "/" + name; }
  [[nodiscard]] const std::string& folder() const { return path; }
};

TEST(RealMachine, Tells_of_disk_file_and_process) {
  const Scratch scratch;
  const RealMachine machine;
  RealFiles files;
  ASSERT_TRUE(files.write(scratch.file("a"), "abc"));
  ::chmod(scratch.file("a").c_str(), 0640);
  const DiskState disk = machine.disk(scratch.folder());
  EXPECT_GT(disk.bytes, 0);
  EXPECT_GT(disk.bytes_free, 0);
  EXPECT_FALSE(disk.kind.empty());
  const FileState file = machine.file(scratch.file("a"));
  EXPECT_TRUE(file.exists && file.is_own && file.can_write);
  EXPECT_EQ(file.mode, 0640U);
  EXPECT_EQ(file.bytes, 3);
  EXPECT_FALSE(machine.file(scratch.file("b")).exists);
  const ProcessState process = machine.process();
  EXPECT_GT(process.resident_bytes, 1'000'000);
  EXPECT_GT(process.virtual_bytes, process.resident_bytes);
  EXPECT_GT(process.files_open, 2);
  EXPECT_GT(process.started_at, 1'600'000'000);
}

TEST(RealMachine, Tells_who_holds_a_lock) {
  const Scratch scratch;
  const RealMachine machine;
  RealLocks locks;
  EXPECT_FALSE(machine.lock_holder(scratch.file("lock")));
  const auto lock = locks.lock(scratch.file("lock"));
  ASSERT_TRUE(lock);
  const auto holder = machine.lock_holder(scratch.file("lock"));
  ASSERT_TRUE(holder);
  EXPECT_EQ(holder->process, ::getpid());
  EXPECT_FALSE(holder->program.empty());
}

TEST(RealMachine, Knows_the_zones_and_libraries_it_has) {
  const RealMachine machine;
  EXPECT_TRUE(machine.has_zone("Europe/Amsterdam"));
  EXPECT_FALSE(machine.has_zone("Europe/Atlantis"));
  for (const Library& library : machine.libraries()) {
    EXPECT_FALSE(library.version.empty()) << library.name;
    EXPECT_EQ(library.lacks, "") << library.name;
  }
  EXPECT_FALSE(machine.has_program_beside("no-such-program"));
}

}  // namespace
}  // namespace regie
