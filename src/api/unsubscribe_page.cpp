// api/unsubscribe_page.cpp - the only write that needs no sign-in: its token is the right to it, and all it
// can do is end letters to one address.
#include "api/internal/unsubscribe_page.h"

#include <fmt/format.h>

#include "api/internal/answer.h"
#include "api/internal/html.h"
#include "api/internal/page_frame.h"
#include "api/page.h"
#include "app/suppress.h"
#include "wording/outbox_documents.h"

namespace regie {
namespace {

constexpr std::string_view prefix = "/u/";

HttpReply html_reply(int status, std::string html) {
  HttpReply reply{status, "text/html; charset=utf-8"};
  reply.body = std::move(html);
  reply.headers = {{"Content-Security-Policy", page_policy_with_form()},
                   {"X-Robots-Tag", "noindex"},
                   {"Referrer-Policy", "no-referrer"}};
  return reply;
}

std::string page_with(const UnsubscribeWords& words, const std::string& language, bool is_done) {
  std::string html = page_head(words.title, language);
  html += fmt::format("<h1>{}</h1>", html_text(words.title));
  html += is_done ? fmt::format("<p>{}</p>", html_text(words.done))
                  : fmt::format("<p>{}</p><form method=\"post\"><button>{}</button></form>",
                                html_text(words.question), html_text(words.button));
  return html + "</main></body></html>\n";
}

Result<HttpReply> answered(Desk& desk, const HttpRequest& request) {
  // As often as one reader asks; machines that try tokens are slowed down before they cost anything.
  if (!desk.pace.may("page/" + request.peer, desk.world.clock.now_seconds(), shared_pages_a_minute_max))
    return fail("http.too_fast", "More pages were asked for in this minute than one reader needs.",
                "Nothing was changed.", "Ask again in a minute.");
  const bool is_write = request.method == "POST";
  if (!is_write && request.method != "GET" && request.method != "HEAD")
    return fail("http.method", "That is not done with " + request.method + " here.", "Nothing was changed.",
                "Open the link in a browser.");
  const std::string token = request.path.substr(prefix.size());
  TRY(const std::string id, workspace_of_token(desk, token));
  HttpReply reply;
  TRY_DONE(desk.workspaces.use(id, [&](Workspace& workspace) -> Result<Done> {
    if (is_write) TRY_DONE(unsubscribe(desk.world, workspace, desk.secrets, token));
    const std::string& language = workspace.settings.language;
    const UnsubscribeWords words = unsubscribe_words(language_of(language), workspace.settings.name);
    reply = html_reply(200, page_with(words, language, is_write));
    return Done{};
  }));
  return reply;
}

}  // namespace

bool is_unsubscribe(const HttpRequest& request) {
  return request.path.starts_with(prefix) && request.path.size() > prefix.size();
}

std::optional<HttpReply> unsubscribe_page(Desk& desk, const HttpRequest& request) {
  if (!is_unsubscribe(request)) return std::nullopt;
  auto reply = answered(desk, request);
  if (reply) return std::move(*reply);
  return html_reply(problem_reply(reply.error()).status, page_of(reply.error()));
}

}  // namespace regie
