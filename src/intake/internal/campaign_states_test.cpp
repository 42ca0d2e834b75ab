// intake/internal/campaign_states_test.cpp - what a campaign report says about budgets and statuses.
#include <gtest/gtest.h>

#include "intake/internal/test_reading.h"

namespace regie {
namespace {

TEST(CampaignStates, A_Dutch_report_tells_budget_and_status_of_each_campaign_once) {
  const SeenRows seen =
      see("Campagnerapport\n1 maart 2026 - 2 maart 2026\n"
          "Dag;Campagnestatus;Campagne;Budget;Klikken;Kosten\n"
          "2026-03-01;Ingeschakeld;Merk;1.050,00;5;3,50\n2026-03-02;Ingeschakeld;Merk;1.050,00;5;3,50\n"
          "2026-03-01;Onderbroken;Generiek; --;5;3,50\nTotaal: account;;;2.000,00;15;10,50\n");
  const auto& states = seen.table().states;
  ASSERT_EQ(states.size(), 2U);
  EXPECT_EQ(states[0].where, (Slice{{"campaign", "Generiek"}}));
  EXPECT_EQ(states[0].status, "paused");
  EXPECT_FALSE(states[0].budget);
  EXPECT_EQ(states[1].status, "enabled");
  EXPECT_DOUBLE_EQ(states[1].budget.value_or(0), 1050);
  EXPECT_EQ(states[1].line, 4);
  EXPECT_EQ(states[1].as_of, Day::of({2026, 3, 2}));
  EXPECT_EQ(seen.why("Budget"), "compared with other exports");
}

TEST(CampaignStates, The_budget_of_an_ad_set_is_its_own) {
  const SeenRows seen =
      see("Reporting starts,Reporting ends,Campaign name,Ad set name,Campaign delivery,Ad set "
          "budget,Impressions\n"
          "2026-03-01,2026-03-07,C,A,active,20,100\n2026-03-01,2026-03-07,C,B,active,Using campaign "
          "budget,100\n");
  const auto& states = seen.table().states;
  ASSERT_EQ(states.size(), 2U);
  EXPECT_EQ(states[0].where, (Slice{{"campaign", "C"}}));
  EXPECT_EQ(states[0].status, "enabled");
  EXPECT_EQ(states[1].where, (Slice{{"ad_group", "A"}, {"campaign", "C"}}));
  EXPECT_DOUBLE_EQ(states[1].budget.value_or(0), 20);
}

TEST(CampaignStates, What_a_file_says_in_two_ways_is_not_told) {
  const SeenRows seen =
      see("Day,Campaign,Campaign status,Budget,Clicks,Impr.,Cost\n2026-03-01,C,Enabled,20,1,2,3\n"
          "2026-03-02,C,Enabled,30,1,2,3\n");
  ASSERT_EQ(seen.table().states.size(), 1U);
  EXPECT_EQ(seen.table().states[0].status, "enabled");
  EXPECT_FALSE(seen.table().states[0].budget);
}

TEST(CampaignStates, A_report_without_settings_tells_none) {
  EXPECT_TRUE(see("Day,Campaign,Clicks,Impr.,Cost\n2026-03-01,C,1,2,3\n").table().states.empty());
}

}  // namespace
}  // namespace regie
