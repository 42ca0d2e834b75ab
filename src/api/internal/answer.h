// api/internal/answer.h - what a route is, and what its answer is given.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/internal/desk_values.h"
#include "api/internal/json_values.h"
#include "app/desk.h"
#include "app/sign_in.h"
#include "base/http.h"
#include "charter/account.h"

namespace regie {

/// Who may ask: anyone; a person who is signed in; the one who keeps the desk; and of a workspace, an account
/// that may read, or may do a deed.
struct Right {
  enum class Of { anyone, person, keeper, reader, doer };
  Of of = Of::reader;
  Deed deed = Deed::write_note;  // of a doer
};
inline constexpr Right for_anyone{Right::Of::anyone};
inline constexpr Right for_person{Right::Of::person};
inline constexpr Right for_keeper{Right::Of::keeper};
inline constexpr Right for_reader{Right::Of::reader};
constexpr Right may_do(Deed deed) { return {Right::Of::doer, deed}; }

/// One request on its way: what came in, checked; who asks; the workspace it is about.
struct Asked {
  Desk& desk;
  const HttpRequest& request;
  std::map<std::string, std::string> path;  // "workspace", "id"
  Json body;
  std::optional<SignedIn> who = {};  // nothing where anyone may ask
  Workspace* workspace = nullptr;    // of routes below /w/
  std::string account = {};          // that signs
  std::string language = {};         // "nl", "en": of the person, or as asked
  std::string own_language = {};     // of the workspace, while its answer is told in another
  std::optional<Day> as_of = {};

  [[nodiscard]] std::string id() const { return path.at("id"); }
  /// "" where the query has none.
  [[nodiscard]] std::string query(const std::string& name) const;
  /// A text of the body, or "" where it is absent or null.
  [[nodiscard]] std::string text(const std::string& name) const;
  [[nodiscard]] Result<std::optional<Day>> query_day(const std::string& name) const;
  /// A whole number of the body, within what an int holds; `otherwise` where it is absent.
  [[nodiscard]] int whole(const std::string& name, int otherwise = 0) const;
  [[nodiscard]] std::optional<Day> day(const std::string& name) const;
  [[nodiscard]] Slice slice(const std::string& name) const;
  [[nodiscard]] Day today() const;
  [[nodiscard]] Result<Telling> telling() const;
};

using Answerer = Result<HttpReply> (*)(Asked& asked);

/// What becomes of an answer besides being sent.
enum class Keep {
  never,      // rests on more than the workspace's records
  until_act,  // rests on records and figures alone: the same until something is journalled
};

struct Route {
  std::string_view operation;  // "today": the name of the call in clients
  std::string_view method;
  std::string_view path;
  Right right;
  std::string_view queries;  // "from,to": besides as_of and language, which every route of a workspace takes
  std::string_view takes;    // shape of the body; "" = none, "bytes" = a file
  std::string_view gives;    // shape of the answer; "csv", "events"
  std::string_view summary;
  Keep keep;
  Answerer answer;
};

/// "limit" of a list of rows: 100 unless told, as many as a person scrolls through at most.
[[nodiscard]] int rows_asked(const Asked& asked);

[[nodiscard]] HttpReply json_reply(const Json& json, int status = 200);
/// The same of a text that is JSON already.
[[nodiscard]] HttpReply json_text_reply(std::string text, int status = 200);
/// {"done": true}
[[nodiscard]] HttpReply done_reply();
/// RFC 9457, with the status that belongs to the code; as a value, for answers that carry one.
[[nodiscard]] Json problem_value(const Problem& problem);
/// RFC 9457, with the status that belongs to the code.
[[nodiscard]] HttpReply problem_reply(const Problem& problem);
[[nodiscard]] inline bool is_write(const Route& route) { return route.method != "GET"; }
/// "/api/v1/w/{workspace}/today" -> "api", "v1", "w", "{workspace}", "today".
[[nodiscard]] std::vector<std::string_view> parts_of(std::string_view path);

/// All of them, and by what they are about.
[[nodiscard]] const std::vector<Route>& route_table();
[[nodiscard]] std::vector<Route> access_routes();
[[nodiscard]] std::vector<Route> today_routes();
[[nodiscard]] std::vector<Route> decision_routes();
[[nodiscard]] std::vector<Route> timeline_routes();
[[nodiscard]] std::vector<Route> import_routes();
[[nodiscard]] std::vector<Route> settings_routes();
[[nodiscard]] std::vector<Route> hold_routes();
[[nodiscard]] std::vector<Route> trouble_routes();
[[nodiscard]] std::vector<Route> voice_routes();
[[nodiscard]] std::vector<Route> inbox_routes();
[[nodiscard]] std::vector<Route> outbox_routes();

}  // namespace regie
