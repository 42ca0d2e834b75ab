// api/answers_inbox_test.cpp - mail brought, read, corrected, answered and mailed, asked as the browser asks:
// every answer has its shape, and the wall stands.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/shapes.h"
#include "api/testing/served_desk.h"
#include "app/mail.h"

namespace regie {
namespace {

using testing::HasSubstr;

const std::string angry =
    "From: Jan <jan@boer.example>\nTo: info@acme.example\nSubject: Parcel\n"
    "Date: Tue, 10 Mar 2026 09:00:00 +0000\nMessage-ID: <1@boer.example>\n\n"
    "This is the third time I write. I am furious: my parcel is still not here and nobody answers. "
    "This is unacceptable, I will tell everybody how terrible you are.\n";
const std::string calm =
    "From: Ada <ada@a.example>\nTo: info@acme.example\nSubject: Opening hours\n"
    "Date: Tue, 10 Mar 2026 10:00:00 +0000\nMessage-ID: <2@a.example>\n\n"
    "Thank you so much for the wonderful help, we are very happy with it!\n";

struct Mailroom {
  ServedDesk served;
  std::string base = "/api/v1/w/acme/";

  Mailroom() {
    static_cast<void>(
        change_mail_server(served.desk->door(), {"127.0.0.1", 2525, "none", "", "", "desk@acme.example"}));
  }
  Json checked(const HttpReply& reply, const std::string& shape, int status) {
    const Json json = Json::parse(reply.shared_body ? *reply.shared_body : reply.body);
    EXPECT_EQ(reply.status, status) << shape << " " << json.dump();
    const auto fits = check_shape(shapes(), reply.status < 400 ? shape : "Problem", json);
    EXPECT_TRUE(fits) << shape << ": " << (fits ? "" : fits.error().say);
    return json;
  }
  Json read(const std::string& path, const std::string& shape) {
    return checked(served.ask("vic", "GET", base + path), shape, 200);
  }
  Json write(const std::string& path, const Json& body, const std::string& shape, int status = 200) {
    return checked(served.ask("maud", "POST", base + path, body), shape, status);
  }
  Json bring(const std::string& mail) {
    HttpRequest request{"POST", base + "inbox/files", {}};
    request.query = {{"path", "one.eml"}, {"own", "info@acme.example"}};
    request.headers = {{"cookie", served.people["maud"].cookie},
                       {"x-regie-token", served.people["maud"].token},
                       {"content-type", "application/octet-stream"},
                       {"idempotency-key", "b" + std::to_string(++served.keys)}};
    request.body = mail;
    request.peer = "127.0.0.1";
    return checked(served.handler.answer(request), "MailRead", 201);
  }
};

TEST(InboxRoutes, The_upset_one_is_first_with_why_and_the_words_that_carried_it) {
  Mailroom room;
  EXPECT_EQ(room.bring(calm)["messages"]["kept"], 1);
  room.bring(angry);
  const Json inbox = room.read("inbox?which=waiting&language=nl", "Inbox");
  ASSERT_EQ(inbox["threads"].size(), 2U);
  EXPECT_EQ(inbox["threads"][0]["person"]["address"], "jan@boer.example");
  EXPECT_THAT(inbox["threads"][0]["reasons_say"].get<std::string>(), HasSubstr("boos of teleurgesteld"));
  EXPECT_TRUE(inbox["answer_times"][0]["median_hours"].is_null());
  EXPECT_EQ(room.read("waiting", "Waiting")["threads_total"], 2);
  const std::string id = inbox["threads"][0]["thread"];
  const Json thread = room.read("inbox/" + id, "Thread");
  EXPECT_TRUE(thread["mood"]["upset"].get<bool>());
  EXPECT_FALSE(thread["parts"][0]["reading"]["words"].empty());
  EXPECT_TRUE(room.read("inbox?which=all", "Inbox")["threads"].size() == 2U);
}

TEST(InboxRoutes, A_correction_changes_the_reading_at_once_and_is_undone) {
  Mailroom room;
  room.bring(calm);
  const Json inbox = room.read("inbox", "Inbox");
  const std::string message = inbox["threads"][0]["last_message"];
  const std::string was = inbox["threads"][0]["reading"]["likeliest"];
  ASSERT_NE(was, "negative");
  const std::string path = "inbox/messages/" + message + "/tone";
  const Json now = room.write(path, {{"tone", "negative"}}, "Thread");
  EXPECT_EQ(now["parts"][0]["reading"]["likeliest"], "negative");
  EXPECT_EQ(now["parts"][0]["corrected"]["account"], "maud");
  EXPECT_EQ(room.write(path, {{"tone", nullptr}}, "Thread")["parts"][0]["reading"]["likeliest"], was);
  EXPECT_EQ(room.write(path, {{"tone", "cheeky"}}, "Problem", 422)["code"], "inbox.bad_tone");
}

TEST(InboxRoutes, Own_words_may_answer_the_upset_and_a_template_may_not) {
  Mailroom room;
  room.bring(angry);
  const std::string id = room.read("inbox", "Inbox")["threads"][0]["thread"];
  EXPECT_EQ(room.write("inbox/" + id + "/draft", {{"ask_model", true}}, "Problem", 422)["code"],
            "draft.no_model");
  const Json draft =
      room.write("inbox/" + id + "/draft", {{"text", "I am sorry. I call you today."}}, "LetterDraft", 201);
  EXPECT_EQ(draft["to"], "jan@boer.example");
  EXPECT_EQ(draft["subject"], "Re: Parcel");
  const std::string path = "drafts/" + draft["id"].get<std::string>();
  const Json edited = room.write(
      path + "/change", {{"kind", "edit"}, {"place", 1}, {"text", "I call you at ten."}}, "LetterDraft");
  EXPECT_EQ(room.write(path + "/approve", {{"seen", draft["content_sha256"]}}, "Problem", 409)["code"],
            "approve.other_content");
  const Json approved = room.write(path + "/approve", {{"seen", edited["content_sha256"]}}, "LetterDraft");
  EXPECT_EQ(approved["letters"][0]["state"], "waiting");
  EXPECT_EQ(room.read("outbox", "OutboxPage")["letters"][0]["to"], "jan@boer.example");
  EXPECT_EQ(room.write(path + "/withdraw", nullptr, "LetterDraft")["letters"][0]["state"], "withdrawn");
  EXPECT_EQ(room.read("inbox/" + id, "Thread")["drafts"].size(), 1U);
}

TEST(InboxRoutes, Done_takes_a_thread_off_the_list_and_reopening_puts_it_back) {
  Mailroom room;
  room.bring(calm);
  const std::string id = room.read("inbox", "Inbox")["threads"][0]["thread"];
  EXPECT_TRUE(room.write("inbox/" + id + "/done", {{"why", "called"}}, "Thread")["done"].get<bool>());
  EXPECT_TRUE(room.read("inbox", "Inbox")["threads"].empty());
  EXPECT_FALSE(room.write("inbox/" + id + "/reopen", Json::object(), "Thread")["done"].get<bool>());
  EXPECT_EQ(room.read("inbox", "Inbox")["threads"].size(), 1U);
}

TEST(InboxRoutes, A_mailing_is_looked_at_approved_and_counted) {
  Mailroom room;
  const Json made = room.write("mailings",
                               {{"subject", "News"},
                                {"text", "Dear {{name}}, we open in May."},
                                {"list", "address,name\na@a.example,Ada\nb@b.example,Bo\nnowhere,Cy\n"}},
                               "Mailing", 201);
  EXPECT_EQ(made["counts"]["not_approved"], 2);
  EXPECT_EQ(made["counts"]["set_aside"], 1);
  EXPECT_EQ(made["together"], made["counts"]["list"]);
  EXPECT_THAT(made["example"]["text"].get<std::string>(), HasSubstr("Dear Ada"));
  const std::string path = "mailings/" + made["id"].get<std::string>();
  const Json approved = room.write(path + "/approve", {{"seen", made["content_sha256"]}}, "Mailing");
  EXPECT_EQ(approved["approved_by"], "maud");
  EXPECT_EQ(approved["counts"]["waiting"], 2);
  EXPECT_EQ(room.read("mailings", "Mailings")["mailings"].size(), 1U);
  EXPECT_THAT(room.served.ask("vic", "GET", room.base + path + "/call-list").body,
              HasSubstr("address,name,state"));
}

}  // namespace
}  // namespace regie
