// cli/inbox_test.cpp - the inbox as a person types it: words in two languages, JSON alone on stdout, no
// password on the line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "app/testing/desk.h"
#include "base/testing/fake_outgoing.h"
#include "base/testing/fake_secrets.h"
#include "cli/cli.h"

namespace regie {
namespace {

using testing::HasSubstr;
using testing::Not;

/// Keeps what it was asked for.
struct AskedMailbox : MailboxReader {
  MailboxAddress asked;
  Result<MailboxPlace> read(const MailboxAddress& address, const MailboxPlace& since,
                            MailboxSink& sink) override {
    asked = address;
    sink.begin({7, since.last_uid}, 1);
    sink.mail(1, "From: a@b.example\nDate: Tue, 10 Mar 2026 09:00:00 +0000\n\nhallo\n");
    return MailboxPlace{7, 1};
  }
};

struct Typing {
  TestDesk desk;
  std::string out;
  std::string err;
  FakeSecrets secrets;
  FakeOutgoing outgoing;
  AskedMailbox mailbox;
  std::string password;
  Exit type(const std::vector<std::string>& words) {
    out.clear();
    err.clear();
    Shell shell{[this](std::string_view text) { out += text; },
                [this](std::string_view text) { err += text; },
                false,
                desk.folder,
                secrets,
                outgoing,
                {}};
    shell.mailboxes = &mailbox;
    shell.imap_password = password;
    return run_cli(desk.world, shell, words);
  }
  std::string file(const std::string& name, std::string_view bytes) {
    static_cast<void>(desk.files.write(desk.scratch.file(name), bytes));
    return desk.scratch.file(name);
  }
};

constexpr std::string_view letter =
    "From: Jan <jan@boer.example>\nTo: info@acme.example\nSubject: Pakket \x1b[2J\nMessage-ID: <1@x>\n"
    "Date: Tue, 10 Mar 2026 09:12:44 +0100\n\nWaar blijft het?\x1b[31m\n";

TEST(InboxCommand, Imports_lists_shows_and_marks_as_done) {
  Typing typing;
  EXPECT_EQ(typing.type({"inbox"}), Exit::done);
  EXPECT_THAT(typing.out, HasSubstr("There are no messages yet"));
  EXPECT_EQ(typing.type({"inbox", "import", typing.file("a.eml", letter), "--own", "info@acme.example"}),
            Exit::done)
      << typing.err;
  EXPECT_THAT(typing.out, HasSubstr("1 read, 1 new, 0 known already, 0 set aside."));
  EXPECT_EQ(typing.type({"inbox", "list", "--json"}), Exit::done);
  const auto list = nlohmann::json::parse(typing.out);
  ASSERT_EQ(list["threads"].size(), 1U);
  const std::string thread = list["threads"][0]["thread"];
  EXPECT_EQ(list["threads"][0]["waiting_since_seconds"], 1773130364);
  EXPECT_EQ(typing.type({"inbox", "show", thread}), Exit::done);
  EXPECT_THAT(typing.out, HasSubstr("Waar blijft het?"));
  EXPECT_THAT(typing.out, Not(HasSubstr("\x1b")));
  EXPECT_EQ(typing.type({"inbox", "done", thread}), Exit::wrong_use);  // nobody is named
  EXPECT_EQ(typing.type({"inbox", "done", thread, "--by", "eva", "--why", "called"}), Exit::done)
      << typing.err;
  EXPECT_THAT(typing.out, HasSubstr("Done by eva"));
  EXPECT_EQ(typing.type({"inbox"}), Exit::done);
  EXPECT_THAT(typing.out, HasSubstr("Nobody waits for an answer"));
  EXPECT_EQ(typing.type({"inbox", "done", thread, "--by", "eva", "--undo", "--json"}), Exit::done);
  EXPECT_EQ(nlohmann::json::parse(typing.out)["done"], false);
  EXPECT_EQ(typing.type({"inbox", "show", "t-none"}), Exit::failed);
  EXPECT_THAT(typing.err, HasSubstr("regie inbox list --all"));
}

TEST(InboxCommand, Reads_a_mailbox_with_a_password_that_stands_in_no_command) {
  Typing typing;
  EXPECT_EQ(typing.type({"inbox", "import", "--imap", "imaps://info%40acme.example@mail.acme.example/INBOX"}),
            Exit::wrong_use);
  EXPECT_THAT(typing.err, HasSubstr("use.no_password"));
  EXPECT_EQ(typing.type({"inbox", "import", "--imap", "imaps://info:secret@mail.acme.example/INBOX"}),
            Exit::wrong_use);
  EXPECT_THAT(typing.err, Not(HasSubstr("secret")));
  typing.password = "from the environment";
  EXPECT_EQ(typing.type({"inbox", "import", "--imap", "imap://info%40acme.example@[::1]:1143/Archief%2F2026",
                         "--json"}),
            Exit::done)
      << typing.err;
  EXPECT_EQ(typing.mailbox.asked.password, "from the environment");
  EXPECT_EQ(typing.mailbox.asked.user, "info@acme.example");
  EXPECT_EQ(typing.mailbox.asked.host, "::1");
  EXPECT_EQ(typing.mailbox.asked.port, 1143);
  EXPECT_EQ(typing.mailbox.asked.security, "starttls");
  EXPECT_EQ(typing.mailbox.asked.mailbox, "Archief/2026");
  const auto import = nlohmann::json::parse(typing.out);
  EXPECT_EQ(import["messages"]["kept"], 1);
  EXPECT_EQ(import["own"][0], "info@acme.example");
  EXPECT_EQ(typing.type({"inbox", "import", "--imap", "imaps://info@mail.acme.example/INBOX",
                         "--password-file", typing.file("password", "of a file\n")}),
            Exit::done);
  EXPECT_EQ(typing.mailbox.asked.password, "of a file");
}

}  // namespace
}  // namespace regie
