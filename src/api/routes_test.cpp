// api/routes_test.cpp - every route of the table: who may, what comes in, what goes out, once only.
#include "api/routes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "api/shapes.h"
#include "api/testing/served_desk.h"

namespace regie {
namespace {

using testing::HasSubstr;

constexpr const char* as_of = "?as_of=2026-03-16";

std::string filled(std::string path, const std::string& workspace) {
  for (const auto& [mark, value] :
       std::vector<std::pair<std::string, std::string>>{{"{workspace}", workspace}, {"{id}", "x-0"}})
    if (const auto at = path.find(mark); at != std::string::npos) path.replace(at, mark.size(), value);
  return path;
}

std::string code_of(const HttpReply& reply) {
  const Json json = Json::parse(reply.body, nullptr, false);
  return json.is_object() ? json.value("code", "") : "";
}

bool is_of_workspace(const Route& route) { return route.path.starts_with("/api/v1/w/"); }

/// Past the door: whatever a route then says of an empty body is its own affair.
bool was_let_in(const HttpReply& reply) {
  const std::string code = code_of(reply);
  return code != "access.signed_out" && code != "access.no_right" && code != "account.no_right" &&
         code != "workspace.unknown" && code != "http.no_token";
}

/// docs/reference/openapi.json is what the program says of itself; ./x test --accept writes it anew.
TEST(Routes, The_interface_is_written_down_as_it_is) {
  const std::string path = REGIE_SOURCE_DIR "/docs/reference/openapi.json";
  if (std::getenv("REGIE_ACCEPT") != nullptr) spill(path, openapi());
  EXPECT_EQ(slurp(path), openapi()) << "run ./x test --accept api, then ./x docs";
}

TEST(Routes, Nobody_who_is_not_signed_in_gets_past_the_door) {
  ServedDesk served;
  for (const Route& route : route_table()) {
    if (route.right.of == Right::Of::anyone) continue;
    const HttpReply reply =
        served.ask("", std::string(route.method), filled(std::string(route.path), "acme"));
    EXPECT_EQ(reply.status, 401) << route.operation;
  }
}

TEST(Routes, Each_role_may_do_in_its_own_workspace_what_the_charter_says_and_no_more) {
  ServedDesk served;
  const std::map<std::string, Role> roles{
      {"eva", Role::owner}, {"maud", Role::marketer}, {"vic", Role::viewer}};
  for (const Route& route : route_table()) {
    if (!is_of_workspace(route) || route.operation == "close_account") continue;
    for (const auto& [name, role] : roles) {
      const HttpReply reply = served.ask(name, std::string(route.method),
                                         filled(std::string(route.path), "acme"), Json::object());
      const bool may_ask = route.right.of == Right::Of::reader || may(role, route.right.deed);
      // The right is looked at after the shape of the body: a body that does not fit tells nothing of the
      // workspace.
      if (reply.status == 400) continue;
      EXPECT_EQ(was_let_in(reply), may_ask) << route.operation << " " << name << " " << reply.body;
    }
  }
}

TEST(Routes, Whoever_is_of_another_workspace_sees_nothing_of_this_one_whatever_they_ask) {
  ServedDesk served;
  served.import_year("acme");
  for (const Route& route : route_table()) {
    if (!is_of_workspace(route)) continue;
    const HttpReply reply = served.ask("stan", std::string(route.method),
                                       filled(std::string(route.path), "acme"), Json::object());
    EXPECT_TRUE(reply.status == 404 || reply.status == 400) << route.operation << " " << reply.status;
    EXPECT_THAT(reply.body, Not(HasSubstr("Brand"))) << route.operation;
    const HttpReply nowhere = served.ask("stan", std::string(route.method),
                                         filled(std::string(route.path), "nowhere"), Json::object());
    EXPECT_EQ(reply.status, nowhere.status)
        << route.operation << ": what is not there and what is not theirs differ";
  }
}

TEST(Routes, Only_whoever_keeps_the_desk_changes_the_desk) {
  ServedDesk served;
  for (const Route& route : route_table()) {
    if (route.right.of != Right::Of::keeper) continue;
    EXPECT_EQ(served.ask("maud", std::string(route.method), std::string(route.path), Json::object()).status,
              403)
        << route.operation;
  }
}

TEST(Routes, A_write_without_the_token_of_its_session_is_refused) {
  ServedDesk served;
  served.people["maud"].token = "stolen";
  for (const Route& route : route_table()) {
    if (!is_write(route) || route.right.of == Right::Of::anyone) continue;
    EXPECT_EQ(code_of(served.ask("maud", std::string(route.method), filled(std::string(route.path), "acme"))),
              "http.no_token")
        << route.operation;
  }
}

TEST(Routes, Every_answer_has_the_shape_that_the_interface_tells) {
  ServedDesk served;
  for (const char* filled_with : {"", "figures"}) {
    if (*filled_with != '\0') served.import_year("acme");
    for (const Route& route : route_table()) {
      if (is_write(route) || route.gives == "csv" || route.gives == "events" || route.gives == "object")
        continue;
      std::string path = filled(std::string(route.path), "acme") + as_of;
      if (route.queries.find("metric") != std::string_view::npos) path += "&metric=clicks";
      const HttpReply reply = served.ask("eva", "GET", path);
      const Json json = Json::parse(reply.shared_body ? *reply.shared_body : reply.body);
      const std::string shape = reply.status == 200 ? std::string(route.gives) : "Problem";
      const auto fits = check_shape(shapes(), shape, json);
      EXPECT_TRUE(fits) << route.operation << ": " << (fits ? "" : fits.error().say);
      EXPECT_LT(reply.status, 500) << route.operation << " " << reply.body;
    }
  }
}

TEST(Routes, The_same_write_under_the_same_key_is_done_once) {
  ServedDesk served;
  const Json note{{"text", "three prospects cancelled"}};
  const HttpReply first = served.ask("maud", "POST", "/api/v1/w/acme/notes", note, "one");
  const HttpReply again = served.ask("maud", "POST", "/api/v1/w/acme/notes", note, "one");
  EXPECT_EQ(first.status, 201);
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(first.body, again.body);
  const HttpReply other = served.ask("maud", "POST", "/api/v1/w/acme/notes", {{"text", "another"}}, "one");
  EXPECT_EQ(code_of(other), "http.key_used");
  EXPECT_EQ(code_of(served.ask("maud", "DELETE", "/api/v1/w/acme/notes/n-0", {}, std::string(200, 'k'))),
            "http.no_key");
}

TEST(Routes, An_answer_that_still_holds_is_not_sent_again) {
  ServedDesk served;
  served.import_year("acme");
  const auto tag_of = [](const HttpReply& reply) {
    for (const auto& [name, value] : reply.headers)
      if (name == "ETag") return value;
    return std::string();
  };
  HttpRequest request{"GET", "/api/v1/w/acme/today", {}};
  request.headers["cookie"] = served.people["vic"].cookie;
  const HttpReply first = served.handler.answer(request);
  ASSERT_EQ(first.status, 200);
  request.headers["if-none-match"] = tag_of(first);
  EXPECT_EQ(served.handler.answer(request).status, 304);
  served.ask("maud", "POST", "/api/v1/w/acme/notes", {{"text", "a client called"}, {"from", "2026-03-15"}});
  const HttpReply later = served.handler.answer(request);
  EXPECT_EQ(later.status, 200);
  EXPECT_THAT(*later.shared_body, HasSubstr("a client called"));
}

TEST(Routes, A_body_that_does_not_fit_is_told_with_its_field_and_changes_nothing) {
  ServedDesk served;
  const HttpReply reply =
      served.ask("maud", "POST", "/api/v1/w/acme/notes", {{"text", "x"}, {"from", "16-03-2026"}});
  EXPECT_EQ(reply.status, 400);
  EXPECT_THAT(reply.body, HasSubstr("\\\"from\\\" is not a day"));
  EXPECT_TRUE(served.get("maud", "/api/v1/w/acme/notes")["notes"].empty());
}

TEST(Routes, A_write_from_another_sites_page_is_refused) {
  ServedDesk served;
  HttpRequest request{"POST", "/api/v1/sign-in", {}};
  request.headers = {{"content-type", "application/json"}, {"sec-fetch-site", "cross-site"}};
  request.body = R"({"name": "eva", "password": "x"})";
  EXPECT_EQ(code_of(served.handler.answer(request)), "http.other_site");
}

TEST(Routes, Errors_are_problems_with_a_code) {
  ServedDesk served;
  const HttpReply nowhere = served.ask("eva", "GET", "/api/v1/nowhere");
  EXPECT_EQ(nowhere.status, 404);
  EXPECT_EQ(nowhere.content_type, "application/problem+json; charset=utf-8");
  EXPECT_EQ(served.ask("eva", "PUT", "/api/v1/w/acme/notes", Json::object()).status, 405);
  EXPECT_EQ(
      code_of(served.ask("eva", "GET", "/api/v1/w/acme/series?metric=nothing&as_of=2026-03-16")).empty(),
      false);
}

}  // namespace
}  // namespace regie
