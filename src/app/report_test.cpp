// app/report_test.cpp - a month holds what changed, what was signed, how it was graded and what advice not
// taken cost.
#include "app/report.h"

#include <gtest/gtest.h>

#include "app/sign_reason.h"
#include "app/testing/story.h"

namespace regie {
namespace {

constexpr int weeks = 4;

TEST(Report, Holds_the_month_with_its_reasons_decisions_grades_and_advice) {
  Story story(covid(7, weeks));
  World& world = story.desk.world;
  const Brief page = story.tell(story.truth.as_of);
  const Finding finding = Story::finding_of(page, story.truth, "registrations");
  SignRequest reason;
  reason.finding = finding.id;
  reason.by = "maud";
  reason.text = "people put off travelling";
  reason.event = story.event(story.truth.event_title).id;
  reason.as_of = story.truth.as_of;
  ASSERT_TRUE(sign_reason(world, story.workspace, reason));
  DecideRequest wanted;
  wanted.finding = finding.id;
  wanted.by = "maud";
  wanted.options = {"do nothing", "switch to a virtual event"};
  wanted.choose = 1;
  wanted.advised = 2;
  wanted.advised_forecast = "registrations +40% within 13 days at 70%";
  wanted.forecast = "registrations -10%..+10% within 13 days at 60%";
  wanted.where = Slice{{"campaign", "Spring Summit"}};
  wanted.as_of = story.truth.as_of;
  const Decision decision = decide(world, story.workspace, wanted).value().decision;
  const Day later = story.truth.as_of + 7 * weeks;
  ASSERT_TRUE(review_decision(world, story.workspace, {decision.id, "maud", "nothing much", "", later}));

  const Report march = report(world, story.workspace, {"2026-03", later}).value();
  EXPECT_EQ(march.month.from, Day::of({2026, 3, 1}));
  EXPECT_EQ(march.month.to, Day::of({2026, 3, 31}));
  ASSERT_FALSE(march.changed.empty());
  EXPECT_EQ(march.reasons.size(), 1U);
  EXPECT_EQ(march.decided.size(), 1U);
  ASSERT_EQ(march.graded.size(), 1U);
  EXPECT_EQ(march.advice.given, 1);
  EXPECT_EQ(march.advice.not_taken, 1);
  ASSERT_TRUE(march.graded.front().review.measured.told);
  EXPECT_EQ(march.advice.not_taken_by_forecast.pieces, 1);
  EXPECT_EQ(march.human_share.by_people, march.human_share.decisions);
  const Report february = report(world, story.workspace, {"2026-02", later}).value();
  EXPECT_TRUE(february.reasons.empty());
  EXPECT_TRUE(february.decided.empty());
}

TEST(Report, Another_text_than_a_month_is_refused_and_none_means_the_last) {
  Story story(covid(7));
  World& world = story.desk.world;
  EXPECT_EQ(report(world, story.workspace, {"March", story.truth.as_of}).error().code, "report.bad_month");
  EXPECT_EQ(report(world, story.workspace, {"2026-13", story.truth.as_of}).error().code, "report.bad_month");
  EXPECT_EQ(report(world, story.workspace, {"", story.truth.as_of})->month.from, Day::of({2026, 2, 1}));
}

}  // namespace
}  // namespace regie
