// text/linear_head_test.cpp - a head learns, is packed with little loss, and refuses what is no head.
#include "text/linear_head.h"

#include <gtest/gtest.h>

#include <string>

#include "text/language.h"
#include "text/weights.h"

namespace regie::text {
namespace {

constexpr int bits = 12;

std::vector<Example> examples() {
  std::vector<Example> found;
  for (const auto* good : {"lovely work", "happy with it", "what a fine day", "lovely and happy"})
    found.push_back({ngrams(good, bits), {1, 0}});
  for (const auto* bad : {"broken again", "angry about it", "what a bad day", "broken and angry"})
    found.push_back({ngrams(bad, bits), {0, 1}});
  return found;
}

LearntHead learnt() {
  return learn_head(examples(), {.features = std::size_t{1} << bits, .outputs = 2, .rounds = 20});
}

TEST(LinearHead, Tells_apart_what_it_was_taught) {
  const auto bytes = packed(learnt(), bits);
  const auto head = LinearHead::make(bytes);
  ASSERT_TRUE(head);
  EXPECT_GT(head->scores("a lovely day")[0], head->scores("a lovely day")[1]);
  EXPECT_LT(head->scores("broken")[0], head->scores("broken")[1]);
  EXPECT_GT(head->word_share("angry", 1), 0);
}

TEST(LinearHead, Eight_bits_lose_little) {
  constexpr double lost_max = 0.05;  // of a log-odd: an eighth of a bit of each weight, some cancelling
  const auto head = learnt();
  const auto bytes = packed(head, bits);
  const auto kept = LinearHead::make(bytes);
  ASSERT_TRUE(kept);
  for (const auto* text : {"lovely day", "angry", "what is it", "broken work again"})
    for (std::size_t k = 0; k < 2; ++k)
      EXPECT_NEAR(kept->scores(text)[k], head.scores(ngrams(text, bits))[k], lost_max) << text;
}

TEST(LinearHead, The_same_examples_give_the_same_weights) { EXPECT_EQ(learnt().weights, learnt().weights); }

TEST(LinearHead, Refuses_what_is_cut_off_or_no_head) {
  const auto bytes = packed(learnt(), bits);
  EXPECT_EQ(LinearHead::make("").error().code, "text.weights_unreadable");
  EXPECT_EQ(LinearHead::make(std::string_view(bytes).substr(0, bytes.size() - 1)).error().code,
            "text.weights_unreadable");
  EXPECT_FALSE(LinearHead::make("RGH1" + std::string(8, '\xff')));
}

TEST(Weights, Blocks_come_back_by_name_and_a_cut_file_is_refused) {
  const auto file = packed({{"a", "first"}, {"bc", std::string(100, 'x')}});
  const auto blocks = weight_blocks(file);
  ASSERT_TRUE(blocks);
  EXPECT_EQ(block_named(*blocks, "a"), "first");
  EXPECT_EQ(block_named(*blocks, "bc").size(), 100U);
  EXPECT_TRUE(block_named(*blocks, "none").empty());
  for (std::size_t size = 0; size < file.size(); ++size)
    EXPECT_FALSE(weight_blocks(std::string_view(file).substr(0, size))) << size;
}

}  // namespace
}  // namespace regie::text
