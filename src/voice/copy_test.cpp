// voice/copy_test.cpp - claims, common phrases and repetition.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "voice/claims.h"
#include "voice/generic.h"
#include "voice/near_duplicates.h"

namespace regie {
namespace {

std::vector<std::pair<ClaimKind, std::string>> claims_of(std::string_view text) {
  std::vector<std::pair<ClaimKind, std::string>> found;
  for (const Claim& claim : claims_in(text, TextTongue::unknown)) found.emplace_back(claim.kind, claim.words);
  return found;
}

TEST(Claims, Are_found_with_their_kind_and_place_in_both_tongues) {
  using enum ClaimKind;
  const auto dutch = claims_of(
      "Onze koffie is de lekkerste. Niet goed, geld terug! Verhoogt je weerstand, voor maar 4,99 t/m 31 "
      "mei.");
  const std::vector<std::pair<ClaimKind, std::string>> expected{{superlative, "de lekkerste"},
                                                                {guarantee, "Niet goed, geld terug"},
                                                                {health, "Verhoogt je weerstand"},
                                                                {price, "voor maar 4,99"},
                                                                {date, "t/m 31 mei"}};
  for (const auto& one : expected) EXPECT_THAT(dutch, testing::Contains(one)) << one.second;
  const auto english = claims_of("Carbon neutral and 20% off until Sunday, guaranteed. Ends 31-12-2026.");
  for (const auto& one : std::vector<std::pair<ClaimKind, std::string>>{{climate, "Carbon neutral"},
                                                                        {price, "20% off"},
                                                                        {date, "until Sunday"},
                                                                        {guarantee, "guaranteed"},
                                                                        {date, "31-12-2026"}})
    EXPECT_THAT(english, testing::Contains(one)) << one.second;
}

TEST(Claims, Each_kind_has_a_law_and_a_check_in_both_tongues) {
  ASSERT_EQ(claim_rules().size(), 6U);
  for (const ClaimRule& rule : claim_rules())
    EXPECT_TRUE(!rule.law_dutch.empty() && !rule.law_english.empty() && !rule.check_dutch.empty() &&
                !rule.check_english.empty())
        << rule.name;
}

TEST(Claims, A_plain_sentence_makes_none) {
  EXPECT_TRUE(claims_of("Wij repareren fietsen in de Kerkstraat.").empty());
  EXPECT_TRUE(claims_of("We mend bicycles in a small shop.").empty());
}

TEST(Generic, Names_the_phrase_and_how_the_brand_said_it) {
  const std::vector<std::string> own{"Wij repareren de pomp terwijl de machine draait.",
                                     "Een klant belde om zes uur, om zeven uur stond Piet er."};
  GenericInput input{
      "Bij ons staat de klant centraal. Wij ontzorgen u, ook als de machine draait en de pomp lekt.",
      TextTongue::dutch, "building", own};
  const auto flags = generic_phrases(input);
  ASSERT_EQ(flags.size(), 2U);
  EXPECT_EQ(flags[0].words, "klant centraal");
  EXPECT_EQ(flags[1].words, "Wij ontzorgen");
  EXPECT_EQ(flags[1].own_words, own[0]);
  EXPECT_EQ(flags[1].own_uses, 0U);
}

TEST(Generic, Counts_where_the_brand_writes_it_too_and_keeps_industries_apart) {
  const std::vector<std::string> own{"Zorg op maat sinds 1980.", "Elke dag zorg op maat."};
  GenericInput input{"Wij bieden zorg op maat.", TextTongue::dutch, "care", own};
  const auto flags = generic_phrases(input);
  ASSERT_EQ(flags.size(), 1U);
  EXPECT_EQ(flags[0].own_uses, 2U);
  EXPECT_EQ(flags[0].industry, "care");
  input.industry = "fashion";
  EXPECT_TRUE(generic_phrases(input).empty());
}

TEST(NearDuplicates, Say_which_piece_and_how_much_of_it) {
  const std::vector<OwnPiece> pieces{
      {"april", "Our workshop is open on Saturday mornings, bring your bike and a cup of coffee."},
      {"may", "We close early on Friday because the whole team goes sailing."}};
  const auto found =
      near_duplicates("Our workshop is open on Saturday mornings, bring your bike and a friend.", pieces);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].id, "april");
  EXPECT_NEAR(found[0].share, 10.0 / 11.0, 1e-12);  // ten of eleven shingles of three words
  EXPECT_EQ(found[0].same_words, "our workshop is open on saturday mornings bring your bike and a");
  EXPECT_TRUE(
      near_duplicates("Something else entirely about gardens and the long dry summer.", pieces).empty());
}

}  // namespace
}  // namespace regie
