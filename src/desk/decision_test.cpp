// desk/decision_test.cpp - options, and what is sealed and signed.
#include "desk/decision.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

namespace regie {
namespace {

std::string refusal(std::vector<std::string> options, int choose = 1) {
  const auto checked = check_options({std::move(options), choose});
  return checked ? "" : checked.error().code;
}

TEST(Options, Are_two_or_more_that_differ_and_one_does_nothing) {
  EXPECT_EQ(refusal({"Go virtual", "Do nothing"}, 2), "");
  EXPECT_EQ(refusal({}), "decide.too_few_options");
  EXPECT_EQ(refusal({"Do nothing"}), "decide.too_few_options");
  EXPECT_EQ(refusal({"Do nothing", "do  nothing."}), "decide.too_few_options");
  EXPECT_EQ(refusal({"Do nothing", " "}), "decide.too_few_options");
  EXPECT_EQ(refusal({"Go virtual", "Cancel"}), "decide.no_nothing");
  EXPECT_EQ(refusal({"Go virtual", "Do nothing"}, 0), "decide.no_such_option");
  EXPECT_EQ(refusal({"Go virtual", "Do nothing"}, 3), "decide.no_such_option");
}

TEST(Options, Doing_nothing_is_read_in_Dutch_and_English) {
  for (const char* nothing : {"do nothing", "Nothing", "KEEP AS IS", "Niets doen.", "zo laten", "Afwachten",
                              "Do nothing: it is holiday", "leave it as it is", "wait and see"})
    EXPECT_TRUE(reads_as_doing_nothing(nothing)) << nothing;
  for (const char* something : {"do nothing but double the bids", "nothing but webinars", "Go virtual", "",
                                "wait-list campaign", "niets doen behalve stoppen"})
    EXPECT_FALSE(reads_as_doing_nothing(something)) << something;
}

TEST(Options, Doing_nothing_is_added_where_it_lacks) {
  EXPECT_EQ(with_doing_nothing({"Go virtual"}, "en"), (std::vector<std::string>{"Go virtual", "Do nothing"}));
  EXPECT_EQ(with_doing_nothing({"Stop"}, "nl").back(), "Niets doen");
  EXPECT_EQ(with_doing_nothing({"Zo laten", "Stop"}, "en").size(), 2U);
  EXPECT_EQ(refusal(with_doing_nothing({"Stop"}, "nl")), "");
}

TEST(DecisionStatement, Another_value_of_any_field_is_another_text) {
  using Change = std::function<void(Decision&)>;
  const std::vector<Change> changes{[](Decision&) {},
                                    [](Decision& d) { d.id.text = "x"; },
                                    [](Decision& d) { d.finding.text = "x"; },
                                    [](Decision& d) { d.reason.text = "x"; },
                                    [](Decision& d) { d.topic = "x"; },
                                    [](Decision& d) { d.question = "x"; },
                                    [](Decision& d) { d.options = {"x"}; },
                                    [](Decision& d) { d.chosen = 1; },
                                    [](Decision& d) { d.advised = 0; },
                                    [](Decision& d) { d.advised = 1; },
                                    [](Decision& d) { d.advised_forecast = Forecast{}; },
                                    [](Decision& d) {
                                      d.advised_forecast = Forecast{};
                                      d.advised_forecast->size = 0.1;
                                    },
                                    [](Decision& d) { d.precedents = {"x"}; },
                                    [](Decision& d) { d.forecast.metric = "x"; },
                                    [](Decision& d) { d.forecast.slice["a"] = "x"; },
                                    [](Decision& d) { d.forecast.low = -0.1; },
                                    [](Decision& d) { d.forecast.size = 0.1; },
                                    [](Decision& d) { d.forecast.high = 0.1; },
                                    [](Decision& d) { d.forecast.within_days = 9; },
                                    [](Decision& d) { d.forecast.confidence = 0.9; },
                                    [](Decision& d) { d.stop_rule.reset(); },
                                    [](Decision& d) { d.stop_rule->metric = "x"; },
                                    [](Decision& d) { d.stop_rule->slice["a"] = "x"; },
                                    [](Decision& d) { d.stop_rule->below = false; },
                                    [](Decision& d) { d.stop_rule->limit = 4; },
                                    [](Decision& d) { d.stop_rule->days = 4; },
                                    [](Decision& d) { d.from = Day(1); },
                                    [](Decision& d) { d.review_day = Day(1); },
                                    [](Decision& d) { d.sealed.content_sha256 = "x"; },
                                    [](Decision& d) { d.at_stake = Money{0, "EUR"}; },
                                    [](Decision& d) { d.at_stake = Money{1, "EUR"}; },
                                    [](Decision& d) { d.at_stake = Money{1, "USD"}; },
                                    [](Decision& d) { d.signature.account = "x"; },
                                    [](Decision& d) { d.signature.at_seconds = 1; }};
  std::set<std::string> texts;
  for (const Change& change : changes) {
    Decision decision;
    decision.stop_rule = StopRule{};
    change(decision);
    texts.insert(statement_of(decision));
  }
  EXPECT_EQ(texts.size(), changes.size());
}

TEST(DecisionStatement, What_is_sealed_stays_sealed_and_its_text_covers_every_field) {
  using Change = std::function<void(SealedForecast&)>;
  const std::vector<Change> changes{[](SealedForecast&) {},
                                    [](SealedForecast& s) { s.low = 0.5; },
                                    [](SealedForecast& s) { s.size = 0.5; },
                                    [](SealedForecast& s) { s.high = 0.5; },
                                    [](SealedForecast& s) { s.level = 0.5; },
                                    [](SealedForecast& s) { s.probability = 0.5; },
                                    [](SealedForecast& s) { s.precedents = 5; },
                                    [](SealedForecast& s) { s.method = "x"; },
                                    [](SealedForecast& s) { s.salt = "x"; }};
  std::set<std::string> texts;
  std::set<std::string> signed_texts;
  for (const Change& change : changes) {
    Decision decision;
    change(decision.sealed);
    texts.insert(sealed_text(decision.sealed));
    signed_texts.insert(statement_of(decision));
  }
  EXPECT_EQ(texts.size(), changes.size());
  EXPECT_EQ(signed_texts.size(), 1U);
}

TEST(Decision, Advice_is_taken_where_it_was_chosen_or_none_was_given) {
  Decision decision;
  decision.from = Day(10);
  EXPECT_EQ(last_day(decision), Day(23));
  EXPECT_TRUE(advice_taken(decision));
  decision.advised = 1;
  EXPECT_FALSE(advice_taken(decision));
  decision.chosen = 1;
  EXPECT_TRUE(advice_taken(decision));
}

}  // namespace
}  // namespace regie
