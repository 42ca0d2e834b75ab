// app/read_inbox_test.cpp - readings of threads, their order, corrections, and how the wall sees them.
#include "app/read_inbox.h"

#include <gmock/gmock.h>

#include "app/mood.h"
#include "app/testing/inbox_desk.h"

namespace regie {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string other(const std::string& name) { return name + " <" + name + "@klant.example>"; }

std::vector<ReadThread> read(InboxDesk& desk, WhichThreads which = WhichThreads::waiting) {
  return read_inbox(desk.world, desk.workspace, which).value();
}

Draft reply_in(const std::string& thread) {
  Draft draft;
  draft.thread = thread;
  return draft;
}

TEST(ReadInbox, Whoever_is_upset_comes_before_thanks_and_questions_that_wait_longer) {
  InboxDesk desk;
  desk.take(
      "a.mbox",
      mbox({mail({.from = other("ann"),
                  .id = "1",
                  .hour = 6,
                  .text = "Thank you, it all works.",
                  .subject = "A"}),
            mail({.from = other("bob"),
                  .id = "2",
                  .hour = 7,
                  .text = "What are your opening hours?",
                  .subject = "B"}),
            mail({.from = other("cas"),
                  .id = "3",
                  .hour = 12,
                  .text = "This is the third time I write. My parcel is still not here and nobody answers.",
                  .subject = "C"})}));
  const auto threads = read(desk);
  ASSERT_THAT(threads, SizeIs(3));
  EXPECT_EQ(threads[0].line.person.name, "cas");
  EXPECT_THAT(threads[0].reasons, Contains(inbox::OrderReason::upset));
  EXPECT_TRUE(threads[0].readings.back().upset);
}

TEST(ReadInbox, A_day_that_is_asked_for_stands_beside_the_thread_until_we_answer) {
  InboxDesk desk;
  desk.take("a.eml", mail({.id = "1", .text = "Please send the contract before Friday."}));
  ASSERT_TRUE(read(desk)[0].deadline);
  EXPECT_EQ(read(desk)[0].deadline->day.iso(), "2026-03-13");
  desk.take(
      "b.eml",
      mail({.from = "info@acme.example", .to = "jan@boer.example", .id = "2", .answers = "1", .hour = 10}));
  EXPECT_THAT(read(desk), IsEmpty());
  EXPECT_FALSE(read(desk, WhichThreads::all)[0].deadline);
}

TEST(ReadInbox, A_correction_changes_the_reading_at_once_and_can_be_taken_back) {
  InboxDesk desk;
  desk.take("a.eml",
            mail({.id = "1", .text = "The delivery of the blue machine was interesting to see on Tuesday."}));
  const std::string id = desk.threads()[0].last;
  const std::string thread = desk.threads()[0].id;
  const auto negative = [&] {
    return read_thread(desk.world, desk.workspace, thread).value().readings[0]->group[0];
  };
  const double before = negative();
  ASSERT_TRUE(correct_reading(desk.world, desk.workspace, {id, "negative", "eva"}));
  EXPECT_GT(negative(), before + 0.2);
  ASSERT_TRUE(correct_reading(desk.world, desk.workspace, {id, std::nullopt, "eva"}));
  EXPECT_DOUBLE_EQ(negative(), before);
  EXPECT_EQ(correct_reading(desk.world, desk.workspace, {id, std::nullopt, "eva"}).error().code,
            "inbox.not_corrected");
  EXPECT_EQ(correct_reading(desk.world, desk.workspace, {id, "furious", "eva"}).error().code,
            "inbox.bad_tone");
  EXPECT_EQ(correct_reading(desk.world, desk.workspace, {"m-0", "neutral", "eva"}).error().code,
            "inbox.unknown_message");
}

TEST(ReadInbox, Nothing_of_a_reading_is_kept) {
  InboxDesk desk;
  desk.take("a.eml", mail({.id = "1", .text = "I am furious about this."}));
  const std::int64_t acts = desk.workspace.records->last_act({}).value();
  static_cast<void>(read(desk));
  EXPECT_EQ(desk.workspace.records->last_act({}).value(), acts);
}

TEST(Mood, What_came_since_our_last_answer_counts_and_nothing_before_it) {
  InboxDesk desk;
  desk.take("a.eml", mail({.id = "1", .text = "I am very angry, this is the third time and still nothing."}));
  const std::string thread = desk.threads()[0].id;
  EXPECT_TRUE(mood_of_draft(desk.workspace, reply_in(thread)).upset);
  desk.take(
      "b.eml",
      mail({.from = "info@acme.example", .to = "jan@boer.example", .id = "2", .answers = "1", .hour = 10}));
  EXPECT_FALSE(mood_of_draft(desk.workspace, reply_in(thread)).upset);
}

TEST(Mood, A_letter_that_answers_nothing_is_calm_and_a_thread_that_is_not_there_unsure) {
  InboxDesk desk;
  EXPECT_EQ(mood_of_draft(desk.workspace, Draft{}), ThreadMood{});
  EXPECT_TRUE(mood_of_draft(desk.workspace, reply_in("t-0")).unsure);
}

TEST(AnswerTimes, Waiting_is_counted_from_the_first_message_we_left_unanswered) {
  InboxDesk desk;
  std::vector<std::string> mails;
  for (int i = 0; i < 8; ++i) {
    const std::string name = "p" + std::to_string(i);
    mails.push_back(mail({.from = other(name),
                          .id = name,
                          .hour = 6,
                          .text = "Thank you so much, this is wonderful!",
                          .subject = name}));
    mails.push_back(mail({.from = "info@acme.example",
                          .to = name + "@klant.example",
                          .id = name + "b",
                          .answers = name,
                          .hour = 8,
                          .subject = name}));
  }
  desk.take("a.mbox", mbox(mails));
  const AnswerTimes times = answer_times(desk.workspace).value();
  ASSERT_TRUE(times.by_tone[1]);
  EXPECT_EQ(times.by_tone[1]->n, 8U);
  EXPECT_DOUBLE_EQ(times.by_tone[1]->median_hours, 2);
  EXPECT_FALSE(times.by_tone[0]);
}

TEST(TextsOfMail, A_plain_text_is_one_and_an_mbox_as_many_as_it_holds) {
  InboxDesk desk;
  const std::string plain = "Well: this is no mail.\nFrom me.";
  EXPECT_THAT(texts_of_mail(desk.world, {"a.txt", plain}).value(), testing::ElementsAre(plain));
  const std::string two = mbox({mail({.id = "1", .text = "one"}), mail({.id = "2", .text = "two"})});
  EXPECT_THAT(texts_of_mail(desk.world, {"-", two}).value(), testing::ElementsAre("one", "two"));
}

}  // namespace
}  // namespace regie
