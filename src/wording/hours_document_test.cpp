// wording/hours_document_test.cpp - hours in both languages: one alone, a stretch, none, and too few.
#include "wording/hours_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "measure/metric.h"

namespace regie {
namespace {

using testing::HasSubstr;

const Day day = Day::of({2026, 3, 12});

HoursReport report_of(Answer<HoursTold> told) {
  HoursReport report;
  report.as_of = day + 4;
  report.series.push_back({*find_metric(built_in_metrics(), "clicks"),
                           {{"platform", "google_ads"}},
                           {day - 3, day + 3},
                           std::move(told)});
  return report;
}
std::string text(const HoursReport& report, Language language) {
  return markdown_of(document_of(report, {language, "EUR", report.as_of}));
}

TEST(HoursDocument, Says_when_what_how_much_and_how_rarely_in_the_readers_language) {
  HoursTold told;
  told.method = "stream-surprise/1";
  told.hours_seen = 1005;
  told.told = {{day, 14, 1, 412, 68, HourDirection::above, 4321.4},
               {day + 1, 6, 6, 0, 1234, HourDirection::below, 1185596}};
  const std::string english = text(report_of(told), Language::en);
  EXPECT_THAT(english, HasSubstr("Thursday 12 March 14:00 - 15:00"));
  EXPECT_THAT(english, HasSubstr("Friday 13 March, 6 hours up to 7:00"));
  EXPECT_THAT(english, HasSubstr("4,300 hours"));
  EXPECT_THAT(english, HasSubstr("more than 87,600 hours"));
  EXPECT_THAT(english, HasSubstr("below"));
  EXPECT_THAT(english, HasSubstr("less than once in 168 hours"));
  const std::string dutch = text(report_of(told), Language::nl);
  EXPECT_THAT(dutch, HasSubstr("donderdag 12 maart 14:00 - 15:00"));
  EXPECT_THAT(dutch, HasSubstr("4.300 uur"));
  EXPECT_THAT(dutch, HasSubstr("1.234"));
  EXPECT_THAT(dutch, HasSubstr("eronder"));
}

TEST(HoursDocument, Nothing_told_and_too_few_are_two_answers) {
  EXPECT_THAT(text(report_of(HoursTold{}), Language::en), HasSubstr("No hour stood out."));
  const std::string few = text(
      report_of(tl::unexpected(TooFew{12, 3, 0, "28 days with hours before, there are 12"})), Language::nl);
  EXPECT_THAT(few, HasSubstr("28 dagen met uren ervoor; er zijn er 12"));
  EXPECT_THAT(few, testing::Not(HasSubstr("Geen uur")));
}

}  // namespace
}  // namespace regie
