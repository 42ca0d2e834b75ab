// measure/explain/rules_test.cpp - the rule table reads, and says where it does not.
#include "measure/explain/rules.h"

#include <gtest/gtest.h>

#include <set>

namespace regie::explaining {
namespace {

TEST(Rules, The_table_of_the_program_reads_and_has_a_version) {
  EXPECT_EQ(rules().problem, "");
  EXPECT_GE(rules().version, 1);
}

TEST(Rules, Every_kind_has_a_prior_and_every_sentence_both_languages) {
  for (const char* kind : {"outside_event", "own_change", "platform_change", "tracking", "calendar", "mix",
                           "saturation", "none_of_these"})
    EXPECT_TRUE(rules().prior.contains(kind)) << kind;
  for (const Signature& signature : rules().signatures)
    for (const Weighed* side : {&signature.holds, &signature.fails})
      EXPECT_EQ(side->says.en.empty(), side->says.nl.empty()) << signature.kind << ": " << side->says.en;
}

TEST(Rules, A_line_that_cannot_be_read_is_named) {
  EXPECT_EQ(parse_rules("version 1\nprior mix much\n").problem, "line 2: cannot be read: prior mix much");
  EXPECT_TRUE(parse_rules("signature mix\n  when self purple\n").problem.starts_with("line 2: "));
  EXPECT_TRUE(parse_rules("signature mix\n  en words before a weight\n").problem.starts_with("line 2: "));
  EXPECT_TRUE(parse_rules("expect mix ctr sideways\n").problem.starts_with("line 1: "));
}

TEST(Rules, A_table_of_people_is_taken_only_with_a_version_that_grew) {
  const std::string body = "\nprior none_of_these 1\nprior mix 0.2\n";
  EXPECT_EQ(read_rules({"version 2" + body, 1})->version, 2);
  EXPECT_EQ(read_rules({"version 2" + body, 2}).error().code, "rules.version");
  EXPECT_EQ(read_rules({body, 0}).error().code, "rules.version");
  EXPECT_EQ(read_rules({"version 2\nprior mix 0.2\n", 1}).error().code, "rules.no_prior");
  EXPECT_EQ(read_rules({"version 2\nprior mix\n", 1}).error().code, "rules.cannot_read");
  EXPECT_EQ(read_rules({rules_text(), 0})->prior, rules().prior);
}

TEST(Rules, Terms_keep_their_subject_names_and_state) {
  const RuleTable table =
      parse_rules("signature tracking\n when same clicks sessions still ; self by 0.5\n true 1.5\n");
  ASSERT_EQ(table.problem, "");
  const Signature& signature = table.signatures.at(0);
  EXPECT_EQ(signature.when.at(0).names, (std::vector<std::string>{"clicks", "sessions"}));
  EXPECT_EQ(signature.when.at(0).state, "still");
  EXPECT_EQ(signature.when.at(1).number, 0.5);
  EXPECT_EQ(signature.holds.weight, 1.5);
}

TEST(Rules, A_rule_for_a_kind_speaks_about_its_sorts_and_not_about_others) {
  EXPECT_TRUE(speaks_about("own_change", "own_change/budget"));
  EXPECT_TRUE(speaks_about("own_change/budget", "own_change/budget"));
  EXPECT_FALSE(speaks_about("own_change/budget", "own_change"));
  EXPECT_FALSE(speaks_about("own", "own_change"));
}

}  // namespace
}  // namespace regie::explaining
