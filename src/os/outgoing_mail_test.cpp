// os/outgoing_mail_test.cpp - letters to a real mail server on loopback, and to servers that fail half-way.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "os/internal/letter_text.h"
#include "os/outgoing.h"
#include "os/testing/mail_server.h"
#include "os/testing/one_talk.h"

namespace regie {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

Letter letter_to(const std::string& to) {
  Letter letter;
  letter.to = to;
  letter.subject =
      "Vertrouwde cijfers: één café meer dan vorige week — en nog veel meer woorden dan er op één regel "
      "passen €";
  letter.text = "Hallo,\n\n.een punt vooraan\n..twee\nœuvre = 3 € \n" + std::string(300, 'l') + "\n";
  letter.html = "<p style=\"color: red\">Hallo, één café</p>\n";
  letter.message_id = "<brief-1@acme.example>";
  letter.at_seconds = 1773651600;  // 2026-03-16 09:00:00 UTC
  return letter;
}

MailServer server_at(int port, const std::string& security = "none") {
  MailServer server;
  server.host = "127.0.0.1";
  server.port = port;
  server.security = security;
  server.sender = "desk@acme.example";
  return server;
}

std::string code_of(const MailServer& server, const Letter& letter) {
  RealOutgoing outgoing(LoopbackHttp::refused);
  const auto sent = outgoing.mail(server, letter);
  return sent ? "sent" : sent.error().code;
}

class OutgoingMail : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    server_ = std::make_unique<MailServerProcess>(REGIE_SOURCE_DIR);
    EXPECT_TRUE(server_->runs() || !server_->is_installed()) << "the mail server did not start";
  }
  static void TearDownTestSuite() { server_ = nullptr; }
  void SetUp() override {
    if (!server_->runs()) GTEST_SKIP() << "python3-aiosmtpd is not installed";
  }
  [[nodiscard]] static std::string mailbox(const std::string& address) { return server_->mailbox(address); }
  static inline std::unique_ptr<MailServerProcess> server_;
};

TEST_F(OutgoingMail, Arrives_with_both_parts_and_a_subject_in_utf_8) {
  const Letter sent = letter_to("person@acme.example");
  ASSERT_EQ(code_of(server_at(server_->port()), sent), "sent");
  const std::string got = mailbox(sent.to);
  EXPECT_THAT(got, HasSubstr("envelope desk@acme.example ['person@acme.example']\n"));
  EXPECT_THAT(got, HasSubstr("ehlo acme.example\n"));
  EXPECT_THAT(got,
              HasSubstr("From: desk@acme.example\nTo: person@acme.example\nSubject: " + sent.subject + "\n"));
  EXPECT_THAT(got, HasSubstr("Message-ID: <brief-1@acme.example>\nDate: Mon, 16 Mar 2026 09:00:00 +0000\n"));
  EXPECT_THAT(got, HasSubstr("type multipart/alternative\ndefects []\n"));
  EXPECT_THAT(got, HasSubstr("[text/plain]\n" + sent.text + "[end]"));
  EXPECT_THAT(got, HasSubstr("[text/html]\n" + sent.html + "[end]"));
}

TEST_F(OutgoingMail, Arrives_as_plain_text_where_there_is_no_html) {
  Letter sent = letter_to("plain@acme.example");
  sent.html.clear();
  sent.subject = "Brief";
  ASSERT_EQ(code_of(server_at(server_->port()), sent), "sent");
  EXPECT_THAT(mailbox(sent.to),
              AllOf(HasSubstr("type text/plain\n"), HasSubstr("Subject: Brief\n"), HasSubstr(sent.text)));
}

TEST_F(OutgoingMail, Signs_in_with_any_letters_in_the_password) {
  MailServer server = server_at(server_->port());
  server.user = "desk";
  server.password = "right & proper";
  EXPECT_EQ(code_of(server, letter_to("signed@acme.example")), "sent");
  EXPECT_THAT(mailbox("signed@acme.example"), HasSubstr("signed in True"));
  server.password = "wrong";
  EXPECT_EQ(code_of(server, letter_to("a@acme.example")), "mail.refused");
}

TEST_F(OutgoingMail, Is_refused_with_the_servers_own_words) {
  RealOutgoing outgoing(LoopbackHttp::refused);
  const auto sent = outgoing.mail(server_at(server_->port()), letter_to("nobody@acme.example"));
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().code, "mail.refused");
  EXPECT_THAT(sent.error().say, HasSubstr("550 5.1.1 There is no such mailbox"));
}

TEST_F(OutgoingMail, Is_refused_after_the_text_without_doubt) {
  Letter spam = letter_to("a@acme.example");
  spam.subject = "spam";
  EXPECT_EQ(code_of(server_at(server_->port()), spam), "mail.refused");
}

TEST_F(OutgoingMail, Can_be_sent_later_where_the_server_asks_that) {
  EXPECT_EQ(code_of(server_at(server_->port()), letter_to("later@acme.example")), "mail.unreachable");
}

TEST_F(OutgoingMail, Is_not_sent_in_the_clear_to_a_server_without_starttls) {
  EXPECT_EQ(code_of(server_at(server_->port(), "starttls"), letter_to("a@acme.example")), "mail.tls");
  EXPECT_EQ(mailbox("a@acme.example"), "");
}

TEST_F(OutgoingMail, Is_not_sent_to_a_server_whose_certificate_nobody_vouches_for) {
  EXPECT_EQ(code_of(server_at(server_->port_starttls(), "starttls"), letter_to("a@acme.example")),
            "mail.tls");
  EXPECT_EQ(mailbox("a@acme.example"), "");
}

TEST(OutgoingMailFailures, Nobody_listens) {
  const int port = OneTalk([](OneTalk&) {}).port();  // free again by now
  EXPECT_EQ(code_of(server_at(port), letter_to("a@acme.example")), "mail.unreachable");
}

TEST(OutgoingMailFailures, A_server_that_dies_after_the_text_leaves_doubt) {
  OneTalk server([](OneTalk& talk) {
    talk.say("220 stub\r\n");
    for (const char* command : {"EHLO", "MAIL", "RCPT"}) talk.until(command).say("250 OK\r\n");
    talk.until("DATA").say("354 go on\r\n").until("\r\n.\r\n");
  });
  EXPECT_EQ(code_of(server_at(server.port()), letter_to("a@acme.example")), "mail.in_doubt");
}

TEST(OutgoingMailFailures, A_server_that_dies_before_the_text_leaves_none) {
  OneTalk server([](OneTalk& talk) {
    talk.say("220 stub\r\n").until("EHLO").say("250 OK\r\n").until("MAIL").say("250 OK\r\n").until("RCPT");
  });
  EXPECT_EQ(code_of(server_at(server.port()), letter_to("a@acme.example")), "mail.unreachable");
}

TEST(OutgoingMailFailures, A_server_that_is_not_one_is_told_as_such) {
  OneTalk server([](OneTalk& talk) { talk.say("HTTP/1.1 400 Bad Request\r\n\r\n"); });
  EXPECT_EQ(code_of(server_at(server.port()), letter_to("a@acme.example")), "mail.unreachable");
}

TEST(OutgoingMailFailures, No_field_can_end_its_line_and_no_connection_is_made) {
  OneTalk server([](OneTalk& talk) { talk.until("anything"); });
  const MailServer good = server_at(server.port());
  const Letter fine = letter_to("a@acme.example");
  for (const std::string evil :
       {"a@b.example\r\nBcc: all@b.example", "a@b.example\n", "\ra@b.example",
        "a@b.example>\r\nRCPT TO:<c@d.example", "a@b.example, c@d.example", "a b@c.example", "<a@b.example>",
        "a@", "@b", "ab", "", "a@b@c", "-a@b.example", "é@b.example"}) {
    Letter letter = fine;
    letter.to = evil;
    EXPECT_EQ(code_of(good, letter), "mail.refused") << evil;
    MailServer sender = good;
    sender.sender = evil;
    EXPECT_EQ(code_of(sender, fine), "mail.refused") << evil;
    letter = fine;
    letter.message_id = "<" + evil + ">";
    EXPECT_EQ(code_of(good, letter), "mail.refused") << evil;
  }
  for (const std::string& evil :
       {std::string("a\r\nBcc: x@y.example"), std::string("a\nb"), std::string("a\0b", 3)}) {
    Letter letter = fine;
    letter.subject = evil;
    EXPECT_EQ(code_of(good, letter), "mail.refused");
    MailServer host = good;
    host.host = "127.0.0.1" + evil;
    EXPECT_EQ(code_of(host, fine), "mail.refused");
  }
  for (const char* evil : {"", "a/b", "a@b", "a?b", "a#b", "host name"}) {
    MailServer host = good;
    host.host = evil;
    EXPECT_EQ(code_of(host, fine), "mail.refused") << evil;
  }
  MailServer unknown = good;
  unknown.security = "maybe";
  EXPECT_EQ(code_of(unknown, fine), "mail.refused");
  EXPECT_FALSE(server.was_called());
}

TEST(LetterText, Is_the_same_bytes_for_the_same_letter_and_keeps_lines_short) {
  const auto first = message_of("desk@acme.example", letter_to("a@acme.example"));
  ASSERT_TRUE(first);
  EXPECT_EQ(*first, *message_of("desk@acme.example", letter_to("a@acme.example")));
  std::size_t start = 0;
  while (start < first->size()) {
    const std::size_t end = first->find("\r\n", start);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - start, 76U);
    EXPECT_EQ(first->substr(start, end - start).find_first_of("\r\n"), std::string::npos);
    start = end + 2;
  }
}

TEST(LetterText, Long_subjects_in_utf_8_are_never_cut_inside_a_character) {
  for (std::size_t before = 0; before < 8; ++before) {
    Letter letter = letter_to("a@acme.example");
    letter.subject = std::string(before, 'a');
    for (int i = 0; i < 40; ++i) letter.subject += "\xe2\x82\xac";  // the sign of the euro, three bytes
    const auto message = message_of("desk@acme.example", letter);
    ASSERT_TRUE(message);
    for (std::size_t at = message->find("?B?"); at != std::string::npos; at = message->find("?B?", at + 1)) {
      const std::size_t size = message->find("?=", at) - at - 3;
      EXPECT_EQ(size % 4, 0U);
      EXPECT_LE(size, 60U);
    }
  }
}

TEST(LetterText, Further_headers_stand_there_once_and_end_where_they_end) {
  Letter letter = letter_to("ada@a.example");
  letter.headers = {{"List-Unsubscribe", "<https://desk.example/u/1>"},
                    {"List-Unsubscribe-Post", "List-Unsubscribe=One-Click"}};
  letter.reply_to = "info@acme.example";
  letter.is_automatic = false;
  const std::string message = message_of("desk@acme.example", letter).value();
  EXPECT_THAT(message, HasSubstr("\r\nList-Unsubscribe: <https://desk.example/u/1>\r\n"));
  EXPECT_THAT(message, HasSubstr("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
  EXPECT_THAT(message, HasSubstr("\r\nReply-To: info@acme.example\r\n"));
  EXPECT_THAT(message, Not(HasSubstr("Auto-Submitted")));
  EXPECT_THAT(message_of("desk@acme.example", letter_to("ada@a.example")).value(),
              HasSubstr("Auto-Submitted"));
}

TEST(LetterText, No_header_brings_another_with_it) {
  using Header = std::pair<std::string, std::string>;
  for (const Header& header :
       {Header{"X-A", "b\r\nBcc: evil@b.example"}, Header{"X-A", "b\nBcc: x"}, Header{"X-A\r\nBcc", "x"},
        Header{"X A", "b"}, Header{"X-A:", "b"}, Header{"", "b"}, Header{"X-A", ""},
        Header{"X-A", "caf\xc3\xa9"}, Header{"bcc", "evil@b.example"}, Header{"Subject", "other"},
        Header{"Content-Type", "text/html"}, Header{"X-A", std::string(1000, 'a')}}) {
    Letter letter = letter_to("ada@a.example");
    letter.headers = {header};
    EXPECT_EQ(message_of("desk@acme.example", letter).error().code, "mail.refused") << header.first;
  }
  Letter twice = letter_to("ada@a.example");
  twice.headers = {{"X-A", "1"}, {"x-a", "2"}};
  EXPECT_FALSE(message_of("desk@acme.example", twice));
  Letter answers = letter_to("ada@a.example");
  answers.reply_to = "a@b.example\r\nBcc: evil@b.example";
  EXPECT_FALSE(message_of("desk@acme.example", answers));
}

}  // namespace
}  // namespace regie
