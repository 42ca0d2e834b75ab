// store/records/mailbox_test.cpp - messages come back as they were saved, and no edit of them goes unseen.
#include "store/records/mailbox.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "base/sha256.h"
#include "store/records/records.h"
#include "store/testing/scratch.h"

namespace regie {
namespace {

Message message(const std::string& id) {
  Message one;
  one.id = id;
  one.thread = "t-1";
  one.source = "mbox";
  one.message_id = id + "@x";
  one.references = {"0@x", "1@x"};
  one.person = "p-1";
  one.at_seconds = 9;
  one.subject = "Pakket";
  one.text = "Waar blijft het?";
  one.quoted = "> Morgen";
  one.signature = "-- \nJan";
  one.attachments = {{"a.pdf", "application/pdf", 3, sha256_hex("pdf")}};
  one.raw_sha256 = sha256_hex(id);
  return one;
}

class MailboxTest : public testing::Test {
 protected:
  MailboxTest() { open(); }
  void open() {
    records.reset();
    auto opened = Records::open(scratch.file("records.db"));
    ASSERT_TRUE(opened) << opened.error().say;
    records = std::move(*opened);
  }
  void save_one_of_each() {
    Mailbox& mailbox = records->mailbox();
    ASSERT_TRUE(mailbox.save_own_address("info@acme.example"));
    ASSERT_TRUE(mailbox.save_correspondent({"p-1", "jan@boer.example", "Jan"}));
    ASSERT_TRUE(mailbox.save_message(message("m-1")));
    ASSERT_TRUE(mailbox.save_message(message("m-2")));
    ThreadMark mark{"m-2", true, "gebeld", {"eva", 10, {}}};
    mark.signature.content_sha256 = sha256_hex(statement_of(mark));
    ASSERT_TRUE(mailbox.save_mark(mark));
    ASSERT_TRUE(mailbox.save_state({"imap:info@acme.example/INBOX", 7, 12}));
  }
  /// Behind the back of the program.
  void meddle(const std::string& sql) {
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(scratch.file("records.db").c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(handle);
    sqlite3_close(handle);
  }
  Scratch scratch;
  std::unique_ptr<Records> records;
};

TEST_F(MailboxTest, Gives_back_what_was_saved_and_is_whole) {
  save_one_of_each();
  open();
  const Message back = records->mailbox().find_message("m-1").value().value();
  EXPECT_EQ(back.text, "Waar blijft het?");
  EXPECT_EQ(back.references, (std::vector<std::string>{"0@x", "1@x"}));
  EXPECT_EQ(back.attachments.at(0).name, "a.pdf");
  EXPECT_EQ(records->mailbox().heads()->at(1).text, "");
  EXPECT_EQ(records->mailbox().states()->at(0).last_uid, 12);
  EXPECT_EQ(records->mailbox().archived()->size(), 3U);
  EXPECT_TRUE(records->mailbox().rests_on(sha256_hex("pdf")).value());
  ASSERT_TRUE(records->mailbox().move_message("m-1", "t-2"));
  EXPECT_EQ(records->mailbox().messages_of("t-2")->size(), 1U);
  EXPECT_TRUE(records->mailbox().remove_own_address("info@acme.example").value());
  EXPECT_TRUE(records->verify()->whole());
}

TEST_F(MailboxTest, No_edit_of_a_message_an_address_or_a_mark_goes_unseen) {
  save_one_of_each();
  for (const char* sql :
       {"UPDATE messages SET text = 'x' WHERE id = 'm-1'", "UPDATE messages SET quoted = '' WHERE id = 'm-1'",
        "UPDATE messages SET thread = 't-9'", "DELETE FROM messages WHERE id = 'm-2'",
        "UPDATE message_references SET answers = 'y' WHERE position = 1",
        "UPDATE message_attachments SET sha256 = 'z'", "UPDATE correspondents SET address = 'piet@x.example'",
        "INSERT INTO correspondents VALUES ('p-9', 'x', '')", "DELETE FROM own_addresses",
        "UPDATE mailbox_states SET last_uid = 99",
        "DROP TRIGGER thread_marks_never_change; UPDATE thread_marks SET done = 0"}) {
    const Scratch kept;
    const std::string copy = kept.file("copy.db");
    meddle("VACUUM INTO '" + copy + "'");
    sqlite3* handle = nullptr;
    ASSERT_EQ(sqlite3_open(copy.c_str(), &handle), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
    sqlite3_close(handle);
    const auto edited = Records::open(copy);
    ASSERT_TRUE(edited) << edited.error().say;
    EXPECT_FALSE((*edited)->verify()->whole()) << sql;
  }
}

}  // namespace
}  // namespace regie
