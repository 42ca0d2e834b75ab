// api/internal/health.cpp - who may see how the desk does, and the three answers.
#include "api/internal/health.h"

#include <utility>

#include "api/exposition.h"
#include "api/internal/answer.h"
#include "app/look_around.h"
#include "base/sha256.h"

namespace regie {
namespace {

HttpReply text_reply(std::string text, const char* type = "text/plain; charset=utf-8") {
  return {200, type, std::move(text)};
}

/// A proxy on this machine asks for others: what comes by way of it does not come from here.
bool is_from_here(const HttpRequest& request) {
  for (const char* header :
       {"forwarded", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-real-ip", "via"})
    if (request.headers.contains(header)) return false;
  return request.peer.starts_with("127.") || request.peer == "::1";
}

Json part_value(const Readiness::Part& part) {
  Json json{{"part", part.name}, {"works", part.works}};
  if (part.works) return json;
  json["code"] = part.code;
  if (part.count > 0) json["count"] = part.count;
  return json;
}

}  // namespace

std::optional<HttpReply> Health::answer(const HttpRequest& request) const {
  const bool is_read = request.method == "GET" || request.method == "HEAD";
  if (!is_read) return std::nullopt;
  if (request.path == "/healthz") return text_reply("alive\n");
  if (request.path == "/readyz") return ready_reply(request);
  if (request.path != "/metrics") return std::nullopt;
  if (!may_watch(request))
    return problem_reply({"http.not_found", "There is nothing at /metrics.", "Nothing was changed.",
                          "See /api/v1/openapi.json"});
  return metrics_reply();
}

bool Health::may_watch(const HttpRequest& request) const {
  constexpr std::string_view bearer = "Bearer ";
  const std::string given = request.header("authorization");
  // Hashes are compared: how long that takes tells nothing of the token.
  if (!watching_.token_sha256.empty() && given.starts_with(bearer))
    return sha256_hex(std::string_view(given).substr(bearer.size())) == watching_.token_sha256;
  return is_from_here(request);
}

HttpReply Health::ready_reply(const HttpRequest& request) const {
  const Readiness now = readiness(desk_);
  Json json{{"ready", now.ready()}};
  if (may_watch(request)) {
    json["stopping"] = now.is_stopping;
    json["parts"] = Json::array();
    for (const Readiness::Part& part : now.parts) json["parts"].push_back(part_value(part));
  }
  return json_reply(json, now.ready() ? 200 : 503);
}

HttpReply Health::metrics_reply() const {
  return text_reply(exposition(desk_, *counts_), "text/plain; version=0.0.4; charset=utf-8");
}

}  // namespace regie
