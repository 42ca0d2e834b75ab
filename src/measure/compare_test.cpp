// measure/compare_test.cpp - the quick comparison with the same weekdays before.
#include "measure/compare.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "base/random.h"

namespace regie {
namespace {

DailySeries weeks_of(std::initializer_list<double> week, int count) {
  DailySeries days{Day::of({2026, 1, 5}), {}, {}};
  for (int i = 0; i < count; ++i) days.value.insert(days.value.end(), week.begin(), week.end());
  return days;
}

TEST(Compare, Says_minus_forty_percent_where_every_day_fell_by_forty_percent) {
  DailySeries days = weeks_of({100, 110, 120, 90, 80, 20, 10}, 8);
  for (std::size_t i = 49; i < 56; ++i) days.value[i] *= 0.6;
  const auto gap = compare_with_before(days, {days.from + 49, days.from + 55});
  ASSERT_TRUE(gap);
  EXPECT_NEAR(gap->value, -0.4, 1e-12);
  EXPECT_LT(gap->interval.high, 0);
}

TEST(Compare, Is_not_fooled_by_a_weekend) {
  const DailySeries days = weeks_of({100, 110, 120, 90, 80, 20, 10}, 8);
  const auto weekend = compare_with_before(days, {days.from + 54, days.from + 55});
  ASSERT_TRUE(weekend);
  EXPECT_NEAR(weekend->value, 0, 1e-12);
  EXPECT_TRUE(weekend->interval.holds(0));
}

TEST(Compare, Compares_rates_by_numerator_and_denominator) {
  DailySeries days = weeks_of({10, 10, 10, 10, 10, 10, 10}, 8);
  days.of = weeks_of({100, 100, 100, 100, 100, 100, 100}, 8).value;
  for (std::size_t i = 49; i < 56; ++i) days.of[i] = 200;
  const auto gap = compare_with_before(days, {days.from + 49, days.from + 55});
  ASSERT_TRUE(gap);
  EXPECT_NEAR(gap->value, -0.5, 1e-12);
}

TEST(Compare, Abstains_on_a_handful_of_things_or_a_missing_day) {
  DailySeries few = weeks_of({0, 0, 0, 0, 0, 0, 0.5}, 8);
  EXPECT_FALSE(compare_with_before(few, {few.from + 49, few.from + 55}));
  DailySeries hole = weeks_of({10, 10, 10, 10, 10, 10, 10}, 8);
  hole.value[50] = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(compare_with_before(hole, {hole.from + 49, hole.from + 55}));
}

TEST(Compare, Its_interval_holds_the_truth_about_95_times_in_100) {
  Random random(11);
  int held = 0;
  constexpr int worlds = 2000;
  for (int world = 0; world < worlds; ++world) {
    DailySeries days{Day(20000), {}, {}};
    for (int i = 0; i < 49; ++i) {
      double sum = 0;  // about normal around 200 with the variance of a Poisson count
      for (int k = 0; k < 12; ++k) sum += random.unit() - 0.5;
      days.value.push_back(200 + std::sqrt(200.0) * sum);
    }
    const auto gap = compare_with_before(days, {days.from + 42, days.from + 48});
    ASSERT_TRUE(gap);
    held += gap->interval.holds(0) ? 1 : 0;
  }
  // The larger of two variances is taken, so it may hold the truth a little more often.
  EXPECT_GE(held, worlds * 0.94);
}

}  // namespace
}  // namespace regie
