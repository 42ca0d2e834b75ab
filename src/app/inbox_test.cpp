// app/inbox_test.cpp - messages into a workspace: once each, in their threads, kept like all else.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/accounts.h"
#include "app/backup.h"
#include "app/export_pack.h"
#include "app/inbox_list.h"
#include "app/restore.h"
#include "app/testing/inbox_desk.h"
#include "app/verify.h"
#include "base/base64.h"
#include "inbox/threads.h"
#include "os/child_program.h"
#include "os/real_files.h"

namespace regie {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::vector<std::string> talk{
    mail({.id = "1", .text = "Waar blijft het?"}),
    mail({.from = "info@acme.example", .to = "jan@boer.example", .id = "2", .answers = "1", .hour = 10}),
    mail({.id = "3", .answers = "2", .hour = 11, .text = "Nog steeds niets."}),
    mail({.from = "Piet <piet@klant.example>", .id = "4", .hour = 12, .subject = "Offerte"})};

TEST(Inbox, Lists_who_waits_since_when_newest_first) {
  InboxDesk desk;
  const InboxImport import = desk.take("a.mbox", mbox(talk));
  EXPECT_EQ(import.files[0].kept, 4);
  EXPECT_EQ(import.files[0].way_out, 1);
  EXPECT_THAT(import.own, ElementsAre("info@acme.example"));
  const auto lines = desk.threads();
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].person.address, "piet@klant.example");
  EXPECT_EQ(lines[1].person.name, "Jan");
  EXPECT_EQ(lines[1].messages, 3);
  EXPECT_EQ(lines[1].waiting_seconds, 1773140400);  // 11:00, not 9:00: we answered in between
}

TEST(Inbox, Keeps_a_message_once_whatever_file_it_comes_in) {
  InboxDesk desk;
  desk.take("a.mbox", mbox(talk));
  const InboxImport again = desk.take("b.mbox", mbox(talk));
  EXPECT_EQ(again.files[0].duplicates, 4);
  EXPECT_EQ(again.files[0].kept, 0);
  EXPECT_EQ(again.threads, 0);
  const InboxImport with_header = desk.take("c.eml", "X-Status: R\n" + talk[0]);
  EXPECT_EQ(with_header.files[0].duplicates, 1);  // other bytes, the same Message-ID and text
  const InboxImport edited = desk.take("d.eml", mail({.id = "1", .text = "Iets anders"}));
  EXPECT_EQ(edited.files[0].kept, 1);
}

TEST(Inbox, Joins_threads_when_the_message_between_them_comes_and_finds_them_by_their_older_id) {
  InboxDesk desk;
  desk.take("3.eml", talk[2]);
  const std::string older = desk.threads().at(0).id;
  desk.take("1.eml", talk[0]);
  EXPECT_EQ(desk.threads(WhichThreads::all).size(), 1U);  // the same person and subject within 30 days
  desk.take("2.eml", talk[1]);
  const auto lines = desk.threads(WhichThreads::all);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0].id, thread_begun_by("1@x"));
  EXPECT_EQ(show_thread(desk.workspace, older).value().line.id, lines[0].id);
  EXPECT_EQ(show_thread(desk.workspace, lines[0].last).value().messages.size(), 3U);
}

TEST(Inbox, A_thread_that_is_done_waits_again_when_somebody_writes) {
  InboxDesk desk;
  desk.take("a.mbox", mbox(talk));
  const std::string thread = desk.threads().at(1).id;
  const auto done = mark_thread(desk.world, desk.workspace, {thread, true, "gebeld", "eva"});
  ASSERT_TRUE(done) << done.error().say;
  EXPECT_TRUE(done->line.done);
  EXPECT_EQ(desk.threads().size(), 1U);
  const auto undone = mark_thread(desk.world, desk.workspace, {thread, false, "", "eva"});
  ASSERT_TRUE(undone) << undone.error().say;
  EXPECT_EQ(desk.threads().size(), 2U);
  EXPECT_EQ(mark_thread(desk.world, desk.workspace, {thread, false, "", "eva"}).error().code,
            "inbox.not_done");
  ASSERT_TRUE(mark_thread(desk.world, desk.workspace, {thread, true, "", "eva"}));
  desk.take("5.eml", mail({.id = "5", .answers = "3", .hour = 13}));
  EXPECT_EQ(desk.threads().size(), 2U);
  EXPECT_EQ(mark_thread(desk.world, desk.workspace, {"t-none", true, "", "eva"}).error().code,
            "inbox.unknown_thread");
  EXPECT_EQ(mark_thread(desk.world, desk.workspace, {thread, true, "", "nobody"}).error().code,
            "account.unknown");
}

TEST(Inbox, Nobody_waits_for_an_answer_to_a_machine) {
  InboxDesk desk;
  desk.take("a.mbox", mbox({mail({.id = "1", .headers = "List-Id: <x.y>\n"}),
                            mail({.id = "2", .subject = "Automatisch antwoord: x"}),
                            mail({.from = "MAILER-DAEMON@x.example",
                                  .id = "3",
                                  .text = "could not deliver to <weg@klant.example>",
                                  .subject = "Undelivered Mail"})}));
  EXPECT_TRUE(desk.threads().empty());
  const auto all = desk.threads(WhichThreads::all);
  ASSERT_EQ(all.size(), 3U);
  bool has_bounce = false;
  for (const ThreadLine& line : all) {
    const ShownThread thread = show_thread(desk.workspace, line.id).value();
    has_bounce = has_bounce || thread.messages.at(0).failed.address == "weg@klant.example";
  }
  EXPECT_TRUE(has_bounce);
}

TEST(Inbox, Addresses_stand_among_the_correspondents_alone_and_the_journal_has_none) {
  InboxDesk desk;
  desk.take("a.mbox", mbox(talk));
  const RecordsDump dump = desk.workspace.records->dump().value();
  int tables_with_address = 0;
  for (const TableDump& table : dump.tables) {
    bool has = false;
    for (const auto& row : table.rows)
      for (const DumpCell& cell : row)
        if (const auto* text = std::get_if<std::string>(&cell))
          has = has || text->find("boer.example") != text->npos;
    tables_with_address += has ? 1 : 0;
    if (has) {
      EXPECT_EQ(table.name, "correspondents");
    }
  }
  EXPECT_EQ(tables_with_address, 1);
}

TEST(Inbox, Told_later_which_side_is_ours_it_sets_that_right) {
  InboxDesk desk;
  const std::string path = desk.scratch.file("a.mbox");
  ASSERT_TRUE(desk.files.write(path, mbox(talk)));
  ASSERT_TRUE(import_messages(desk.world, desk.workspace, {{path}, {}, {}}, desk.progress));
  EXPECT_EQ(desk.threads(WhichThreads::all).at(1).waiting_seconds, 1773133200);
  desk.take("b.mbox", mbox(talk));
  EXPECT_EQ(desk.threads(WhichThreads::all).at(1).waiting_seconds, 1773140400);
  EXPECT_TRUE(desk.workspace.records->verify().value().whole());
}

const std::string with_attachment =
    "From: jan@boer.example\nTo: info@acme.example\nSubject: zip\nDate: Tue, 10 Mar 2026 09:00:00 +0000\n"
    "Message-ID: <z@x>\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\nzie bijlage\n--q\n"
    "Content-Type: application/zip\nContent-Transfer-Encoding: base64\n"
    "Content-Disposition: attachment; filename=\"../../x.zip\"\n\n" +
    base64("PK bytes of a zip") + "\n--q--\n";

TEST(Inbox, Backs_up_and_restores_messages_with_what_is_attached_to_them) {
  InboxDesk desk;
  desk.take("a.mbox", mbox(talk));
  desk.take("z.eml", with_attachment);
  const std::string backup = desk.scratch.file("b.regie-backup");
  const auto made = back_up(desk.world, {desk.folder, backup});
  ASSERT_TRUE(made) << made.error().say;
  EXPECT_TRUE(made->check.whole());
  EXPECT_EQ(made->check.imports, 6);  // five messages and an attachment
  const std::string again = desk.scratch.file("again");
  ASSERT_TRUE(restore_backup(desk.world, {backup, again, 0}));
  const Workspace restored = open_workspace(desk.world, again).value();
  EXPECT_EQ(list_threads(restored, WhichThreads::all).value().size(), 3U);
  EXPECT_EQ(restored.archive->bytes_of(sha256_hex("PK bytes of a zip")).value(), "PK bytes of a zip");
  const auto verified = verify_workspace(desk.world, restored, {});
  ASSERT_TRUE(verified);
  EXPECT_TRUE(verified->records.whole());
  EXPECT_TRUE(verified->damaged_imports.empty());
}

TEST(Inbox, A_pack_of_open_formats_holds_messages_and_gives_them_back) {
  InboxDesk desk;
  desk.take("z.eml", with_attachment);
  const std::string folder = desk.scratch.file("pack");
  const PackContents contents = pack_contents(desk.world, desk.workspace).value();
  ASSERT_TRUE(write_pack(desk.world, desk.workspace, {folder, {}, contents.originals}));
  const auto packed = desk.files.list(folder + "/originals/messages").value();
  ASSERT_EQ(packed.size(), 2U);
  EXPECT_THAT(packed[0], HasSubstr("/1-x.zip"));
  const std::string again = desk.scratch.file("again");
  ASSERT_TRUE(restore_pack(desk.world, {folder, again, 0}, contents.records));
  const Workspace restored = open_workspace(desk.world, again).value();
  EXPECT_TRUE(verify_workspace(desk.world, restored, {})->damaged_imports.empty());
}

TEST(Inbox, Verify_names_a_message_whose_bytes_are_gone_and_one_that_was_changed) {
  InboxDesk desk;
  desk.take("1.eml", talk[0]);
  const std::string sha256 = desk.workspace.records->mailbox().archived().value().at(0).sha256;
  ASSERT_TRUE(desk.workspace.archive->remove(sha256));
  const auto verified = verify_workspace(desk.world, desk.workspace, {});
  ASSERT_TRUE(verified);
  ASSERT_EQ(verified->damaged_imports.size(), 1U);
  EXPECT_THAT(verified->damaged_imports[0].path, HasSubstr("messages/m-"));
}

TEST(Inbox, What_is_no_mail_is_told_and_the_other_files_go_on) {
  InboxDesk desk;
  ASSERT_TRUE(desk.files.write(desk.scratch.file("x.pdf"), "%PDF-1.7"));
  ASSERT_TRUE(desk.files.write(desk.scratch.file("y.eml"), talk[0]));
  const auto taken =
      import_messages(desk.world, desk.workspace,
                      {{desk.scratch.file("x.pdf"), desk.scratch.file("y.eml")}, {}, {}}, desk.progress);
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->files[0].why_refused->code, "inbox.not_mail");
  EXPECT_EQ(taken->files[1].kept, 1);
  EXPECT_EQ(
      import_messages(desk.world, desk.workspace, {{desk.scratch.file("y.eml")}, {"acme"}, {}}, desk.progress)
          .error()
          .code,
      "inbox.bad_address");
}

TEST(Inbox, Reads_through_the_locked_in_program_what_it_reads_here) {
  InboxDesk here;
  InboxDesk there;
  RealChildProgram program(beside_this_program("regie-reader"));
  ChildMailReaders readers(program);
  World locked{there.clock, there.files, there.locks, there.log, nullptr, readers_here(), readers};
  std::string hostile =
      mbox(talk) +
      mbox({with_attachment,
            "From: =?x-unknown-charset?Q?J=E9r=F4me?= <j@x.example>\nSubject: =?koi8-u?B?8NLJ18XU?= "
            "=?utf-7?Q?+AOk-?=\n"
            "Content-Type: text/html; charset=x-none\n\n<p>Hall\xe9<script>x</script>\n",
            std::string("\0\0\0", 3), "Subject: a\nContent-Type: text/plain; charset=ibm1047\n\nabc\n"});
  for (InboxDesk* desk : {&here, &there})
    ASSERT_TRUE(desk->files.write(desk->scratch.file("h.mbox"), hostile));
  const std::string csv =
      "Comment ID,Post ID,Author,Message,Created time\n9,p,Jan,\"Waar, dan?\",2026-03-10\n";
  for (InboxDesk* desk : {&here, &there}) ASSERT_TRUE(desk->files.write(desk->scratch.file("c.csv"), csv));
  const auto a =
      import_messages(here.world, here.workspace,
                      {{here.scratch.file("h.mbox"), here.scratch.file("c.csv")}, {}, {}}, here.progress);
  const auto b =
      import_messages(locked, there.workspace,
                      {{there.scratch.file("h.mbox"), there.scratch.file("c.csv")}, {}, {}}, there.progress);
  ASSERT_TRUE(a);
  ASSERT_TRUE(b) << b.error().say;
  ASSERT_FALSE(b->files[0].why_refused) << b->files[0].why_refused->say;
  ASSERT_FALSE(b->files[1].why_refused) << b->files[1].why_refused->say;
  EXPECT_EQ(a->files[0].kept, b->files[0].kept);
  EXPECT_EQ(b->files[0].read, b->files[0].kept + b->files[0].duplicates + b->files[0].set_aside);
  EXPECT_EQ(b->files[1].kept, 1);
  const auto ours = here.workspace.records->mailbox().heads().value();
  const auto theirs = there.workspace.records->mailbox().heads().value();
  ASSERT_EQ(ours.size(), theirs.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    EXPECT_EQ(ours[i].id, theirs[i].id);
    EXPECT_EQ(ours[i].thread, theirs[i].thread);
    EXPECT_EQ(ours[i].raw_sha256, theirs[i].raw_sha256);
    EXPECT_EQ(ours[i].attachments.size(), theirs[i].attachments.size());
  }
}

// --- a mailbox of a server ---------------------------------------------------------------------------------

struct FakeMailbox : MailboxReader {
  std::int64_t uidvalidity = 7;
  std::vector<std::string> mails;
  std::size_t breaks_after = 1000;
  int talks = 0;
  Result<MailboxPlace> read(const MailboxAddress&, const MailboxPlace& since, MailboxSink& sink) override {
    ++talks;
    MailboxPlace place{uidvalidity, since.uidvalidity == uidvalidity ? since.last_uid : 0};
    sink.begin(place, static_cast<std::int64_t>(mails.size()) - place.last_uid);
    for (std::size_t given = 0; place.last_uid < static_cast<std::int64_t>(mails.size()); ++given) {
      if (given == breaks_after) return fail("imap.broken", "The line broke.");
      if (!sink.mail(place.last_uid + 1, mails[static_cast<std::size_t>(place.last_uid)])) break;
      ++place.last_uid;
    }
    return place;
  }
};

MailboxAddress acme() {
  MailboxAddress address;
  address.host = "mail.acme.example";
  address.user = "info@acme.example";
  return address;
}

TEST(InboxFetch, Takes_up_a_broken_line_and_goes_on_from_there_the_next_time) {
  InboxDesk desk;
  FakeMailbox server;
  server.mails = talk;
  server.breaks_after = 1;
  const auto fetched = fetch_messages(desk.world, desk.workspace, server, {acme(), {}}, desk.progress);
  ASSERT_TRUE(fetched) << fetched.error().say;
  EXPECT_EQ(fetched->files[0].kept, 4);
  EXPECT_EQ(fetched->files[0].way_out, 1);  // the user of the mailbox is ours
  EXPECT_EQ(server.talks, 4);
  server.mails.push_back(mail({.id = "9", .hour = 15}));
  const auto next = fetch_messages(desk.world, desk.workspace, server, {acme(), {}}, desk.progress);
  ASSERT_TRUE(next);
  EXPECT_EQ(next->files[0].read, 1);
  EXPECT_EQ(desk.workspace.records->mailbox().states().value().at(0).last_uid, 5);
  server.uidvalidity = 8;
  const auto anew = fetch_messages(desk.world, desk.workspace, server, {acme(), {}}, desk.progress);
  ASSERT_TRUE(anew);
  EXPECT_EQ(anew->files[0].duplicates, 5);
  EXPECT_TRUE(desk.workspace.records->verify().value().whole());
}

TEST(InboxFetch, Gives_up_on_a_line_that_brings_nothing_and_keeps_what_came) {
  InboxDesk desk;
  FakeMailbox server;
  server.mails = talk;
  server.breaks_after = 0;
  const auto fetched = fetch_messages(desk.world, desk.workspace, server, {acme(), {}}, desk.progress);
  ASSERT_FALSE(fetched);
  EXPECT_EQ(fetched.error().code, "imap.broken");
  EXPECT_EQ(server.talks, 3);
}

}  // namespace
}  // namespace regie
