// inbox/draft_test.cpp - a draft knows who wrote each sentence, whatever becomes of it.
#include "inbox/draft.h"

#include <gtest/gtest.h>

namespace regie {
namespace {

Draft draft_of(const std::string& text, Author author) {
  Draft draft;
  draft.to = "ada@a.example";
  draft.subject = "Delivery";
  draft.sentences = sentences_of(text, author, "m-1");
  return draft;
}

TEST(Draft, Sentences_end_to_end_are_the_text) {
  for (const char* text : {"One. Two! Three?", "Dear Ada,\n\nIt left.  Soon there.\n\nMaud\n", "", "\n\n",
                           "1.5 kg. OK", "Geen punt aan het eind", "A.B.C. d"}) {
    EXPECT_EQ(text_of(draft_of(text, Author::person)), text);
  }
  EXPECT_EQ(sentences_of("One. Two! Three?", Author::person).size(), 3U);
  EXPECT_EQ(sentences_of("It costs 1.5 euro. Fine.", Author::person).size(), 2U);
}

TEST(Draft, An_edited_sentence_is_a_persons_and_keeps_who_wrote_it_before) {
  const Draft draft = edited(draft_of("Past one. Past two.", Author::own_reply), {0, "Mine."}).value();
  EXPECT_EQ(text_of(draft), "Mine. Past two.");
  EXPECT_EQ(draft.sentences[0].author, Author::person);
  EXPECT_EQ(draft.sentences[0].was, Author::own_reply);
  EXPECT_EQ(draft.sentences[0].was_source, "m-1");
  EXPECT_EQ(draft.sentences[1].author, Author::own_reply);
  const Draft again = edited(draft, {0, "Mine again."}).value();
  EXPECT_EQ(again.sentences[0].was, Author::own_reply);
}

TEST(Draft, Blanks_moved_about_make_nothing_a_persons) {
  const Draft before = draft_of("Past one. Past two.", Author::model);
  for (const char* same : {"Past one.", "  Past  one.\n", "Pastone. "}) {
    const Draft after = edited(before, {0, same}).value();
    EXPECT_EQ(after, before) << same;
    EXPECT_TRUE(is_untouched(after));
  }
}

TEST(Draft, A_sentence_put_in_is_a_persons_and_stands_apart) {
  const Draft first = inserted(draft_of("Past one. Past two.", Author::own_reply), {0, "Mine."}).value();
  EXPECT_EQ(text_of(first), "Mine. Past one. Past two.");
  const Draft last = inserted(draft_of("Past one.", Author::own_reply), {1, "Mine."}).value();
  EXPECT_EQ(text_of(last), "Past one. Mine.");
  EXPECT_TRUE(has_machine_words(last.sentences));
  EXPECT_FALSE(is_untouched(last));
  EXPECT_EQ(text_of(removed(last, 0).value()), "Mine.");
}

TEST(Draft, What_is_not_there_cannot_be_changed) {
  const Draft draft = draft_of("One.", Author::person);
  EXPECT_EQ(edited(draft, {1, "x"}).error().code, "draft.no_sentence");
  EXPECT_EQ(inserted(draft, {2, "x"}).error().code, "draft.no_sentence");
  EXPECT_EQ(removed(draft, 1).error().code, "draft.no_sentence");
  EXPECT_EQ(edited(draft, {0, " \n"}).error().code, "draft.empty_text");
}

TEST(Draft, No_part_of_a_content_can_pass_for_another) {
  const Content content{"f@x.example", "r@x.example", "t@x.example", "S", "T", "H"};
  const std::string hash = content_sha256(content);
  for (std::string Content::* part : {&Content::from, &Content::reply_to, &Content::to, &Content::subject,
                                      &Content::text, &Content::html}) {
    Content other = content;
    other.*part += "x";
    EXPECT_NE(content_sha256(other), hash);
  }
  EXPECT_NE(content_sha256({"", "", "a", "b", "", ""}), content_sha256({"", "", "ab", "", "", ""}));
  EXPECT_NE(content_sha256({"", "", "1:a", "b", "", ""}), content_sha256({"", "", "", "1:a\n1:b", "", ""}));
}

}  // namespace
}  // namespace regie
