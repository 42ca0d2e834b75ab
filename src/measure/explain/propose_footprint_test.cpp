// measure/explain/propose_footprint_test.cpp - a reason implies its own cell, its scope, and where it ends.
#include "measure/explain/propose_footprint.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "measure/explain/footprint_text.h"

namespace regie {
namespace {

ProposalInput announcement() {
  ProposalInput input;
  input.metric = "clicks";
  input.slice = {{"campaign", "Summit NL"}};
  input.kind = "outside_event";
  for (const auto& [campaign, counted] :
       {std::pair{"Summit NL", 500.0}, {"Webinar A", 90.0}, {"Webinar B", 300.0}, {"Brand", 900.0}})
    for (const char* metric : {"clicks", "impressions", "ctr"})
      input.available.push_back({metric, {{"campaign", campaign}}, counted});
  input.available.push_back({"registrations", {}, 40});
  input.available.push_back({"impressions", {}, 100000});
  return input;
}

std::string text_of(const ProposalInput& input) { return footprint_text(propose_footprint(input)); }

TEST(ProposeFootprint, An_outside_event_without_scope_implies_its_own_cell_and_that_impressions_stand) {
  EXPECT_EQ(text_of(announcement()),
            "clicks{campaign=Summit NL}:down; impressions{campaign=Summit NL}:still");
}

TEST(ProposeFootprint, What_the_event_should_move_is_looked_up_where_there_are_figures_of_it) {
  ProposalInput input = announcement();
  input.moves = "registrations:down,ctr:down,deals:down";
  EXPECT_EQ(text_of(input),
            "clicks{campaign=Summit NL}:down; registrations:down; ctr{campaign=Summit NL}:down; "
            "impressions{campaign=Summit NL}:still");
}

TEST(ProposeFootprint, Places_outside_the_scope_must_stand_the_largest_first) {
  ProposalInput input = announcement();
  input.scope = input.slice;
  EXPECT_EQ(text_of(input),
            "clicks{campaign=Summit NL}:down; impressions{campaign=Summit NL}:still; "
            "clicks{campaign=Brand}:still; clicks{campaign=Webinar B}:still; "
            "clicks{campaign=Webinar A}:still");
}

TEST(ProposeFootprint, Places_inside_the_scope_must_move_along) {
  ProposalInput input = announcement();
  input.scope = {{"country", "NL"}};
  input.slice = {{"campaign", "Summit"}, {"country", "NL"}};
  input.available = {{"clicks", {{"campaign", "Fair"}, {"country", "NL"}}, 50},
                     {"clicks", {{"campaign", "Summit"}, {"country", "BE"}}, 40}};
  EXPECT_EQ(text_of(input),
            "clicks{campaign=Summit,country=NL}:down; clicks{campaign=Fair,country=NL}:down; "
            "clicks{campaign=Summit,country=BE}:still");
}

TEST(ProposeFootprint, A_place_without_impressions_of_its_own_asks_all_impressions_to_stand) {
  ProposalInput input = announcement();
  input.metric = "registrations";
  input.slice = {{"campaign", "Spring Summit"}};
  EXPECT_EQ(text_of(input), "registrations{campaign=Spring Summit}:down; impressions:still");
}

TEST(ProposeFootprint, The_persons_word_about_the_own_cell_stands) {
  ProposalInput input = announcement();
  input.moves = "clicks:up";
  EXPECT_EQ(propose_footprint(input).front().expected, "up");
}

TEST(ProposeFootprint, A_budget_moves_cost_and_impressions_and_leaves_the_rates) {
  ProposalInput input = announcement();
  input.kind = "own_change/budget";
  input.direction = Direction::up;
  input.available.push_back({"cost", {{"campaign", "Summit NL"}, {"platform", "google_ads"}}, 700});
  EXPECT_EQ(text_of(input),
            "clicks{campaign=Summit NL}:up; cost{campaign=Summit NL,platform=google_ads}:up; "
            "impressions{campaign=Summit NL}:up; ctr{campaign=Summit NL}:still");
}

TEST(ProposeFootprint, The_order_of_what_is_there_does_not_matter_and_eight_cells_are_enough) {
  ProposalInput input = announcement();
  input.scope = input.slice;
  input.moves = "ctr:down,registrations:down,a:up,b:up,c:up,d:up";
  for (const char* metric : {"a", "b", "c", "d"}) input.available.push_back({metric, {}, 10});
  const std::string first = text_of(input);
  EXPECT_EQ(propose_footprint(input).size(), footprint_cells_max);
  std::reverse(input.available.begin(), input.available.end());
  EXPECT_EQ(text_of(input), first);
}

}  // namespace
}  // namespace regie
