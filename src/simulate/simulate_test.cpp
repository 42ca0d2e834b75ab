// simulate/simulate_test.cpp - same seed, same bytes; limits and refusals in plain words.
#include "simulate/simulate.h"

#include <gtest/gtest.h>

#include <set>

namespace regie {
namespace {

constexpr std::size_t bytes_max = 1500000;  // so that thousands of workspaces are quick to make and import

std::string all_bytes(const Simulation& simulation) {
  std::string text;
  for (const SimulatedFile& file : simulation.files) text += file.path + "\n" + file.bytes;
  return text;
}

TEST(Simulate, The_same_seed_gives_the_same_bytes_and_another_seed_others) {
  for (const ScenarioInfo& scenario : scenarios()) {
    const auto one = simulate({scenario.name, 7});
    const auto again = simulate({scenario.name, 7});
    const auto other = simulate({scenario.name, 8});
    ASSERT_TRUE(one && again && other);
    EXPECT_EQ(all_bytes(*one), all_bytes(*again)) << scenario.name;
    EXPECT_NE(all_bytes(*one), all_bytes(*other)) << scenario.name;
    EXPECT_EQ(one->truth.relative_effect, again->truth.relative_effect);
  }
}

TEST(Simulate, A_workspace_stays_below_its_size) {
  for (const ScenarioInfo& scenario : scenarios()) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      const auto made = simulate({scenario.name, seed});
      ASSERT_TRUE(made);
      EXPECT_LT(all_bytes(*made).size(), bytes_max) << scenario.name << " " << seed;
      std::set<std::string> paths;
      for (const SimulatedFile& file : made->files) EXPECT_TRUE(paths.insert(file.path).second) << file.path;
    }
  }
}

TEST(Simulate, The_truth_is_complete_where_something_was_planted) {
  for (const ScenarioInfo& scenario : scenarios()) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      const Truth truth = simulate({scenario.name, seed})->truth;
      EXPECT_EQ(truth.scenario, scenario.name);
      EXPECT_EQ(truth.seed, seed);
      EXPECT_EQ(truth.as_of.weekday(), Weekday::monday);
      EXPECT_EQ(truth.window.to, truth.as_of - 1);
      EXPECT_FALSE(truth.note.empty());
      if (!truth.planted) {
        EXPECT_TRUE(truth.metric.empty() && truth.kind.empty() && truth.candidate.empty() && !truth.onset);
        continue;
      }
      ASSERT_FALSE(truth.metrics.empty() || truth.slices.empty());
      EXPECT_EQ(truth.metrics.front(), truth.metric);
      EXPECT_EQ(truth.slices.front(), truth.slice);
      ASSERT_TRUE(truth.onset);
      EXPECT_LT(*truth.onset, truth.as_of);
      EXPECT_NE(truth.relative_effect, 0);
      EXPECT_FALSE(truth.candidate.empty());
      if (truth.event_title.empty() || truth.candidate == "calendar") continue;
      const auto made = simulate({scenario.name, seed});
      EXPECT_NE(all_bytes(*made).find(truth.event_title), std::string::npos) << scenario.name << " " << seed;
    }
  }
}

TEST(Simulate, An_unknown_scenario_is_refused_with_the_list) {
  const auto refused = simulate({"volcano", 1});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "simulate.unknown_scenario");
  for (const ScenarioInfo& scenario : scenarios())
    EXPECT_NE(refused.error().remedy.find(scenario.name), std::string::npos);
}

TEST(Simulate, A_day_that_is_no_monday_is_refused_with_the_monday_before) {
  const auto refused = simulate({"nothing", 1, Day::of({2026, 3, 19})});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "simulate.as_of");
  EXPECT_NE(refused.error().remedy.find("2026-03-16"), std::string::npos);
  EXPECT_EQ(simulate({"nothing", 1, std::nullopt, 20}).error().code, "simulate.days");
}

}  // namespace
}  // namespace regie
