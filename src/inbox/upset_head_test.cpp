// inbox/upset_head_test.cpp - what the learnt ear adds to the rules, and what it leaves alone.
#include "inbox/upset_head.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "inbox/order.h"
#include "inbox/tone.h"
#include "text/encoder.h"

namespace regie::inbox {
namespace {

const ToneReader& reader() {
  static const ToneReader made = *ToneReader::make(embedded_tone_weights());
  return made;
}

TEST(UpsetHead, Trouble_told_without_a_word_of_feeling_is_likelier_than_the_same_things_in_order) {
  const struct {
    const char* trouble;
    const char* order;
  } pairs[] = {
      {"The lid of the jar was broken when we opened it.", "The lid of the jar is blue, as we asked."},
      {"The taxi you booked for us did not turn up.", "The taxi you booked for us is here."},
      {"De deksel van de pot was kapot toen we hem openden.", "De deksel van de pot is blauw."},
      {"De taxi die jullie hadden geboekt kwam niet.", "De taxi die jullie boekten staat klaar."}};
  for (const auto& [trouble, order] : pairs)
    EXPECT_GT(reader().read(trouble).upset_chance, reader().read(order).upset_chance) << trouble;
}

TEST(UpsetHead, What_a_rule_found_counts_for_the_chance_too) {
  EXPECT_GE(reader().read("Third time I write, parcel still not here.").upset_chance, 0.8);
  EXPECT_GE(reader().read("Fijn hoor, weer niet geleverd.").upset_chance, 0.8);
}

TEST(UpsetHead, Without_the_encoder_it_hears_by_words_alone) {
  auto weights = embedded_tone_weights();
  weights.encoder = {};
  const auto alone = ToneReader::make(weights);
  ASSERT_TRUE(alone);
  EXPECT_GT(alone->read("My refund has not come and nobody calls me back.").upset_chance,
            alone->read("Thanks, see you on Friday.").upset_chance);
}

TEST(UpsetHead, The_likelier_upset_is_read_before_a_question_and_before_who_wants_to_buy) {
  std::vector<ThreadToRead> threads(3);
  threads[0] = {"buys", {reader().read("We would like twelve more, please send a quote.")}, {}, 0, true};
  threads[1] = {"asks", {reader().read("Which size do you advise?")}, {}, 0, true};
  threads[2] = {"upset", {reader().read("The box came empty and nobody picks up the phone.")}, {}, 0, true};
  EXPECT_EQ(order_of_reading(threads).front().id, "upset");
}

TEST(UpsetHead, Weights_without_it_are_refused) {
  EXPECT_EQ(UpsetHead::make("RGW1").error().code, "text.weights_unreadable");
}

TEST(Encoder, The_layers_begin_with_the_vector) {
  const auto encoder = text::SentenceEncoder::make(embedded_tone_weights().encoder);
  ASSERT_TRUE(encoder);
  const auto layers = encoder->layers_of("I am still waiting on my card?");
  const auto vector = encoder->vector_of("I am still waiting on my card?");
  ASSERT_EQ(layers.size(), text::layer_numbers);
  EXPECT_TRUE(std::equal(vector.begin(), vector.end(), layers.begin()));
  for (std::size_t k = 0; k < text::sentence_numbers; ++k)  // the mean of a number is not above its greatest
    EXPECT_LE(layers[text::sentence_numbers + k], layers[2 * text::sentence_numbers + k] + 1e-4F);
}

}  // namespace
}  // namespace regie::inbox
