// measure/explain/rule_difference_test.cpp - two tables, one finding.
#include "measure/explain/rule_difference.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

constexpr double rounding = 1e-12;

Candidate candidate(CandidateKind kind, const std::string& title, double probability) {
  Candidate one;
  one.kind = kind;
  one.title = title;
  one.probability = probability;
  return one;
}

const std::vector<Candidate> before{candidate(CandidateKind::outside_event, "Fair", 0.7),
                                    candidate(CandidateKind::mix, "Mix", 0.2),
                                    candidate(CandidateKind::none_of_these, "None of these", 0.1)};
const std::vector<Candidate> after{candidate(CandidateKind::none_of_these, "None of these", 0.6),
                                   candidate(CandidateKind::outside_event, "Fair", 0.4)};

TEST(RuleDifference, The_same_list_twice_moves_nothing) {
  const RuleDifference same = compare_candidates(before, before);
  EXPECT_FALSE(same.top_changed);
  EXPECT_EQ(same.moved, 0);
}

TEST(RuleDifference, Says_whether_the_top_changed_and_how_much_moved_the_largest_move_first) {
  const RuleDifference difference = compare_candidates(before, after);
  EXPECT_TRUE(difference.top_changed);
  EXPECT_NEAR(difference.moved, 0.5, rounding);
  ASSERT_EQ(difference.candidates.size(), 3U);
  EXPECT_EQ(difference.candidates[0].title, "None of these");
  EXPECT_NEAR(difference.candidates[0].was, 0.1, rounding);
  EXPECT_NEAR(difference.candidates[0].now, 0.6, rounding);
  EXPECT_EQ(difference.candidates[2].title, "Mix");
  EXPECT_EQ(difference.candidates[2].now, 0);
  EXPECT_NEAR(compare_candidates(after, before).moved, difference.moved, rounding);
}

}  // namespace
}  // namespace regie
