// api/routes.cpp - the way of a request through the table: who asks, what for, once only.
#include "api/routes.h"

#include <deque>

#include "api/assets.h"
#include "api/internal/answer.h"
#include "api/internal/cookie.h"
#include "api/internal/shared_pages.h"
#include "api/shapes.h"
#include "app/accounts.h"
#include "app/once.h"
#include "app/sign_in.h"
#include "base/sha256.h"

namespace regie {
namespace {

constexpr std::size_t json_bytes_max = 64U << 10;  // the longest a person types, and room to spare
constexpr std::size_t answers_kept_max = 200;      // pages that people look at in a morning

using Parts = std::vector<std::string_view>;

/// A row of the table with its path taken apart: once, not at each request.
struct Way {
  const Route& route;
  Parts parts;
};

const std::vector<Way>& ways() {
  static const std::vector<Way> all = [] {
    std::vector<Way> made;
    for (const Route& route : route_table()) made.push_back({route, parts_of(route.path)});
    return made;
  }();
  return all;
}

/// The values of "{...}" where the path fits.
std::optional<std::map<std::string, std::string>> fit(const Parts& wanted, const Parts& given) {
  if (wanted.size() != given.size()) return std::nullopt;
  std::map<std::string, std::string> values;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i].starts_with('{'))
      values[std::string(wanted[i].substr(1, wanted[i].size() - 2))] = given[i];
    else if (wanted[i] != given[i])
      return std::nullopt;
  }
  return values;
}

/// Answers of the same question, while nothing was journalled in between.
class KeptAnswers {
 public:
  std::shared_ptr<const std::string> find(const std::string& tag) {
    const std::lock_guard held(guard_);
    const auto found = bodies_.find(tag);
    return found == bodies_.end() ? nullptr : found->second;
  }
  std::shared_ptr<const std::string> keep(const std::string& tag, std::string body) {
    const std::lock_guard held(guard_);
    auto kept = std::make_shared<const std::string>(std::move(body));
    if (bodies_.emplace(tag, kept).second) order_.push_back(tag);
    while (order_.size() > answers_kept_max) {
      bodies_.erase(order_.front());
      order_.pop_front();
    }
    return kept;
  }

 private:
  std::mutex guard_;
  std::map<std::string, std::shared_ptr<const std::string>> bodies_;
  std::deque<std::string> order_;
};

/// A write from another site's page: browsers say where it came from.
Result<Done> check_same_site(const HttpRequest& request) {
  const std::string site = request.header("sec-fetch-site");
  if (site.empty() || site == "same-origin" || site == "none") return Done{};
  return fail("http.other_site", "This was asked by a page of another site.", "Nothing was changed.",
              "Do it from the desk itself.");
}

Result<Json> body_of(const Route& route, const HttpRequest& request) {
  if (route.takes.empty() || route.takes == "bytes") return Json(Json::object());
  if (!request.header("content-type").starts_with("application/json"))
    return fail("http.media_type", "The body is not said to be JSON.", "Nothing was changed.",
                "Send it with Content-Type: application/json");
  Json body = Json::parse(request.body, nullptr, false);
  if (body.is_discarded())
    return fail("http.bad_body", "The body is no JSON.", "Nothing was changed.",
                "See the shapes at /api/v1/openapi.json");
  TRY_DONE(check_shape(shapes(), std::string(route.takes), body));
  return body;
}

tl::unexpected<Problem> signed_out() {
  return fail("access.signed_out", "Nobody is signed in here.", "Nothing was changed.",
              "Sign in at /sign-in");
}

/// Who asks, and whether that may be.
Result<Done> let_in(const Route& route, Asked& asked) {
  if (is_write(route)) TRY_DONE(check_same_site(asked.request));
  TRY(asked.who, who_is(asked.desk.door(), session_token(asked.request)));
  if (route.right.of == Right::Of::anyone) return Done{};
  if (!asked.who) return signed_out();
  if (is_write(route) && asked.request.header("x-regie-token") != asked.who->session.write_token)
    return fail("http.no_token", "This write does not carry the token of its session.",
                "Nothing was changed.", "Send X-Regie-Token as GET /api/v1/me gives it.");
  asked.account = asked.who->person.name;
  if (route.right.of == Right::Of::keeper && !asked.who->person.is_keeper)
    return fail("access.no_right", "Only whoever keeps this desk may do that.", "Nothing was changed.",
                "Ask the person who set it up.");
  return Done{};
}

/// An account of this workspace with the right; whoever has none learns no more than that.
Result<Done> check_right(const Route& route, const Asked& asked) {
  TRY(const auto accounts, list_accounts(*asked.workspace));
  if (!open_account(accounts, asked.account))
    return fail("workspace.unknown", "There is no workspace " + asked.path.at("workspace") + " at this desk.",
                "Nothing was changed.", "Choose one of those you see when you sign in.");
  if (route.right.of == Right::Of::doer) TRY_DONE(signer(accounts, asked.account, route.right.deed));
  return Done{};
}

Result<Done> read_common(Asked& asked) {
  TRY(asked.as_of, asked.query_day("as_of"));
  asked.language = asked.query("language");
  if (asked.language.empty() && asked.who) asked.language = asked.who->person.language;
  if (asked.language.empty() && asked.workspace != nullptr)
    asked.language = asked.workspace->settings.language;
  if (asked.language.empty()) asked.language = "en";
  if (asked.language != "nl" && asked.language != "en")
    return fail("http.bad_query", "\"" + asked.language + "\" is not a language Regie speaks.",
                "Nothing was changed.", "Take language=nl or language=en");
  return Done{};
}

class Answers {
 public:
  explicit Answers(Desk& desk) : desk_(desk) {}

  HttpReply answer(const HttpRequest& request) {
    bool path_is_known = false;
    const Parts given = parts_of(request.path);
    for (const auto& [route, wanted] : ways()) {
      auto values = fit(wanted, given);
      if (!values) continue;
      path_is_known = true;
      const bool same = route.method == request.method || (route.method == "GET" && request.method == "HEAD");
      if (!same) continue;
      Asked asked{desk_, request, std::move(*values), Json::object()};
      auto reply = through(route, asked);
      return reply ? std::move(*reply) : problem_reply(reply.error());
    }
    if (path_is_known)
      return problem_reply({"http.method", "That is not done with " + request.method + " here.",
                            "Nothing was changed.", "See /api/v1/openapi.json"});
    return problem_reply({"http.not_found", "There is nothing at " + request.path + ".",
                          "Nothing was changed.", "See /api/v1/openapi.json"});
  }

 private:
  Result<HttpReply> through(const Route& route, Asked& asked) {
    TRY_DONE(let_in(route, asked));
    TRY(asked.body, body_of(route, asked.request));
    if (!asked.path.contains("workspace")) {
      TRY_DONE(read_common(asked));
      return route.answer(asked);
    }
    HttpReply reply;
    const std::string& id = asked.path.at("workspace");
    TRY_DONE(desk_.workspaces.use(id, [&](Workspace& workspace) -> Result<Done> {
      asked.workspace = &workspace;
      TRY_DONE(check_right(route, asked));
      TRY_DONE(read_common(asked));
      asked.own_language = workspace.settings.language;
      workspace.settings.language = asked.language;  // evidence and names of days are told in it
      auto answered = is_write(route) ? once(route, asked) : kept(route, asked);
      workspace.settings.language = asked.own_language;
      if (is_write(route)) TRY_DONE(refresh_card(desk_, id, workspace));
      TRY(reply, std::move(answered));
      return Done{};
    }));
    return reply;
  }

  /// A read: as it was given before, while nothing was journalled.
  Result<HttpReply> kept(const Route& route, Asked& asked) {
    if (route.keep == Keep::never) return route.answer(asked);
    std::string question = asked.request.path + "\n" + asked.language + "\n" + asked.today().iso();
    for (const auto& [name, value] : asked.request.query) question += "\n" + name + "=" + value;
    const auto tag_now = [&]() -> Result<std::string> {
      TRY(const std::string root, state_of(*asked.workspace));
      return "\"" + sha256_hex(root + "\n" + question).substr(0, 32) + "\"";
    };
    TRY(std::string tag, tag_now());
    HttpReply reply = json_text_reply({});
    auto body = answers_.find(tag);
    if (body == nullptr) {
      TRY(HttpReply fresh, route.answer(asked));
      TRY(tag, tag_now());  // a first look at findings is itself journalled
      body = answers_.keep(tag, std::move(fresh.body));
    }
    reply.headers = {{"ETag", tag}, {"Cache-Control", "private, no-cache"}};
    if (asked.request.header("if-none-match") == tag)
      reply.status = 304;
    else
      reply.shared_body = body;
    return reply;
  }

  /// A write: done once however often it is sent under one key. What it did and what it answered are one
  /// transaction.
  Result<HttpReply> once(const Route& route, Asked& asked) {
    OnceRequest request{asked.request.header("idempotency-key"), asked.account,
                        asked.request.method + "\n" + asked.request.path + "\n" + asked.request.body};
    for (const auto& [name, value] : asked.request.query) request.content += "\n" + name + "=" + value;
    TRY(const auto before, answered_before(*asked.workspace, request));
    if (before) {
      HttpReply reply = json_text_reply(before->body, before->status);
      reply.headers.emplace_back("Idempotent-Replay", "true");
      return reply;
    }
    if (route.keep == Keep::never)
      return route.answer(asked);  // not of the records: done again, nothing doubles
    HttpReply reply;
    TRY_DONE(do_once(desk_.world, *asked.workspace, request, [&]() -> Result<OnceReply> {
      TRY(reply, route.answer(asked));
      return OnceReply{reply.status, reply.body, false};
    }));
    return reply;
  }

  Desk& desk_;
  KeptAnswers answers_;
};

std::size_t body_max(const HttpRequest& request) {
  const Parts given = parts_of(request.path);
  for (const auto& [route, wanted] : ways())
    if (route.method == request.method && fit(wanted, given))
      return route.takes == "bytes" ? upload_bytes_max : json_bytes_max;
  return 0;
}

}  // namespace

HttpHandler routes(Desk& desk) {
  auto answers = std::make_shared<Answers>(desk);
  return {[&desk, answers](const HttpRequest& request) -> HttpReply {
            if (request.path == "/api/v1/openapi.json") {
              return json_text_reply(openapi());
            }
            if (request.path.starts_with("/api/")) return answers->answer(request);
            if (auto page = shared_page(desk, request)) return std::move(*page);
            return asset_reply(request);
          },
          &body_max};
}

}  // namespace regie
