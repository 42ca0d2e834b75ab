// wording/sentences_test.cpp - sentences about findings: plain, exact, never causal.
#include "wording/sentences.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regie {
namespace {

using testing::HasSubstr;
using testing::Not;

const Day now = Day::of({2026, 3, 16});
const Reader english{Language::en, "EUR", now};
const Reader dutch{Language::nl, "EUR", now};

Finding registrations_fell() {
  Finding finding;
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
  return finding;
}

TEST(Sentences, Say_what_moved_how_much_and_since_when) {
  EXPECT_EQ(finding_sentence(registrations_fell(), english),
            "Registrations for Spring Summit fell 38% (31 fewer; 18 to 44) since Tuesday 10 March.");
  EXPECT_EQ(
      finding_sentence(registrations_fell(), dutch),
      "Registraties voor Spring Summit daalden 38\u00a0% (31 minder; 18 tot 44) sinds dinsdag 10 maart.");
}

TEST(Sentences, Say_a_rate_from_to_in_points) {
  Finding finding = registrations_fell();
  finding.change.metric = "ctr";
  finding.change.metric_kind = MetricKind::rate;
  finding.change.expected = 0.052;
  finding.change.observed = 0.031;
  finding.change.effect = {-0.021, {-0.027, -0.015, 0.95}};
  EXPECT_THAT(
      finding_sentence(finding, english),
      HasSubstr("Click-through rate for Spring Summit fell 40% (5.20% to 3.10%; 1.50 to 2.70 points)"));
}

TEST(Sentences, A_spike_has_an_end) {
  Finding finding = registrations_fell();
  finding.change.kind = ChangeKind::spike;
  finding.change.window = {Day::of({2026, 3, 10}), Day::of({2026, 3, 10})};
  EXPECT_THAT(finding_sentence(finding, english), HasSubstr("on Tuesday 10 March and came back."));
}

TEST(Sentences, Count_method_and_rows_stand_behind_the_number) {
  Finding finding = registrations_fell();
  finding.money = Money{-310000, "EUR"};
  finding.rows = 214;
  EXPECT_EQ(evidence_sentence(finding, english),
            "51 · 82 expected · 99.8% sure · -€3,100 at stake · n = 51 · dglm-poisson/1 · 214 rows");
}

TEST(Sentences, Name_late_sources_and_holes) {
  SourceCoverage fresh{"google_ads", {Day::of({2026, 1, 1}), Day::of({2026, 3, 15})}, {}, 0, false, {}};
  SourceCoverage late{"linkedin_ads", {Day::of({2026, 1, 1}), Day::of({2026, 3, 2})}, {}, 2, true, {}};
  EXPECT_EQ(coverage_sentence({fresh, late}, english),
            "Seen: Google Ads up to Sunday 15 March. Not seen: LinkedIn Ads (2 days missing) since Tuesday 3 "
            "March.");
}

TEST(Sentences, Too_few_says_what_it_would_take) {
  TooFewSeries leads{"leads", {}, 14, 14, 5, 0, 9, "a fall below 5 a month, or 9 more weeks"};
  EXPECT_EQ(too_few_sentence(leads, english),
            "Leads: 14 in the last 28 days. It would take a fall below 5 a month or 9 more weeks of data.");
  EXPECT_EQ(
      too_few_sentence(leads, dutch),
      "Leads: 14 in de laatste 28 dagen. Pas te zeggen bij een daling onder 5 per maand of 9 weken meer "
      "gegevens.");
}

TEST(Sentences, Never_say_why) {
  Finding finding = registrations_fell();
  finding.drivers = {{{{"campaign", "Spring Summit"}, {"country", "NL"}}, 0.61, {}}};
  for (const Reader& reader : {english, dutch})
    for (const std::string& text : {finding_sentence(finding, reader), place_sentence(finding, reader)})
      for (const char* causal : {"because", "due to", "caused", "omdat", "doordat", "vanwege", "door "})
        EXPECT_THAT(text, Not(HasSubstr(causal)));
}

}  // namespace
}  // namespace regie
