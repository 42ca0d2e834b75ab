// api/testing/served_desk.h - a desk of two workspaces with people of every role, asked without a socket, for
// tests.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "api/internal/answer.h"
#include "api/routes.h"
#include "app/accounts.h"
#include "app/passwords.h"
#include "app/testing/running_desk.h"

namespace regie {

struct ServedDesk : RunningDesk {
  struct Who {
    std::string cookie;
    std::string token;
  };
  HttpHandler handler = routes(*desk);
  std::map<std::string, Who> people;  // "" = nobody
  int keys = 0;

  static constexpr const char* password = "a long way to Utrecht";

  /// eva owns acme and keeps the desk, maud is a marketer and vic a viewer there, stan owns bruno alone.
  ServedDesk() {
    people[""] = {};
    const std::string code = make_set_up_code(desk->door()).value();
    const HttpReply made = ask("", "POST", "/api/v1/set-up",
                               {{"code", code}, {"name", "eva"}, {"password", password}, {"language", "en"}});
    keep("eva", made);
    add("acme", "maud", "marketer", "eva");
    add("acme", "vic", "viewer", "eva");
    static_cast<void>(desk->workspaces.use("bruno", [&](Workspace& workspace) -> Result<Done> {
      TRY_DONE(add_account(world, workspace, {"stan", {}, "owner", "eva"}));
      TRY_DONE(close_account(world, workspace, {"eva", {}, {}, "stan"}));
      return refresh_card(*desk, "bruno", workspace);
    }));
    sign_in_with_code("stan");
  }

  HttpReply ask(const std::string& who, const std::string& method, const std::string& path,
                const Json& body = {}, const std::string& key = {}) {
    HttpRequest request{method, path, {}};
    if (const auto mark = path.find('?'); mark != std::string::npos) {
      request.path = path.substr(0, mark);
      std::string rest = path.substr(mark + 1);
      while (!rest.empty()) {
        const std::string field = rest.substr(0, rest.find('&'));
        rest.erase(0, field.size() + 1);
        request.query[field.substr(0, field.find('='))] = field.substr(field.find('=') + 1);
      }
    }
    request.headers["cookie"] = people[who].cookie;
    request.headers["x-regie-token"] = people[who].token;
    request.headers["content-type"] = "application/json";
    if (method != "GET")
      request.headers["idempotency-key"] = key.empty() ? "k" + std::to_string(++keys) : key;
    if (!body.is_null()) request.body = body.dump();
    request.peer = "127.0.0.1";
    return handler.answer(request);
  }
  Json get(const std::string& who, const std::string& path) {
    const HttpReply reply = ask(who, "GET", path);
    return Json::parse(reply.shared_body ? *reply.shared_body : reply.body);
  }

  void keep(const std::string& name, const HttpReply& reply) {
    for (const auto& [header, value] : reply.headers)
      if (header == "Set-Cookie") people[name].cookie = value.substr(0, value.find(';'));
    people[name].token = Json::parse(reply.body).value("token", "");
  }
  void sign_in_with_code(const std::string& name) {
    const ResetCode code = make_reset_code(desk->door(), name).value();
    ask("", "POST", "/api/v1/password/reset", {{"code", code.code}, {"password", password}});
    keep(name, ask("", "POST", "/api/v1/sign-in", {{"name", name}, {"password", password}}));
  }
  void add(const std::string& workspace, const std::string& name, const std::string& role,
           const std::string& by) {
    ask(by, "POST", "/api/v1/w/" + workspace + "/accounts", {{"name", name}, {"role", role}});
    sign_in_with_code(name);
  }
  /// The example of the documentation: click-throughs fall in March 2026.
  void import_example(const std::string& workspace) {
    static_cast<void>(desk->workspaces.use(workspace, [&](Workspace& open) -> Result<Done> {
      TRY_DONE(import_files(world, open, {{REGIE_SOURCE_DIR "/examples/spring-summit/data"}, {}}));
      return Done{};
    }));
  }
  /// A steady year of one campaign, so that every page has something to show.
  void import_year(const std::string& workspace) {
    import(workspace, daily_csv(Day::of({2025, 3, 1}), 380, 300));
  }
};

}  // namespace regie
