// inbox/read_mbox_test.cpp - what is read of messages as mail programs write them, and of those meant to
// harm.
#include "inbox/read_mbox.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/base64.h"
#include "inbox/read_mail.h"
#include "inbox/testing/read_all.h"

namespace regie {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string plain =
    "From: Jan de Boer <Jan@Boer.example>\r\n"
    "To: Acme <info@acme.example>\r\n"
    "Subject: =?utf-8?Q?Waar_blijft_mijn_pakket=3F?= =?iso-8859-1?Q?_caf=E9?=\r\n"
    "Date: Tue, 10 Mar 2026 09:12:44 +0100\r\n"
    "Message-ID: <1@boer.example>\r\n"
    "References: <0@acme.example> (Jan's remark)\r\n"
    "In-Reply-To: <0@acme.example>\r\n"
    "Content-Type: text/plain; charset=iso-8859-1\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "\r\n"
    "Het caf=E9 wacht.\r\n"
    "\r\n"
    "Op di 3 mrt 2026 om 10:12 schreef Acme <info@acme.example>:\r\n"
    "> Het komt eraan.\r\n";

ReadMessage only(const std::string& bytes) {
  ReadAll all;
  const auto reading = read_all(bytes, all, "a.eml");
  EXPECT_TRUE(reading) << (reading ? "" : reading.error().say);
  EXPECT_EQ(all.messages.size(), 1U);
  return all.messages.empty() ? ReadMessage() : std::move(all.messages.front());
}

std::vector<std::string> codes(const ReadMessage& read) {
  std::vector<std::string> found;
  for (const MailProblem& problem : read.problems) found.push_back(problem.code);
  return found;
}

TEST(ReadMail, Tells_who_wrote_what_when_and_what_it_answers) {
  const ReadMessage read = only(plain);
  ASSERT_EQ(read.from.size(), 1U);
  EXPECT_EQ(read.from[0].address, "jan@boer.example");
  EXPECT_EQ(read.from[0].name, "Jan de Boer");
  EXPECT_EQ(read.to.at(0).address, "info@acme.example");
  EXPECT_EQ(read.message.subject, "Waar blijft mijn pakket? café");
  EXPECT_EQ(read.message.at_seconds, 1773130364);
  EXPECT_EQ(read.message.message_id, "1@boer.example");
  EXPECT_THAT(read.message.references, ElementsAre("0@acme.example"));
  EXPECT_EQ(read.message.text, "Het café wacht.");
  EXPECT_THAT(read.message.quoted, HasSubstr("> Het komt eraan."));
  EXPECT_EQ(read.message.kind, MessageKind::person);
  EXPECT_THAT(codes(read), ElementsAre());
}

TEST(ReadMail, Has_one_id_whatever_its_line_ends_and_wherever_it_lay) {
  std::string lf;
  for (const char c : plain)
    if (c != '\r') lf += c;
  EXPECT_EQ(only(plain).message.id, only(lf).message.id);
  ReadAll all;
  ASSERT_TRUE(
      read_all("From jan Tue Mar 10 09:12:44 2026\n" + lf + "\nFrom x Tue Mar 10 09:12:45 2026\n" + lf, all));
  ASSERT_EQ(all.messages.size(), 2U);
  EXPECT_EQ(all.messages[0].message.id, only(plain).message.id);
  EXPECT_EQ(all.messages[1].message.id, only(plain).message.id);
}

TEST(ReadMail, Takes_the_plain_text_where_it_says_the_same_and_the_html_where_it_does_not) {
  const auto both = [](const std::string& text) {
    return "From: a@b.example\nDate: Tue, 10 Mar 2026 09:12:44 +0100\n"
           "Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain\n\n" +
           text +
           "\n--x\nContent-Type: text/html; charset=utf-8\n\n<p>Beste <b>mensen</b>, wanneer komt het? "
           "<img src=\"https://spy.example/1.gif\"><script>steal()</script><span style='display: "
           "none'>verborgen</span></p>"
           "\n--x--\n";
  };
  EXPECT_EQ(only(both("Beste mensen, wanneer komt het?")).message.text, "Beste mensen, wanneer komt het?");
  const std::string rich = only(both("Needs HTML")).message.text;
  EXPECT_EQ(rich, "Beste mensen, wanneer komt het?");
  EXPECT_THAT(rich, Not(HasSubstr("spy.example")));
}

TEST(ReadMail, Keeps_attachments_under_names_that_lead_nowhere) {
  const std::string mail =
      "From: a@b.example\nDate: Tue, 10 Mar 2026 09:12:44 +0100\nContent-Type: multipart/mixed; "
      "boundary=x\n\n"
      "--x\n\nzie bijlage\n--x\nContent-Type: application/zip\nContent-Transfer-Encoding: base64\n"
      "Content-Disposition: attachment; filename=\"../../x\"\n\n" +
      base64("PK zip") +
      "\n--x\nContent-Type: application/pdf\nContent-Disposition: attachment;\n"
      " filename*=utf-8''rek%E2%80%AEfdp.exe\n\nPDF\n--x--\n";
  const ReadMessage read = only(mail);
  ASSERT_EQ(read.message.attachments.size(), 2U);
  EXPECT_EQ(read.message.attachments[0].name, "x");
  EXPECT_EQ(read.attachment_bytes[0], "PK zip");
  EXPECT_EQ(read.message.attachments[0].bytes, 6);
  EXPECT_EQ(read.message.attachments[1].name, "rekfdp.exe");
  EXPECT_EQ(read.message.text, "zie bijlage");
}

TEST(ReadMbox, Takes_every_kind_apart_and_undoes_its_quoting) {
  const std::string mbox =
      "From a@b.example Tue Mar 10 09:12:44 2026\nFrom: a@b.example\nSubject: 1\n\nregel\n>From hier\n>>From "
      "daar\n\n"
      "From MAILER-DAEMON Tue Mar 10 09:12:45 2026\nFrom: c@d.example\nSubject: 2\nContent-Length: 999999\n\n"
      "From onze kant is er niets\n\nFrom today on, nothing\n";
  ReadAll all;
  const auto reading = read_all(mbox, all);
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->format, "mbox");
  ASSERT_EQ(all.messages.size(), 2U);
  EXPECT_EQ(all.messages[0].message.text, "regel\nFrom hier");
  EXPECT_EQ(all.messages[0].message.quoted, ">From daar");
  EXPECT_EQ(all.messages[1].message.text, "From onze kant is er niets\n\nFrom today on, nothing");
  EXPECT_EQ(mbox.substr(all.messages[1].offset, 6), "From: ");
}

TEST(ReadMail, Recognises_bounces_and_whom_they_are_about) {
  const std::string mail =
      "From: MAILER-DAEMON@mx.example\nSubject: Undelivered Mail Returned to Sender\n"
      "Date: Tue, 10 Mar 2026 09:12:44 +0100\n"
      "Content-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
      "--x\n\nThis is the mail system.\n--x\nContent-Type: message/delivery-status\n\n"
      "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; Weg@Klant.example\nAction: failed\nStatus: "
      "5.1.1\n"
      "\n--x\nContent-Type: message/rfc822\n\nMessage-ID: <out-7@acme.example>\nFrom: "
      "info@acme.example\n\nhallo\n"
      "--x--\n";
  const ReadMessage read = only(mail);
  EXPECT_EQ(read.message.kind, MessageKind::bounce);
  EXPECT_EQ(read.failed_address, "weg@klant.example");
  EXPECT_THAT(read.message.references, ElementsAre("out-7@acme.example"));
}

TEST(ReadMail, Tells_absences_and_lists_from_people) {
  const auto kind = [](const std::string& headers) {
    return only("From: a@b.example\nDate: Tue, 10 Mar 2026 09:12:44 +0100\n" + headers + "\n\nx\n")
        .message.kind;
  };
  EXPECT_EQ(kind("Subject: Automatisch antwoord: offerte"), MessageKind::out_of_office);
  EXPECT_EQ(kind("Subject: Out of office: offer"), MessageKind::out_of_office);
  EXPECT_EQ(kind("Subject: x\nAuto-Submitted: auto-replied"), MessageKind::out_of_office);
  EXPECT_EQ(kind("Subject: x\nX-Autoreply: yes"), MessageKind::out_of_office);
  EXPECT_EQ(kind("Subject: x\nList-Id: <a.b>"), MessageKind::bulk);
  EXPECT_EQ(kind("Subject: x\nPrecedence: bulk"), MessageKind::bulk);
  EXPECT_EQ(kind("Subject: x\nAuto-Submitted: no"), MessageKind::person);
  EXPECT_EQ(kind("Subject: Ik ben afwezig geweest, sorry"), MessageKind::person);
}

// --- meant to harm ---------------------------------------------------------------------------------------

TEST(HostileMail, Nested_a_thousand_deep_is_kept_and_told) {
  std::string mail = "From: a@b.example\nDate: Tue, 10 Mar 2026 09:12:44 +0100\n";
  for (int i = 0; i < 1000; ++i)
    mail += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" + std::to_string(i) +
            "\n";
  mail += "\ndiep\n";
  EXPECT_THAT(codes(only(mail)), ElementsAre("inbox.too_deep"));
}

TEST(HostileMail, With_a_header_of_50_megabytes_is_set_aside) {
  const std::string mail = "From: a@b.example\nX-Long: " + std::string(50U << 20U, 'x') + "\n\nhallo\n";
  ReadAll all;
  const auto reading = read_all(mail, all, "a.eml");
  ASSERT_TRUE(reading);
  EXPECT_EQ(reading->set_aside, 1);
  EXPECT_EQ(all.problems.at(0).code, "inbox.header_too_large");
}

TEST(HostileMail, That_lies_about_its_charset_is_kept_as_text_and_told) {
  const auto text = [](const std::string& charset, const std::string& bytes) {
    return only(
        "From: a@b.example\nDate: Tue, 10 Mar 2026 09:12:44 +0100\nContent-Type: text/plain; charset=" +
        charset + "\n\n" + bytes + "\n");
  };
  EXPECT_EQ(text("utf-8", "caf\xe9").message.text, "café");
  EXPECT_THAT(codes(text("utf-8", "caf\xe9")), ElementsAre("inbox.charset"));
  EXPECT_EQ(text("x-no-such-thing", "café").message.text, "café");
  EXPECT_EQ(text("../../etc/passwd", "a").message.text, "a");
}

TEST(HostileMail, With_NUL_bytes_junk_for_base64_and_smuggled_lines_stays_text) {
  const ReadMessage nul = only(std::string("From: a@b.example\nSubject: a\0b\n\nx\0y\n", 38));
  EXPECT_EQ(nul.message.text.find('\0'), std::string::npos);
  const ReadMessage junk = only(
      "From: a@b.example\nContent-Transfer-Encoding: base64\nContent-Type: text/plain\n\n%%%% not base64 "
      "====\n");
  EXPECT_EQ(junk.message.kind, MessageKind::person);
  const ReadMessage smuggled = only(
      "From: a@b.example\nSubject: =?utf-8?Q?x=0D=0ABcc:_victim@c.example=0D=0A?=\nMessage-ID: "
      "<a\r\n\tb@c>\n\nx\n");
  EXPECT_EQ(smuggled.message.subject.find('\n'), std::string::npos);
  EXPECT_EQ(smuggled.message.subject.find('\r'), std::string::npos);
  EXPECT_EQ(smuggled.message.message_id, "ab@c");
  EXPECT_TRUE(smuggled.to.empty());
}

TEST(HostileMail, Mangled_at_random_is_kept_or_set_aside_and_counted) {
  std::mt19937 random(7);
  std::string mbox;
  for (int i = 0; i < 200; ++i) {
    std::string mail = plain;
    for (int edit = 0; edit < 12; ++edit) {
      const std::size_t at = random() % mail.size();
      if (random() % 3 == 0)
        mail.erase(at, random() % 40);
      else
        mail[at] = static_cast<char>(random() % 256);
      if (mail.empty()) mail = "x";
    }
    mbox += "From x Tue Mar 10 09:12:44 2026\n" + mail + "\n\n";
  }
  ReadAll all;
  const auto reading = read_all(mbox, all);
  ASSERT_TRUE(reading);
  EXPECT_GE(reading->read, 190);
  EXPECT_EQ(reading->read, reading->kept + reading->set_aside);
  EXPECT_EQ(static_cast<std::size_t>(reading->kept), all.messages.size());
  EXPECT_EQ(static_cast<std::size_t>(reading->set_aside), all.problems.size());
}

TEST(ReadMessages, Refuses_what_is_no_mail) {
  ReadAll all;
  const auto reading = read_all("%PDF-1.7 \n\xff\xfe", all, "a.pdf");
  ASSERT_FALSE(reading);
  EXPECT_EQ(reading.error().code, "inbox.not_mail");
}

// --- comments --------------------------------------------------------------------------------------------

TEST(ReadComments, Of_Meta_become_one_thread_a_post_and_author) {
  ReadAll all;
  const auto reading = read_all(
      "Comment ID,Post ID,Author,Message,Created time\n9,p1,Jan,Waar blijft het?,2026-03-10T09:12:44+0000\n"
      "10,p1,Jan,Hallo?,2026-03-11T09:12:44+0100\n11,p1,Piet,Mooi,\n12,p1,Kees,,2026-03-11\n",
      all, "comments.csv");
  ASSERT_TRUE(reading) << reading.error().say;
  EXPECT_EQ(reading->format, "meta_comments");
  EXPECT_EQ(reading->kept, 3);
  EXPECT_EQ(reading->set_aside, 1);
  EXPECT_EQ(all.messages[0].message.references, all.messages[1].message.references);
  EXPECT_NE(all.messages[0].message.references, all.messages[2].message.references);
  EXPECT_EQ(all.messages[0].message.at_seconds, 1773133964);
  EXPECT_EQ(all.messages[0].from.at(0).address, "meta:Jan");
}

TEST(ReadComments, Of_LinkedIn_are_known_by_their_heads_and_Dutch_heads_are_read) {
  ReadAll all;
  const auto linkedin =
      read_all("Comment URN,Commenter,Text,Date\nurn:1,Maud,Interesting,10/03/2026\n", all, "c.csv");
  ASSERT_TRUE(linkedin);
  EXPECT_EQ(linkedin->format, "linkedin_comments");
  const auto dutch = read_all(
      "Reactie-ID,Bericht-ID,Auteur,Reactie,Gemaakt op\n1,2,Jan,Hoi,10-03-2026 09:12\n", all, "c.csv");
  ASSERT_TRUE(dutch) << dutch.error().say;
  EXPECT_EQ(all.messages.back().message.text, "Hoi");
  const auto other = read_all("Campaign,Clicks\na,1\n", all, "c.csv");
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, "inbox.not_comments");
}

}  // namespace
}  // namespace regie
