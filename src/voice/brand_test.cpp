// voice/brand_test.cpp - a brand's own texts, drafts near and far, and what choices teach.
#include "voice/brand.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "voice/check.h"
#include "voice/taught.h"

namespace regie {
namespace {

/// A repairer's blog: short sentences, "je", no exclamation marks.
std::vector<std::string> repairer() {
  const std::vector<std::string> jobs{"pomp",   "fiets", "klok", "kachel",      "naaimachine",
                                      "maaier", "radio", "oven", "boormachine", "lamp"};
  const std::vector<std::string> faults{"een lekke dichting", "een gebroken as", "een losse draad", "roest",
                                        "een versleten lager"};
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    const std::string& job = jobs[i];
    const std::string& fault = faults[i % faults.size()];
    texts.push_back(
        "Maandag kwam je binnen met een " + job + ". Hij deed niets meer. Piet schroefde hem open en zag " +
        fault +
        ". Dat is te maken. We hadden het onderdeel in de la liggen. Een half uur later liep hij weer. "
        "Je betaalt ons voor dat halve uur, meer niet. Bewaar de " +
        job +
        " droog. Dan gaat hij nog tien jaar mee. Lukt het niet, dan kom je gewoon terug. De koffie staat "
        "klaar.");
  }
  return texts;
}

const std::string near_draft =
    "Vrijdag kwam je binnen met een stofzuiger. Hij zoog niet meer. Piet schroefde hem open en zag een "
    "gescheurde "
    "slang. Dat is te maken. We hadden er nog een in de la liggen. Je betaalt alleen de slang en een "
    "kwartier.";
const std::string far_draft =
    "Geachte klant! Onze organisatie biedt u met trots een volledig vernieuwd portfolio van hoogwaardige "
    "reparatieoplossingen, waarmee wij uw apparatuur op professionele wijze naar een hoger niveau tillen! "
    "Wij nodigen "
    "u van harte uit om vrijblijvend kennis te maken met onze deskundige adviseurs in uw regio!";

TEST(Brand, Places_its_own_way_of_writing_before_another) {
  const auto own = repairer();
  const auto near = brand_nearness({near_draft, own, TextTongue::dutch});
  const auto far = brand_nearness({far_draft, own, TextTongue::dutch});
  ASSERT_TRUE(near && far);
  EXPECT_GT(near->percentile, 0.9);
  EXPECT_LT(far->percentile, 0.6);
  EXPECT_TRUE(near->percentile > far->percentile);
  EXPECT_FALSE(far->sounds_like_us);
  EXPECT_GE(near->impostors, 8U);
}

TEST(Brand, Names_what_differs_with_an_own_example) {
  const auto own = repairer();
  const auto far = brand_nearness({far_draft, own, TextTongue::dutch});
  ASSERT_TRUE(far);
  std::vector<StyleTrait> traits;
  for (const StyleFlag& flag : far->flags) {
    traits.push_back(flag.trait);
    EXPECT_FALSE(flag.own_example.empty());
    EXPECT_GT(flag.at.to, flag.at.from);
  }
  EXPECT_THAT(traits, testing::Contains(StyleTrait::exclamations));
  EXPECT_THAT(traits, testing::Contains(StyleTrait::formal_address));
  EXPECT_TRUE(brand_nearness({near_draft, own, TextTongue::dutch})->flags.empty());
}

TEST(Brand, Abstains_and_says_how_many_texts_are_needed) {
  const std::vector<std::string> three{"Een tekst.", "Nog een tekst.", "En nog een."};
  const auto answer = brand_nearness({near_draft, three, TextTongue::dutch});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().n, 3);
  EXPECT_NE(answer.error().needs.find("8 approved texts"), std::string::npos);
  const auto own = repairer();
  EXPECT_FALSE(brand_nearness({"Te kort om te zeggen.", own, TextTongue::dutch}));
}

TEST(Brand, Gives_the_same_answer_for_the_same_texts) {
  const auto own = repairer();
  EXPECT_EQ(brand_nearness({far_draft, own, TextTongue::dutch})->percentile,
            brand_nearness({far_draft, own, TextTongue::dutch})->percentile);
}

TEST(Taught, Flags_that_are_ignored_again_and_again_are_folded_away) {
  std::vector<FlagChoice> choices(4, {"generic:op maat", FlagAnswer::ignored});
  choices.push_back({"generic:ontzorgen", FlagAnswer::accepted});
  for (int i = 0; i < 9; ++i) choices.push_back({"claim:health", FlagAnswer::ignored});
  const FlagWeights weights = flag_weights(choices);
  EXPECT_TRUE(flag_weight(weights, "generic:op maat").is_suppressed);
  EXPECT_FALSE(flag_weight(weights, "generic:ontzorgen").is_suppressed);
  EXPECT_GT(flag_weight(weights, "generic:ontzorgen").weight, 0.5);
  EXPECT_FALSE(flag_weight(weights, "claim:health").is_suppressed) << "the law does not tire";
  EXPECT_EQ(flag_weight(weights, "generic:never seen").weight, 0.5);
}

TEST(CheckVoice, Says_all_there_is_to_say_in_one_call) {
  VoiceInput input;
  input.draft = far_draft + " Nu met 20% korting en gratis champagne op ons feest.";
  input.day = Day::of({2026, 5, 4});
  int id = 0;
  for (const std::string& text : repairer()) input.own_pieces.push_back({std::to_string(++id), text});
  const VoiceCheck check = check_voice(input);
  EXPECT_EQ(check.tongue, TextTongue::dutch);
  EXPECT_EQ(check.fitting.level, FittingLevel::hold);
  ASSERT_TRUE(check.voice);
  EXPECT_FALSE(check.voice->sounds_like_us);
  EXPECT_FALSE(check.generic.empty());
  EXPECT_FALSE(check.claims.empty());
  EXPECT_FALSE(check.readability) << "under a hundred words";
  std::vector<FlagChoice> choices;
  for (int i = 0; i < 3; ++i)
    for (const GenericFlag& flag : check.generic) choices.push_back({flag_key(flag), FlagAnswer::ignored});
  input.weights = flag_weights(choices);
  const VoiceCheck taught = check_voice(input);
  EXPECT_TRUE(taught.generic.empty());
  EXPECT_EQ(taught.suppressed, check.generic.size());
}

TEST(CheckVoice, Survives_an_empty_draft_and_bytes_that_are_no_text) {
  EXPECT_EQ(check_voice({}).fitting.level, FittingLevel::fine);
  VoiceInput input;
  input.draft = "\xff\xfe \xc3\x28 !!! \xf0\x9f";
  EXPECT_EQ(check_voice(input).fitting.level, FittingLevel::fine);
}

}  // namespace
}  // namespace regie
