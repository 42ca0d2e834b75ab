// measure/explain/lead_time_test.cpp - which note came before which finding, and by how many days.
#include "measure/explain/lead_time.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

const Day onset = Day::of({2026, 3, 10});
const Day told = Day::of({2026, 3, 16});
const std::vector<AnnouncedFinding> findings{{{"f-nl"}, onset, told, {{"country", "NL"}}},
                                             {{"f-old"}, onset - 60, told - 56, {}}};

WrittenNote note(Day day, Slice slice = {}) { return {{"n-1"}, day, std::move(slice)}; }

TEST(LeadTime, A_note_of_the_week_before_was_first_by_its_days) {
  const LeadTimes times = lead_times({note(onset - 1)}, findings);
  EXPECT_EQ(times.leads.at(0).finding.text, "f-nl");
  EXPECT_EQ(times.leads.at(0).days, 7);
  EXPECT_EQ(times.median_days, 7);
  EXPECT_EQ(times.first, 1);
}

TEST(LeadTime, A_note_after_the_telling_was_not_first) {
  const LeadTimes times = lead_times({note(told + 2), note(told), note(told - 1)}, findings);
  EXPECT_EQ(times.leads.at(0).days, -2);
  EXPECT_EQ(times.paired, 3);
  EXPECT_EQ(times.median_days, 0);
  EXPECT_NEAR(times.first.value_or(0), 1.0 / 3, 1e-12);  // one division
}

TEST(LeadTime, A_note_about_another_place_or_another_time_is_not_paired) {
  for (const WrittenNote& far :
       {note(onset, {{"country", "BE"}}), note(onset - note_before_onset_days - 1),
        note(told + note_after_told_days + 1), note(told - note_before_told_days - 1)}) {
    const LeadTimes times = lead_times({far}, findings);
    EXPECT_EQ(times.paired, 0) << far.day.iso();
    EXPECT_TRUE(times.leads.at(0).finding.empty());
    EXPECT_FALSE(times.median_days);
  }
}

TEST(LeadTime, Of_several_findings_the_one_with_the_nearest_onset_is_taken_in_any_order) {
  std::vector<AnnouncedFinding> two{{{"f-a"}, onset, told, {}}, {{"f-b"}, onset - 5, told - 2, {}}};
  EXPECT_EQ(lead_times({note(onset - 4)}, two).leads.at(0).finding.text, "f-b");
  std::swap(two[0], two[1]);
  EXPECT_EQ(lead_times({note(onset - 4)}, two).leads.at(0).finding.text, "f-b");
}

}  // namespace
}  // namespace regie
