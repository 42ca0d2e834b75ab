// api/routes.cpp - the table of routes and what each answers.
#include "api/routes.h"

#include <array>
#include <charconv>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>

#include "api/json.h"
#include "api/page.h"
#include "app/brief.h"
#include "app/events.h"
#include "app/metrics.h"
#include "app/sources.h"

namespace regie {
namespace {

constexpr const char* json_type = "application/json; charset=utf-8";
constexpr const char* html_type = "text/html; charset=utf-8";

struct Asked {
  World& world;
  Workspace& workspace;
  BriefRequest brief;
  Day as_of;
};

using Answerer = Result<HttpReply> (*)(const Asked&);

Result<HttpReply> answer_page(const Asked& asked) {
  TRY(const Brief page, brief(asked.world, asked.workspace, asked.brief));
  return HttpReply{200, html_type, page_of(page)};
}

Result<HttpReply> answer_brief(const Asked& asked) {
  TRY(const Brief page, brief(asked.world, asked.workspace, asked.brief));
  return HttpReply{200, json_type, json_of(page)};
}

Result<HttpReply> answer_sources(const Asked& asked) {
  TRY(const auto sources, list_sources(asked.workspace, asked.as_of - 1));
  return HttpReply{200, json_type, json_of(sources)};
}

Result<HttpReply> answer_metrics(const Asked& asked) {
  TRY(const auto metrics, list_metrics(asked.workspace));
  return HttpReply{200, json_type, json_of(metrics)};
}

Result<HttpReply> answer_events(const Asked& asked) {
  TRY(const auto events, list_events(asked.workspace));
  return HttpReply{200, json_type, json_of(events)};
}

Result<HttpReply> answer_notes(const Asked& asked) {
  TRY(const auto notes, list_notes(asked.workspace));
  return HttpReply{200, json_type, json_of(notes)};
}

struct Route {
  std::string_view path;
  bool is_page;
  Answerer answer;
};
constexpr std::array table{
    Route{"/", true, answer_page},
    Route{"/api/v1/brief", false, answer_brief},
    Route{"/api/v1/sources", false, answer_sources},
    Route{"/api/v1/metrics", false, answer_metrics},
    Route{"/api/v1/events", false, answer_events},
    Route{"/api/v1/notes", false, answer_notes},
};

int status_of(const Problem& problem) {
  if (problem.code == "workspace.locked") return 503;
  if (problem.code == "http.bad_query" || problem.code == "brief.bad_window") return 400;
  if (problem.code == "http.not_found" || problem.code == "brief.no_imports") return 404;
  return problem.code == "http.method" ? 405 : 500;
}

HttpReply reply_of(const Problem& problem, bool is_page) {
  if (is_page) return {status_of(problem), html_type, page_of(problem)};
  return {status_of(problem), "application/problem+json", json_of(problem)};
}

Result<BriefRequest> brief_request(const HttpRequest& request) {
  BriefRequest wanted;
  if (const auto day = request.query.find("as_of"); day != request.query.end()) {
    wanted.as_of = Day::parse_iso(day->second);
    if (!wanted.as_of)
      return fail("http.bad_query", "as_of is not a day.", "Nothing was changed.", "Use as_of=2026-03-16");
  }
  if (const auto window = request.query.find("window"); window != request.query.end()) {
    const std::string& text = window->second;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), wanted.window_days);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size())
      return fail("http.bad_query", "window is not a number of days.", "Nothing was changed.",
                  "Use window=7");
  }
  return wanted;
}

Result<HttpReply> answer(World& world, const std::string& folder, const Route& route,
                         const HttpRequest& request) {
  TRY(const BriefRequest wanted, brief_request(request));
  TRY(Workspace workspace, open_workspace(world, folder));
  const Day as_of = wanted.as_of.value_or(world.clock.today(workspace.settings.time_zone));
  return route.answer({world, workspace, wanted, as_of});
}

}  // namespace

HttpHandler routes(World& world, const std::string& workspace_folder) {
  // Requests take turns at the workspace: its lock is for other programs, not for our own threads.
  auto turn = std::make_shared<std::mutex>();
  return [&world, workspace_folder, turn](const HttpRequest& request) -> HttpReply {
    for (const Route& route : table) {
      if (route.path != request.path) continue;
      if (request.method != "GET" && request.method != "HEAD")
        return reply_of({"http.method", "Only GET is answered here.", "Nothing was changed.", ""},
                        route.is_page);
      const std::lock_guard held(*turn);
      auto reply = answer(world, workspace_folder, route, request);
      return reply ? std::move(*reply) : reply_of(reply.error(), route.is_page);
    }
    return reply_of({"http.not_found", "There is nothing at " + request.path + ".", "Nothing was changed.",
                     "The brief is at /"},
                    false);
  };
}

}  // namespace regie
