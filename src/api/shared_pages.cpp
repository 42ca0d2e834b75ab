// api/shared_pages.cpp - pages behind a link.
#include "api/internal/shared_pages.h"

#include "api/internal/answer.h"
#include "api/internal/page_frame.h"
#include "api/page.h"
#include "app/due.h"
#include "app/report.h"
#include "app/share.h"
#include "wording/calendar_feed.h"
#include "wording/documents.h"

namespace regie {
namespace {

Result<HttpReply> html_reply(const std::string& html) {
  HttpReply reply{200, "text/html; charset=utf-8"};
  reply.body = html;
  reply.headers = {{"Content-Security-Policy", page_policy()}, {"X-Robots-Tag", "noindex"}};
  return reply;
}

Result<HttpReply> report_reply(Desk& desk, Workspace& workspace, const ShareLink& link) {
  TRY(const Report page, report(desk.world, workspace, {link.of, std::nullopt}));
  const Reader reader{language_of(page.language), page.currency, page.as_of};
  return html_reply(page_of(document_of(page, reader)));
}

Result<HttpReply> brief_reply(Desk& desk, Workspace& workspace, const ShareLink& link) {
  TRY(const Brief page, brief(desk.world, workspace, {Day::parse_iso(link.of)}));
  return html_reply(page_of(page));
}

Result<HttpReply> feed_reply(Desk& desk, Workspace& workspace) {
  TRY(auto open, open_decisions(workspace));
  const std::int64_t now = desk.world.clock.now_seconds();
  const Reader reader{language_of(workspace.settings.language), workspace.settings.currency,
                      desk.world.clock.today(workspace.settings.time_zone)};
  HttpReply reply{200, "text/calendar; charset=utf-8"};
  reply.body = calendar_feed_of({workspace.settings.name, now, std::move(open)}, reader);
  return reply;
}

Result<HttpReply> open_page(Desk& desk, const std::string& token, bool is_feed) {
  TRY(const ShareLink link, open_share(desk.door(), token));
  if (is_feed != (link.what == "reviews")) return unknown_share();
  HttpReply reply;
  TRY_DONE(desk.workspaces.use(link.workspace, [&](Workspace& workspace) -> Result<Done> {
    if (link.what == "reviews") {
      TRY(reply, feed_reply(desk, workspace));
    } else if (link.what == "report") {
      TRY(reply, report_reply(desk, workspace, link));
    } else {
      TRY(reply, brief_reply(desk, workspace, link));
    }
    return Done{};
  }));
  return reply;
}

/// A page is made anew each time it is asked for: nobody asks for one without end.
Result<HttpReply> open_at_pace(Desk& desk, const HttpRequest& request, const std::string& token,
                               bool is_feed) {
  if (!desk.pace.may("page/" + request.peer, desk.world.clock.now_seconds(), shared_pages_a_minute_max))
    return fail("http.too_fast", "More pages were asked for in this minute than one reader needs.",
                "Nothing was changed.", "Ask again in a minute.");
  return open_page(desk, token, is_feed);
}

}  // namespace

std::optional<HttpReply> shared_page(Desk& desk, const HttpRequest& request) {
  constexpr std::string_view page = "/share/";
  constexpr std::string_view feed = "/calendar/";
  constexpr std::string_view ending = ".ics";
  const std::string& path = request.path;
  const bool is_feed =
      path.starts_with(feed) && path.ends_with(ending) && path.size() > feed.size() + ending.size();
  if (!is_feed && !path.starts_with(page)) return std::nullopt;
  const std::string token = is_feed ? path.substr(feed.size(), path.size() - feed.size() - ending.size())
                                    : path.substr(page.size());
  auto reply = open_at_pace(desk, request, token, is_feed);
  if (reply) return std::move(*reply);
  HttpReply refusal = problem_reply(reply.error());
  if (is_feed) return refusal;
  refusal.content_type = "text/html; charset=utf-8";
  refusal.body = page_of(reply.error());
  refusal.headers.emplace_back("Content-Security-Policy", page_policy());
  return refusal;
}

}  // namespace regie
