// app/rules_test.cpp - the signature table is people's: versions grow, a changed one is replayed before it
// holds.
#include "app/rules.h"

#include <gtest/gtest.h>

#include "app/accounts.h"
#include "app/testing/story.h"

namespace regie {
namespace {

/// The table in force with one line replaced.
std::string changed(std::string table, const std::string& from, const std::string& to) {
  const std::size_t at = table.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return table.replace(at, from.size(), to);
}

struct Rules : testing::Test {
  Story story{covid(7)};
  std::string path = story.desk.scratch.file("rules.txt");
  std::string in_force = rules_in_force(story.workspace).value();

  void write(const std::string& table) { ASSERT_TRUE(story.desk.files.write(path, table)); }
  AdoptRequest adopt() { return {path, "maud", "outside events were believed too easily"}; }
};

TEST_F(Rules, A_table_of_the_same_version_or_with_a_line_that_cannot_be_read_is_refused) {
  write(in_force);
  EXPECT_EQ(adopt_rules(story.desk.world, story.workspace, adopt()).error().code, "rules.version");
  write(changed(in_force, "version 1", "version 2") + "\nnonsense here\n");
  EXPECT_EQ(adopt_rules(story.desk.world, story.workspace, adopt()).error().code, "rules.cannot_read");
  AdoptRequest silent = adopt();
  silent.text.clear();
  EXPECT_EQ(adopt_rules(story.desk.world, story.workspace, silent).error().code, "rules.no_text");
  EXPECT_EQ(rules_in_force(story.workspace).value(), in_force);
}

TEST_F(Rules, A_changed_table_is_replayed_and_once_adopted_weighs_the_brief) {
  const std::string distrustful = changed(changed(in_force, "version 1", "version 2"),
                                          "prior outside_event   0.25", "prior outside_event   0.0001");
  write(distrustful);
  const Replay replay = replay_rules(story.desk.world, story.workspace, {path, 2, story.truth.as_of}).value();
  EXPECT_EQ(replay.weeks, 2);
  ASSERT_FALSE(replay.changed.empty());
  EXPECT_GT(replay.changed.front().difference.moved, 0.1);
  write(in_force);
  EXPECT_TRUE(replay_rules(story.desk.world, story.workspace, {path, 2, story.truth.as_of})->changed.empty());

  const double before = story.tell(story.truth.as_of).findings.at(0).candidates.at(0).probability;
  write(distrustful);
  ASSERT_TRUE(adopt_rules(story.desk.world, story.workspace, adopt()));
  EXPECT_EQ(rules_in_force(story.workspace).value(), distrustful);
  const Candidate top = story.tell(story.truth.as_of).findings.at(0).candidates.at(0);
  EXPECT_TRUE(top.kind != CandidateKind::outside_event || top.probability < before);
  ASSERT_TRUE(add_account(story.desk.world, story.workspace, {"tom", "", "marketer", "maud"}));
  write(changed(distrustful, "version 2", "version 3"));
  AdoptRequest by_tom = adopt();
  by_tom.by = "tom";
  EXPECT_EQ(adopt_rules(story.desk.world, story.workspace, by_tom).error().code, "account.no_right");
}

TEST_F(Rules, A_stored_table_that_cannot_be_read_is_passed_over_and_told) {
  Statements& kept = story.workspace.records->statements();
  const auto keep = [&](std::int64_t version, const std::string& text) {
    ASSERT_TRUE(kept.save_rules({version, text, "why", {"maud", 1, {}}}));
  };
  keep(7, "nonsense here\n");
  EXPECT_EQ(rules_in_force(story.workspace).value(), in_force);
  EXPECT_EQ(find_rules(story.workspace)->passed_over->code, "rules.passed_over");
  EXPECT_FALSE(story.tell(story.truth.as_of).findings.empty()) << "the page does not wait for it";
  keep(8, changed(in_force, "version 1", "version 8"));
  EXPECT_FALSE(find_rules(story.workspace)->passed_over);
  keep(9, "version 9\nnot a line of the table\n");
  const RulesInForce found = find_rules(story.workspace).value();
  EXPECT_EQ(found.text, changed(in_force, "version 1", "version 8"));
  EXPECT_NE(found.passed_over->kept.find("version 8"), std::string::npos);
  write(changed(in_force, "version 1", "version 9"));
  EXPECT_EQ(adopt_rules(story.desk.world, story.workspace, adopt()).error().code, "rules.version");
  write(changed(in_force, "version 1", "version 10"));
  EXPECT_TRUE(adopt_rules(story.desk.world, story.workspace, adopt()));
  EXPECT_FALSE(find_rules(story.workspace)->passed_over);
}

}  // namespace
}  // namespace regie
