// charter/proposal_test.cpp - leaning on proposals, and catch trials.
#include "charter/proposal.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

Proposal shown(const char* id, bool planted = false, std::int64_t at = 1000) {
  Proposal proposal;
  proposal.id = {id};
  proposal.planted = planted;
  proposal.at_seconds = at;
  return proposal;
}

TEST(Reliance, Counts_what_was_accepted_unchanged_and_how_long_it_took) {
  const Reliance lean = reliance({shown("p-1"), shown("p-2"), shown("p-3"), shown("p-4"), shown("p-5")},
                                 {{{"p-1"}, Answered::accepted, 1010, "sam"},
                                  {{"p-2"}, Answered::changed, 1060, "sam"},
                                  {{"p-3"}, Answered::rejected, 1030, "sam"},
                                  {{"p-4"}, Answered::accepted, 1020, "sam"},
                                  {{"p-9"}, Answered::accepted, 1, "sam"}});
  EXPECT_EQ(lean.proposals, 4);
  EXPECT_EQ(lean.accepted_unchanged, 2);
  EXPECT_DOUBLE_EQ(lean.accept_rate, 0.5);
  EXPECT_DOUBLE_EQ(*lean.median_seconds, 25);
  // Wilson (1927) for 2 of 4, by hand: (0.5 +- z sqrt((0.25 + z^2/16)/4) + z^2/8) / (1 + z^2/4), z
  // = 1.959964.
  EXPECT_NEAR(lean.accept_rate_interval.low, 0.1500, 5e-5);
  EXPECT_NEAR(lean.accept_rate_interval.high, 0.8500, 5e-5);
}

TEST(Reliance, Catch_trials_are_counted_apart) {
  const Reliance lean = reliance({shown("p-1", true), shown("p-2", true), shown("p-3", true), shown("p-4")},
                                 {{{"p-1"}, Answered::accepted, 1001, ""},
                                  {{"p-2"}, Answered::changed, 1002, ""},
                                  {{"p-3"}, Answered::rejected, 1003, ""},
                                  {{"p-4"}, Answered::accepted, 1090, ""}});
  EXPECT_EQ(lean.trials, 3);
  EXPECT_EQ(lean.caught, 2);
  EXPECT_EQ(lean.proposals, 1);
  EXPECT_DOUBLE_EQ(*lean.median_seconds, 90);
}

TEST(Reliance, The_first_answer_stands_and_a_clock_set_back_gives_no_time) {
  const Reliance lean = reliance({shown("p-1"), shown("p-2")}, {{{"p-1"}, Answered::accepted, 1200, ""},
                                                                {{"p-1"}, Answered::rejected, 1100, ""},
                                                                {{"p-2"}, Answered::accepted, 900, ""}});
  EXPECT_EQ(lean.accepted_unchanged, 1);
  EXPECT_DOUBLE_EQ(*lean.median_seconds, 100);
}

TEST(Reliance, Without_answers_nothing_is_known) {
  const Reliance lean = reliance({shown("p-1")}, {});
  EXPECT_EQ(lean.proposals, 0);
  EXPECT_FALSE(lean.median_seconds);
  EXPECT_EQ(lean.accept_rate_interval, (Interval{0, 1, 0.95}));
}

TEST(Trial, One_in_ten_findings_draws_one_and_always_the_same) {
  int trials = 0;
  int under_another_seed = 0;
  constexpr int n = 20000;
  for (int i = 0; i < n; ++i) {
    const TrialDraw draw{7, "f-" + std::to_string(i), 10};
    trials += is_trial(draw);
    under_another_seed += is_trial(draw) && is_trial({8, draw.finding, 10});
    EXPECT_EQ(is_trial(draw), is_trial(draw));
  }
  constexpr double five_sigma = 5 * 0.3 / 141.4;  // sqrt(0.1 * 0.9 / 20,000) = 0.3 / 141.4
  EXPECT_NEAR(trials / double{n}, 0.1, five_sigma);
  EXPECT_NEAR(under_another_seed / double{n}, 0.01, five_sigma);
}

TEST(Trial, The_draw_stays_what_it_is) {
  std::string drawn;
  for (int i = 0; i < 40; ++i) drawn += is_trial({1, "f-" + std::to_string(i), 4}) ? '1' : '0';
  EXPECT_EQ(drawn, "0100100010100000000010000000000010011110");
}

TEST(Trial, None_in_none) {
  EXPECT_FALSE(is_trial({1, "f-1", 0}));
  EXPECT_TRUE(is_trial({1, "f-1", 1}));
}

TEST(Proposal, Answers_have_names) {
  EXPECT_EQ(answered_name(Answered::accepted), "accepted");
  EXPECT_EQ(answered_name(Answered::changed), "changed");
  EXPECT_EQ(answered_name(Answered::rejected), "rejected");
}

}  // namespace
}  // namespace regie
