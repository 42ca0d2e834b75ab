// os/child_program_test.cpp - a child gets what it is handed and nothing else, and however it ends is told.
#include "os/child_program.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "os/real_files.h"

namespace regie {
namespace {

struct Said {
  std::string words;
  Result<ChildEnd> end;
};

/// A shell does what it reads on its standard input.
Said shell(std::string_view script, std::string_view file = "the file", int descriptor = -1,
           int patience = 60) {
  RealChildProgram program("/bin/sh");
  std::string words;
  auto end = program.run({script, file, descriptor, patience}, [&](std::string_view piece) {
    words += piece;
    return true;
  });
  return {words, end};
}

TEST(ChildProgram, It_reads_its_request_and_its_file_and_is_heard_to_the_end) {
  const Said said = shell("echo before; cat <&3; echo after");
  EXPECT_EQ(said.words, "before\nthe fileafter\n");
  EXPECT_EQ(said.end.value(), ChildEnd::done);
}

TEST(ChildProgram, An_open_file_is_handed_over_as_it_is) {
  std::string folder = ::testing::TempDir() + "child_program_XXXXXX";
  ASSERT_NE(::mkdtemp(folder.data()), nullptr);
  RealFiles files;
  ASSERT_TRUE(files.write(folder + "/a.csv", "from the disk"));
  const auto bytes = files.open(folder + "/a.csv").value();
  const Said said = shell("cat <&3", bytes->view(), bytes->descriptor());
  EXPECT_EQ(said.words, "from the disk");
  EXPECT_EQ(bytes->view(), "from the disk");
  static_cast<void>(files.remove(folder));
}

TEST(ChildProgram, It_cannot_change_the_bytes_it_is_handed) {
  const Said said = shell("echo changed >/proc/self/fd/3 || echo kept; cat <&3");
  EXPECT_EQ(said.words, "kept\nthe file");
}

TEST(ChildProgram, Its_environment_is_empty_and_it_has_four_descriptors) {
  ASSERT_EQ(::setenv("REGIE_SECRET", "hidden", 1), 0);
  const Said said = shell(
      "/usr/bin/env | /usr/bin/grep -c SECRET; for n in 0 1 2 3 4 5 6 7 8 9; do "
      "[ -e /proc/$$/fd/$n ] && echo $n; done; :");
  EXPECT_EQ(said.words, "0\n0\n1\n2\n3\n");
  ::unsetenv("REGIE_SECRET");
}

TEST(ChildProgram, However_it_ends_is_told) {
  EXPECT_EQ(shell("kill -SEGV $$").end.value(), ChildEnd::crashed);
  EXPECT_EQ(shell("exit 3").end.value(), ChildEnd::crashed);
  EXPECT_EQ(shell("kill -SYS $$").end.value(), ChildEnd::forbidden);
  EXPECT_EQ(shell("kill -XCPU $$").end.value(), ChildEnd::too_slow);
  EXPECT_EQ(shell("exit 75").end.value(), ChildEnd::no_memory);
}

TEST(ChildProgram, One_that_is_silent_for_too_long_is_ended) {
  const Said said = shell("echo first; while :; do :; done", "", -1, 1);
  EXPECT_EQ(said.words, "first\n");
  EXPECT_EQ(said.end.value(), ChildEnd::too_slow);
}

TEST(ChildProgram, One_whose_words_are_not_wanted_is_ended) {
  RealChildProgram program("/bin/sh");
  const auto end =
      program.run({"while :; do echo more; done", "", -1, 60}, [](std::string_view) { return false; });
  EXPECT_EQ(end.value(), ChildEnd::unwanted);
}

TEST(ChildProgram, A_long_answer_comes_whole_though_it_is_taken_slowly) {
  const Said said = shell("head -c 5000000 /dev/zero");
  EXPECT_EQ(said.words.size(), 5'000'000U);
}

TEST(ChildProgram, One_that_is_not_there_says_so) {
  RealChildProgram program("/nowhere/regie-reader");
  const auto end = program.run({"", "", -1, 1}, [](std::string_view) { return true; });
  ASSERT_FALSE(end);
  EXPECT_EQ(end.error().code, "child.not_started");
}

}  // namespace
}  // namespace regie
