// wording/brief_markdown_test.cpp - the brief as plain text: what moved, a person's reason, what stands
// behind it.
#include "wording/brief_markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace regie {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr double missing = std::numeric_limits<double>::quiet_NaN();
const Day now = Day::of({2026, 3, 16});

std::vector<BandDay> days_of(const std::vector<double>& observed) {
  std::vector<BandDay> days;
  for (const double value : observed) days.push_back({now + static_cast<int>(days.size()), value, 0, 0, 0});
  return days;
}

Finding registrations_fell() {
  Finding finding;
  finding.id = {"f-1"};
  finding.change.metric = "registrations";
  finding.change.slice = {{"campaign", "Spring Summit"}};
  finding.change.onset = {Day::of({2026, 3, 10}), Day::of({2026, 3, 9}), Day::of({2026, 3, 11}), 0.95};
  finding.change.window = {Day::of({2026, 3, 10}), Day::of({2026, 3, 15})};
  finding.change.expected = 82;
  finding.change.observed = 51;
  finding.change.effect = {-31, {-44, -18, 0.95}};
  finding.change.probability = 0.998;
  finding.change.n = 51;
  finding.change.method = "dglm-poisson/1";
  finding.change.band = days_of({10, 5, missing, 0});
  finding.leads_story = true;
  Candidate event;
  event.kind = CandidateKind::outside_event;
  event.title = "Government announces rising cases";
  event.probability = 0.62;
  Candidate none;
  none.probability = 0.38;
  finding.candidates = {event, none};
  return finding;
}

Brief page_with(const std::vector<Finding>& findings, const std::string& language = "en") {
  Brief page;
  page.workspace = "Acme";
  page.language = language;
  page.currency = "EUR";
  page.as_of = now;
  page.window = {now - 7, now - 1};
  page.coverage = {{"google_ads", {Day::of({2026, 1, 1}), now - 1}, {}, 0, false, {}}};
  page.findings = findings;
  page.provenance = {7, "sha256:0123456789abcdef", "0.1.0"};
  return page;
}

TEST(Sparkline, Stands_on_zero_and_leaves_missing_days_blank) {
  EXPECT_EQ(sparkline(days_of({0, 7, missing, 3, 1})), "▁█ ▄▂");
  EXPECT_EQ(sparkline(days_of({100, 101, 102})), "███") << "a small change looks small";
  EXPECT_EQ(sparkline(days_of({0, 0})), "▁▁");
  EXPECT_EQ(sparkline(days_of({missing})), " ");
  EXPECT_EQ(sparkline({}), "");
}

TEST(Sparkline, Shows_the_last_four_weeks) {
  const auto band = days_of(std::vector<double>(56, 1));
  const auto last = last_days(band);
  ASSERT_EQ(last.size(), 28U);
  EXPECT_EQ(last.back().day, band.back().day);
  EXPECT_EQ(last_days(days_of({1, 2})).size(), 2U);
}

TEST(BriefMarkdown, Tells_what_moved_with_its_candidates_and_what_stands_behind_it) {
  const std::string text = markdown_of(page_with({registrations_fell()}));
  EXPECT_TRUE(text.starts_with("# Acme · 9 to 15 March 2026\n"));
  EXPECT_THAT(
      text,
      HasSubstr(
          "\n### Registrations for Spring Summit fell 38% (31 fewer; 18 to 44) since Tuesday 10 March.\n"));
  EXPECT_THAT(text, HasSubstr("`█▅ ▁`"));
  EXPECT_THAT(text, HasSubstr("- 62% outside event: Government announces rising cases\n"));
  EXPECT_THAT(text, HasSubstr("seed 7, sha256:0123456789ab, Regie 0.1.0\n"));
  EXPECT_TRUE(text.ends_with("\n"));
  EXPECT_THAT(text, Not(HasSubstr("\n\n\n")));
}

TEST(BriefMarkdown, Findings_that_go_along_with_a_story_stand_below_it) {
  Finding other = registrations_fell();
  other.id = {"f-2"};
  other.leads_story = false;
  EXPECT_THAT(markdown_of(page_with({registrations_fell(), other})), HasSubstr("\n#### Registrations"));
}

TEST(BriefMarkdown, A_quiet_week_says_so) {
  const std::string text = markdown_of(page_with({}));
  EXPECT_THAT(text, HasSubstr(std::string(phrase("nothing_moved", Language::en))));
  EXPECT_THAT(markdown_of(page_with({}, "nl")),
              HasSubstr(std::string(phrase("nothing_moved", Language::nl))));
}

TEST(BriefMarkdown, The_machine_says_no_why_and_a_person_may) {
  Brief page = page_with({registrations_fell()});
  page.notes = {{{"n-1"}, 1, now - 8, "two speakers cancelled", {}}};
  const auto says_why = [](const Brief& of) {
    const std::string text = markdown_of(of);
    for (const char* causal : {"because", "due to", "caused", "omdat", "doordat", "vanwege", " door "})
      if (text.find(causal) != std::string::npos) return true;
    return false;
  };
  EXPECT_FALSE(says_why(page));
  page.language = "nl";
  EXPECT_FALSE(says_why(page));
  Reason reason;
  reason.finding = in_brief(page.findings[0]);
  reason.text = "people stay home because of the news";
  reason.signature.account = "maud";
  page.reasons = {reason};
  const std::string text = markdown_of(page);
  EXPECT_TRUE(says_why(page));
  EXPECT_THAT(text, HasSubstr("“people stay home because of the news”"));
  EXPECT_THAT(text, HasSubstr("maud"));
  EXPECT_THAT(text, HasSubstr("two speakers cancelled"));
}

TEST(BriefMarkdown, The_same_brief_is_the_same_text) {
  const Brief page = page_with({registrations_fell()});
  EXPECT_EQ(markdown_of(page), markdown_of(page));
}

}  // namespace
}  // namespace regie
