// voice/fitting_test.cpp - what clashes, what does not, and what is said of it.
#include "voice/fitting.h"

#include <gtest/gtest.h>

#include "voice/internal/concepts.h"
#include "voice/solemn_days.h"

namespace regie {
namespace {

Fitting read(std::string text, std::string context = {}, std::optional<Day> day = {}) {
  FittingInput input;
  input.text = std::move(text);
  if (!context.empty()) input.context.push_back({std::move(context), {}});
  input.day = day;
  return fitting(input);
}

TEST(Fitting, A_champions_quote_does_not_go_with_lingerie) {
  const Fitting answer = read("\"Winners never quit.\" Shop our new lingerie.");
  ASSERT_NE(answer.level, FittingLevel::fine);
  ASSERT_FALSE(answer.clashes.empty());
  EXPECT_EQ(answer.clashes[0].kind, ClashKind::inner);
  EXPECT_EQ(answer.clashes[0].one.name, "erotic");
  EXPECT_EQ(answer.clashes[0].other.name, "hero");
  EXPECT_EQ(answer.clashes[0].one.words, std::vector<std::string>{"lingerie"});
  EXPECT_EQ(read("\"Winners never quit.\" Shop our new running shoes.").level, FittingLevel::fine);
}

TEST(Fitting, A_party_does_not_fit_the_fourth_of_May) {
  const std::string party = "Vanavond feest op het dak met confetti!";
  const Fitting held = read(party, {}, Day::of({2026, 5, 4}));
  EXPECT_EQ(held.level, FittingLevel::hold);
  EXPECT_TRUE(held.has_context);
  EXPECT_EQ(held.clashes[0].context_line, "Dodenherdenking");
  EXPECT_EQ(read(party, {}, Day::of({2026, 5, 12})).level, FittingLevel::fine);
  EXPECT_EQ(read("Wij sluiten vandaag om zes uur.", {}, Day::of({2026, 5, 4})).level, FittingLevel::fine);
}

TEST(Fitting, Falling_prices_do_not_fit_a_plane_that_fell) {
  const std::string news = "Passenger plane crashed shortly after take-off, 140 on board";
  EXPECT_NE(read("Our prices are crashing, fly with us.", news).level, FittingLevel::fine);
  EXPECT_EQ(read("Our prices are crashing, fly with us.", "Council opens a new library").level,
            FittingLevel::fine);
  EXPECT_EQ(read("Our office is closed on Monday.", news).level, FittingLevel::fine);
}

TEST(Fitting, Ways_of_saying_are_no_clash_inside_a_text) {
  for (const char* text : {"Killer deals on shoes, today only!", "A dessert to die for, now at half price.",
                           "Moordprijzen in de uitverkoop", "Kies dood op je gemak een bank uit de sale"})
    EXPECT_EQ(read(text).level, FittingLevel::fine) << text;
}

TEST(Fitting, Says_when_nothing_is_known_of_the_moment) {
  EXPECT_FALSE(read("Een nieuwe stoel.").has_context);
  EXPECT_TRUE(read("Een nieuwe stoel.", "Rustige dag").has_context);
}

TEST(Fitting, What_a_brand_always_writes_of_is_no_news) {
  FittingInput undertaker;
  undertaker.text = "Een uitvaart met korting op de kist: nu 20 % minder.";
  EXPECT_NE(fitting(undertaker).level, FittingLevel::fine);
  for (int i = 0; i < 6; ++i)
    undertaker.own_texts.push_back("Uw uitvaart in goede handen, deze maand met korting.");
  EXPECT_EQ(fitting(undertaker).level, FittingLevel::fine);
}

TEST(Fitting, Sympathy_and_calling_off_are_heard) {
  const std::string news = "Schietpartij in winkelcentrum, drie doden";
  EXPECT_NE(read("Kom vrijdag naar ons feest!", news).level, FittingLevel::fine);
  EXPECT_EQ(read("Ons feest van vrijdag gaat niet door.", news).level, FittingLevel::fine);
}

TEST(Fitting, A_Dutch_compound_carries_what_it_is_made_of) {
  EXPECT_NE(read("Neem een duik in onze aanbiedingen", "Kijken naar het overstromingsgebied").level,
            FittingLevel::fine);
}

TEST(Fitting, An_encoder_adds_what_no_listed_word_carries) {
  FittingInput input;
  input.text = "Balloons for everyone.";
  input.context.push_back({"They will not come home.", {}});
  EXPECT_EQ(fitting(input).level, FittingLevel::fine);
  input.embed = [](std::string_view text) {
    const bool is_grief = text == "mourning" || text == "They will not come home.";
    return std::vector<float>{is_grief ? 1.0F : 0.0F, is_grief ? 0.0F : 1.0F};
  };
  EXPECT_NE(fitting(input).level, FittingLevel::fine);
}

TEST(Fitting, A_line_counts_on_its_days_and_a_few_after_and_on_no_other) {
  FittingInput input;
  input.text = "Feest in de tuin, met confetti!";
  const Day blow = Day::of({2026, 5, 31});
  input.context = {{"Dag van nationale rouw", DaySpan{blow, blow}}};
  const auto level_on = [&](Day day) {
    input.day = day;
    return fitting(input).level;
  };
  EXPECT_EQ(level_on(blow - 1), FittingLevel::fine);
  EXPECT_EQ(level_on(blow), FittingLevel::hold);
  EXPECT_EQ(level_on(blow + moment_lingers_days), FittingLevel::hold);
  EXPECT_EQ(level_on(blow + moment_lingers_days + 1), FittingLevel::fine);
  input.context.front().days.reset();
  EXPECT_EQ(level_on(blow + 40), FittingLevel::hold);
}

TEST(SolemnDays, Fall_where_printed_calendars_have_them) {
  EXPECT_EQ(easter_sunday(2026), Day::of({2026, 4, 5}));
  EXPECT_EQ(easter_sunday(2027), Day::of({2027, 3, 28}));
  const auto names = [](Day day, std::vector<std::string> countries) {
    std::vector<std::string> found;
    for (const SolemnDay& one : solemn_days(day, countries)) found.push_back(one.english);
    return found;
  };
  EXPECT_EQ(names(Day::of({2026, 4, 3}), {"nl"}), std::vector<std::string>{"Good Friday"});
  EXPECT_EQ(names(Day::of({2026, 11, 8}), {"gb"}), std::vector<std::string>{"Remembrance Sunday"});
  EXPECT_EQ(names(Day::of({2027, 1, 18}), {"us"}), std::vector<std::string>{"Martin Luther King Day"});
  EXPECT_TRUE(names(Day::of({2026, 11, 8}), {"nl"}).empty());
  EXPECT_TRUE(names(Day::of({1990, 7, 17}), {"nl"}).empty());
}

TEST(Concepts, Are_sixty_or_more_with_thousands_of_words_and_named_in_both_tongues) {
  EXPECT_GE(voice_concepts().size(), 60U);
  EXPECT_GE(concept_phrase_count(), 5000U);
  for (const VoiceConcept& about : voice_concepts())
    EXPECT_TRUE(!about.dutch.empty() && !about.english.empty()) << about.name;
}

}  // namespace
}  // namespace regie
