// os/imap_test.cpp - a mailbox of a real Dovecot on loopback: read, left as it was, taken up where it broke.
#include "os/imap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "os/internal/imap_line.h"
#include "os/testing/imap_server.h"

namespace regie {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Taken : MailboxSink {
  MailboxPlace from;
  std::int64_t told = -1;
  std::vector<std::int64_t> uids;
  std::vector<std::string> mails;
  std::size_t wanted = 1000;
  void begin(const MailboxPlace& place, std::int64_t messages) override {
    from = place;
    told = messages;
  }
  bool mail(std::int64_t uid, std::string_view bytes) override {
    uids.push_back(uid);
    mails.emplace_back(bytes);
    return uids.size() < wanted;
  }
  bool too_large(std::int64_t, std::int64_t) override { return true; }
};

std::string letter(int number, const std::string& text = "hallo") {
  return "From: jan@boer.example\nSubject: brief " + std::to_string(number) + "\nMessage-ID: <" +
         std::to_string(number) + "@boer.example>\n\n" + text + "\n";
}

class Imap : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!ImapServer::is_installed()) GTEST_SKIP() << "dovecot is not installed";
    ASSERT_TRUE(server.runs()) << server.log();
  }
  MailboxAddress address(const std::string& security = "starttls") {
    MailboxAddress to;
    to.host = "localhost";
    to.port = security == "tls" ? server.tls_port() : server.port();
    to.security = security;
    to.user = "info@acme.example";
    to.password = "right & \"proper\" \\ {3}";
    to.certificate = server.certificate();
    return to;
  }
  ImapServer server;
  RealMailboxReader reader;
};

TEST_F(Imap, Hands_over_each_message_byte_for_byte_and_marks_none_as_seen) {
  server.deliver(letter(1));
  server.deliver(letter(2, "r1 OK done\n* BYE\n)\n{12}\n" + std::string(100000, 'x')));
  for (const char* security : {"tls", "starttls", "none"}) {
    Taken taken;
    const auto place = reader.read(address(security), {}, taken);
    ASSERT_TRUE(place) << security << ": " << place.error().say << server.log();
    EXPECT_THAT(taken.uids, ElementsAre(1, 2)) << security;
    EXPECT_EQ(taken.told, 2);
    EXPECT_EQ(place->last_uid, 2);
    std::string crlf;
    for (const char c : letter(2, "r1 OK done\n* BYE\n)\n{12}\n" + std::string(100000, 'x')))
      crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
    EXPECT_EQ(taken.mails[1], crlf);
  }
  EXPECT_EQ(server.seen(), 0);
}

TEST_F(Imap, Goes_on_behind_the_last_message_and_begins_anew_with_another_uidvalidity) {
  server.deliver(letter(1));
  Taken first;
  const auto place = reader.read(address(), {}, first);
  ASSERT_TRUE(place) << place.error().say;
  server.deliver(letter(2));
  Taken second;
  const auto next = reader.read(address(), *place, second);
  ASSERT_TRUE(next) << next.error().say;
  EXPECT_THAT(second.uids, ElementsAre(2));
  Taken none;
  ASSERT_TRUE(reader.read(address(), *next, none));
  EXPECT_TRUE(none.uids.empty());
  Taken anew;
  ASSERT_TRUE(reader.read(address(), {next->uidvalidity + 1, 2}, anew));
  EXPECT_THAT(anew.uids, ElementsAre(1, 2));
}

TEST_F(Imap, Stops_where_no_more_is_wanted) {
  for (int i = 1; i <= 3; ++i) server.deliver(letter(i));
  Taken taken;
  taken.wanted = 2;
  const auto place = reader.read(address(), {}, taken);
  ASSERT_TRUE(place) << place.error().say;
  EXPECT_EQ(place->last_uid, 2);
}

TEST_F(Imap, Tells_a_wrong_password_a_missing_mailbox_and_a_certificate_nobody_vouches_for) {
  Taken taken;
  MailboxAddress wrong = address();
  wrong.password = "wrong";
  EXPECT_EQ(reader.read(wrong, {}, taken).error().code, "imap.refused");
  wrong = address();
  wrong.mailbox = "Nergens";
  EXPECT_EQ(reader.read(wrong, {}, taken).error().code, "imap.no_mailbox");
  wrong = address("tls");
  wrong.certificate.clear();
  EXPECT_EQ(reader.read(wrong, {}, taken).error().code, "imap.tls");
  wrong = address();
  wrong.port = 1;
  EXPECT_EQ(reader.read(wrong, {}, taken).error().code, "imap.unreachable");
}

TEST(ImapAddress, Without_TLS_no_other_machine_is_spoken_to) {
  RealMailboxReader reader;
  Taken taken;
  MailboxAddress elsewhere;
  elsewhere.host = "192.0.2.1";  // RFC 5737: nobody's
  elsewhere.port = 143;
  elsewhere.security = "none";
  elsewhere.user = "info";
  const auto read = reader.read(elsewhere, {}, taken);
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, "imap.unreachable");
  EXPECT_THAT(read.error().remedy, HasSubstr("only this machine"));
}

TEST(ImapResponses, Take_literals_by_their_length_however_the_pieces_come) {
  const std::string said = "* 1 FETCH (UID 7 BODY[] {10}\r\nr1 OK\r\n)\r\n UID 9)\r\nr1 OK done\r\n";
  for (std::size_t size = 1; size < said.size(); ++size) {
    std::size_t at = 0;
    ImapResponses responses([&](std::string& buffer) -> Result<Done> {
      if (at >= said.size()) return fail("imap.broken", "end");
      buffer += said.substr(at, size);
      at += size;
      return Done{};
    });
    const auto first = responses.next();
    ASSERT_TRUE(first);
    EXPECT_EQ(first->literal, "r1 OK\r\n)\r\n");
    EXPECT_EQ(imap_number_behind(first->text, "UID "), 7);
    EXPECT_EQ(responses.next()->text, "r1 OK done");
    EXPECT_FALSE(responses.next());
  }
}

TEST(ImapResponses, Refuse_what_would_fill_the_memory) {
  int pieces = 0;
  ImapResponses endless([&](std::string& buffer) -> Result<Done> {
    buffer += std::string(65536, 'x');
    EXPECT_LT(++pieces, 10);
    return Done{};
  });
  EXPECT_EQ(endless.next().error().code, "imap.broken");
  ImapResponses huge([](std::string& buffer) -> Result<Done> {
    buffer += "* 1 FETCH {99999999999}\r\n";
    return Done{};
  });
  EXPECT_EQ(huge.next().error().code, "imap.broken");
}

}  // namespace
}  // namespace regie
