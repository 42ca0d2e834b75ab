// store/records/durability_test.cpp - what was acknowledged is there after the process was killed.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <set>

#include "base/random.h"
#include "store/records/records.h"
#include "store/testing/scratch.h"
#include "store/testing/statements.h"

namespace regie {
namespace {

constexpr int rounds = 30;
constexpr unsigned longest_life_us = 40'000;  // long enough for tens of saves, short enough for a quick test

/// Saves notes, each with a signed reason, for ever, alone and in groups, and reports each acknowledged
/// number.
[[noreturn]] void save_until_killed(const std::string& path, int start, int report) {
  auto records = Records::open(path);
  if (!records) _exit(2);
  for (int number = start;; number += 2) {
    const auto note = [&](int n) -> Result<Done> {
      TRY_DONE(
          (*records)->save_note({{"n-" + std::to_string(n)}, n, Day(20'000), "text", {{"campaign", "a"}}}));
      return (*records)->statements().save_reason(rich_reason("r-" + std::to_string(n)));
    };
    const bool grouped = number % 4 == 0;
    const Result<Done> saved = grouped ? (*records)->together([&]() -> Result<Done> {
      TRY_DONE(note(number));
      return note(number + 1);
    })
                                       : note(number);
    if (!saved) _exit(3);
    const int acknowledged[2] = {number, grouped ? number + 1 : number};
    if (write(report, acknowledged, sizeof acknowledged) != static_cast<ssize_t>(sizeof acknowledged))
      _exit(4);
  }
}

TEST(Durability, No_acknowledged_save_is_lost_when_the_process_is_killed) {
  const Scratch scratch;
  const std::string path = scratch.file("records.db");
  ASSERT_TRUE(Records::open(path));
  Random random(1);
  std::set<std::string> acknowledged;
  int next = 0;
  for (int round = 0; round < rounds; ++round) {
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      close(ends[0]);
      save_until_killed(path, next, ends[1]);
    }
    close(ends[1]);
    int pair[2];
    if (round % 3 != 0) {  // most rounds wait for the first save, some are killed while opening
      ASSERT_EQ(read(ends[0], pair, sizeof pair), static_cast<ssize_t>(sizeof pair));
      for (const int number : pair) acknowledged.insert("n-" + std::to_string(number));
    }
    usleep(static_cast<useconds_t>(random.below(longest_life_us)));
    kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself with " << WEXITSTATUS(status);
    while (read(ends[0], pair, sizeof pair) == static_cast<ssize_t>(sizeof pair))
      for (const int number : pair) acknowledged.insert("n-" + std::to_string(number));
    close(ends[0]);
    next += 100'000;

    const auto records = Records::open(path);
    ASSERT_TRUE(records) << records.error().say;
    const auto verified = (*records)->verify();
    EXPECT_TRUE(verified && verified->whole());
    std::set<std::string> stored;
    const auto notes = (*records)->notes().value();
    for (const auto& note : notes) stored.insert(note.id.text);
    for (const auto& id : acknowledged)
      EXPECT_TRUE(stored.contains(id)) << id << " was lost in round " << round;
    std::set<std::string> signed_reasons;
    const auto reasons = (*records)->statements().reasons().value();
    for (const auto& reason : reasons) signed_reasons.insert(reason.id.text);
    for (const auto& id : acknowledged)
      EXPECT_TRUE(signed_reasons.contains("r" + id.substr(1))) << "the reason of " << id << " was lost";
    for (const auto& id : stored) {  // of a group, both or none
      const int number = std::stoi(id.substr(2));
      EXPECT_TRUE(number % 4 != 0 || stored.contains("n-" + std::to_string(number + 1)));
    }
  }
  EXPECT_GT(acknowledged.size(), static_cast<std::size_t>(rounds));
}

}  // namespace
}  // namespace regie
