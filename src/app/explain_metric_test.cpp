// app/explain_metric_test.cpp - the closer look carries a second opinion on the same days.
#include "app/explain_metric.h"

#include <gtest/gtest.h>

#include "app/testing/story.h"

namespace regie {
namespace {

TEST(ExplainMetric, A_second_opinion_sees_the_planted_change_too_and_says_so) {
  Story story(covid(1, 3));
  const Brief page = story.tell(story.truth.as_of);
  const Finding finding = Story::finding_of(page, story.truth, story.truth.metric);
  ExplainRequest request{finding.change.metric, finding.change.slice, finding.change.onset.day, {}};
  request.as_of = story.truth.as_of + 14;
  const Explanation closer = explain_metric(story.desk.world, story.workspace, request).value();
  ASSERT_TRUE(closer.finding);
  ASSERT_TRUE(closer.second_opinion);
  EXPECT_EQ(closer.second_opinion->metric, request.metric);
  EXPECT_EQ(closer.second_opinion->method, "piecewise-lines/1");
  EXPECT_EQ(closer.second_opinion->days.to, *request.as_of - 1);
  EXPECT_EQ(closer.agreement, Agreement::agrees);
  EXPECT_EQ(agreement(*closer.second_opinion, *story.truth.onset), Agreement::agrees);
}

TEST(ExplainMetric, Four_weeks_are_the_least_for_a_second_opinion_and_it_does_not_hide_why) {
  TestDesk desk;
  Workspace workspace = desk.open();
  std::string csv = "Day,Campaign,Clicks\n";
  for (int i = 0; i < 20; ++i) csv += (Day::of({2026, 2, 20}) + i).iso() + ",Brand,40\n";
  const std::string path = desk.scratch.file("a.csv");
  ASSERT_TRUE(desk.files.write(path, csv));
  ASSERT_TRUE(import_files(desk.world, workspace, {{path}, {}}));
  const Explanation closer =
      explain_metric(desk.world, workspace, {"clicks", {}, {}, Day::of({2026, 3, 12})}).value();
  ASSERT_FALSE(closer.second_opinion);
  EXPECT_EQ(closer.second_opinion.error().needs, "at least four weeks of daily values");
  EXPECT_EQ(closer.second_opinion.error().n, 20);
  EXPECT_FALSE(closer.agreement);
}

}  // namespace
}  // namespace regie
