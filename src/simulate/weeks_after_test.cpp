// simulate/weeks_after_test.cpp - the weeks after a decision: new days alone, and the lift that was asked
// for.
#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "simulate/simulate.h"
#include "simulate/testing/read_back.h"

namespace regie {
namespace {

constexpr int weeks = 4;

SimulateInput covid(std::uint64_t seed, int weeks_after, double lift = 0.6) {
  SimulateInput input;
  input.scenario = "covid_event";
  input.seed = seed;
  input.weeks_after = weeks_after;
  input.lift = lift;
  return input;
}

double registrations_after(const Simulation& simulation) {
  const SimulatedFile* file = sim::file_named(simulation, "later/eventbrite");
  double count = 0;
  for (std::size_t at = file->bytes.find("Spring Summit"); at != std::string::npos;
       at = file->bytes.find("Spring Summit", at + 1))
    ++count;
  return count;
}

TEST(WeeksAfter, Leave_every_file_of_before_as_it_was) {
  const Simulation before = simulate(covid(5, 0)).value();
  const Simulation after = simulate(covid(5, weeks)).value();
  ASSERT_GT(after.files.size(), before.files.size());
  for (std::size_t i = 0; i < before.files.size(); ++i) {
    EXPECT_EQ(before.files[i].path, after.files[i].path);
    EXPECT_EQ(before.files[i].bytes, after.files[i].bytes);
  }
  EXPECT_FALSE(before.truth.lift);
  EXPECT_EQ(after.truth.lift, 0.6);
}

TEST(WeeksAfter, Hold_only_days_from_the_decision_on) {
  const Simulation simulation = simulate(covid(5, weeks)).value();
  const SimulatedFile* file = sim::file_named(simulation, "later/eventbrite");
  ASSERT_NE(file, nullptr);
  EXPECT_EQ(file->bytes.find((simulation.truth.as_of - 1).iso()), std::string::npos);
  EXPECT_NE(file->bytes.find(simulation.truth.as_of.iso()), std::string::npos);
  EXPECT_NE(file->bytes.find((simulation.truth.as_of + 7 * weeks - 1).iso()), std::string::npos);
  EXPECT_EQ(file->bytes.find((simulation.truth.as_of + 7 * weeks).iso()), std::string::npos);
}

// Some 250 registrations a workspace, 20 workspaces: a standard error of a log ratio near 0.02; four of them.
constexpr double lift_tolerance = 0.08;

TEST(WeeksAfter, Registrations_are_lifted_by_what_was_asked) {
  double sum = 0;
  constexpr int workspaces = 20;
  for (std::uint64_t seed = 1; seed <= workspaces; ++seed)
    sum += std::log(registrations_after(simulate(covid(seed, weeks, 0.6)).value()) /
                    registrations_after(simulate(covid(seed, weeks, 0.0)).value()));
  EXPECT_NEAR(sum / workspaces, std::log(1.6), lift_tolerance);
}

TEST(WeeksAfter, Are_refused_where_nothing_is_decided) {
  SimulateInput input = covid(1, weeks);
  input.scenario = "nothing";
  EXPECT_EQ(simulate(input).error().code, "simulate.weeks_after");
  EXPECT_EQ(simulate(covid(1, -1)).error().code, "simulate.weeks_after");
  EXPECT_EQ(simulate(covid(1, 53)).error().code, "simulate.weeks_after");
}

}  // namespace
}  // namespace regie
