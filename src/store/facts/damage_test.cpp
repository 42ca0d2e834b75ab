// store/facts/damage_test.cpp - a spoiled, foreign, locked or unwritable facts file is told, never trusted.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "base/random.h"
#include "store/facts/facts.h"
#include "store/facts/internal/duck.h"
#include "store/testing/load_rows.h"
#include "store/testing/scratch.h"

namespace regie {
namespace {

const FactShape shape{"google_ads", Grain::day, "EUR", {"campaign"}, {"clicks"}};
const DaySpan all{Day(0), Day(40'000)};

std::vector<TestRow> rows(int count) {
  std::vector<TestRow> made;
  for (int i = 0; i < count; ++i)
    made.push_back(
        {(Day(20'000) + i % 700).iso(), {"campaign " + std::to_string(i % 900)}, {i * 7 % 1'000}, {}});
  return made;
}

class DamageTest : public testing::Test {
 protected:
  DamageTest() : path(scratch.file("facts.duckdb")) {}
  void make(int count) {
    auto facts = open_facts(scratch.folder());
    ASSERT_TRUE(facts);
    ASSERT_TRUE(load_rows(**facts, "i-1", shape, rows(count)));
  }
  /// Opening and asking everything; the code of the first problem, "" where there is none.
  std::string first_problem() {
    const auto facts = open_facts(scratch.folder());
    if (!facts) return facts.error().code;
    const auto reports = (*facts)->reports();
    if (!reports) return reports.error().code;
    const auto series = (*facts)->series({{report_name(shape)}, {"clicks"}, {"campaign"}, {}, all, 0});
    if (!series) return series.error().code;
    const auto mark = (*facts)->fingerprint();
    if (!mark) {
      EXPECT_EQ((*facts)->damage().has_value(), mark.error().code == "facts.damaged");
      return mark.error().code;
    }
    return *mark == good_mark ? "" : "wrong figures";
  }
  void remember_mark() { good_mark = open_facts(scratch.folder()).value()->fingerprint().value(); }
  Scratch scratch;
  std::string path;
  std::string good_mark;
};

TEST_F(DamageTest, Overwritten_bytes_never_give_wrong_figures) {
  make(20'000);
  remember_mark();
  const std::string good = slurp(path);
  Random random(7);
  int told = 0;
  for (int round = 0; round < 40; ++round) {
    std::string bad = good;
    const std::size_t at = random.below(bad.size() - 64);
    for (std::size_t i = at; i < at + 64; ++i) bad[i] = static_cast<char>(random.bits());
    spill(path, bad);
    const std::string code = first_problem();
    EXPECT_TRUE(code.empty() || code == "facts.damaged") << code << " at " << at;  // empty: an unused block
    told += code == "facts.damaged" ? 1 : 0;
  }
  EXPECT_GT(told, 5);
}

TEST_F(DamageTest, A_cut_or_foreign_file_is_told_with_the_remedy) {
  make(20'000);
  remember_mark();
  const std::string good = slurp(path);
  for (const std::string& bad : {good.substr(0, good.size() / 2), good.substr(0, 5'000), good.substr(0, 100),
                                 std::string(20'000, 'J'), "\xFF\xD8\xFF\xE0 a picture" + good.substr(17)}) {
    spill(path, bad);
    EXPECT_EQ(first_problem(), "facts.damaged") << bad.size();
  }
  const auto problem = open_facts(scratch.folder()).error();
  EXPECT_EQ(problem.remedy, "regie rebuild");
}

TEST_F(DamageTest, A_database_of_somebody_else_is_told) {
  make(10);
  {
    auto other = duck::Database::open(scratch.folder()).value();
    auto connection = other->connect().value();
    ASSERT_TRUE(connection->run("DROP TABLE facts; CREATE TABLE facts(other VARCHAR)"));
  }
  EXPECT_EQ(first_problem(), "facts.damaged");
}

TEST_F(DamageTest, A_workspace_open_elsewhere_is_told_in_words) {
  make(10);
  remember_mark();
  int ready[2];
  ASSERT_EQ(pipe(ready), 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto held = open_facts(scratch.folder());
    const char byte = held ? 'y' : 'n';
    static_cast<void>(!write(ready[1], &byte, 1));
    pause();
    _exit(0);
  }
  char byte = 0;
  ASSERT_EQ(read(ready[0], &byte, 1), 1);
  ASSERT_EQ(byte, 'y');
  const auto opened = open_facts(scratch.folder());
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, "facts.locked");
  EXPECT_EQ(opened.error().say.find('\n'), std::string::npos);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  EXPECT_EQ(first_problem(), "");
}

TEST_F(DamageTest, A_process_killed_while_loading_leaves_the_earlier_rows) {
  make(2'000);
  remember_mark();
  Random random(3);
  for (int round = 0; round < 10; ++round) {
    const pid_t child = fork();
    if (child == 0) {
      const auto facts = open_facts(scratch.folder());
      if (!facts) _exit(2);
      const auto load = (*facts)->begin_load(ImportId{"i-2"});
      if (!load) _exit(3);
      for (;;) append_table(**load, shape, rows(5'000), 1'000);
    }
    usleep(static_cast<useconds_t>(20'000 + random.below(80'000)));
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(first_problem(), "");
  }
}

TEST_F(DamageTest, A_disk_without_room_is_told_and_earlier_rows_stay) {
  make(2'000);
  remember_mark();
  const pid_t child = fork();  // the limit on file size binds the child alone
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{3'000'000, 3'000'000};
    setrlimit(RLIMIT_FSIZE, &limit);
    const auto facts = open_facts(scratch.folder());
    if (!facts) _exit(2);
    const auto load = (*facts)->begin_load(ImportId{"i-2"});
    if (!load) _exit(3);
    std::vector<TestRow> many = rows(300'000);
    for (std::size_t i = 0; i < many.size(); ++i)
      many[i].measures[0] = static_cast<double>((i * 2654435761U) % 100'000'007U);
    append_table(**load, shape, many, 50'000);
    const auto outcome = (*load)->commit();
    _exit(outcome ? 4 : outcome.error().code == "facts.disk_full" ? 0 : 5);
  }
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(first_problem(), "");
}

TEST_F(DamageTest, A_folder_that_is_not_there_is_told) { EXPECT_FALSE(open_facts(scratch.file("nowhere"))); }

TEST_F(DamageTest, Nothing_outside_the_workspace_can_be_reached) {
  auto database = duck::Database::open(scratch.folder()).value();
  auto connection = database->connect().value();
  spill(scratch.file("secret.csv"), "a,b\n1,2\n");
  const std::string folder = scratch.folder();
  for (const std::string& sql :
       {std::string("INSTALL httpfs"), std::string("LOAD httpfs"),
        "SELECT * FROM read_csv('" + folder + "/secret.csv')",
        "SELECT * FROM read_text('" + folder + "/secret.csv')", "SELECT * FROM '" + folder + "/secret.csv'",
        "COPY facts TO '" + folder + "/out.csv'", "ATTACH '" + folder + "/other.db'",
        std::string("SET enable_external_access = true"), std::string("SET lock_configuration = false"),
        std::string("SET memory_limit = '100GB'"), std::string("RESET temp_directory")})
    EXPECT_FALSE(connection->run(sql)) << sql;
  EXPECT_FALSE(std::filesystem::exists(scratch.file("out.csv")));
  EXPECT_FALSE(std::filesystem::exists(scratch.file("other.db")));
}

}  // namespace
}  // namespace regie
