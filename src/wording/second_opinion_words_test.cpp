// wording/second_opinion_words_test.cpp - a second opinion in both languages, and what it does not claim.
#include "wording/second_opinion_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace regie {
namespace {

using testing::HasSubstr;
using testing::Not;

const Reader english{Language::en, "EUR", Day::of({2026, 3, 16})};
const Reader dutch{Language::nl, "EUR", Day::of({2026, 3, 16})};

SecondOpinion registrations() {
  SecondOpinion opinion;
  opinion.metric = "registrations";
  opinion.days = {Day::of({2025, 11, 3}), Day::of({2026, 3, 15})};
  opinion.known_days = 133;
  opinion.method = "piecewise-lines/1";
  opinion.changes = {{Day::of({2026, 3, 10}), 60.4, 37.2, false}};
  return opinion;
}

TEST(SecondOpinionWords, Say_when_from_what_to_what_and_whether_it_agrees) {
  EXPECT_EQ(
      second_opinion_sentence(registrations(), Agreement::agrees, english),
      "Second opinion, 3 November 2025 to 15 March 2026: the level changed on Tuesday 10 March (60 to 37 a "
      "day). It agrees with the onset above, to within a week. By another method, which decides nothing "
      "(piecewise-lines/1; 133 days; weekdays taken out first).");
  EXPECT_EQ(
      second_opinion_sentence(registrations(), Agreement::agrees, dutch),
      "Tweede mening, 3 november 2025 t/m 15 maart 2026: het niveau veranderde op dinsdag 10 maart (60 naar "
      "37 per dag). Dat stemt binnen een week overeen met het begin hierboven. Volgens een andere methode, "
      "die niets beslist (piecewise-lines/1; 133 dagen; weekdagen er eerst uit gehaald).");
}

TEST(SecondOpinionWords, Say_so_where_nothing_changed_or_it_does_not_agree) {
  SecondOpinion none = registrations();
  none.changes.clear();
  none.season_taken_out = true;
  const std::string differs = second_opinion_sentence(none, Agreement::differs, english);
  EXPECT_THAT(differs,
              HasSubstr("the level and the direction stayed as they were. It sees no change within"));
  EXPECT_THAT(differs, HasSubstr("weekdays and a yearly season taken out first"));
  EXPECT_THAT(second_opinion_sentence(none, Agreement::too_recent, dutch), HasSubstr("te vroeg"));
  EXPECT_THAT(second_opinion_sentence(none, {}, english), Not(HasSubstr("onset")));
}

TEST(SecondOpinionWords, Show_the_last_five_changes_a_rate_as_a_rate_and_money_as_money) {
  SecondOpinion many = registrations();
  many.metric = "ctr";
  many.metric_kind = MetricKind::rate;
  many.changes.assign(7, {Day::of({2026, 1, 5}), 0.052, 0.031, true});
  const std::string text = second_opinion_sentence(many, {}, english);
  EXPECT_THAT(text, HasSubstr("the direction changed on Monday 5 January (5.20% to 3.10%); "));
  EXPECT_THAT(text, HasSubstr("; and 2 earlier. "));
  SecondOpinion cost = registrations();
  cost.metric = "cost";
  cost.metric_kind = MetricKind::amount;
  EXPECT_THAT(second_opinion_sentence(cost, {}, english), HasSubstr("€"));
}

TEST(SecondOpinionWords, Abstaining_says_what_it_lacks_in_both_languages) {
  for (const char* needs :
       {"at least four weeks of daily values", "a metric that is counted, an amount or a rate"}) {
    const Answer<SecondOpinion> few = tl::unexpected(TooFew{9, 0, 0, needs});
    EXPECT_THAT(second_opinion_sentence(few, {}, english), HasSubstr(needs));
    EXPECT_THAT(second_opinion_sentence(few, {}, dutch), Not(HasSubstr(needs)));
  }
}

}  // namespace
}  // namespace regie
