// inbox/retrieve_test.cpp - drafts come from what was said before, name it, or are not made.
#include "inbox/retrieve.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

const std::vector<PastReply> replies{
    {"m-1", "Wanneer wordt mijn bestelling geleverd?", "De levering is op dinsdag. U krijgt een bericht."},
    {"m-2", "Can I change the number of seats in my booking?", "Yes, until the day before."},
    {"m-3", "Do you offer an invoice with a purchase order?", "We do. Send us the order number."}};
const std::vector<Fact> facts{{"Opening hours", "Monday to Friday, 8:30 to 17:00."},
                              {"Levertijd", "Twee werkdagen."}};

TEST(Retrieve, The_nearest_past_answer_comes_sentence_by_sentence_with_its_source) {
  const auto found = retrieve("wanneer worden bestellingen geleverd", replies, facts);
  ASSERT_EQ(found.sentences.size(), 2U);
  for (const Sentence& sentence : found.sentences) {
    EXPECT_EQ(sentence.author, Author::own_reply);
    EXPECT_EQ(sentence.source, "m-1");
  }
  EXPECT_EQ(found.from.front().source, "m-1");
}

TEST(Retrieve, A_fact_answers_under_its_own_name) {
  const auto found = retrieve("opening hours?", replies, facts);
  ASSERT_EQ(found.sentences.size(), 1U);
  EXPECT_EQ(found.sentences[0].author, Author::text_template);
  EXPECT_EQ(found.sentences[0].source, "Opening hours");
}

TEST(Retrieve, Far_from_everything_there_is_no_draft) {
  EXPECT_TRUE(retrieve("Does the machine run on hydrogen in Norway?", replies, facts).sentences.empty());
  EXPECT_TRUE(retrieve("the of and de het", replies, facts).sentences.empty());
  EXPECT_TRUE(retrieve("levering", {}, {}).sentences.empty());
}

TEST(Retrieve, Every_draft_is_wholly_a_machines) {
  const auto found = retrieve("Can I change seats in a booking", replies, facts);
  ASSERT_FALSE(found.sentences.empty());
  for (const Sentence& sentence : found.sentences) EXPECT_FALSE(is_touched(sentence));
}

TEST(Retrieve, Facts_are_lines_with_a_colon) {
  const auto read = facts_of("Hours: 9 to 5\nno fact\n : empty\nTel:\nWeb: https://a.example\n");
  ASSERT_EQ(read.size(), 2U);
  EXPECT_EQ(read[0].value, "9 to 5");
  EXPECT_EQ(read[1].value, "https://a.example");
}

}  // namespace
}  // namespace regie
