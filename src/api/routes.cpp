// api/routes.cpp - the way of a request through the table: who asks, what for, once only.
#include "api/routes.h"

#include <deque>

#include "api/assets.h"
#include "api/internal/answer.h"
#include "api/internal/cookie.h"
#include "api/internal/health.h"
#include "api/internal/request_log.h"
#include "api/internal/shared_pages.h"
#include "api/internal/unsubscribe_page.h"
#include "api/shapes.h"
#include "app/accounts.h"
#include "app/last_resort.h"
#include "app/once.h"
#include "app/sign_in.h"
#include "app/totp.h"
#include "base/sha256.h"

namespace regie {
namespace {

constexpr std::size_t mailing_bytes_max = 8U << 20;  // a text and the longest list
constexpr std::size_t json_bytes_max = 64U << 10;    // the longest a person types, and room to spare
constexpr std::size_t answers_kept_max = 200;        // pages that people look at in a morning

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
  const bool is_told = site.empty() || site == "same-origin" || site == "none";
  // Older browsers tell the origin alone. Without a socket there is none to compare it with.
  const std::string origin = request.header("origin");
  const bool is_own = origin.empty() || request.origin.empty() || origin == request.origin;
  if (is_told && is_own) return Done{};
  return fail("http.other_site", "This was asked by a page of another site.", "Nothing was changed.",
              "Do it from the desk itself.");
}

/// "application/json; charset=utf-8": nothing a page can send without being asked, and nothing like it.
bool is_json(std::string type) {
  type = type.substr(0, type.find(';'));
  while (type.ends_with(' ')) type.pop_back();
  for (char& letter : type)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return type == "application/json";
}

Result<Json> body_of(const Route& route, const HttpRequest& request) {
  if (route.takes == "bytes") return Json(Json::object());
  if (route.takes.empty()) {
    if (request.body.empty() || request.body == "{}" || request.body == "null") return Json(Json::object());
    return fail("http.bad_body", "No body is taken here.", "Nothing was changed.", "Send none.");
  }
  if (!is_json(request.header("content-type")))
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

/// Faster than any person works, and slow enough for what a script may write.
Result<Done> check_pace(const Asked& asked) {
  if (asked.desk.pace.may(asked.account, asked.desk.world.clock.now_seconds())) return Done{};
  return fail("http.too_fast", "More was written in this minute than one person may write.",
              "This was not done.", "Go on in a minute.");
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
  const bool is_own_door = route.right.of == Right::Of::person;
  if (asked.desk.door().asks_for_app && !is_own_door && !has_totp(asked.who->person))
    return fail("access.app_first",
                "This desk asks everybody for an authenticator app, and you have none yet.",
                "Nothing was changed.", "Set one up on your own page: /me");
  if (is_write(route)) TRY_DONE(check_pace(asked));
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

/// Whoever asked has a key: with that the doubt ends.
Problem in_doubt_told(Problem problem) {
  if (problem.code == "records.unknown")
    problem.remedy =
        "Send it again with the same Idempotency-Key: it is done once, whether this was kept or not.";
  return problem;
}

class Answers {
 public:
  explicit Answers(Desk& desk) : desk_(desk) {}

  AnsweredCall answer(const HttpRequest& request) {
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
      AnsweredCall answered{
          {}, std::string(route.operation), is_write(route) ? RequestKind::write : RequestKind::read};
      answered.account = asked.account;
      if (const auto id = asked.path.find("workspace"); id != asked.path.end())
        answered.workspace = id->second;
      if (!reply) answered.code = reply.error().code;
      answered.reply = reply ? std::move(*reply) : problem_reply(reply.error());
      return answered;
    }
    const Problem problem = path_is_known
                                ? Problem{"http.method", "That is not done with " + request.method + " here.",
                                          "Nothing was changed.", "See /api/v1/openapi.json"}
                                : Problem{"http.not_found", "There is nothing at " + request.path + ".",
                                          "Nothing was changed.", "See /api/v1/openapi.json"};
    AnsweredCall answered{problem_reply(problem), "none", RequestKind::read};
    answered.code = problem.code;
    return answered;
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
      if (!answered) return tl::unexpected(in_doubt_told(std::move(answered).error()));
      // It is done, whatever becomes of the list of workspaces: that is made again when it is asked for.
      if (is_write(route)) static_cast<void>(refresh_card(desk_, id, workspace));
      reply = std::move(*answered);
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
    reply.headers = {{"ETag", tag}};  // for those who keep answers themselves: browsers keep none
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
      return route.takes == "bytes" ? upload_bytes_max
                                    : (route.takes == "NewMailing" ? mailing_bytes_max : json_bytes_max);
  return is_unsubscribe(request) ? unsubscribe_bytes_max : 0;
}

AnsweredCall page_reply(HttpReply reply, const char* operation) {
  return {std::move(reply), operation, RequestKind::page};
}

AnsweredCall answer_any(Desk& desk, Answers& answers, const Health& health, const HttpRequest& request) {
  if (auto told = health.answer(request)) return page_reply(std::move(*told), "health");
  if (request.path == "/api/v1/openapi.json") return page_reply(json_text_reply(openapi()), "openapi");
  if (request.path.starts_with("/api/")) return answers.answer(request);
  if (auto page = shared_page(desk, request)) return page_reply(std::move(*page), "shared_page");
  if (auto page = unsubscribe_page(desk, request)) return page_reply(std::move(*page), "unsubscribe");
  return page_reply(asset_reply(request), "page");
}

/// The number under which the log tells what broke.
HttpReply broken_reply(const HttpRequest& request, Problem problem) {
  if (!request.id.empty()) problem.remedy += " The number of this request: " + request.id;
  return problem_reply(problem);
}

HttpReply answer_and_tell(Desk& desk, Answers& answers, const Health& health, const HttpRequest& request) {
  const std::int64_t from = desk.world.clock.steady_micros();
  auto answered = guarded(desk.door(), "request " + request.id, [&]() -> Result<AnsweredCall> {
    return answer_any(desk, answers, health, request);
  });
  if (!answered) {
    answered = page_reply(broken_reply(request, answered.error()), "broken");
    answered->code = "desk.broke";
  }
  tell_request(desk, request, *answered, desk.world.clock.steady_micros() - from);
  return std::move(answered->reply);
}

}  // namespace

HttpHandler routes(Desk& desk, const Watching& watching) {
  auto answers = std::make_shared<Answers>(desk);
  HttpHandler handler;
  handler.counts = std::make_shared<HttpCounts>();
  handler.body_bytes_max = &body_max;
  handler.answer = [&desk, answers,
                    health = Health(desk, watching, handler.counts)](const HttpRequest& request) {
    return answer_and_tell(desk, *answers, health, request);
  };
  handler.refused = [&desk](const HttpRefusal& refusal) { tell_refusal(desk, refusal); };
  handler.stopping = [&desk] { stop_desk(desk); };
  return handler;
}

}  // namespace regie
