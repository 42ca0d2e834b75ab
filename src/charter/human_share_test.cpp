// charter/human_share_test.cpp - cutting a decision in parts changes nothing.
#include "charter/human_share.h"

#include <gtest/gtest.h>

#include "base/random.h"

namespace regie {
namespace {

const Day monday = Day::of({2026, 3, 9});
constexpr double rounding = 1e-9;  // of sums of a few dozen doubles

DecidedThing thing(bool by_person, std::string question, double money, Day day = monday) {
  return {by_person, std::move(question), {{"country", "NL"}}, day, money};
}

TEST(HumanShare, Counts_decisions_and_their_money) {
  const HumanShare share = human_share(
      {thing(true, "Move budget?", 300), thing(false, "bid", 100), thing(true, "Pause webinars?", 0)});
  EXPECT_EQ(share.decisions, 3);
  EXPECT_EQ(share.by_people, 2);
  EXPECT_DOUBLE_EQ(share.by_count, 2.0 / 3);
  EXPECT_DOUBLE_EQ(share.by_money, 0.75);
  EXPECT_DOUBLE_EQ(share.money, 400);
}

TEST(HumanShare, Without_money_the_share_by_money_is_that_by_count) {
  const HumanShare share = human_share({thing(true, "a", 0), thing(false, "b", 0)});
  EXPECT_DOUBLE_EQ(share.by_money, 0.5);
  EXPECT_DOUBLE_EQ(human_share({}).by_count, 0);
}

TEST(HumanShare, What_a_machine_put_into_a_persons_decision_is_the_machines) {
  const HumanShare share = human_share({thing(true, "Move budget?", 100), thing(false, "Move budget?", 300)});
  EXPECT_EQ(share.decisions, 1);
  EXPECT_EQ(share.by_people, 0);
  EXPECT_DOUBLE_EQ(share.by_count, 0.25);
}

TEST(HumanShare, Another_week_slice_or_question_is_another_decision) {
  DecidedThing elsewhere = thing(true, "a", 0);
  elsewhere.where = {};
  const Day sunday = monday + 6;
  EXPECT_EQ(human_share({thing(true, "a", 0), thing(true, " A ", 0, sunday)}).decisions, 1);
  EXPECT_EQ(human_share({thing(true, "a", 0), thing(true, "a", 0, monday + 7)}).decisions, 2);
  EXPECT_EQ(human_share({thing(true, "a", 0), thing(true, "b", 0)}).decisions, 2);
  EXPECT_EQ(human_share({thing(true, "a", 0), elsewhere}).decisions, 2);
}

/// A few decisions of people and machines, some with money, some sharing a question.
std::vector<DecidedThing> random_things(Random& random) {
  std::vector<DecidedThing> things;
  for (std::uint64_t i = 0, n = 1 + random.below(12); i < n; ++i)
    things.push_back(thing(random.below(2) == 0, std::string(1, static_cast<char>('a' + random.below(4))),
                           random.below(2) == 0 ? 0 : 1000 * random.unit(),
                           monday + static_cast<int>(random.below(14))));
  return things;
}

TEST(HumanShare, Cutting_any_decision_in_ten_changes_nothing) {
  Random random(1);
  for (int round = 0; round < 2000; ++round) {
    const std::vector<DecidedThing> things = random_things(random);
    std::vector<DecidedThing> cut = things;
    const std::size_t which = random.below(cut.size());
    cut[which].money /= 10;
    const DecidedThing part = cut[which];
    for (int i = 1; i < 10; ++i)
      cut.insert(cut.begin() + static_cast<std::ptrdiff_t>(random.below(cut.size())), part);
    const HumanShare before = human_share(things);
    const HumanShare after = human_share(cut);
    EXPECT_EQ(before.decisions, after.decisions);
    EXPECT_EQ(before.by_people, after.by_people);
    EXPECT_NEAR(before.by_count, after.by_count, rounding);
    EXPECT_NEAR(before.by_money, after.by_money, rounding);
    EXPECT_NEAR(before.money, after.money, rounding);
  }
}

}  // namespace
}  // namespace regie
