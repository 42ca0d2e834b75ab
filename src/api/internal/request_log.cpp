// api/internal/request_log.cpp - one line a request, and which refusals are events of their own.
#include "api/internal/request_log.h"

#include <algorithm>
#include <array>
#include <utility>

namespace regie {
namespace {

struct SecurityEvent {
  std::string_view code;   // of the problem
  std::string_view event;  // as the log tells it
};
// Refusals that whoever tries the locks of a desk would cause. Signing in is told by its own verbs (app).
constexpr std::array<SecurityEvent, 13> security_events{{
    {"access.signed_out", "right_refused"},
    {"access.no_right", "right_refused"},
    {"account.no_right", "right_refused"},
    {"account.closed", "right_refused"},
    {"workspace.unknown", "right_refused"},
    {"http.no_token", "write_without_token"},
    {"http.other_site", "write_from_other_site"},
    {"http.bad_body", "bad_request"},
    {"http.bad_query", "bad_request"},
    {"http.media_type", "bad_request"},
    {"http.bad_request", "bad_request"},
    {"http.too_large", "bad_request"},
    {"http.key_used", "key_used_again"},
}};

std::string_view security_event(const std::string& code) {
  const auto found = std::find_if(security_events.begin(), security_events.end(),
                                  [&](const SecurityEvent& one) { return one.code == code; });
  return found == security_events.end() ? std::string_view() : found->event;
}

/// What somebody made up is not written down.
std::string known_workspace(const Desk& desk, const std::string& id) {
  if (id.empty()) return {};
  const auto ids = desk.workspaces.ids();
  return std::find(ids.begin(), ids.end(), id) == ids.end() ? "unknown" : id;
}

std::vector<LogField> fields_of(Desk& desk, const HttpRequest& request, const AnsweredCall& answered) {
  std::vector<LogField> fields{{"request", request.id}, {"operation", answered.operation}};
  const auto add = [&](const char* name, std::string value) {
    if (!value.empty()) fields.push_back({name, std::move(value)});
  };
  add("workspace", known_workspace(desk, answered.workspace));
  add("account", desk.door().account_reference(answered.account));
  add("code", answered.code);
  return fields;
}

LogLevel level_of(const AnsweredCall& answered) {
  if (answered.reply.status >= 500) return LogLevel::error;
  return answered.reply.status >= 400 || answered.kind == RequestKind::write ? LogLevel::info
                                                                             : LogLevel::debug;
}

}  // namespace

void tell_request(Desk& desk, const HttpRequest& request, const AnsweredCall& answered, std::int64_t micros) {
  desk.door().vitals.answered({answered.operation, answered.kind, answered.reply.status, micros});
  const LogLevel level = level_of(answered);
  const std::string event(security_event(answered.code));
  if (event.empty() && !desk.world.log.wants(level)) return;
  std::vector<LogField> fields = fields_of(desk, request, answered);
  if (!event.empty()) {
    std::vector<LogField> told = fields;
    if (!request.peer.empty()) told.push_back({"peer", desk.door().peer_reference(request.peer)});
    // A page left open overnight asks too: nobody tried anything.
    const bool is_expected = answered.code == "access.signed_out";
    desk.door().tell(is_expected ? LogLevel::info : LogLevel::warn, event, std::move(told));
  }
  fields.push_back({"status", std::int64_t{answered.reply.status}});
  fields.push_back({"ms", static_cast<double>(micros) / 1000});
  desk.world.log.event({level, "request", std::move(fields)});
}

void tell_refusal(Desk& desk, const HttpRefusal& refusal) {
  desk.door().vitals.answered({"refused", RequestKind::page, refusal.status, 0});
  std::vector<LogField> fields{{"request", refusal.request},
                               {"code", refusal.code},
                               {"peer", desk.door().peer_reference(refusal.peer)},
                               {"status", std::int64_t{refusal.status}}};
  const std::string event(security_event(refusal.code));
  if (event.empty())
    desk.world.log.event(
        {refusal.status == 500 ? LogLevel::error : LogLevel::warn, "request_refused", std::move(fields)});
  else
    desk.door().tell(LogLevel::warn, event, std::move(fields));
}

}  // namespace regie
