// app/decide_test.cpp - a decision is sealed, signed, looked back on, and graded like the machine's own
// forecast.
#include "app/decide.h"

#include <gtest/gtest.h>

#include "app/human_side.h"
#include "app/review_decision.h"
#include "app/testing/story.h"
#include "store/archive/archive.h"

namespace regie {
namespace {

constexpr int weeks = 4;

struct DecisionAfterCovid : testing::Test {
  Story story{covid(7, weeks)};
  Brief page = story.tell(story.truth.as_of);
  Finding finding = Story::finding_of(page, story.truth, "registrations");
  Day later = story.truth.as_of + 7 * weeks;

  DecideRequest request() {
    DecideRequest wanted;
    wanted.finding = finding.id;
    wanted.by = "maud";
    wanted.options = {"do nothing", "switch to a virtual event"};
    wanted.choose = 2;
    wanted.forecast = "registrations +40% within 27 days at 70%";
    wanted.where = Slice{{"campaign", "Spring Summit"}};
    wanted.as_of = story.truth.as_of;
    return wanted;
  }
  Decision take(const DecideRequest& wanted) {
    auto decided = decide(story.desk.world, story.workspace, wanted);
    EXPECT_TRUE(decided) << (decided ? "" : decided.error().say);
    return decided.value().decision;
  }
};

TEST_F(DecisionAfterCovid, The_seal_is_made_before_the_persons_size_and_confidence_are_read) {
  DecideRequest bold = request();
  bold.forecast = "registrations +90% within 27 days at 95%";
  const SealedForecast a = take(request()).sealed;
  const SealedForecast b = take(bold).sealed;
  EXPECT_EQ(a.size, b.size);
  EXPECT_EQ(a.low, b.low);
  EXPECT_EQ(a.high, b.high);
  EXPECT_EQ(a.probability, b.probability);
  EXPECT_EQ(a.content_sha256, sha256_hex(sealed_text(a)));
}

TEST_F(DecisionAfterCovid, Four_weeks_later_the_person_answers_first_and_the_planted_effect_is_graded) {
  const Decision decision = take(request());
  World& world = story.desk.world;
  ReviewRequest review{decision.id, "maud", "", "", story.truth.as_of + 3};
  EXPECT_EQ(review_decision(world, story.workspace, review).error().code, "review.too_early");
  review.as_of = later;
  EXPECT_EQ(review_decision(world, story.workspace, review).error().code, "review.no_answer");
  const Brief monday = story.tell(later);
  ASSERT_EQ(monday.due.size(), 1U);
  EXPECT_TRUE(monday.due.front().review_due);
  review.answer = "more registered, online";
  review.thought = "came_true";
  const auto graded = review_decision(world, story.workspace, review);
  ASSERT_TRUE(graded) << graded.error().say;
  const Review& seen = graded->review;
  ASSERT_TRUE(seen.measured.told) << seen.measured.needs;
  EXPECT_GT(seen.measured.relative.value, 0.2);  // 60 % was planted; the law is wide at some ten a day
  EXPECT_LE(seen.measured.relative.interval.low, story.truth.lift.value());
  EXPECT_GE(seen.measured.relative.interval.high, story.truth.lift.value());
  EXPECT_NE(seen.person.outcome, Outcome::did_not);
  EXPECT_EQ(review_decision(world, story.workspace, review).error().code, "review.done");
  EXPECT_TRUE(story.tell(later).due.empty());
  const ReviewList list = list_reviews(world, story.workspace, later).value();
  EXPECT_EQ(list.graded.size(), 1U);
  EXPECT_TRUE(list.open.empty());
}

TEST_F(DecisionAfterCovid, Doing_nothing_is_always_an_option) {
  DecideRequest wanted = request();
  wanted.options = {"switch to a virtual event"};
  wanted.choose = 1;
  EXPECT_EQ(take(wanted).options.size(), 2U);
  wanted.choose = 5;
  EXPECT_EQ(decide(story.desk.world, story.workspace, wanted).error().code, "decide.no_such_option");
}

TEST_F(DecisionAfterCovid, A_stop_rule_that_trips_is_in_the_brief) {
  DecideRequest wanted = request();
  wanted.stop_rule = "registrations > 1 over 2 days";
  const Decision decision = take(wanted);
  const Brief monday = story.tell(story.truth.as_of + 7);
  ASSERT_EQ(monday.due.size(), 1U);
  EXPECT_FALSE(monday.due.front().review_due);
  EXPECT_TRUE(monday.due.front().stop_tripped());
  EXPECT_EQ(monday.due.front().decision.id, decision.id);
}

TEST_F(DecisionAfterCovid, Cutting_one_decision_in_ten_leaves_the_human_share_as_it_is) {
  const DaySpan days{story.truth.as_of - 90, story.truth.as_of + 1};
  static_cast<void>(take(request()));
  const HumanShare one = human_share_of(story.workspace, days).value();
  for (int i = 0; i < 9; ++i) {
    DecideRequest more = request();
    more.forecast = "registrations +" + std::to_string(20 + i) + "% within 27 days at 70%";
    static_cast<void>(take(more));
  }
  const HumanShare ten = human_share_of(story.workspace, days).value();
  EXPECT_EQ(one.decisions, ten.decisions);
  EXPECT_EQ(one.by_count, ten.by_count);
}

TEST_F(DecisionAfterCovid, A_forecast_without_a_place_stands_where_its_metric_is_told) {
  Finding ads = finding;
  for (const Finding& one : page.findings)
    if (one.change.slice.contains("platform")) ads = one;
  ASSERT_TRUE(ads.change.slice.contains("platform")) << "no finding of one platform to decide on";
  DecideRequest wanted = request();
  wanted.finding = ads.id;
  wanted.where.reset();
  wanted.stop_rule = "registrations < 1 over 7 days";
  const Decision decision = take(wanted);
  EXPECT_FALSE(decision.forecast.slice.contains("platform"));  // one platform alone counts registrations
  EXPECT_EQ(decision.stop_rule->slice, decision.forecast.slice);
  wanted.stop_rule = "happiness < 1 over 7 days";
  EXPECT_EQ(decide(story.desk.world, story.workspace, wanted).error().code, "metric.unknown");
}

TEST_F(DecisionAfterCovid, What_cannot_be_graded_is_refused_on_the_day_itself) {
  DecideRequest wanted = request();
  wanted.forecast = "registrations sideways";
  EXPECT_EQ(decide(story.desk.world, story.workspace, wanted).error().code, "decide.bad_forecast");
  wanted = request();
  wanted.forecast = "happiness +10%";
  EXPECT_EQ(decide(story.desk.world, story.workspace, wanted).error().code, "metric.unknown");
  wanted = request();
  wanted.review_day = story.truth.as_of + 3;
  EXPECT_EQ(decide(story.desk.world, story.workspace, wanted).error().code, "decide.bad_days");
}

}  // namespace
}  // namespace regie
