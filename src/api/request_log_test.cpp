// api/request_log_test.cpp - what stands in the log after people came in, tried doors and broke things; and
// what never does.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <mutex>

#include "api/testing/served_desk.h"
#include "app/look_around.h"
#include "app/mail.h"
#include "app/webhooks.h"

namespace regie {
namespace {

using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::Not;

class KeptLog : public Log {
 public:
  void line(std::string_view) override {}
  void event(const LogEvent& event) override {
    const std::lock_guard held(guard_);
    events.push_back(event);
  }
  [[nodiscard]] bool wants(LogLevel level) const override { return level >= from; }
  std::vector<LogEvent> events;
  LogLevel from = LogLevel::debug;

 private:
  std::mutex guard_;
};

std::string text_of(const LogEvent& event, const std::string& field) {
  for (const LogField& one : event.fields)
    if (one.name == field && std::holds_alternative<std::string>(one.value))
      return std::get<std::string>(one.value);
  return {};
}

/// A world whose log a test reads; it replaces the one of the desk, which is held by reference.
struct LoggedDesk : ServedDesk {
  KeptLog kept;
  World logged{clock, files, locks, kept};
  std::unique_ptr<Desk> again;

  LoggedDesk() {
    desk.reset();
    again = open_desk(logged, secrets, outgoing, scratch.folder()).value();
    handler = routes(*again);
  }
  std::vector<LogEvent> of(const std::string& name) const {
    std::vector<LogEvent> found;
    std::copy_if(kept.events.begin(), kept.events.end(), std::back_inserter(found),
                 [&](const LogEvent& event) { return event.name == name; });
    return found;
  }
  HttpReply raw(HttpRequest request) {
    request.peer = "203.0.113.9";
    request.id = "r-1";
    return handler.answer(request);
  }
};

TEST(RequestLog, Each_sign_in_is_told_with_its_outcome_and_factors_and_a_reference_instead_of_a_name) {
  LoggedDesk desk;
  desk.ask("", "POST", "/api/v1/sign-in", {{"name", "maud"}, {"password", "quite another password"}});
  ASSERT_EQ(desk.of("sign_in_failed").size(), 1U);
  const LogEvent failed = desk.of("sign_in_failed")[0];
  EXPECT_EQ(failed.level, LogLevel::warn);
  EXPECT_EQ(text_of(failed, "account"), desk.again->door().account_reference("maud"));
  EXPECT_EQ(text_of(failed, "factors"), "password");
  EXPECT_EQ(text_of(failed, "code"), "access.wrong");
  desk.ask("", "POST", "/api/v1/sign-in", {{"name", "maud"}, {"password", ServedDesk::password}});
  ASSERT_EQ(desk.of("signed_in").size(), 1U);
  EXPECT_EQ(text_of(desk.of("signed_in")[0], "account"), text_of(failed, "account"));
  for (int i = 0; i < 30; ++i)
    desk.ask("", "POST", "/api/v1/sign-in",
             {{"name", "vic"}, {"password", "guess number " + std::to_string(i)}});
  EXPECT_FALSE(desk.of("tries_slowed").empty());
  desk.ask("maud", "POST", "/api/v1/sign-out");
  EXPECT_EQ(desk.of("signed_out").size(), 1U);
}

TEST(RequestLog, Sessions_passwords_codes_and_second_factors_leave_a_line_each) {
  LoggedDesk desk;
  DeskAccess& door = desk.again->door();
  ASSERT_TRUE(desk.ask("vic", "POST", "/api/v1/password",
                       {{"old", ServedDesk::password}, {"new", "six geese in Utrecht"}})
                  .status == 200);
  EXPECT_EQ(text_of(desk.of("password_changed").at(0), "by"), "password");
  desk.ask("maud", "POST", "/api/v1/password",
           {{"old", "that is not it at all"}, {"new", "six geese in Utrecht"}});
  EXPECT_EQ(desk.of("password_refused").size(), 1U);
  desk.ask("eva", "POST", "/api/v1/w/acme/accounts/vic/reset");
  EXPECT_EQ(text_of(desk.of("code_handed_out").at(0), "account"), door.account_reference("vic"));
  desk.ask("", "POST", "/api/v1/password/reset",
           {{"code", "no such code"}, {"password", "six geese in Utrecht"}});
  EXPECT_EQ(desk.of("code_refused").size(), 1U);
  desk.ask("maud", "POST", "/api/v1/totp", {{"password", ServedDesk::password}});
  desk.ask("maud", "POST", "/api/v1/totp/confirm", {{"totp", "000000"}});
  EXPECT_EQ(desk.of("totp_refused").size() + desk.of("totp_on").size(), 1U);
  desk.clock.now += 13 * 3600;
  EXPECT_EQ(desk.ask("maud", "GET", "/api/v1/w/acme/settings").status, 401);
  EXPECT_EQ(text_of(desk.of("session_ended").at(0), "why"), "idle");
}

TEST(RequestLog, What_was_refused_is_an_event_of_its_own) {
  LoggedDesk desk;
  EXPECT_EQ(desk.ask("vic", "POST", "/api/v1/w/acme/accounts", {{"name", "x"}, {"role", "owner"}}).status,
            403);
  EXPECT_EQ(desk.ask("stan", "GET", "/api/v1/w/acme/today").status, 404);
  const auto refused = desk.of("right_refused");
  ASSERT_EQ(refused.size(), 2U);
  EXPECT_EQ(text_of(refused[0], "operation"), "add_account");
  EXPECT_EQ(text_of(refused[0], "workspace"), "acme");
  EXPECT_EQ(text_of(refused[1], "account"), desk.again->door().account_reference("stan"));
  desk.people["maud"].token = "another";
  desk.ask("maud", "POST", "/api/v1/w/acme/notes", {{"text", "x"}, {"from", "2026-03-10"}});
  EXPECT_EQ(desk.of("write_without_token").size(), 1U);
  HttpRequest other{"POST", "/api/v1/sign-out", {}};
  other.headers["sec-fetch-site"] = "cross-site";
  desk.raw(other);
  EXPECT_EQ(desk.of("write_from_other_site").size(), 1U);
  HttpRequest bad{"POST", "/api/v1/sign-in", {}};
  bad.headers["content-type"] = "application/json";
  bad.body = "{";
  desk.raw(bad);
  EXPECT_EQ(text_of(desk.of("bad_request").at(0), "code"), "http.bad_body");
  desk.handler.refused({"r-2", "203.0.113.9", 413, "http.too_large"});
  EXPECT_EQ(text_of(desk.of("bad_request").at(1), "request"), "r-2");
}

TEST(RequestLog, A_receiver_at_an_inner_address_and_broken_tls_are_told) {
  LoggedDesk desk;
  ASSERT_TRUE(add_webhook(desk.again->door(),
                          {"acme", "eva", "https://hooks.acme.example/secret-part", {"finding.appeared"}}));
  ASSERT_TRUE(queue_notice(desk.again->door(), {"acme", "finding.appeared", "f-1", "{}"}));
  desk.outgoing.fail_posts_with(Problem{"outgoing.address_refused", "inner", "", ""});
  ASSERT_TRUE(send_notices(desk.again->door(), desk.outgoing, [](const std::string&) { return true; }));
  EXPECT_EQ(text_of(desk.of("webhook_address_refused").at(0), "workspace"), "acme");
  MailServer server;
  server.host = "mail.acme.example";
  server.sender = "desk@acme.example";
  ASSERT_TRUE(change_mail_server(desk.again->door(), server));
  desk.outgoing.fail_mail_with(Problem{"mail.tls", "the certificate", "", ""});
  EXPECT_FALSE(send_letter(*desk.again, {"maud@acme.example", "s", "t", "", "<1@regie>", 0}));
  EXPECT_EQ(text_of(desk.of("tls_failed").at(0), "to"), "mail");
  EXPECT_TRUE(desk.again->troubles.has("mail"));
  EXPECT_EQ(text_of(desk.of("trouble").at(0), "part"), "mail");
}

TEST(RequestLog, Writes_and_failures_are_one_line_at_info_and_reads_one_at_debug) {
  LoggedDesk desk;
  desk.kept.events.clear();
  desk.ask("eva", "GET", "/api/v1/w/acme/settings");
  ASSERT_EQ(desk.of("request").size(), 1U);
  EXPECT_EQ(desk.of("request")[0].level, LogLevel::debug);
  desk.ask("maud", "POST", "/api/v1/w/acme/notes", {{"text", "x"}, {"from", "2026-03-10"}});
  desk.ask("eva", "GET", "/api/v1/w/acme/findings/f-none");
  ASSERT_EQ(desk.of("request").size(), 3U);
  EXPECT_EQ(desk.of("request")[1].level, LogLevel::info);
  EXPECT_EQ(text_of(desk.of("request")[1], "operation"), "add_note");
  EXPECT_EQ(desk.of("request")[2].level, LogLevel::info);
  desk.kept.from = LogLevel::info;
  desk.kept.events.clear();
  desk.ask("eva", "GET", "/api/v1/w/acme/settings");
  EXPECT_TRUE(desk.kept.events.empty());
}

TEST(RequestLog, No_name_address_password_token_code_or_word_of_a_person_is_in_any_line) {
  LoggedDesk desk;
  const std::string note = "maud heard that the budget of Acme is cut";
  desk.ask("maud", "POST", "/api/v1/w/acme/notes", {{"text", note}, {"from", "2026-03-10"}});
  desk.ask("maud", "PUT", "/api/v1/me", {{"email", "maud@acme.example"}});
  desk.ask("maud", "GET", "/api/v1/w/acme/findings/maud-was-here?where=city%3DUtrecht");
  desk.ask("", "GET", "/api/v1/w/secret-client/today");
  desk.ask("", "GET", "/share/a-secret-token");
  HttpRequest odd{"GET", "/api/v1/w/acme\nevil/today", {}};
  desk.raw(odd);
  desk.ask("", "POST", "/api/v1/sign-in",
           {{"name", "my password by mistake"}, {"password", ServedDesk::password}});
  desk.ask("eva", "POST", "/api/v1/w/acme/accounts/vic/reset");
  std::vector<std::string> all;
  for (const LogEvent& event : desk.kept.events) {
    all.push_back(event.name);
    for (const LogField& field : event.fields)
      if (std::holds_alternative<std::string>(field.value)) all.push_back(std::get<std::string>(field.value));
  }
  ASSERT_GT(all.size(), 30U);
  for (const std::string& secret :
       {std::string("maud"), std::string("vic"), std::string("eva"), std::string("203.0.113.9"),
        std::string("127.0.0.1"), std::string("acme.example"), std::string("budget"), std::string("Utrecht"),
        std::string("secret"), std::string("evil"), std::string("mistake"), std::string(ServedDesk::password),
        desk.people["maud"].cookie.substr(14), desk.people["maud"].token})
    EXPECT_THAT(all, Each(Not(HasSubstr(secret)))) << secret;
}

TEST(RequestLog, A_reference_is_the_same_after_a_start_and_another_at_another_desk) {
  LoggedDesk desk;
  const std::string reference = desk.again->door().account_reference("maud");
  EXPECT_EQ(reference.size(), 18U);
  desk.again.reset();
  desk.again = open_desk(desk.logged, desk.secrets, desk.outgoing, desk.scratch.folder()).value();
  EXPECT_EQ(desk.again->door().account_reference("maud"), reference);
  EXPECT_NE(desk.again->door().account_reference("vic"), reference);
  EXPECT_NE(desk.again->door().peer_reference("maud").substr(2), reference.substr(2));
}

TEST(RequestLog, An_exception_is_told_by_its_kind_alone_answered_generically_and_the_desk_goes_on) {
  class Throwing : public FakeOutgoing {
   public:
    [[nodiscard]] Result<Done> mail(const MailServer&, const Letter&) override {
      throw std::runtime_error("maud@acme.example SELECT * FROM secrets");
    }
  } throwing;
  LoggedDesk desk;
  desk.again.reset();
  desk.again = open_desk(desk.logged, desk.secrets, throwing, desk.scratch.folder()).value();
  desk.handler = routes(*desk.again);
  MailServer server;
  server.host = "mail.acme.example";
  server.sender = "desk@acme.example";
  ASSERT_TRUE(change_mail_server(desk.again->door(), server));
  HttpRequest request{"POST", "/api/v1/mail/test", {}};
  request.headers = {{"cookie", desk.people["eva"].cookie},
                     {"x-regie-token", desk.people["eva"].token},
                     {"content-type", "application/json"}};
  request.body = R"({"to":"maud@acme.example"})";
  const HttpReply reply = desk.raw(request);
  EXPECT_EQ(reply.status, 500);
  EXPECT_EQ(Json::parse(reply.body)["code"], "desk.broke");
  EXPECT_THAT(reply.body, HasSubstr("r-1"));
  EXPECT_THAT(reply.body, Not(HasSubstr("SELECT")));
  ASSERT_EQ(desk.of("exception").size(), 1U);
  EXPECT_THAT(text_of(desk.of("exception")[0], "kind"), HasSubstr("runtime_error"));
  EXPECT_THAT(text_of(desk.of("exception")[0], "part"), HasSubstr("r-1"));
  EXPECT_EQ(desk.ask("eva", "GET", "/api/v1/w/acme/settings").status, 200);
}

TEST(RequestLog, A_workspace_in_which_something_threw_is_closed_and_whole_when_it_opens_again) {
  LoggedDesk desk;
  const auto threw = [](Workspace& workspace) -> Result<Done> {
    return workspace.records->together([&]() -> Result<Done> {
      TRY_DONE(workspace.records->save_note({NoteId{"n-1"}, 0, Day::of({2026, 3, 10}), "half", {}}));
      throw std::bad_alloc();
    });
  };
  EXPECT_THROW(static_cast<void>(desk.again->workspaces.use("acme", threw)), std::bad_alloc);
  ASSERT_TRUE(desk.again->workspaces.use("acme", [](Workspace& workspace) -> Result<Done> {
    TRY(const auto notes, workspace.records->notes());
    EXPECT_TRUE(notes.empty());
    return Done{};
  }));
}

TEST(Troubles, Are_told_to_those_they_concern_in_their_language_with_their_beginning) {
  LoggedDesk desk;
  desk.ask("maud", "GET", "/api/v1/me");  // as the browser begins
  desk.ask("stan", "GET", "/api/v1/me");
  desk.again->troubles.raise({"mail", "", {"mail.unreachable", "10.0.0.7 refused", "", ""}, 1'773'640'000});
  desk.again->troubles.raise({"webhooks", "acme", {"desk.webhook_fails", "x", "", ""}, 1'773'640'100});
  const Json maud = desk.get("maud", "/api/v1/troubles");
  ASSERT_EQ(maud["troubles"].size(), 2U);
  EXPECT_EQ(maud["troubles"][0]["since_seconds"], 1'773'640'000);
  EXPECT_EQ(maud["troubles"][0]["what"], "Mail does not leave: the mail server does not answer.");
  EXPECT_EQ(maud["troubles"][0]["remedy"], "Tell whoever keeps this desk.");
  EXPECT_EQ(maud["troubles"][1]["workspace"], "acme");
  const Json stan = desk.get("stan", "/api/v1/troubles");
  ASSERT_EQ(stan["troubles"].size(), 1U) << "of acme he knows nothing";
  EXPECT_EQ(desk.get("eva", "/api/v1/troubles?language=nl")["troubles"][0]["what"],
            "Mail gaat niet weg: de mailserver antwoordt niet.");
  EXPECT_EQ(desk.ask("", "GET", "/api/v1/troubles").status, 401);
}

}  // namespace
}  // namespace regie
