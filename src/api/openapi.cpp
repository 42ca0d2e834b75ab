// api/openapi.cpp - the table of routes, and what it says of itself: OpenAPI 3.1.
#include <algorithm>

#include "api/internal/answer.h"
#include "api/routes.h"
#include "api/shapes.h"

namespace regie {
namespace {

constexpr std::string_view before_workspace = "/api/v1/w/";

std::vector<Route> all_routes() {
  std::vector<Route> all;
  for (const auto& some :
       {access_routes(), today_routes(), decision_routes(), timeline_routes(), import_routes(),
        settings_routes(), hold_routes(), trouble_routes(), voice_routes(), inbox_routes(), outbox_routes()})
    all.insert(all.end(), some.begin(), some.end());
  return all;
}

}  // namespace

const std::vector<Route>& route_table() {
  static const std::vector<Route> routes = all_routes();
  return routes;
}

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t slash = path.find('/', 1);
    parts.push_back(path.substr(1, slash == std::string_view::npos ? slash : slash - 1));
    path = slash == std::string_view::npos ? std::string_view() : path.substr(slash);
  }
  return parts;
}

namespace {

Json parameter(std::string_view name, const char* in, bool is_required) {
  return {{"name", name}, {"in", in}, {"required", is_required}, {"schema", {{"type", "string"}}}};
}

const char* right_words(const Right& right) {
  switch (right.of) {
    case Right::Of::anyone:
      return "anyone";
    case Right::Of::person:
      return "whoever is signed in";
    case Right::Of::keeper:
      return "whoever keeps the desk";
    case Right::Of::reader:
      return "every account of the workspace";
    case Right::Of::doer:
      return may(Role::marketer, right.deed) ? "marketers and owners" : "owners";
  }
  return "";
}

Json operation(const Route& route) {
  Json json{
      {"operationId", route.operation}, {"summary", route.summary}, {"x-who", right_words(route.right)}};
  json["parameters"] = Json::array();
  for (const std::string_view part : parts_of(route.path))
    if (part.starts_with('{'))
      json["parameters"].push_back(parameter(part.substr(1, part.size() - 2), "path", true));
  std::string queries(route.queries);
  if (route.path.starts_with(before_workspace))
    queries += queries.empty() ? "as_of,language" : ",as_of,language";
  for (std::size_t at = 0; at < queries.size();) {
    const std::size_t comma = std::min(queries.find(',', at), queries.size());
    json["parameters"].push_back(parameter(queries.substr(at, comma - at), "query", false));
    at = comma + 1;
  }
  if (is_write(route))
    for (const char* header : {"Idempotency-Key", "X-Regie-Token"})
      json["parameters"].push_back(parameter(header, "header", route.right.of != Right::Of::anyone));
  const auto shape = [](std::string_view name) {
    return Json{{"application/json", {{"schema", {{"$ref", "#/components/schemas/" + std::string(name)}}}}}};
  };
  if (route.takes == "bytes")
    json["requestBody"] = {{"required", true}, {"content", {{"application/octet-stream", Json::object()}}}};
  else if (!route.takes.empty())
    json["requestBody"] = {{"required", true}, {"content", shape(route.takes)}};
  Json gives = shape(route.gives);
  if (route.gives == "object") gives = {{"application/json", {{"schema", {{"type", "object"}}}}}};
  if (route.gives == "csv") gives = {{"text/csv", {{"schema", {{"type", "string"}}}}}};
  if (route.gives == "events") gives = {{"text/event-stream", {{"schema", {{"type", "string"}}}}}};
  Json problem{{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}};
  json["responses"] = {{"2XX", {{"description", "As asked"}, {"content", gives}}},
                       {"default", {{"description", "A problem (RFC 9457)"}, {"content", problem}}}};
  return json;
}

std::string lower(std::string_view method) {
  std::string small(method);
  for (char& c : small) c = static_cast<char>(c | 0x20);
  return small;
}

}  // namespace

std::string openapi() {
  static const std::string document = [] {
    Json json{{"openapi", "3.1.0"},
              {"info",
               {{"title", "Regie"},
                {"version", code_version},
                {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}}};
    json["paths"] = Json::object();
    for (const Route& route : route_table())
      json["paths"][std::string(route.path)][lower(route.method)] = operation(route);
    json["components"] = {{"schemas", schemas_of(shapes())}};
    return json.dump(1) + "\n";
  }();
  return document;
}

}  // namespace regie
