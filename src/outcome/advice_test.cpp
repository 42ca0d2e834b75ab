// outcome/advice_test.cpp - the record of advice adds up.
#include "outcome/advice.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

constexpr double exact = 1e-9;

Advice taken(Outcome outcome) {
  Advice advice;
  advice.decision.advised = 0;
  advice.review = Review{};
  advice.review->person.outcome = outcome;
  advice.review->cost_of_not_acting = Estimate{100, {70, 140, 0.8}};
  return advice;
}
Advice not_taken() {
  Advice advice;
  advice.decision.advised = 1;
  advice.not_taken = {{RestsOn::forecast, 0, {500, {200, 800, 0.8}}},
                      {RestsOn::precedents, 4, {300, {-100, 700, 0.8}}}};
  return advice;
}

TEST(Advice, Eleven_pieces_eight_taken_six_worked) {
  std::vector<Advice> advice(6, taken(Outcome::came_true));
  advice.push_back(taken(Outcome::did_not));
  advice.push_back(taken(Outcome::cannot_tell));
  advice.insert(advice.end(), 3, not_taken());
  advice.push_back({});  // a decision nobody advised on
  const AdviceRecord record = advice_record(advice);
  EXPECT_EQ(record.given, 11);
  EXPECT_EQ(record.taken, 8);
  EXPECT_EQ(record.worked, 6);
  EXPECT_EQ(record.did_not, 1);
  EXPECT_EQ(record.cannot_tell, 1);
  EXPECT_EQ(record.not_reviewed, 0);
  EXPECT_EQ(record.not_taken, 3);
  // Wilson (1927) for 6 of 7, by hand.
  EXPECT_NEAR(record.worked_rate.low, 0.4869, 5e-5);
  EXPECT_NEAR(record.worked_rate.high, 0.9743, 5e-5);
}

TEST(Advice, Sums_of_money_widen_by_the_root_of_their_number) {
  const AdviceRecord record = advice_record({not_taken(), not_taken(), not_taken(), not_taken()});
  EXPECT_EQ(record.not_taken_by_forecast.pieces, 4);
  EXPECT_NEAR(record.not_taken_by_forecast.money.value, 2000, exact);
  EXPECT_NEAR(record.not_taken_by_forecast.money.interval.low, 2000 - 600, exact);
  EXPECT_NEAR(record.not_taken_by_precedents.money.value, 1200, exact);
  EXPECT_NEAR(record.not_taken_by_precedents.money.interval.high, 1200 + 800, exact);
  const AdviceRecord brought = advice_record(std::vector<Advice>(4, taken(Outcome::did_not)));
  EXPECT_NEAR(brought.brought.money.interval.low, 400 - 60, exact);
  EXPECT_NEAR(brought.brought.money.interval.high, 400 + 80, exact);
}

TEST(Advice, Without_a_review_or_a_figure_nothing_is_made_up) {
  Advice open = taken(Outcome::came_true);
  open.review.reset();
  Advice bare = not_taken();
  bare.not_taken.clear();
  const AdviceRecord record = advice_record({open, bare});
  EXPECT_EQ(record.not_reviewed, 1);
  EXPECT_EQ(record.worked_rate, (Interval{0, 1, 0.95}));
  EXPECT_EQ(record.brought.pieces, 0);
  EXPECT_EQ(record.not_taken_by_forecast.pieces, 0);
  EXPECT_EQ(record.given, 2);
}

}  // namespace
}  // namespace regie
