// api/attacks_test.cpp - what somebody with a browser, a script or a stolen session tries at the door.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/shapes.h"
#include "api/testing/served_desk.h"
#include "app/sign_in_throttle.h"
#include "app/totp.h"
#include "charter/totp.h"

namespace regie {
namespace {

using testing::HasSubstr;

using Kind = ShapeType::Kind;

constexpr const char* origin = "https://desk.example";

std::string code_of(const HttpReply& reply) {
  const Json json = Json::parse(reply.body, nullptr, false);
  return json.is_object() ? json.value("code", "") : "";
}
std::string header_of(const HttpReply& reply, const std::string& wanted) {
  for (const auto& [name, value] : reply.headers)
    if (name == wanted) return value;
  return "";
}

/// A request as a browser behind the proxy sends it.
HttpRequest sign_in_request(const std::string& name, const std::string& password,
                            const std::string& peer = "203.0.113.5") {
  HttpRequest request{"POST", "/api/v1/sign-in", {}};
  request.headers = {{"content-type", "application/json"}, {"host", "desk.example"}};
  request.origin = origin;
  request.peer = peer;
  request.body = Json{{"name", name}, {"password", password}}.dump();
  return request;
}

struct Attacks : testing::Test {
  ServedDesk served;
  HttpReply answer(const HttpRequest& request) { return served.handler.answer(request); }
  std::string state(const std::string& cookie, const std::string& own = "") {
    HttpRequest request{"GET", "/api/v1/me", {}};
    request.headers["cookie"] = cookie;
    request.origin = own;
    return Json::parse(answer(request).body).value("state", "");
  }
};

// --- sessions -------------------------------------------------------------------------------------------

TEST_F(Attacks, A_session_that_somebody_else_chose_is_never_taken_and_signing_in_makes_a_new_one) {
  HttpRequest request = sign_in_request("maud", ServedDesk::password);
  request.headers["cookie"] = "__Host-regie_session=chosen-by-somebody-else; regie_session=chosen";
  const HttpReply reply = answer(request);
  ASSERT_EQ(reply.status, 200);
  const std::string cookie = header_of(reply, "Set-Cookie");
  EXPECT_THAT(cookie, Not(HasSubstr("chosen")));
  EXPECT_EQ(state("__Host-regie_session=chosen-by-somebody-else", origin), "signed_out");
}

TEST_F(Attacks, Signing_in_again_ends_the_session_one_came_with) {
  HttpRequest request = sign_in_request("maud", ServedDesk::password);
  request.origin.clear();
  request.headers["cookie"] = served.people["maud"].cookie;
  EXPECT_EQ(answer(request).status, 200);
  EXPECT_EQ(state(served.people["maud"].cookie), "signed_out");
}

TEST_F(Attacks, Over_TLS_the_cookie_is_of_this_host_alone_and_no_other_is_read) {
  const HttpReply reply = answer(sign_in_request("maud", ServedDesk::password));
  const std::string set = header_of(reply, "Set-Cookie");
  EXPECT_TRUE(set.starts_with("__Host-regie_session="));
  for (const char* part : {"; Path=/", "; HttpOnly", "; SameSite=Strict", "; Secure"})
    EXPECT_THAT(set, HasSubstr(part));
  EXPECT_THAT(set, Not(HasSubstr("Domain")));
  const std::string cookie = set.substr(0, set.find(';'));
  EXPECT_EQ(state(cookie, origin), "signed_in");
  EXPECT_EQ(state("regie_session=" + cookie.substr(cookie.find('=') + 1), origin), "signed_out");
  EXPECT_EQ(state("x__Host-regie_session=" + cookie.substr(cookie.find('=') + 1), origin), "signed_out");
}

TEST_F(Attacks, What_was_signed_out_changed_or_closed_opens_nothing_when_it_is_sent_again) {
  const auto before = served.people["maud"];
  const HttpReply out = served.ask("maud", "POST", "/api/v1/sign-out");
  EXPECT_EQ(out.status, 200);
  EXPECT_THAT(header_of(out, "Set-Cookie"), HasSubstr("Max-Age=0"));
  EXPECT_EQ(header_of(out, "Clear-Site-Data"), "\"cache\", \"storage\"");
  EXPECT_EQ(state(before.cookie), "signed_out");
  EXPECT_EQ(served.ask("maud", "POST", "/api/v1/w/acme/notes", {{"text", "late"}}).status, 401);

  const auto of_vic = served.people["vic"];
  const HttpReply changed = served.ask("vic", "POST", "/api/v1/password",
                                       {{"old", ServedDesk::password}, {"new", "another way to Utrecht"}});
  ASSERT_EQ(changed.status, 200);
  EXPECT_EQ(state(of_vic.cookie), "signed_out");

  served.keep("vic", changed);
  EXPECT_EQ(served.ask("eva", "DELETE", "/api/v1/w/acme/accounts/vic").status, 200);
  EXPECT_EQ(state(served.people["vic"].cookie), "signed_out");
}

TEST_F(Attacks, An_owner_ends_the_sessions_of_a_person_and_nobody_else_does) {
  const std::string path = "/api/v1/w/acme/accounts/vic/sign-out";
  EXPECT_EQ(code_of(served.ask("maud", "POST", path)), "account.no_right");
  EXPECT_EQ(served.ask("stan", "POST", path).status, 404);
  EXPECT_EQ(served.ask("eva", "POST", "/api/v1/w/acme/accounts/stan/sign-out").status, 404);
  EXPECT_EQ(state(served.people["vic"].cookie), "signed_in");
  EXPECT_EQ(served.ask("eva", "POST", path).status, 200);
  EXPECT_EQ(state(served.people["vic"].cookie), "signed_out");
}

TEST_F(Attacks, The_token_of_one_session_writes_in_no_other) {
  served.people["maud"].token = served.people["vic"].token;
  EXPECT_EQ(code_of(served.ask("maud", "POST", "/api/v1/w/acme/notes", {{"text", "x"}})), "http.no_token");
  served.people["maud"].token = "";
  EXPECT_EQ(code_of(served.ask("maud", "POST", "/api/v1/w/acme/notes", {{"text", "x"}})), "http.no_token");
}

TEST_F(Attacks, One_sees_and_ends_ones_own_sessions_alone) {
  const Json sessions = served.get("maud", "/api/v1/sessions")["sessions"];
  ASSERT_EQ(sessions.size(), 1U);
  const std::string path = "/api/v1/sessions/" + sessions[0]["id"].get<std::string>() + "/end";
  EXPECT_EQ(code_of(served.ask("vic", "POST", path, {{"password", ServedDesk::password}})),
            "session.unknown");
  EXPECT_EQ(code_of(served.ask("maud", "POST", path, {{"password", "guess"}})), "access.wrong");
  EXPECT_EQ(served.ask("maud", "POST", path, {{"password", ServedDesk::password}}).status, 200);
  EXPECT_EQ(state(served.people["maud"].cookie), "signed_out");
}

TEST_F(Attacks, A_stolen_session_changes_nothing_by_which_the_person_comes_in) {
  for (const auto& [method, path, body] : std::vector<std::tuple<std::string, std::string, Json>>{
           {"PUT", "/api/v1/me", {{"email", "thief@evil.example"}}},
           {"PUT", "/api/v1/me", {{"email", "thief@evil.example"}, {"password", "guess"}}},
           {"POST", "/api/v1/totp", {{"password", "guess"}}},
           {"POST", "/api/v1/password", {{"old", "guess"}, {"new", "a way of the thief's"}}}})
    EXPECT_EQ(code_of(served.ask("maud", method, path, body)), "access.wrong") << path;
  EXPECT_EQ(code_of(served.ask("maud", "POST", "/api/v1/totp")), "http.bad_body");
  EXPECT_EQ(served.desk->access->find_sign_in("maud").value()->email, "");
}

// --- guessing -------------------------------------------------------------------------------------------

TEST_F(Attacks, Guesses_at_one_name_wait_longer_and_longer_from_wherever_they_come) {
  int let_through = 0;
  for (int i = 0; i < 200; ++i) {
    const HttpReply reply = answer(sign_in_request("maud", "guess", "198.51.100." + std::to_string(i)));
    EXPECT_TRUE(reply.status == 401 || reply.status == 429) << reply.status;
    if (reply.status == 401) ++let_through;
  }
  EXPECT_EQ(let_through, quick_tries);
  // In a day of guessing without rest fewer than a hundred are looked at.
  for (int second = 0; second < 86'400; second += 20) {
    served.clock.now += 20;
    if (answer(sign_in_request("maud", "guess", "198.51.100.7")).status == 401) ++let_through;
  }
  EXPECT_LT(let_through, 120);
}

TEST_F(Attacks, Guesses_of_one_password_at_many_names_wait_too) {
  int let_through = 0;
  for (int i = 0; i < 500; ++i)
    if (answer(sign_in_request("name" + std::to_string(i), "summer of 2026!")).status == 401) ++let_through;
  EXPECT_EQ(let_through, quick_tries_of_peer);
}

TEST_F(Attacks, Who_guesses_at_a_name_does_not_shut_its_person_out) {
  ASSERT_EQ(answer(sign_in_request("maud", ServedDesk::password, "192.0.2.50")).status, 200);
  for (int i = 0; i < 50; ++i) answer(sign_in_request("maud", "guess", "198.51.100.7"));
  EXPECT_EQ(answer(sign_in_request("maud", "guess", "198.51.100.7")).status, 429);
  EXPECT_EQ(answer(sign_in_request("maud", ServedDesk::password, "192.0.2.50")).status, 200);
}

TEST_F(Attacks, No_answer_tells_whether_there_is_such_a_person) {
  const HttpReply known = answer(sign_in_request("maud", "not the password"));
  const HttpReply unknown = answer(sign_in_request("nobody", "not the password"));
  EXPECT_EQ(known.status, unknown.status);
  EXPECT_EQ(known.body, unknown.body);
  EXPECT_EQ(known.headers, unknown.headers);
  for (const char* code : {"", "x", "token-1____________________________________"}) {
    const HttpReply reset = served.ask("", "POST", "/api/v1/password/reset",
                                       {{"code", code}, {"password", "a way to Utrecht, long"}});
    EXPECT_EQ(code_of(reset), "access.bad_code");
  }
  // There is no way to ask for a code without an owner: nothing to learn from its answer.
  for (const Route& route : route_table()) {
    const bool is_known = route.operation == "me" || route.operation == "set_up" ||
                          route.operation == "sign_in" || route.operation == "reset_password";
    EXPECT_TRUE(is_known || route.right.of != Right::Of::anyone) << route.operation;
  }
}

TEST_F(Attacks, A_code_opens_once) {
  const std::string code = make_reset_code(served.desk->door(), "maud").value().code;
  const Json body{{"code", code}, {"password", "a way to Utrecht, long"}};
  EXPECT_EQ(served.ask("", "POST", "/api/v1/password/reset", body).status, 200);
  EXPECT_EQ(code_of(served.ask("", "POST", "/api/v1/password/reset", body)), "access.bad_code");
}

TEST_F(Attacks, Where_the_desk_asks_for_an_app_nothing_is_seen_without_one) {
  served.desk->door().asks_for_app = true;
  for (const char* name : {"eva", "maud", "vic"})
    for (const Route& route : route_table()) {
      if (route.right.of == Right::Of::anyone || route.right.of == Right::Of::person) continue;
      std::string path(route.path);
      if (const auto at = path.find("{workspace}"); at != std::string::npos) path.replace(at, 11, "acme");
      EXPECT_EQ(code_of(served.ask(name, std::string(route.method), path, Json::object())),
                "access.app_first")
          << route.operation;
    }
  ASSERT_EQ(served.ask("maud", "POST", "/api/v1/totp", {{"password", ServedDesk::password}}).status, 200);
  const std::string secret = served.desk->access->find_sign_in("maud").value()->totp_secret;
  const std::string shown =
      totp_code(served.secrets.hmac_sha1(secret, totp_message(totp_step_at(served.clock.now))));
  const auto before = served.people["maud"];
  const HttpReply confirmed = served.ask("maud", "POST", "/api/v1/totp/confirm", {{"totp", shown}});
  ASSERT_EQ(confirmed.status, 200) << confirmed.body;
  EXPECT_EQ(state(before.cookie), "signed_out");
  served.keep("maud", confirmed);
  EXPECT_EQ(served.ask("maud", "GET", "/api/v1/w/acme/notes").status, 200);
}

// --- other sites and odd requests -----------------------------------------------------------------------

TEST_F(Attacks, A_page_of_another_site_writes_nothing_whichever_way_its_browser_tells) {
  HttpRequest request = sign_in_request("maud", ServedDesk::password);
  for (const char* site : {"cross-site", "same-site", "whatever"}) {
    request.headers["sec-fetch-site"] = site;
    EXPECT_EQ(code_of(answer(request)), "http.other_site") << site;
  }
  request.headers.erase("sec-fetch-site");
  for (const char* other :
       {"https://evil.example", "null", "http://desk.example", "https://desk.example:8443",
        "https://desk.example.evil", "https://sub.desk.example", "HTTPS://DESK.EXAMPLE"}) {
    request.headers["origin"] = other;
    EXPECT_EQ(code_of(answer(request)), "http.other_site") << other;
  }
  request.headers["origin"] = origin;
  EXPECT_EQ(answer(request).status, 200);
}

TEST_F(Attacks, Only_JSON_is_read_as_JSON) {
  HttpRequest request = sign_in_request("maud", ServedDesk::password);
  for (const char* type : {"", "text/plain", "application/x-www-form-urlencoded",
                           "multipart/form-data; boundary=x", "application/jsonx", "application/json+x",
                           "text/plain; application/json", "xapplication/json", "text/json"}) {
    request.headers["content-type"] = type;
    EXPECT_EQ(code_of(answer(request)), "http.media_type") << type;
  }
  for (const char* type : {"application/json", "application/json; charset=utf-8", "Application/JSON ;x=y"}) {
    request.headers["content-type"] = type;
    EXPECT_EQ(answer(request).status, 200) << type;
  }
}

TEST_F(Attacks, A_body_of_endless_depth_or_odd_letters_is_refused_and_costs_nothing) {
  HttpRequest request = sign_in_request("maud", "x");
  const std::string deep = R"({"name":)" + std::string(30'000, '[');
  for (const std::string& body :
       {deep, deep + std::string(30'000, ']') + "}", std::string(60'000, '{'), std::string("[]"),
        std::string("null"), std::string("\"x\""), std::string("{\"name\": \"\xff\", \"password\": \"x\"}"),
        std::string("{\"name\": \"maud\\u0000\", \"password\": \"x\"}"),
        std::string("{\"name\": \"maud\\u202e\", \"password\": \"x\"}"),
        std::string("{\"name\": \"\\ud800\", \"password\": \"x\"}"), std::string("{\"name\": 1e999}"),
        std::string("{\"name\": NaN}"), std::string("{'name': 'maud'}"), std::string("{\"name\": \"maud\",}"),
        std::string("{\"name\": \"maud\", \"password\": \"x\"} {}")}) {
    request.body = body;
    EXPECT_EQ(code_of(answer(request)), "http.bad_body") << body.substr(0, 60);
  }
}

TEST_F(Attacks, No_method_but_its_own_works_and_none_is_taken_from_a_header_or_a_field) {
  HttpRequest request{"POST", "/api/v1/w/acme/notes/n-0", {{"_method", "DELETE"}}};
  request.headers = {{"cookie", served.people["maud"].cookie},
                     {"x-regie-token", served.people["maud"].token},
                     {"x-http-method-override", "DELETE"},
                     {"x-method-override", "DELETE"}};
  EXPECT_EQ(answer(request).status, 405);
  for (const char* method : {"TRACE", "CONNECT", "OPTIONS", "PATCH", "get", "GETX", ""}) {
    request.method = method;
    EXPECT_EQ(answer(request).status, 405) << method;
    HttpRequest page{method, "/", {}};
    EXPECT_EQ(answer(page).status, 405) << method;
  }
}

TEST_F(Attacks, Answers_with_data_are_kept_by_no_browser_and_shown_to_no_other_site) {
  served.import_year("acme");
  for (const Route& route : route_table()) {
    if (is_write(route)) continue;
    std::string path(route.path);
    if (const auto at = path.find("{workspace}"); at != std::string::npos) path.replace(at, 11, "acme");
    const HttpReply reply = served.ask("eva", "GET", path + "?as_of=2026-03-16");
    const std::string kept = header_of(reply, "Cache-Control");
    EXPECT_TRUE(kept.empty() || kept == "no-store") << route.operation;  // the server adds no-store
    EXPECT_EQ(header_of(reply, "Access-Control-Allow-Origin"), "") << route.operation;
    EXPECT_FALSE(reply.content_type.empty()) << route.operation;
    EXPECT_THAT(reply.content_type, HasSubstr("charset=utf-8")) << route.operation;
  }
}

// --- fields nobody asked for ----------------------------------------------------------------------------

/// A value that fits a type of shapes.txt.
Json example_of(const ShapeType& type, int depth = 0) {
  switch (type.kind) {
    case Kind::text:
      return "x";
    case Kind::integer:
      return 1;
    case Kind::number:
      return 1.5;
    case Kind::boolean:
      return true;
    case Kind::day:
      return "2026-03-16";
    case Kind::choice:
      return type.choices.front();
    case Kind::list:
      return Json::array();
    case Kind::map:
      return Json::object();
    case Kind::any:
      return 1;
    case Kind::shape:
      break;
  }
  Json json = Json::object();
  if (depth < 3)
    for (const ShapeField& field : *shapes().find(type.name))
      json[field.name] = example_of(field.type, depth + 1);
  return json;
}

TEST_F(Attacks, A_field_that_no_shape_names_is_refused_by_every_route_that_takes_a_body) {
  int asked = 0;
  for (const Route& route : route_table()) {
    if (route.takes.empty() || route.takes == "bytes") continue;
    ShapeType type;
    type.kind = Kind::shape;
    type.name = std::string(route.takes);
    for (const char* field :
         {"is_keeper", "role", "account", "id", "workspace", "password_hash", "totp_secret", "by",
          "signature", "at_seconds", "closed", "name ", "__proto__", "constructor", "sealed"}) {
      Json body = example_of(type);
      if (body.contains(field)) continue;
      body[field] = "owner";
      std::string path(route.path);
      if (const auto at = path.find("{workspace}"); at != std::string::npos) path.replace(at, 11, "acme");
      EXPECT_EQ(code_of(served.ask("eva", std::string(route.method), path, body)), "http.bad_body")
          << route.operation << " " << field;
      ++asked;
    }
  }
  EXPECT_GT(asked, 250);
  EXPECT_FALSE(served.desk->access->find_sign_in("maud").value()->is_keeper);
}

TEST_F(Attacks, A_route_that_takes_no_body_reads_none) {
  for (const Route& route : route_table()) {
    if (!route.takes.empty() || !is_write(route)) continue;
    std::string path(route.path);
    if (const auto at = path.find("{workspace}"); at != std::string::npos) path.replace(at, 11, "acme");
    EXPECT_EQ(code_of(served.ask("eva", std::string(route.method), path, {{"role", "owner"}})),
              "http.bad_body")
        << route.operation;
  }
}

TEST_F(Attacks, More_writes_than_a_person_makes_wait_and_those_of_others_do_not) {
  int done = 0;
  for (int i = 0; i < writes_a_minute_max + 50; ++i)
    if (served.ask("maud", "DELETE", "/api/v1/w/acme/shares/s-0").status == 404) ++done;
  EXPECT_EQ(done, writes_a_minute_max);
  EXPECT_EQ(code_of(served.ask("maud", "DELETE", "/api/v1/w/acme/shares/s-0")), "http.too_fast");
  EXPECT_EQ(served.ask("eva", "DELETE", "/api/v1/w/acme/shares/s-0").status, 404);
  served.clock.now += 60;
  EXPECT_EQ(served.ask("maud", "DELETE", "/api/v1/w/acme/shares/s-0").status, 404);
}

TEST_F(Attacks, Shared_pages_are_not_made_without_end) {
  int asked = 0;
  for (; asked < 1000; ++asked)
    if (served.ask("", "GET", "/share/" + std::string(43, 'x')).status == 429) break;
  EXPECT_EQ(asked, shared_pages_a_minute_max);
}

}  // namespace
}  // namespace regie
