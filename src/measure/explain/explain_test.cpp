// measure/explain/explain_test.cpp - laws of the posterior over candidate reasons, and its words.
#include "measure/explain/explain.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace regie {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

// Six exponentials and five additions round off at some 1e-16.
constexpr double rounding = 1e-12;

const Day onset = Day::of({2026, 3, 10});

Estimate about(double value) { return {value, {value - 0.05, value + 0.05, 0.95}}; }

ExplainInput fallen_clicks() {
  ExplainInput input;
  input.change.metric = "clicks";
  input.change.slice = {{"campaign", "Summit"}};
  input.change.direction = Direction::down;
  input.change.onset = {onset, onset, onset + 1, 0.95};
  input.change.window = {onset, onset + 5};
  input.change.expected = 1000;
  input.change.observed = 620;
  input.change.effect = {-380, {-440, -320, 0.95}};
  input.language = "en";
  for (const auto& [metric, relative] :
       {std::pair{"impressions", 0.0}, {"ctr", -0.38}, {"cost", -0.38}, {"cvr", 0.0}})
    input.neighbours.push_back({metric, input.change.slice, about(relative), true});
  input.neighbours.push_back({"clicks", {{"campaign", "Webinar"}}, about(0), true});
  input.events.push_back({{"e-1"}, {onset - 1, onset - 1}, "Announcement", "outside", {}, "clicks:down"});
  input.changes.push_back({onset - 6, false, "creative", {{"campaign", "Webinar"}}, "Ad created", {}, {}});
  return input;
}

double sum(const std::vector<Candidate>& candidates) {
  double total = 0;
  for (const Candidate& candidate : candidates) total += candidate.probability;
  return total;
}

const Candidate* find(const std::vector<Candidate>& candidates, const std::string& title) {
  const auto found = std::find_if(candidates.begin(), candidates.end(),
                                  [&](const Candidate& candidate) { return candidate.title == title; });
  return found == candidates.end() ? nullptr : &*found;
}

TEST(Explain, Probabilities_sum_to_one_fall_and_always_hold_none_of_these) {
  ExplainInput input = fallen_clicks();
  for (int k = 0; k < 20; ++k)
    input.events.push_back({{"e-x" + std::to_string(k)}, {onset - k, onset - k}, "Event", "outside", {}, ""});
  const auto candidates = explain(input);
  EXPECT_NEAR(sum(candidates), 1, rounding);
  EXPECT_EQ(candidates.size(), 6U);
  EXPECT_TRUE(find(candidates, "None of these"));
  for (std::size_t k = 1; k < candidates.size(); ++k)
    EXPECT_GE(candidates[k - 1].probability, candidates[k].probability);
}

TEST(Explain, A_change_nobody_knows_anything_about_has_none_of_these_on_top) {
  ExplainInput input;
  input.change.metric = "leads";
  input.change.onset = {onset, onset, onset, 0.95};
  input.change.expected = 100;
  input.change.effect.value = -40;
  input.language = "nl";
  const auto candidates = explain(input);
  EXPECT_EQ(candidates.front().kind, CandidateKind::none_of_these);
  EXPECT_EQ(candidates.front().title, "Geen van deze");
}

TEST(Explain, The_order_of_the_input_does_not_matter) {
  ExplainInput input = fallen_clicks();
  for (int k = 0; k < 6; ++k)
    input.events.push_back({{"e-" + std::to_string(k)}, {onset - k, onset}, "Same title", "", {}, ""});
  const auto first = explain(input);
  std::mt19937 engine(3);
  for (int round = 0; round < 10; ++round) {
    std::shuffle(input.events.begin(), input.events.end(), engine);
    std::shuffle(input.neighbours.begin(), input.neighbours.end(), engine);
    std::shuffle(input.changes.begin(), input.changes.end(), engine);
    const auto again = explain(input);
    ASSERT_EQ(again.size(), first.size());
    for (std::size_t k = 0; k < first.size(); ++k) {
      EXPECT_EQ(again[k].event, first[k].event);
      EXPECT_EQ(again[k].title, first[k].title);
      EXPECT_EQ(again[k].probability, first[k].probability);
      EXPECT_EQ(again[k].evidence_for, first[k].evidence_for);
    }
  }
}

TEST(Explain, An_unrelated_event_far_away_changes_nothing) {
  ExplainInput input = fallen_clicks();
  const auto before = explain(input);
  input.events.push_back({{"e-far"}, {onset - 90, onset - 80}, "Fair", "outside", {}, "clicks:down"});
  input.changes.push_back({onset - 60, false, "budget", input.change.slice, "Budget", 100.0, 50.0});
  const auto after = explain(input);
  ASSERT_EQ(after.size(), before.size());
  for (std::size_t k = 0; k < before.size(); ++k) EXPECT_EQ(after[k].probability, before[k].probability);
}

TEST(Explain, An_event_after_the_onset_does_not_win) {
  ExplainInput input = fallen_clicks();
  input.events[0].days = {onset + 3, onset + 3};
  const auto candidates = explain(input);
  EXPECT_NE(candidates.front().title, "Announcement");
  if (const Candidate* late = find(candidates, "Announcement")) {
    EXPECT_LT(late->probability, 0.05);
    EXPECT_THAT(late->evidence_against, Contains("starts 3 days after the onset"));
  }
}

TEST(Explain, The_same_event_about_another_place_does_not_win) {
  ExplainInput input = fallen_clicks();
  input.events[0].where = {{"campaign", "Webinar"}};
  const auto candidates = explain(input);
  EXPECT_NE(candidates.front().title, "Announcement");
}

TEST(Explain, An_event_that_should_move_it_the_other_way_loses) {
  ExplainInput input = fallen_clicks();
  const double fits = find(explain(input), "Announcement")->probability;
  input.events[0].moves = "clicks:up";
  const auto candidates = explain(input);
  const Candidate* other_way = find(candidates, "Announcement");
  EXPECT_LT(other_way ? other_way->probability : 0, fits / 3);
}

TEST(Explain, A_budget_that_went_up_does_not_fit_a_fall_and_one_that_went_down_does) {
  ExplainInput input = fallen_clicks();
  input.events.clear();
  input.neighbours[0].relative = about(-0.38);
  input.neighbours[1].relative = about(0);
  input.changes = {{onset - 1, false, "budget", input.change.slice, "Budget halved", 100.0, 50.0}};
  const auto halved = explain(input);
  EXPECT_EQ(halved.front().title, "Budget halved");
  EXPECT_EQ(halved.front().verdict, "fits");
  EXPECT_THAT(halved.front().evidence_for, Contains("its direction fits"));
  input.changes[0].after = 200.0;
  const auto doubled = explain(input);
  EXPECT_LT(doubled.front().title == "Budget halved" ? doubled.front().probability : 0, 0.7);
  input.changes[0].after = 50.0;
  input.changes[0].by_machine = true;
  EXPECT_EQ(explain(input).front().kind, CandidateKind::platform_change);
}

TEST(Explain, A_platform_named_by_the_change_log_does_not_hide_the_place) {
  ExplainInput input = fallen_clicks();
  input.events.clear();
  input.neighbours[0].relative = about(-0.38);
  input.changes = {
      {onset - 1, false, "budget", {{"campaign", "Summit"}, {"platform", "google_ads"}}, "B", 100.0, 50.0}};
  const auto candidates = explain(input);
  EXPECT_EQ(candidates.front().title, "B");
  EXPECT_THAT(candidates.front().evidence_for, Contains("is about exactly this place"));
}

TEST(Explain, The_footprint_shows_what_was_expected_and_seen) {
  const auto candidates = explain(fallen_clicks());
  const Candidate& top = candidates.front();
  EXPECT_EQ(top.title, "Announcement");
  const auto impressions =
      std::find_if(top.footprint.begin(), top.footprint.end(),
                   [](const FootprintCell& cell) { return cell.metric == "impressions"; });
  ASSERT_NE(impressions, top.footprint.end());
  EXPECT_EQ(impressions->expected, "still");
  EXPECT_EQ(impressions->seen, "still");
  EXPECT_EQ(top.verdict, "fits");
}

TEST(Explain, Evidence_comes_in_the_language_asked_and_never_claims_a_cause) {
  ExplainInput input = fallen_clicks();
  for (const std::string language : {"nl", "en"}) {
    input.language = language;
    const auto candidates = explain(input);
    EXPECT_THAT(
        candidates.front().evidence_for,
        Contains(language == "nl" ? "begint één dag voor het begin" : "starts one day before the onset"));
    for (const Candidate& candidate : candidates)
      for (const auto* side : {&candidate.evidence_for, &candidate.evidence_against})
        for (const std::string& sentence : *side)
          for (const char* claim :
               {"because", "cause", "due to", "led to", "omdat", "doordat", "oorzaak", "veroorza"})
            EXPECT_THAT(sentence, ::testing::Not(HasSubstr(claim)));
  }
}

TEST(Explain, Thousands_of_events_are_picked_by_time) {
  ExplainInput input = fallen_clicks();
  for (int k = 0; k < 5000; ++k)
    input.events.push_back(
        {{"e-" + std::to_string(k)}, {onset - 40 - k, onset - 40 - k}, "Old", "outside", {}, ""});
  EXPECT_EQ(explain(input).front().title, "Announcement");
}

}  // namespace
}  // namespace regie
