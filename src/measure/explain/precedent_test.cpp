// measure/explain/precedent_test.cpp - what was signed before is found, and moves the odds only a little.
#include "measure/explain/precedent.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "measure/explain/explain.h"

namespace regie {
namespace {

constexpr double rounding = 1e-12;
const Day onset = Day::of({2026, 3, 10});

std::vector<FootprintCell> fall_of(const std::string& campaign) {
  return {{"clicks", {{"campaign", campaign}}, "down", ""}, {"impressions", {}, "still", ""}};
}

TEST(Likeness, Is_one_for_itself_symmetric_and_never_outside_nought_and_one) {
  const std::vector<std::vector<FootprintCell>> all{fall_of("A"),
                                                    fall_of("B"),
                                                    {{"clicks", {{"country", "NL"}}, "down", ""}},
                                                    {{"clicks", {{"campaign", "A"}}, "up", ""}},
                                                    {{"cost", {}, "still", ""}}};
  for (const auto& a : all) {
    EXPECT_NEAR(likeness(a, a), 1, rounding);
    for (const auto& b : all) {
      EXPECT_NEAR(likeness(a, b), likeness(b, a), rounding);
      EXPECT_GE(likeness(a, b), 0);
      EXPECT_LE(likeness(a, b), 1);
    }
  }
  EXPECT_EQ(likeness({}, all[0]), 0);
}

TEST(Likeness, Counts_dimensions_more_than_values_and_not_the_platform) {
  const std::vector<FootprintCell> here{{"clicks", {{"campaign", "A"}}, "down", ""}};
  const double other_value = likeness(here, {{"clicks", {{"campaign", "B"}}, "down", ""}});
  const double other_dimension = likeness(here, {{"clicks", {{"country", "NL"}}, "down", ""}});
  EXPECT_GT(other_value, 0.75);
  EXPECT_LT(other_dimension, 0.35);
  EXPECT_GT(other_dimension, 0);
  EXPECT_EQ(likeness(here, {{"clicks", {{"campaign", "A"}}, "up", ""}}), 0);
  EXPECT_NEAR(likeness(here, {{"clicks", {{"campaign", "A"}, {"platform", "meta_ads"}}, "down", ""}}), 1,
              rounding);
}

Precedent signed_before(const std::string& id, const std::string& campaign, Day day) {
  return {id,
          CandidateKind::outside_event,
          "Fair cancelled",
          "It was because of the fair.",
          fall_of(campaign),
          "clicks",
          {{"campaign", campaign}},
          Direction::down,
          day,
          "fits"};
}

TEST(Precedents, The_most_alike_come_first_and_of_like_ones_the_newest) {
  const Precedent query = signed_before("q", "A", onset);
  Precedent far = signed_before("far", "A", onset);
  far.footprint = {{"cost", {}, "up", ""}};
  far.metric = "cost";
  far.slice = {};
  const auto found =
      find_precedents(query,
                      {far, signed_before("b", "B", onset - 90), signed_before("old", "A", onset - 400),
                       signed_before("new", "A", onset - 40)},
                      3);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].precedent.id, "new");
  EXPECT_EQ(found[1].precedent.id, "old");
  EXPECT_EQ(found[2].precedent.id, "b");
  EXPECT_GT(found[1].likeness, found[2].likeness);
}

ExplainInput fallen_clicks() {
  ExplainInput input;
  input.change.metric = "clicks";
  input.change.slice = {{"campaign", "A"}};
  input.change.direction = Direction::down;
  input.change.onset = {onset, onset, onset + 1, 0.95};
  input.change.window = {onset, onset + 5};
  input.change.expected = 1000;
  input.change.effect = {-380, {-440, -320, 0.95}};
  input.language = "en";
  input.events.push_back({{"e-1"}, {onset - 1, onset - 1}, "Announcement", "outside", {}, ""});
  return input;
}

double share_of(const ExplainInput& input, const std::string& title) {
  for (const Candidate& candidate : explain(input))
    if (candidate.title == title) return candidate.probability;
  return 0;
}

TEST(Precedents, A_like_reason_signed_before_raises_its_kind_at_most_twofold_however_often_it_was_signed) {
  ExplainInput input = fallen_clicks();
  const auto odds = [](double share) { return share / (1 - share); };
  const double before = odds(share_of(input, "Announcement"));
  for (int i = 0; i < 50; ++i)
    input.precedents.push_back(signed_before("r-" + std::to_string(i), "A", onset - 100 - i));
  const double after = odds(share_of(input, "Announcement"));
  EXPECT_GT(after, before * 1.2);
  EXPECT_LE(after, before * 2 + rounding);
}

TEST(Precedents, Of_another_kind_or_one_that_did_not_fit_or_a_later_one_says_nothing) {
  ExplainInput input = fallen_clicks();
  const double before = share_of(input, "Announcement");
  input.precedents = {signed_before("a", "A", onset - 100), signed_before("b", "A", onset - 100),
                      signed_before("c", "A", onset + 100)};
  input.precedents[0].kind = CandidateKind::calendar;
  input.precedents[1].verdict = "does_not_fit";
  EXPECT_EQ(share_of(input, "Announcement"), before);
}

TEST(Precedents, The_evidence_names_day_and_title_in_both_languages_and_never_the_persons_own_claim) {
  ExplainInput input = fallen_clicks();
  input.precedents = {signed_before("a", "A", Day::of({2025, 5, 12}))};
  EXPECT_THAT(explain(input).front().evidence_for,
              ::testing::Contains("a like reason was signed on 12 May 2025: \"Fair cancelled\""));
  input.language = "nl";
  EXPECT_THAT(explain(input).front().evidence_for,
              ::testing::Contains("een soortgelijke reden is getekend op 12 mei 2025: \"Fair cancelled\""));
}

TEST(Precedents, A_table_handed_in_takes_the_place_of_the_programs_own) {
  ExplainInput input = fallen_clicks();
  const explaining::RuleTable table =
      explaining::parse_rules("version 9\nprior none_of_these 1\nprior outside_event 0.000001\n");
  input.rules = &table;
  EXPECT_LT(share_of(input, "Announcement"), share_of(fallen_clicks(), "Announcement") / 10);
}

}  // namespace
}  // namespace regie
