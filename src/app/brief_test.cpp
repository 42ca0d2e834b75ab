// app/brief_test.cpp - the brief tells what was planted in simulated exports, and nothing where nothing was.
#include "app/brief.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "app/testing/desk.h"
#include "simulate/simulate.h"

namespace regie {
namespace {

struct Told {
  Truth truth;
  Brief page;
  /// The first finding about a metric that moved, at about the right time.
  [[nodiscard]] const Finding* finding() const {
    for (const Finding& finding : page.findings)
      if (std::find(truth.metrics.begin(), truth.metrics.end(), finding.change.metric) != truth.metrics.end())
        return &finding;
    return nullptr;
  }
};

Told tell(const std::string& scenario, std::uint64_t seed) {
  SimulateInput input;
  input.scenario = scenario;
  input.seed = seed;
  const Simulation simulation = simulate(input).value();
  TestDesk desk;
  for (const SimulatedFile& file : simulation.files) {
    const std::string path = desk.scratch.file("exports/" + file.path);
    static_cast<void>(desk.files.make_folder(path.substr(0, path.rfind('/'))));
    static_cast<void>(desk.files.write(path, file.bytes));
  }
  Workspace workspace = desk.open();
  static_cast<void>(import_files(desk.world, workspace, {{desk.scratch.file("exports")}, {}}).value());
  return {simulation.truth, brief(desk.world, workspace, {simulation.truth.as_of, 7}).value()};
}

class Planted : public testing::TestWithParam<const char*> {};

TEST_P(Planted, Change_is_found_dated_and_has_its_true_candidate_on_top) {
  const Told told = tell(GetParam(), 11);
  const Finding* finding = told.finding();
  ASSERT_NE(finding, nullptr);
  if (told.truth.kind != "trend") {  // a slow decline has no day
    EXPECT_LE(std::abs(finding->change.onset.day - *told.truth.onset), 1);
  }
  ASSERT_FALSE(finding->candidates.empty());
  EXPECT_EQ(kind_name(finding->candidates.front().kind), told.truth.candidate);
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Planted,
                         testing::Values("covid_event", "tracking_fault", "mix_shift", "budget_change",
                                         "automation", "holiday_dip", "slow_fatigue"));

TEST(Brief, Finds_nothing_where_nothing_was_planted) {
  for (const std::uint64_t seed : {1U, 2U, 3U})
    EXPECT_TRUE(tell("nothing", seed).page.findings.empty()) << seed;
}

TEST(Brief, Says_that_fourteen_leads_a_month_are_too_few) {
  const Told told = tell("few_leads", 1);
  EXPECT_TRUE(told.page.findings.empty());
  EXPECT_TRUE(std::any_of(told.page.too_few.begin(), told.page.too_few.end(),
                          [](const TooFewSeries& few) { return few.metric == "leads"; }));
}

TEST(Brief, Candidates_of_every_finding_sum_to_one_and_leave_room_for_none_of_these) {
  const Told told = tell("covid_event", 5);
  ASSERT_FALSE(told.page.findings.empty());
  for (const Finding& finding : told.page.findings) {
    double sum = 0;
    bool none = false;
    for (const Candidate& candidate : finding.candidates) {
      sum += candidate.probability;
      none |= candidate.kind == CandidateKind::none_of_these;
    }
    EXPECT_NEAR(sum, 1, 1e-12);
    EXPECT_TRUE(none);
  }
}

TEST(Brief, Ranks_findings_by_money_at_stake) {
  const Told told = tell("budget_change", 11);
  double before = 1e300;
  for (const Finding& finding : told.page.findings) {
    const double money = finding.money ? std::abs(amount_of(*finding.money)) : -1;
    EXPECT_LE(money, before);
    before = money;
  }
}

TEST(Brief, A_window_of_no_days_is_refused) {
  TestDesk desk;
  const Workspace workspace = desk.open();
  EXPECT_EQ(brief(desk.world, workspace, {Day::of({2026, 3, 16}), 0}).error().code, "brief.bad_window");
  EXPECT_EQ(brief(desk.world, workspace, {Day::of({2026, 3, 16}), 7}).error().code, "brief.no_imports");
}

TEST(Brief, Quiet_days_of_leads_are_zeros_and_not_holes) {
  TestDesk desk;
  Workspace workspace = desk.open();
  std::string csv = "Record ID,Create Date,Lead Status\n";
  for (int i = 0; i < 40; ++i)
    csv += std::to_string(i) + "," + (Day::of({2026, 1, 5}) + i * 2 % 69).iso() + " 09:14,NEW\n";
  ASSERT_EQ(desk.import(workspace, "contacts.csv", csv).fate, FileFate::imported);
  const Brief page = brief(desk.world, workspace, {Day::of({2026, 3, 16}), 7}).value();
  ASSERT_EQ(page.coverage.size(), 1U);
  EXPECT_EQ(page.coverage.front().missing_count, 0);
}

}  // namespace
}  // namespace regie
