// measure/explain/footprint_test.cpp - a true footprint fits, a false one does not, and few say nothing.
#include "measure/explain/footprint.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace regie {
namespace {

constexpr int history_days = 210;
constexpr int window_days = 7;
const Day first = Day::of({2025, 8, 4});
const DaySpan window{first + history_days - window_days, first + history_days - 1};

/// Counts with a weekday pattern and what real counts have beside Poisson noise.
DailySeries counts(unsigned seed, double level, double factor = 1, DaySpan moved = window) {
  constexpr double day_spread = 0.06;
  std::mt19937 engine(seed);
  std::normal_distribution<double> wobble(0, day_spread);
  DailySeries days{first, {}, {}};
  for (int i = 0; i < history_days; ++i) {
    const Day day = first + i;
    const double weekend = day.weekday() >= Weekday::saturday ? 0.4 : 1.0;
    const double effect = moved.holds(day) ? factor : 1.0;
    const double mean = level * weekend * effect * std::exp(wobble(engine));
    std::poisson_distribution<int> draw(
        std::max(mean, 1e-300));  // nothing is outside what the standard allows
    days.value.push_back(draw(engine));
  }
  return days;
}

FootprintSeries cell(const std::string& metric, const std::string& expected, DailySeries days) {
  return {{metric, {}, expected, ""}, std::move(days)};
}

FootprintInput announcement(unsigned seed, double factor = 0.6) {
  return {{cell("clicks", "down", counts(seed, 300, factor)),
           cell("registrations", "down", counts(seed + 1000, 40, factor)),
           cell("impressions", "still", counts(seed + 2000, 6000)),
           cell("webinars", "still", counts(seed + 3000, 120))},
          window,
          {}};
}

TEST(Footprint, What_a_reason_implies_is_seen_cell_by_cell) {
  const FootprintTest test = test_footprint(announcement(1));
  EXPECT_EQ(test.verdict, FootprintVerdict::fits) << test.why;
  EXPECT_EQ(test.why, "");
  ASSERT_EQ(test.cells.size(), 4U);
  for (const FootprintCell& one : test.cells) EXPECT_EQ(one.seen, one.expected) << one.metric;
  EXPECT_GE(test.placebos, placebos_min);
  EXPECT_LE(test.false_fit_rate.high, false_fit_max);
}

TEST(Footprint, The_other_direction_does_not_fit) {
  FootprintInput input = announcement(2);
  input.cells[0].cell.expected = "up";
  EXPECT_EQ(test_footprint(input).verdict, FootprintVerdict::does_not_fit);
}

TEST(Footprint, What_had_to_stand_and_moved_contradicts) {
  FootprintInput input = announcement(3);
  input.cells[3].days = counts(77, 120, 0.6);
  const FootprintTest test = test_footprint(input);
  EXPECT_EQ(test.verdict, FootprintVerdict::does_not_fit);
  EXPECT_EQ(test.cells[3].seen, "down");
}

TEST(Footprint, Where_nothing_moved_it_mostly_does_not_fit_where_there_is_enough_to_see_that) {
  constexpr int worlds = 40;
  int contradicted = 0;
  for (unsigned seed = 0; seed < worlds; ++seed) {
    FootprintInput input = announcement(seed, 1.0);
    input.cells[2].cell.expected = "down";
    const FootprintTest test = test_footprint(input);
    contradicted += test.verdict == FootprintVerdict::does_not_fit;
  }
  EXPECT_GE(contradicted, worlds / 2);
}

TEST(Footprint, A_handful_of_things_cannot_be_told) {
  FootprintInput input = announcement(5);
  input.cells = {cell("leads", "down", counts(5, 0.5, 0.6)), cell("clicks", "still", counts(6, 300))};
  const FootprintTest test = test_footprint(input);
  EXPECT_EQ(test.verdict, FootprintVerdict::cannot_tell);
  EXPECT_EQ(test.cells[0].seen, "cannot tell");
  EXPECT_EQ(test.why, "no cell that must move can be told");
}

TEST(Footprint, A_stop_is_a_fall_and_a_missing_day_is_none) {
  FootprintInput input = announcement(6);
  input.cells[1].days = counts(6, 40, 0.0);
  EXPECT_EQ(test_footprint(input).cells[1].seen, "down");
  std::vector<double>& impressions = input.cells[2].days.value;
  for (int back : {2, 4}) *(impressions.end() - back) = std::nan("");
  EXPECT_EQ(test_footprint(input).cells[2].seen, "still");
  for (int back : {1, 3, 5}) *(impressions.end() - back) = std::nan("");
  EXPECT_EQ(test_footprint(input).cells[2].seen, "cannot tell");
}

TEST(Footprint, A_rate_is_told_by_numerator_and_denominator) {
  FootprintInput input = announcement(7);
  DailySeries rate = counts(8, 300, 0.6);
  rate.of = counts(9, 9000).value;
  input.cells = {cell("ctr", "down", rate)};
  EXPECT_EQ(test_footprint(input).cells[0].seen, "down");
  // Half the traffic with half the clicks is the same rate.
  rate.of = counts(9, 9000, 0.6).value;
  input.cells = {cell("ctr", "still", rate), cell("clicks", "down", counts(8, 300, 0.6))};
  EXPECT_EQ(test_footprint(input).cells[0].seen, "still");
}

TEST(Footprint, A_weekend_and_a_slow_growth_are_no_move) {
  FootprintInput input = announcement(8, 1.0);
  for (FootprintSeries& one : input.cells)
    for (std::size_t i = 0; i < one.days.value.size(); ++i)
      one.days.value[i] = std::round(one.days.value[i] * std::exp(0.004 * static_cast<double>(i)));
  input.window = {window.from + 5, window.to};  // Saturday and Sunday
  const FootprintTest test = test_footprint(input);
  for (const FootprintCell& one : test.cells) EXPECT_TRUE(one.seen == "still" || one.seen == "cannot tell");
  EXPECT_NE(test.verdict, FootprintVerdict::fits);
}

TEST(Footprint, The_event_on_Monday_may_work_from_Tuesday_and_in_a_window_of_three_days_or_fourteen) {
  FootprintInput input = announcement(9);
  for (const int days : {3, 7}) {
    input.window = {window.from - 1, window.from + days - 2};
    EXPECT_EQ(test_footprint(input).verdict, FootprintVerdict::fits) << days;
  }
  const DaySpan fortnight{window.to - 13, window.to};
  input.cells = {cell("clicks", "down", counts(9, 300, 0.6, fortnight)),
                 cell("impressions", "still", counts(10, 6000))};
  input.window = fortnight;
  EXPECT_EQ(test_footprint(input).verdict, FootprintVerdict::fits);
}

TEST(Footprint, Too_little_history_or_too_many_known_changes_leave_no_placebo_dates) {
  FootprintInput input = announcement(10);
  // Every 30 days something was changed: no four weeks and a window lie between.
  for (int i = 0; i < history_days; i += 30) input.off_limits.push_back({first + i, first + i});
  const FootprintTest test = test_footprint(input);
  EXPECT_EQ(test.verdict, FootprintVerdict::cannot_tell);
  EXPECT_EQ(test.placebos, 0);
  EXPECT_EQ(test.false_fit_rate.high, 1);
  EXPECT_EQ(test.why, "there are 0 other dates to try it at, 50 are needed");
}

TEST(Footprint, A_known_change_is_no_placebo_date) {
  // The same fall once before, of its own reason: tried there, the footprint would fit.
  FootprintInput input = announcement(11);
  const DaySpan earlier{window.from - 70, window.from - 64};
  for (std::size_t i : {0U, 1U}) {
    for (Day day = earlier.from; day <= earlier.to; day = day + 1)
      input.cells[i].days.value[static_cast<std::size_t>(day - first)] *= 0.6;
  }
  const FootprintTest with = test_footprint(input);
  input.off_limits = {earlier};
  const FootprintTest without = test_footprint(input);
  EXPECT_GT(with.false_fits, without.false_fits);
  // Four weeks before, the window itself and what comes after it up to the four weeks of the next.
  EXPECT_EQ(with.placebos - without.placebos, 28 + 7 + 6);
}

TEST(Footprint, One_that_fits_many_other_dates_says_nothing_by_fitting_this_one) {
  // Every third week falls by itself.
  FootprintInput input = announcement(12);
  for (int week = 5; week < 29; week += 3)
    for (int i = 0; i < 7; ++i)
      for (std::size_t k : {0U, 1U})
        input.cells[k].days.value[static_cast<std::size_t>(week * 7 + i)] *= 0.55;
  input.cells.resize(2);
  const FootprintTest test = test_footprint(input);
  EXPECT_NE(test.verdict, FootprintVerdict::fits);
}

TEST(Footprint, The_order_of_the_cells_changes_nothing) {
  FootprintInput input = announcement(13);
  const FootprintTest one = test_footprint(input);
  std::reverse(input.cells.begin(), input.cells.end());
  const FootprintTest other = test_footprint(input);
  EXPECT_EQ(one.verdict, other.verdict);
  EXPECT_EQ(one.false_fits, other.false_fits);
  EXPECT_EQ(one.cells.front().seen, other.cells.back().seen);
}

// In worlds of this file's own making; those of whole accounts are in bench/footprint.cpp.
TEST(Footprint, True_footprints_fit_nine_times_in_ten_and_false_ones_once_at_most) {
  constexpr unsigned worlds = 200;
  int fits = 0;
  int opposite = 0;
  int nothing = 0;
  double placebo_rate = 0;
  for (unsigned seed = 100; seed < 100 + worlds; ++seed) {
    const FootprintInput input = announcement(seed);
    fits += test_footprint(input).verdict == FootprintVerdict::fits;
    FootprintInput turned = input;
    for (FootprintSeries& one : turned.cells)
      if (one.cell.expected == "down") one.cell.expected = "up";
    opposite += test_footprint(turned).verdict == FootprintVerdict::fits;
    const FootprintTest quiet = test_footprint(announcement(seed, 1.0));
    nothing += quiet.verdict == FootprintVerdict::fits;
    placebo_rate += static_cast<double>(quiet.false_fits) / quiet.placebos / worlds;
  }
  EXPECT_GE(fits, 0.90 * worlds);
  EXPECT_EQ(opposite, 0);
  EXPECT_LE(nothing, 0.10 * worlds);
  // The rate printed is the rate met: both lie within some points of each other.
  constexpr double sampling = 0.04;  // two standard errors of a rate of 5 % in 200 worlds, and some
  EXPECT_NEAR(placebo_rate, static_cast<double>(nothing) / worlds, sampling);
}

}  // namespace
}  // namespace regie
