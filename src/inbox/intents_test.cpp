// inbox/intents_test.cpp - what a message wants is heard, the legally weighty above all.
#include "inbox/intents.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace regie::inbox {
namespace {

bool wants(std::string_view text, Intent intent) {
  const auto found = intents_of(text);
  return std::any_of(found.begin(), found.end(),
                     [&](const IntentReading& one) { return one.intent == intent; });
}

TEST(Intents, A_wish_to_be_left_alone_is_heard_however_politely_it_is_put) {
  for (const auto* text :
       {"Please take me off this list.", "Kindly stop sending these.", "I no longer wish to hear from you.",
        "Could you remove our address from the mailing, thank you.", "Unsubscribe", "No more emails please",
        "Haal mij van de lijst, alvast bedankt.", "Ik hoef geen nieuwsbrief meer.",
        "Wilt u stoppen met mailen?", "Graag afmelden.", "Kunt u ons uitschrijven?",
        "Wij ontvangen liever geen aanbiedingen."})
    EXPECT_TRUE(wants(text, Intent::unsubscribe)) << text;
}

TEST(Intents, A_wish_to_be_forgotten_is_heard_without_the_word_of_the_law) {
  for (const auto* text : {"Please delete everything you have about me.",
                           "I would like my account and details removed.", "I withdraw my consent.",
                           "Forget that I was ever a customer.", "Under article 17 GDPR I ask for erasure.",
                           "Wilt u al mijn gegevens wissen?", "Ik wil dat mijn account verwijderd wordt.",
                           "Haal mij uit uw systeem.", "Ik trek mijn toestemming in.",
                           "Ik wil liever niet dat jullie iets over mij bewaren, niets van mij graag."})
    EXPECT_TRUE(wants(text, Intent::erasure)) << text;
}

TEST(Intents, Ordinary_messages_ask_for_neither) {
  for (const auto* text :
       {"Thank you for the quick answer!", "Is the blue one in stock?", "See you on Tuesday.",
        "Dank voor het snelle antwoord!", "Is de blauwe op voorraad?", "Tot dinsdag."}) {
    EXPECT_FALSE(wants(text, Intent::unsubscribe)) << text;
    EXPECT_FALSE(wants(text, Intent::erasure)) << text;
  }
}

TEST(Intents, Leaving_buying_asking_and_thanking_are_told_apart) {
  EXPECT_TRUE(wants("I am going to switch to another supplier.", Intent::threat_to_leave));
  EXPECT_TRUE(wants("Dan zeg ik het abonnement op.", Intent::threat_to_leave));
  EXPECT_TRUE(wants("Could you send a quote for ten seats?", Intent::buying_interest));
  EXPECT_TRUE(wants("Kan ik er twee bestellen?", Intent::buying_interest));
  EXPECT_TRUE(wants("When does it start?", Intent::question));
  EXPECT_TRUE(wants("Bedankt!", Intent::thanks));
  EXPECT_TRUE(wants("The sky.", Intent::other));
}

TEST(Urgency, A_deadline_or_the_law_makes_it_urgent_and_says_by_which_words) {
  EXPECT_GE(urgency_of("I need it today.").degree, 0.9);
  EXPECT_GE(urgency_of("Graag voor vrijdag een antwoord.").degree, 0.7);
  EXPECT_GE(urgency_of("Anders schakel ik mijn advocaat in.").degree, 0.8);
  EXPECT_EQ(urgency_of("Whenever it suits you.").degree, 0);
  EXPECT_FALSE(urgency_of("vandaag nog").words.empty());
  EXPECT_GT(urgency_of("My lawyer expects it today.").degree, urgency_of("I expect it today.").degree);
}

}  // namespace
}  // namespace regie::inbox
