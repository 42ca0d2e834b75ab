// store/records/outbox_test.cpp - what is kept of the outbox comes back as it was, and no cell of it changes
// unseen.
#include "store/records/outbox.h"

#include <gtest/gtest.h>

#include "store/records/records.h"
#include "store/records/sqlite.h"
#include "store/testing/outbox.h"
#include "store/testing/scratch.h"

namespace regie {
namespace {

class OutboxRecords : public ::testing::Test {
 protected:
  OutboxRecords() { open(); }
  void open() {
    records.reset();
    records = Records::open(path).value();
  }
  Scratch scratch;
  std::string path = scratch.file("records.sqlite");
  std::unique_ptr<Records> records;
};

TEST_F(OutboxRecords, Come_back_as_they_were_saved) {
  ASSERT_TRUE(save_one_of_each(records->outbox()));
  open();
  const Outbox& outbox = records->outbox();
  EXPECT_EQ(outbox.settings().value()->reply_to, "s@a.example");
  EXPECT_EQ(outbox.settings().value()->limits, (SendingLimits{60, 120, false, true, 7, 9}));
  const DraftVersion draft = *outbox.draft("w-1").value();
  EXPECT_EQ(draft.version, 2);
  EXPECT_EQ(draft.draft.subject, hard_text);
  ASSERT_EQ(draft.draft.sentences.size(), 2U);
  EXPECT_EQ(draft.draft.sentences[0].was, Author::model);
  EXPECT_EQ(draft.draft.sentences[0].was_source, "small");
  EXPECT_FALSE(draft.draft.sentences[1].was);
  EXPECT_EQ(outbox.mailing("b-1").value()->text.text, hard_text);
  EXPECT_FALSE(outbox.mailing("b-2").value());
  const auto letters = outbox.letters().value();
  ASSERT_EQ(letters.size(), 2U);
  EXPECT_EQ(letters[0].state, LetterState::in_doubt);
  EXPECT_EQ(letters[0].steps, 2);
  EXPECT_EQ(letters[0].next_at, 77);
  EXPECT_EQ(letters[1].state, LetterState::waiting);
  EXPECT_EQ(letters[1].line, 3);
  EXPECT_NE(letters[0].id, letters[1].id);
  EXPECT_EQ(outbox.claimed_since(1773640799).value(), 1);
  EXPECT_EQ(outbox.claimed_since(1773640800).value(), 0);
}

TEST_F(OutboxRecords, A_suppression_can_be_lifted_and_come_back) {
  Outbox& outbox = records->outbox();
  EXPECT_FALSE(outbox.is_suppressed("abc").value());
  for (const bool lifted : {false, true, false}) {
    ASSERT_TRUE(outbox.save_suppression({"abc", 0, lifted, "why", {"maud", 1, {}}}));
    EXPECT_EQ(outbox.is_suppressed("abc").value(), !lifted);
  }
  EXPECT_EQ(outbox.suppressions()->size(), 1U);
}

TEST_F(OutboxRecords, Nothing_of_them_changes_unseen) {
  ASSERT_TRUE(save_one_of_each(records->outbox()));
  ASSERT_TRUE(records->verify()->whole());
  records.reset();
  for (const char* change :
       {"outbox_settings SET link_base = 'https://e.example'", "outbox_drafts SET address = 'b@b.example'",
        "outbox_draft_sentences SET author = 0 WHERE author = 2", "outbox_mailings SET list = list || 'x'",
        "outbox_approvals SET content_sha256 = 'other'", "outbox_approval_letters SET line = line + 10",
        "outbox_steps SET state = 2", "outbox_suppressions SET lifted = 1"}) {
    const std::string copy = scratch.file("copy.sqlite");
    spill(copy, slurp(path));
    const std::string table = std::string(change).substr(0, std::string(change).find(' '));
    {
      const auto raw = sqlite::Database::open(copy).value();
      std::string trigger;
      const std::string name = table + "_never_change";
      ASSERT_TRUE(raw->each("SELECT sql FROM sqlite_schema WHERE name = ?", {name},
                            [&](const sqlite::Row& row) { trigger = row.text(0); }));
      if (!trigger.empty()) {
        ASSERT_TRUE(raw->script("DROP TRIGGER " + name));
      }
      ASSERT_TRUE(raw->script(std::string("UPDATE ") + change)) << change;
      if (!trigger.empty()) {
        ASSERT_TRUE(raw->script(trigger));
      }
    }
    const auto meddled = Records::open(copy).value();
    EXPECT_FALSE(meddled->verify()->whole()) << change;
  }
}

TEST_F(OutboxRecords, Go_into_open_formats_and_come_back_with_the_same_root) {
  ASSERT_TRUE(save_one_of_each(records->outbox()));
  const std::string again = scratch.file("again.sqlite");
  ASSERT_TRUE(make_records(again, records->dump().value()));
  const auto made = Records::open(again).value();
  EXPECT_EQ(made->root().value(), records->root().value());
  EXPECT_TRUE(made->verify()->whole());
  EXPECT_TRUE(made->outbox().is_suppressed("abc").value());
}

}  // namespace
}  // namespace regie
