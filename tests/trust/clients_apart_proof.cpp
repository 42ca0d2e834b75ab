// tests/trust/clients_apart_proof.cpp - every route, asked by everybody, of every workspace, by its name and
// by names that look like it: nobody is told a byte of another client's.
#include <fmt/format.h>

#ifndef REGIE_SOURCE_DIR
#define REGIE_SOURCE_DIR "."
#endif

#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "api/shapes.h"
#include "api/testing/served_desk.h"
#include "app/once.h"
#include "base/random.h"
#include "tests/trust/proof.h"

namespace regie {
namespace {

/// What stands in whatever a client wrote or brought: no answer to others may hold it.
const std::map<std::string, std::string> canaries{{"acme", "canaryofacme"}, {"bruno", "canaryofbruno"}};

std::string small(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

std::string text_of(const HttpReply& reply) {
  std::string text = reply.shared_body ? *reply.shared_body : reply.body;
  for (const auto& [name, value] : reply.headers) text += "\n" + name + ": " + value;
  return small(text);
}

/// A body that fits: a refusal is then of the person, not of the words.
Json example_of(const ShapeType& type) {
  switch (type.kind) {
    case ShapeType::Kind::text:
      return "x";
    case ShapeType::Kind::integer:
      return 1;
    case ShapeType::Kind::number:
      return 1.5;
    case ShapeType::Kind::boolean:
      return true;
    case ShapeType::Kind::day:
      return "2026-03-16";
    case ShapeType::Kind::choice:
      return type.choices.front();
    case ShapeType::Kind::list:
      return Json::array({example_of(type.inner.front())});
    case ShapeType::Kind::map:
    case ShapeType::Kind::any:
      return Json::object();
    case ShapeType::Kind::shape:
      break;
  }
  Json json = Json::object();
  for (const ShapeField& field : *shapes().find(type.name))
    if (!field.may_be_absent) json[field.name] = example_of(field.type);
  return json;
}

std::string body_for(const Route& route) {
  if (route.takes.empty()) return "";
  if (route.takes == "bytes") return "Day,Clicks\n2026-03-01,1\n";
  ShapeType type;
  type.kind = ShapeType::Kind::shape;
  type.name = std::string(route.takes);
  return example_of(type).dump();
}

Json json_of_reply(const HttpReply& reply) {
  return Json::parse(reply.shared_body ? *reply.shared_body : reply.body, nullptr, false);
}

struct Counted {
  std::int64_t asked = 0;
  std::int64_t own = 0;  // answers that told people what is theirs: what is looked for can be seen
  std::int64_t leaks = 0;
  std::int64_t unlike = 0;  // "not there" and "not yours" answered differently
  std::int64_t writes = 0;  // that reached a workspace of others
  std::set<std::string> told;

  void found(std::int64_t& count, const std::string& what) {
    ++count;
    if (told.size() < 30 && told.insert(what).second) std::fprintf(stderr, "%s\n", what.c_str());
  }
};

/// A desk whose two clients hold a thing of every kind.
class Apart {
 public:
  Apart() {
    for (const auto& [workspace, owner] :
         std::map<std::string, std::string>{{"acme", "eva"}, {"bruno", "stan"}})
      fill(workspace, owner, canaries.at(workspace));
    // A session of another desk, one that nobody made, and an account that was closed.
    served_.people["of another desk"] = {"regie_session=" + std::string(43, 'o'), "o"};
    served_.people["nobody's token"] = {"regie_session=", ""};
    served_.add("acme", "carl", "marketer", "eva");
    const auto carl = served_.people["carl"];
    served_.ask("eva", "DELETE", "/api/v1/w/acme/accounts/carl");
    served_.people["carl"] = carl;
  }

  void ask_all(Counted& counted) {
    for (const Route& route : route_table())
      for (const auto& [who, workspace] : homes_)
        for (const std::string& form : forms()) ask_one(counted, route, who, form);
  }

  void ask_some(Counted& counted, Random& random) {
    const auto& table = route_table();
    const Route& route = table[random.below(table.size())];
    const auto who = std::next(homes_.begin(), static_cast<std::ptrdiff_t>(random.below(homes_.size())));
    const auto all = forms();
    std::string form = all[random.below(all.size())];
    if (random.below(2) == 0 && !form.empty()) {
      const std::array<char, 10> letters{'.', '/', '%', ' ', '\0', '\\', 'B', '-', '\xff', '*'};
      form.insert(random.below(form.size() + 1), 1, letters[random.below(letters.size())]);
    }
    ask_one(counted, route, who->first, form);
  }

  void ask_in_other_ways(Counted& counted);
  void ask_for_things_of_others(Counted& counted);
  [[nodiscard]] static std::size_t people() { return homes_.size(); }
  [[nodiscard]] static std::size_t forms_of_names() { return forms().size(); }

 private:
  /// Who asks, and the one workspace that is theirs; "" = none.
  inline static const std::map<std::string, std::string> homes_{
      {"", ""},          {"eva", "acme"}, {"maud", "acme"},        {"vic", "acme"},
      {"stan", "bruno"}, {"carl", ""},    {"of another desk", ""}, {"nobody's token", ""}};

  static std::vector<std::string> forms() {
    return {"acme",
            "bruno",
            "nowhere",
            "BRUNO",
            "Bruno",
            "bruno ",
            " bruno",
            "bruno.",
            "./bruno",
            "../bruno",
            "acme/../bruno",
            "nowhere/../bruno",
            "..%2fbruno",
            "%2e%2e%2fbruno",
            "bruno%00",
            "bruno\\",
            std::string("bruno\0", 6),
            std::string("bruno\0x", 7),
            "brun\xd0\xbe",
            "\xef\xbd\x82runo",
            "b\xcc\x88runo",
            "bru\xe2\x80\x8bno",
            "bruno/",
            "",
            "*",
            "%",
            "_",
            "bruno'--",
            "acme,bruno",
            "acme bruno",
            std::string(300, 'b')};
  }

  void fill(const std::string& workspace, const std::string& owner, const std::string& canary);
  void note_id(const std::string& workspace, const HttpReply& reply, const std::string& field = "id") {
    const Json json = json_of_reply(reply);
    if (json.is_object() && json.contains(field) && json[field].is_string())
      ids_[workspace].push_back(json[field].get<std::string>());
  }
  std::string root_of(const std::string& workspace) {
    std::string root;
    static_cast<void>(served_.desk->workspaces.use(workspace, [&](Workspace& open) -> Result<Done> {
      TRY(root, state_of(open));
      return Done{};
    }));
    return root;
  }
  void ask_one(Counted& counted, const Route& route, const std::string& who, const std::string& form);
  void judge(Counted& counted, const HttpReply& reply, const std::string& who, const std::string& what);

  ServedDesk served_;
  std::map<std::string, std::vector<std::string>> ids_;  // of things, by workspace
  std::map<std::string, std::string> links_;             // paths of shared pages, and whose they are
  std::uint64_t turn_ = 0;
};

void Apart::fill(const std::string& workspace, const std::string& owner, const std::string& canary) {
  const std::string base = "/api/v1/w/" + workspace + "/";
  const std::string day = "?as_of=2026-03-16";
  served_.import(workspace, daily_csv(Day::of({2025, 3, 1}), 340, 300, canary) +
                                daily_csv(Day::of({2026, 2, 4}), 40, 90, canary).substr(35));
  Json settings = served_.get(owner, base + "settings");
  settings["name"] = canary;
  served_.ask(owner, "PUT", base + "settings", settings);
  const auto write = [&](const std::string& path, const Json& body, const std::string& field = "id") {
    const HttpReply reply = served_.ask(owner, "POST", base + path, body);
    note_id(workspace, reply, field);
    return json_of_reply(reply);
  };
  write("notes" + day, {{"text", canary}, {"from", "2026-03-10"}});
  write("events" + day, {{"title", canary}, {"from", "2026-03-10"}});
  served_.ask(owner, "POST", base + "metrics",
              {{"name", canary}, {"numerator", "clicks"}, {"denominator", "cost"}, {"better", "up"}});
  const Json today = served_.get(owner, base + "today" + day);
  for (const Json& finding : today.value("findings", Json::array())) {
    const std::string id = finding["id"].get<std::string>();
    ids_[workspace].push_back(id);
    write("findings/" + id + "/propose" + day, Json::object(), "proposal");
    write("findings/" + id + "/reasons" + day, {{"text", canary}, {"kind", "something_else"}});
  }
  write("decisions" + day,
        {{"options", {canary, "nothing"}}, {"choose", 1}, {"forecast", "clicks +10% within 7 days at 60%"}});
  write("accounts", {{"name", "ann-of-" + workspace}, {"full_name", canary}, {"role", "viewer"}}, "name");
  write("webhooks", {{"url", "https://" + canary + ".example/"}, {"events", {"decision.due"}}});
  for (const Json& page : {Json{{"what", "report"}, {"of", "2026-02"}},
                           Json{{"what", "brief"}, {"of", "2026-03-16"}}, Json{{"what", "reviews"}}}) {
    const Json made = write("shares", page);
    if (made.contains("path")) links_[made["path"].get<std::string>()] = workspace;
  }
  HttpRequest upload{"POST", base + "uploads", {{"path", canary + ".csv"}}};
  upload.headers = {{"cookie", served_.people[owner].cookie},
                    {"x-regie-token", served_.people[owner].token},
                    {"idempotency-key", "up"}};
  upload.body = daily_csv(Day::of({2026, 3, 1}), 3, 5, canary);
  for (const bool imports : {false, true}) {
    const HttpReply brought = served_.handler.answer(upload);
    note_id(workspace, brought, "upload");
    if (!imports) continue;
    Json job = write("imports", {{"uploads", {{{"upload", json_of_reply(brought)["upload"]}}}}});
    while (job.value("state", "") == "running")
      job = served_.get(owner, base + "jobs/" + job["id"].get<std::string>());
  }
  for (const Json& one : served_.get(owner, base + "imports").value("imports", Json::array()))
    ids_[workspace].push_back(one["id"].get<std::string>());
  ids_[workspace].push_back(owner);
}

void Apart::judge(Counted& counted, const HttpReply& reply, const std::string& who, const std::string& what) {
  ++counted.asked;
  const std::string text = text_of(reply);
  for (const auto& [workspace, canary] : canaries)
    if (homes_.at(who) == workspace && text.find(canary) != std::string::npos) ++counted.own;
  for (const auto& [workspace, canary] : canaries)
    if (homes_.at(who) != workspace && text.find(canary) != std::string::npos)
      counted.found(counted.leaks, fmt::format("leak: {} asks {}: {}", who, what, text.substr(0, 200)));
}

void Apart::ask_one(Counted& counted, const Route& route, const std::string& who, const std::string& form) {
  const bool has_workspace = route.path.find("{workspace}") != std::string_view::npos;
  const std::string& home = homes_.at(who);
  const bool is_own = form == home;
  // What is done in one's own workspace is the affair of other tests; reading it here shows whose bytes come.
  if (is_write(route) && (is_own || !has_workspace)) return;
  const auto path_for = [&](const std::string& name) {
    std::string path(route.path);
    if (const auto at = path.find("{workspace}"); at != std::string::npos) path.replace(at, 11, name);
    if (const auto at = path.find("{id}"); at != std::string::npos) {
      const auto& ids = ids_[home == "bruno" ? "acme" : "bruno"];  // of things of the other client
      path.replace(at, 4, ids[turn_ % ids.size()]);
    }
    return path;
  };
  ++turn_;
  const auto asked = [&](const std::string& name) {
    HttpRequest request{std::string(route.method), path_for(name), {{"as_of", "2026-03-16"}}};
    request.headers = {{"cookie", served_.people[who].cookie},
                       {"x-regie-token", served_.people[who].token},
                       {"content-type", "application/json"},
                       {"idempotency-key", "k"}};
    request.body = body_for(route);
    if (route.takes == "bytes") request.query["path"] = "a.csv";
    request.peer = "127.0.0.1";
    return served_.handler.answer(request);
  };
  const std::string before = is_write(route) ? root_of("bruno") + root_of("acme") : "";
  const HttpReply reply = asked(form);
  judge(counted, reply, who, fmt::format("{} {}", route.method, path_for(form)));
  if (is_write(route) && root_of("bruno") + root_of("acme") != before)
    counted.found(counted.writes, fmt::format("{} wrote by {} {}", who, route.method, path_for(form)));
  if (!has_workspace || is_own || (form != "acme" && form != "bruno")) return;
  std::string of_theirs = text_of(reply);
  std::string of_none = text_of(asked("nowhere"));
  for (std::string* text : {&of_theirs, &of_none})
    for (const std::string& name : {form, std::string("nowhere")})
      for (std::size_t at = text->find(name); at != std::string::npos; at = text->find(name))
        text->replace(at, name.size(), "~");
  if (of_theirs != of_none)
    counted.found(counted.unlike, fmt::format("{} {} tells {} apart: {} / {}", who, path_for(form), form,
                                              of_theirs.substr(0, 200), of_none.substr(0, 200)));
}

/// Links, feeds, keys and kept answers.
void Apart::ask_in_other_ways(Counted& counted) {
  // A link opens its own page, and a path around it no other.
  for (const auto& [path, workspace] : links_) {
    const HttpReply page = served_.ask("", "GET", path);
    ++counted.asked;
    const std::string other = canaries.at(workspace == "acme" ? "bruno" : "acme");
    if (page.status != 200 || text_of(page).find(other) != std::string::npos)
      counted.found(counted.leaks, fmt::format("{} gave {}", path, page.status));
    const std::string token = path.substr(path.rfind('/') + 1);
    for (const std::string& tried : std::vector<std::string>{
             "/share/" + small(token), "/share/" + token + "/", "/share/../share/x" + token,
             "/calendar/" + token, "/share/" + token.substr(0, token.size() - 1), "/share/"}) {
      if (tried == path || tried == "/share/" + token) continue;
      judge(counted, served_.ask("", "GET", tried), "", tried);
    }
  }
  // The same key in two workspaces, and of two people in one: each writes its own words.
  for (const auto& [who, workspace] : std::vector<std::pair<std::string, std::string>>{
           {"maud", "acme"}, {"stan", "bruno"}, {"eva", "acme"}}) {
    const HttpReply reply = served_.ask(who, "POST", "/api/v1/w/" + workspace + "/notes",
                                        {{"text", "words of " + who}}, "one key");
    judge(counted, reply, who, "the key of another");
    const std::string text = text_of(reply);
    if (reply.status != 201 || text.find("idempotent-replay") != std::string::npos ||
        text.find("words of " + who) == std::string::npos)
      counted.found(counted.leaks, "a key reached into another write: " + text);
  }
  // A tag of one client's page holds for no other, and an answer kept for one person is told to nobody
  // without a right.
  for (const char* page : {"today", "decisions", "timeline", "settings", "imports"}) {
    const std::string path = std::string("/") + page;
    std::string tag;
    for (const auto& [name, value] :
         served_.ask("stan", "GET", "/api/v1/w/bruno" + path + "?as_of=2026-03-16").headers)
      if (name == "ETag") tag = value;
    for (const auto& [who, home] : homes_)
      for (const std::string workspace : {"acme", "bruno"}) {
        HttpRequest request{"GET", "/api/v1/w/" + workspace + path, {{"as_of", "2026-03-16"}}};
        request.headers = {{"cookie", served_.people[who].cookie}, {"if-none-match", tag}};
        const HttpReply reply = served_.handler.answer(request);
        judge(counted, reply, who, "a kept page");
        if (reply.status == 304 && (home != "bruno" || workspace != "bruno"))
          counted.found(counted.leaks, fmt::format("{} was told that {} of bruno still holds", who, page));
      }
  }
}

/// In one's own workspace, by the names of things of the other client: nothing of theirs is told or changed.
void Apart::ask_for_things_of_others(Counted& counted) {
  const auto desk_things = [&] {
    std::string all = root_of("bruno");
    for (const char* of : {"shares", "webhooks", "accounts"})
      all += text_of(served_.ask("stan", "GET", std::string("/api/v1/w/bruno/") + of));
    return all;
  };
  const std::string before = desk_things();
  for (const Route& route : route_table()) {
    if (route.path.find("{workspace}") == std::string_view::npos) continue;
    if (route.path.find("{id}") == std::string_view::npos && route.operation != "import_uploads") continue;
    for (const std::string& id : ids_["bruno"]) {
      std::string path(route.path);
      path.replace(path.find("{workspace}"), 11, "acme");
      if (const auto at = path.find("{id}"); at != std::string::npos) path.replace(at, 4, id);
      std::string text = body_for(route);
      Json body = text.empty() || route.takes == "bytes" ? Json() : Json::parse(text);
      if (route.operation == "import_uploads") body["uploads"][0]["upload"] = id;
      judge(counted, served_.ask("eva", std::string(route.method), path + "?as_of=2026-03-16", body), "eva",
            std::string(route.method) + " " + path);
    }
  }
  if (desk_things() != before) counted.found(counted.writes, "things of bruno changed: " + desk_things());
}

}  // namespace
}  // namespace regie

int main(int count, char** words) {
  const auto asked = regie::trust::asked(count, words);
  regie::Random random(20'261'127);
  regie::Counted counted;
  regie::Apart apart;
  apart.ask_in_other_ways(counted);
  apart.ask_for_things_of_others(counted);
  apart.ask_all(counted);
  while (counted.asked < asked.size) apart.ask_some(counted, random);
  const bool held = counted.leaks == 0 && counted.unlike == 0 && counted.writes == 0 && counted.own > 30;
  return regie::trust::tell(
      held,
      fmt::format("{} requests over {} routes, {} kinds of people and {} forms of a workspace's name: {} "
                  "leaks ({} answers told people their own), "
                  "{} writes into another's, {} answers that tell what is not theirs from what is not there",
                  counted.asked, regie::route_table().size(), apart.people(), apart.forms_of_names(),
                  counted.leaks, counted.own, counted.writes, counted.unlike));
}
