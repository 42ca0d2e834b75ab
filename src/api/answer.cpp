// api/answer.cpp - reading what was asked, and replies that routes share.
#include "api/internal/answer.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "app/metrics.h"

namespace regie {
namespace {

constexpr const char* json_type = "application/json; charset=utf-8";

int status_of(const std::string& code) {
  static const std::map<std::string, int> known{
      {"http.bad_body", 400},         {"http.bad_query", 400},       {"http.no_key", 400},
      {"http.key_used", 422},         {"http.not_found", 404},       {"http.method", 405},
      {"http.no_token", 403},         {"http.other_site", 403},      {"http.media_type", 415},
      {"access.signed_out", 401},     {"access.wrong", 401},         {"access.totp_needed", 401},
      {"access.slow_down", 429},      {"access.no_right", 403},      {"account.no_right", 403},
      {"account.closed", 403},        {"workspace.locked", 503},     {"brief.no_imports", 404},
      {"finding.gone", 404},          {"records.disk_full", 507},    {"facts.disk_full", 507},
      {"files.disk_full", 507},       {"records.locked", 503},       {"facts.locked", 503},
      {"account.exists", 409},        {"metric.exists", 409},        {"review.done", 409},
      {"proposal.answered", 409},     {"reason.ended", 409},         {"records.exists", 409},
      {"workspace.exists", 409},      {"workspace.one_only", 409},   {"workspace.currency_fixed", 409},
      {"account.last_owner", 409},    {"access.is_set_up", 409},     {"upload.too_much", 409},
      {"workspace.missing", 404},     {"records.unknown", 503},      {"disk.no_room", 507},
      {"facts.unavailable", 503},     {"hold.not_held", 409},        {"desk.broke", 500},
      {"http.too_fast", 429},         {"access.app_first", 403},     {"job.too_many", 409},
      {"upload.enough_today", 429},   {"inbox.unknown_thread", 404}, {"inbox.unknown_message", 404},
      {"outbox.unknown_letter", 404}, {"approve.twice", 409},        {"approve.other_content", 409},
      {"draft.has_left", 409},
  };
  if (const auto found = known.find(code); found != known.end()) return found->second;
  if (code.ends_with(".unknown")) return 404;
  for (const char* of_the_world : {"files.", "records.", "facts.", "archive."})
    if (code.starts_with(of_the_world)) return 500;
  return 422;  // understood, and it cannot be done as it was asked
}

}  // namespace

std::string Asked::query(const std::string& name) const {
  const auto found = request.query.find(name);
  return found == request.query.end() ? std::string() : found->second;
}

std::string Asked::text(const std::string& name) const {
  const auto found = body.find(name);
  return found == body.end() || found->is_null() ? std::string() : found->get<std::string>();
}

Result<std::optional<Day>> Asked::query_day(const std::string& name) const {
  const std::string written = query(name);
  if (written.empty()) return std::optional<Day>();
  const auto day = Day::parse_iso(written);
  if (!day)
    return fail("http.bad_query", name + " is not a day.", "Nothing was changed.",
                "Use " + name + "=2026-03-16");
  return day;
}

int Asked::whole(const std::string& name, int otherwise) const {
  constexpr std::int64_t most = std::numeric_limits<int>::max();
  const auto found = body.find(name);
  if (found == body.end()) return otherwise;
  return static_cast<int>(std::clamp(found->get<std::int64_t>(), -most, most));
}

std::optional<Day> Asked::day(const std::string& name) const { return Day::parse_iso(text(name)); }

Slice Asked::slice(const std::string& name) const {
  Slice slice;
  if (const auto found = body.find(name); found != body.end())
    for (const auto& [dimension, value] : found->items()) slice[dimension] = value.get<std::string>();
  return slice;
}

Day Asked::today() const { return as_of.value_or(desk.world.clock.today(workspace->settings.time_zone)); }

Result<Telling> Asked::telling() const {
  TRY(auto metrics, list_metrics(*workspace));
  return Telling{{language_of(language), workspace->settings.currency, today()}, std::move(metrics)};
}

int rows_asked(const Asked& asked) {
  constexpr int rows_default = 100;
  constexpr int rows_max = 500;
  const std::string limit = asked.query("limit");
  int rows = rows_default;
  std::from_chars(limit.data(), limit.data() + limit.size(), rows);
  return std::clamp(rows, 1, rows_max);
}

HttpReply json_text_reply(std::string text, int status) {
  HttpReply reply{status, json_type};
  reply.body = std::move(text);
  return reply;
}

HttpReply json_reply(const Json& json, int status) {
  return json_text_reply(json.dump(-1, ' ', false, Json::error_handler_t::replace), status);
}

HttpReply done_reply() { return json_reply({{"done", true}}); }

Json problem_value(const Problem& problem) {
  return {{"type", "about:blank"},
          {"title", problem.say},
          {"status", status_of(problem.code)},
          {"detail", problem.say + (problem.kept.empty() ? "" : " " + problem.kept)},
          {"code", problem.code},
          {"kept", problem.kept},
          {"remedy", problem.remedy}};
}

HttpReply problem_reply(const Problem& problem) {
  HttpReply reply = json_reply(problem_value(problem), status_of(problem.code));
  reply.content_type = "application/problem+json; charset=utf-8";
  return reply;
}

}  // namespace regie
