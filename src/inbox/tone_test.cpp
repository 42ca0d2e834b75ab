// inbox/tone_test.cpp - what may be leaned on, what a person must see, and corrections that count.
#include "inbox/tone.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "inbox/order.h"
#include "text/encoder.h"

namespace regie::inbox {
namespace {

const ToneReader& reader() {
  static const ToneReader made = *ToneReader::make(embedded_tone_weights());
  return made;
}

TEST(Tone, Plain_praise_and_plain_anger_are_told_apart_in_both_languages) {
  const auto praise = reader().read("Thank you so much, I love it!");
  EXPECT_GT(praise.group[1], 0.7);
  EXPECT_EQ(praise.verdict, Verdict::answer);
  EXPECT_FALSE(praise.upset);
  const auto anger = reader().read("This is a disgrace, I am furious.");
  EXPECT_GT(anger.group[0], 0.7);
  EXPECT_TRUE(anger.upset);
  EXPECT_EQ(anger.verdict, Verdict::ask);
  EXPECT_EQ(reader().read("Heel erg bedankt, wat een prachtig cadeau!").language, text::Language::dutch);
  EXPECT_TRUE(reader().read("Ik ben er helemaal klaar mee.").upset);
}

TEST(Tone, What_carried_a_reading_is_told_in_words_and_not_in_marks) {
  const auto words = reader().read("Thanks so much, everything arrived on time!").words;
  EXPECT_THAT(words, testing::Contains("thanks"));
  EXPECT_THAT(words, testing::Not(testing::Contains(testing::AnyOf(",", "!"))));
}

TEST(Tone, Coldly_told_trouble_and_sarcasm_are_upset) {
  for (const auto* text :
       {"Third time I write, parcel still not here.", "Great, another week of waiting. Fantastic service.",
        "Fijn hoor, weer niet geleverd.", "Voor de derde keer: het pakket is er nog steeds niet."}) {
    const auto reading = reader().read(text);
    EXPECT_TRUE(reading.upset) << text;
    EXPECT_EQ(reading.verdict, Verdict::ask) << text;
    EXPECT_FALSE(reading.words.empty()) << text;
  }
}

TEST(Tone, What_went_wrong_in_somebodys_story_makes_nobody_upset_by_itself) {
  for (const auto* text :
       {"My friend's car broke down and we laughed all night.", "I haven't seen the second film yet."}) {
    EXPECT_FALSE(upset_signs_of(text).cold.empty()) << text;
    EXPECT_FALSE(reader().read(text).upset) << text;
  }
}

TEST(Tone, Other_languages_and_no_text_are_out_of_scope) {
  for (const auto* text : {"", "  ", "123", "!!!", "Je n'ai toujours pas reçu mon colis",
                           "Ich habe mein Paket nicht bekommen", "Я до сих пор не получил заказ"}) {
    EXPECT_EQ(reader().read(text).verdict, Verdict::out_of_scope) << text;
  }
}

TEST(Tone, Without_the_encoder_it_still_reads_and_says_so) {
  auto weights = embedded_tone_weights();
  weights.encoder = {};
  const auto alone = ToneReader::make(weights);
  ASSERT_TRUE(alone);
  const auto reading = alone->read("Thank you so much, I love it!");
  EXPECT_TRUE(reading.without_encoder);
  EXPECT_GT(reading.group[1], 0.6);
}

TEST(Tone, A_correction_counts_at_once_and_can_be_taken_back) {
  auto own = reader();
  const auto* text = "The cobalt batch is in transit";
  const auto before = own.read(text);
  own.add_phrase({"p1", text, 0});
  EXPECT_GT(own.read("The cobalt batch is in transit again").group[0], before.group[0] + 0.2);
  own.remove_phrase("p1");
  EXPECT_EQ(own.read(text).group, before.group);
}

TEST(Tone, Weights_that_are_cut_off_are_refused) {
  auto weights = embedded_tone_weights();
  weights.reading = weights.reading.substr(0, weights.reading.size() / 2);
  EXPECT_EQ(ToneReader::make(weights).error().code, "text.weights_unreadable");
}

TEST(Encoder, Plain_arithmetic_gives_what_fast_arithmetic_gives) {
  constexpr float rounding = 1e-3F;  // as encoder.h promises: sums are fused in one and not in the other
  const auto bytes = embedded_tone_weights().encoder;
  const auto plain = text::SentenceEncoder::make(bytes, text::Arithmetic::plain);
  const auto fast = text::SentenceEncoder::make(bytes);
  ASSERT_TRUE(plain && fast);
  for (const auto* line : {"ok", "I am still waiting on my card?", "Zoals ik al schreef :)"}) {
    const auto a = plain->vector_of(line);
    const auto b = fast->vector_of(line);
    for (std::size_t k = 0; k < a.size(); ++k) ASSERT_NEAR(a[k], b[k], rounding) << line;
    EXPECT_EQ(b, fast->vector_of(line));
  }
}

TEST(Encoder, Splits_a_text_as_its_vocabulary_was_made_to) {
  const auto encoder = text::SentenceEncoder::make(embedded_tone_weights().encoder);
  ASSERT_TRUE(encoder);
  // Checked against the package's own graph and vocabulary when the weights were made.
  EXPECT_THAT(encoder->pieces_of("I am still waiting on my card?"),
              ::testing::ElementsAre(16, 275, 214, 2634, 25, 69, 1305, 54));
  EXPECT_THAT(encoder->pieces_of("This is great, thank you so much :)"),
              ::testing::ElementsAre(180, 18, 318, 8, 2737, 19, 63, 165, 658));
  EXPECT_THAT(encoder->pieces_of(" \n"), ::testing::IsEmpty());
}

TEST(Order, Who_is_upset_comes_before_who_is_pleased_and_the_reason_is_told) {
  std::vector<ThreadToRead> threads(3);
  threads[0] = {"pleased", {reader().read("Thank you so much, I love it!")}, {}, 0, true};
  threads[1] = {"upset", {reader().read("This is a disgrace, I am furious.")}, {}, 1, true};
  threads[2] = {"letter", {reader().read("Everything terrible must go! Awful prices!")}, {}, 0, false};
  const auto ranked = order_of_reading(threads);
  EXPECT_EQ(ranked.front().id, "upset");
  EXPECT_EQ(ranked.front().reasons.front(), OrderReason::upset);
  std::swap(threads[0], threads[2]);
  const auto again = order_of_reading(threads);
  for (std::size_t i = 0; i < ranked.size(); ++i) EXPECT_EQ(ranked[i].id, again[i].id);
}

}  // namespace
}  // namespace regie::inbox
