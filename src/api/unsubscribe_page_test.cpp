// api/unsubscribe_page_test.cpp - looking changes nothing; one click ends it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/json_outbox.h"
#include "api/testing/served_desk.h"
#include "app/approve.h"
#include "app/mailing.h"
#include "app/suppress.h"

namespace regie {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class UnsubscribePage : public ::testing::Test {
 protected:
  UnsubscribePage() {
    served.clock.now += 4 * 3600;
    static_cast<void>(served.in("acme", [this](Workspace& workspace) {
      OutboxSettingsChange change;
      change.link_base = "https://desk.acme.example";
      change.by = "eva";
      static_cast<void>(change_outbox_settings(served.world, workspace, served.secrets, change).value());
      const SenderLine sender{"desk@acme.example", ""};
      const std::string id =
          new_mailing(served.world, workspace, sender,
                      {{"News", "Dear {{name}}"}, "address,name\nada@a.example,Ada\n", "eva"})
              .value()
              .record.id;
      static_cast<void>(approve(served.world, workspace, {id, "eva", ""}, {served.secrets, sender}).value());
    }));
    MailServer server;
    server.host = "mail.acme.example";
    server.sender = "desk@acme.example";
    static_cast<void>(served.desk->access->save(server));
    static_cast<void>(send_outboxes(*served.desk));
    const std::string link = served.outgoing.letters().at(0).letter.headers.at(0).second;
    path = link.substr(link.find("/u/"), link.size() - link.find("/u/") - 1);
  }
  std::size_t suppressed() {
    std::size_t count = 0;
    static_cast<void>(served.in(
        "acme", [&](Workspace& workspace) { count = list_suppressions(workspace).value().size(); }));
    return count;
  }
  ServedDesk served;
  std::string path;
};

TEST_F(UnsubscribePage, Looking_shows_one_button_and_changes_nothing) {
  for (const char* method : {"GET", "HEAD", "GET"}) {
    const HttpReply page = served.ask("", method, path);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(page.body, HasSubstr("<form method=\"post\"><button>"));
    EXPECT_THAT(page.body, Not(HasSubstr("ada@a.example")));
  }
  EXPECT_EQ(suppressed(), 0U);
}

TEST_F(UnsubscribePage, One_post_suppresses_at_once_without_signing_in) {
  EXPECT_EQ(served.ask("", "POST", path).status, 200);
  EXPECT_EQ(suppressed(), 1U);
  EXPECT_EQ(served.ask("", "POST", path).status, 200);
  EXPECT_EQ(suppressed(), 1U);
}

TEST_F(UnsubscribePage, A_token_that_is_none_changes_nothing_and_tells_nothing) {
  std::string forged = path;
  forged.back() = forged.back() == '0' ? '1' : '0';
  for (const std::string& other : {forged, std::string("/u/x"), path + "0"}) {
    const HttpReply page = served.ask("", "POST", other);
    EXPECT_EQ(page.status, 404) << page.body;
    EXPECT_THAT(page.body, HasSubstr("unsubscribe.unknown"));
  }
  EXPECT_EQ(served.ask("", "DELETE", path).status, 405);
  EXPECT_EQ(suppressed(), 0U);
}

TEST_F(UnsubscribePage, Tokens_are_not_tried_without_end) {
  int asked = 0;
  for (; asked < 1000; ++asked)
    if (served.ask("", "POST", "/u/x").status == 429) break;
  EXPECT_LT(asked, 200);
}

TEST(ModelWords, An_answer_in_the_shape_of_chat_completions_is_read_and_no_other) {
  const ModelWords words = model_words();
  EXPECT_THAT(words.body_of("small", "Where is \"it\"?"), HasSubstr("\\\"it\\\""));
  EXPECT_EQ(words.text_of(R"({"choices":[{"message":{"content":"Soon."}}]})").value(), "Soon.");
  for (const char* other : {"", "{}", "[]", R"({"choices":[]})", R"({"choices":[{"message":{"content":7}}]})",
                            R"({"choices":[{"message":{"content":" "}}]})"})
    EXPECT_EQ(words.text_of(other).error().code, "draft.model_answer") << other;
}

}  // namespace
}  // namespace regie
