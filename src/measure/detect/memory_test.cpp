// measure/detect/memory_test.cpp - what is remembered saves work and changes nothing; long looks can be
// stopped.
#include "measure/detect/memory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "measure/detect/detect.h"
#include "measure/detect/internal/exact.h"
#include "measure/detect/internal/judge.h"
#include "measure/detect/internal/lesson.h"
#include "measure/detect/limits.h"
#include "measure/detect/testing/planted.h"
#include "stats/e_bh.h"

namespace regie {
namespace {

using namespace detecting;

MetricSeries first_days(const MetricSeries& series, int days) {
  MetricSeries shorter = series;
  shorter.days.value.resize(static_cast<std::size_t>(days));
  if (!shorter.days.of.empty()) shorter.days.of.resize(static_cast<std::size_t>(days));
  return shorter;
}

/// Counts, rates and amounts, quiet and changed, with days missing and amounts of zero.
std::vector<MetricSeries> mixed_series(int days) {
  std::vector<MetricSeries> all;
  for (std::uint64_t i = 0; i < 9; ++i) {
    Planted plan;
    plan.days = days;
    plan.kind = i % 3 == 0 ? MetricKind::count : i % 3 == 1 ? MetricKind::rate : MetricKind::amount;
    plan.base = i % 3 == 1 ? 900 : 20 * std::exp(0.8 * static_cast<double>(i));
    plan.missing = 0.03;
    if (i >= 4) {
      plan.change_at = days - 25 - static_cast<int>(i);
      plan.change = i % 2 == 0 ? -0.9 : 0.8;
    }
    all.push_back(planted_series(plan, 300 + i));
    all.back().metric.name = "metric " + std::to_string(i % 3);
    if (i >= 3) all.back().slice = {{"campaign", std::to_string(i)}};
  }
  for (std::size_t day = 5; day < all[2].days.value.size(); day += 50) all[2].days.value[day] = 0;
  return all;
}

std::vector<CalendarDay> calendar_of(Day to) {
  std::vector<CalendarDay> days;
  for (Day day = planted_from + 90; day <= to; day = day + 365) {
    days.push_back({day, "nl/one"});
    days.push_back({day + 57, "nl/another"});
  }
  return days;
}

DetectInput input_at(const std::vector<MetricSeries>& all, int days) {
  DetectInput input;
  for (const MetricSeries& series : all) input.series.push_back(first_days(series, days));
  const Day last = planted_from + days - 1;
  input.window = {last - 6, last};
  input.calendar = calendar_of(last);
  return input;
}

bool same_bits(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

/// Every number a change carries, down to the last bit.
void expect_same(const DetectOutput& one, const DetectOutput& other, int days) {
  ASSERT_EQ(one.changes.size(), other.changes.size()) << days;
  for (std::size_t i = 0; i < one.changes.size(); ++i) {
    const Change& a = one.changes[i];
    const Change& b = other.changes[i];
    EXPECT_EQ(a.metric, b.metric);
    EXPECT_EQ(a.slice, b.slice);
    EXPECT_EQ(a.kind, b.kind);
    EXPECT_EQ(a.onset.day, b.onset.day);
    EXPECT_EQ(a.onset.low, b.onset.low);
    EXPECT_EQ(a.onset.high, b.onset.high);
    EXPECT_TRUE(same_bits(a.log_bayes_factor, b.log_bayes_factor)) << days;
    EXPECT_TRUE(same_bits(a.expected, b.expected)) << days;
    EXPECT_TRUE(same_bits(a.effect.interval.low, b.effect.interval.low)) << days;
    EXPECT_TRUE(same_bits(a.effect.interval.high, b.effect.interval.high)) << days;
    ASSERT_EQ(a.band.size(), b.band.size());
    for (std::size_t day = 0; day < a.band.size(); ++day) {
      EXPECT_TRUE(same_bits(a.band[day].expected, b.band[day].expected)) << days;
      EXPECT_TRUE(same_bits(a.band[day].low, b.band[day].low)) << days;
      EXPECT_TRUE(same_bits(a.band[day].high, b.band[day].high)) << days;
    }
  }
  EXPECT_EQ(one.too_few.size(), other.too_few.size());
}

TEST(DetectMemory, Whatever_was_looked_at_before_the_answer_is_the_same_to_the_last_bit) {
  constexpr int days = 800;
  const auto all = mixed_series(days);
  DetectMemory memory;
  std::size_t found = 0;
  int lessons = 0;
  for (int until = days - 35; until <= days; ++until) {
    const Day look = look_back_from({planted_from + until - 7, planted_from + until - 1});
    const int since = look - lesson_day(look);
    if (since > 3 && since < lesson_every_days - 3) continue;  // mornings around a lesson day
    lessons += since == 0 ? 1 : 0;
    DetectInput input = input_at(all, until);
    const DetectOutput afresh = detect(input);
    input.memory = &memory;
    DetectOutput remembered = detect(input);
    expect_same(afresh, remembered, until);
    found += afresh.changes.size();
    memory = std::move(remembered.memory);
  }
  EXPECT_GE(lessons, 1);
  EXPECT_GT(found, 15U);
}

TEST(DetectMemory, Days_that_were_changed_afterwards_are_learned_from_as_they_are_now) {
  constexpr int days = 800;
  auto all = mixed_series(days);
  const DetectMemory before = detect(input_at(all, days - 1)).memory;
  all[0].days.value[300] += 1000;
  all[1].days.of[400] = 0;
  all[2].days.value[500] = NAN;
  std::swap(all[3].slice, all[6].slice);  // and one under the name of another
  DetectInput input = input_at(all, days);
  const DetectOutput afresh = detect(input);
  input.memory = &before;
  expect_same(afresh, detect(input), days);
}

TEST(DetectMemory, A_holiday_that_gets_another_name_is_learned_anew) {
  constexpr int days = 800;
  const auto all = mixed_series(days);
  const DetectMemory before = detect(input_at(all, days)).memory;
  DetectInput input = input_at(all, days);
  for (CalendarDay& day : input.calendar)
    if (day.id == "nl/one") day.id = "a/first";  // numbers of all others move too
  const DetectOutput afresh = detect(input);
  input.memory = &before;
  expect_same(afresh, detect(input), days);
}

TEST(DetectMemory, Between_lesson_days_nothing_is_learned_again) {
  constexpr int days = 800;
  const auto all = mixed_series(days);
  DetectInput input = input_at(all, days - 30);
  DetectMemory memory = detect(input).memory;
  ASSERT_EQ(memory.lessons.size(), all.size());
  int anew = 0;
  for (int until = days - 29; until <= days; ++until) {
    input = input_at(all, until);
    input.memory = &memory;
    DetectMemory next = detect(input).memory;
    const bool is_lesson = lesson_day(look_back_from(input.window)) == look_back_from(input.window);
    for (const auto& [name, lesson] : next.lessons) {
      EXPECT_EQ(lesson != memory.lessons.at(name), is_lesson) << until << " " << name;
    }
    anew += is_lesson ? 1 : 0;
    memory = std::move(next);
  }
  EXPECT_GE(anew, 1);
  EXPECT_LE(anew, 2);
}

TEST(DetectMemory, A_year_of_history_is_asked_before_anything_is_kept) {
  const auto all = mixed_series(380);
  EXPECT_TRUE(detect(input_at(all, 380)).memory.lessons.empty());
}

TEST(LessonDay, Is_a_monday_before_the_look_back_and_the_same_for_four_weeks) {
  std::set<Day> lessons;
  for (Day look = Day::of({1999, 12, 1}); look < Day::of({2001, 1, 1}); look = look + 1) {
    const Day lesson = lesson_day(look);
    EXPECT_EQ(lesson.weekday(), Weekday::monday);
    EXPECT_LE(lesson, look);
    EXPECT_LT(look - lesson, lesson_every_days);
    EXPECT_EQ(lesson_day(lesson), lesson);
    lessons.insert(lesson);
  }
  EXPECT_EQ(lessons.size(), 15U);
}

TEST(Lesson, History_taken_up_from_it_is_history_run_from_the_first_day) {
  const auto all = mixed_series(800);
  const Day last = all.front().days.to();
  for (const MetricSeries& series : all) {
    const auto days = observe(series, {last - 6, last}, holiday_table(calendar_of(last)));
    ASSERT_TRUE(days);
    ASSERT_TRUE(days->is_lesson_kept);
    ASSERT_LT(days->lesson, days->look);
    const Lesson lesson = learn_lesson(*days);
    const LookBack short_run = run_from(lesson, *days, Records::from_lesson);
    const LookBack long_run = run_from(lesson, *days, Records::of_a_year);
    EXPECT_EQ(std::memcmp(short_run.history.state.covariance.data(), long_run.history.state.covariance.data(),
                          sizeof short_run.history.state.covariance),
              0);
    for (int day = days->look; day < days->end; ++day)
      EXPECT_TRUE(
          same_bits(short_run.record(day).update.log_density, long_run.record(day).update.log_density));
  }
}

TEST(Lesson, Nothing_after_its_day_is_part_of_it) {
  MetricSeries series = mixed_series(800)[3];
  const Day last = series.days.to();
  const auto before = observe(series, {last - 6, last}, {});
  for (std::size_t i = series.days.value.size() - 30; i < series.days.value.size(); ++i)
    series.days.value[i] = 7;
  const auto after = observe(series, {last - 6, last}, {});
  EXPECT_EQ(lesson_print(*before), lesson_print(*after));
  series.days.value[200] += 1;
  EXPECT_NE(lesson_print(*before), lesson_print(*observe(series, {last - 6, last}, {})));
}

/// Twin: every series told, then selected, as the definition reads.
std::set<std::string> told_all_then_selected(const DetectInput& input) {
  struct One {
    Judged judged;
    const MetricSeries* series;
  };
  std::vector<One> all;
  for (const MetricSeries& series : input.series) {
    const auto days = observe(series, input.window, holiday_table(input.calendar));
    if (days) all.push_back({judge(series, learn_lesson(*days), *days, Telling::change), &series});
  }
  std::set<std::string> found;
  std::set<std::string> moved;
  const auto select = [&](double boost, auto belongs) {
    std::vector<double> log_e;
    std::vector<const One*> family;
    for (const One& one : all) {
      if (!belongs(one)) continue;
      const bool counts = one.judged.told && one.judged.log_e >= log_e_min;
      log_e.push_back(counts ? one.judged.log_e + boost : -INFINITY);
      family.push_back(&one);
    }
    for (const std::size_t i : e_bh(log_e, input.false_discovery_rate)) {
      found.insert(family[i]->series->metric.name + slice_text(family[i]->series->slice));
      if (is_total(family[i]->series->slice)) moved.insert(family[i]->series->metric.name);
    }
  };
  select(totals_log_boost, [](const One& one) { return is_total(one.series->slice); });
  const std::set<std::string> totals = moved;
  const auto is_below = [&](const One& one) { return totals.contains(one.series->metric.name); };
  select(slices_log_boost, [&](const One& one) { return !is_total(one.series->slice) && is_below(one); });
  select(slices_log_boost, [&](const One& one) { return !is_total(one.series->slice) && !is_below(one); });
  return found;
}

TEST(Detect, Telling_only_what_may_be_selected_selects_the_same) {
  std::vector<MetricSeries> series;
  Draw draw(5);
  for (std::uint64_t i = 0; i < 120; ++i) {
    Planted plan;
    plan.days = 300;
    plan.kind = i % 3 == 2 ? MetricKind::amount : MetricKind::count;
    plan.base = 10 * std::exp(4 * draw.unit());
    plan.kept = 0.3;
    plan.noise = 0.15;
    if (draw.unit() < 0.4) {
      plan.change_at = plan.days - 3 - static_cast<int>(20 * draw.unit());
      plan.change = 3 * (draw.unit() - 0.5);
    }
    series.push_back(planted_series(plan, 900 + i));
    series.back().metric.name = "metric " + std::to_string(i % 4);
    if (i >= 4) series.back().slice = {{"campaign", std::to_string(i)}};
  }
  const DetectInput input = input_at(series, 300);
  std::set<std::string> found;
  for (const Change& change : detect(input).changes) found.insert(change.metric + slice_text(change.slice));
  EXPECT_GT(found.size(), 3U);
  EXPECT_EQ(found, told_all_then_selected(input));
}

TEST(Scan, Scores_each_regressor_as_the_filter_run_for_it_alone) {
  const MetricSeries series = mixed_series(500)[4];
  const auto days = observe(series, {series.days.to() - 6, series.days.to()}, {});
  ASSERT_TRUE(days);
  const LookBack run = run_from(learn_lesson(*days), *days, Records::of_a_year);
  const Scan scan(run, days->look, days->end);
  constexpr double rounding = 1e-9;
  for (const Shape shape : {Shape::level, Shape::spike, Shape::trend})
    for (int day = days->look; day < days->end; ++day)
      for (const int length : {1, 5, 21}) {
        const Regressor regressor{shape, day, length};
        const Score twin = score_regressor(run, regressor, days->end);
        const Score score = scan.score(regressor);
        EXPECT_NEAR(score.information, twin.information, rounding * (1 + twin.information));
        EXPECT_NEAR(score.gradient, twin.gradient, rounding * (1 + std::abs(twin.gradient)));
      }
}

TEST(OnsetRuns, Give_the_bayes_factor_of_the_run_with_the_coefficient_among_the_states) {
  constexpr double rounding = 1e-6;
  for (const std::size_t which : {3U, 4U, 5U}) {
    const MetricSeries series = mixed_series(800)[which];
    const auto days = observe(series, {series.days.to() - 6, series.days.to()}, {});
    ASSERT_TRUE(days);
    const Lesson lesson = learn_lesson(*days);
    const LookBack run = run_from(lesson, *days, Records::from_lesson);
    for (int day = days->look; day < days->end; day += 3) {
      OnsetRuns runs(*days, lesson.learned, run, day);
      for (const Regressor regressor : {Regressor{Shape::level, day, 0}, Regressor{Shape::spike, day, 4},
                                        Regressor{Shape::trend, day, 0}})
        for (const double sd : {0.25, 3.0}) {
          const double twin = exact_log_bayes_factor(*days, lesson.learned, run, regressor, sd);
          EXPECT_NEAR(runs.log_bayes_factor(regressor, sd), twin, rounding * (1 + std::abs(twin)));
        }
    }
  }
}

struct Watcher : Progress {
  std::int64_t stop_at = -1;
  std::vector<std::int64_t> seen;
  std::int64_t all = 0;
  bool at(std::int64_t done, std::int64_t total, std::string_view) override {
    seen.push_back(done);
    all = total;
    return stop_at < 0 || done < stop_at;
  }
};

TEST(Detect, Tells_how_far_it_is_and_stops_when_told_to_with_what_it_learned) {
  std::vector<MetricSeries> series;
  for (std::uint64_t i = 0; i < 70; ++i) {
    Planted plan;
    plan.days = 460;
    series.push_back(planted_series(plan, i));
    series.back().slice = {{"campaign", std::to_string(i)}};
  }
  DetectInput input = input_at(series, 460);
  Watcher whole;
  input.progress = &whole;
  EXPECT_FALSE(detect(input).stopped);
  EXPECT_EQ(whole.all, 70);
  EXPECT_EQ(whole.seen.back(), 70);
  EXPECT_TRUE(std::is_sorted(whole.seen.begin(), whole.seen.end()));
  Watcher stopping;
  stopping.stop_at = 32;
  input.progress = &stopping;
  const DetectOutput stopped = detect(input);
  EXPECT_TRUE(stopped.stopped);
  EXPECT_TRUE(stopped.changes.empty());
  EXPECT_EQ(stopping.seen.back(), 32);
  EXPECT_EQ(stopped.memory.lessons.size(), 32U);
}

TEST(Detect, Series_handed_out_one_at_a_time_on_two_threads_give_the_same_answer) {
  const auto all = mixed_series(800);
  const DetectInput held = input_at(all, 800);
  DetectInput handed = held;
  handed.series.clear();
  handed.source = source_of(held.series);
  handed.run_all = [](std::size_t count, const std::function<void(std::size_t)>& one) {
    std::jthread other([&] {
      for (std::size_t i = 1; i < count; i += 2) one(i);
    });
    for (std::size_t i = 0; i < count; i += 2) one(i);
  };
  expect_same(detect(held), detect(handed), 800);
}

}  // namespace
}  // namespace regie
