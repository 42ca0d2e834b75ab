// api/internal/request_log.h - what of a request is counted and written to the log: never its path, its words
// or who asks by name.
#pragma once

#include <cstdint>
#include <string>

#include "app/desk.h"
#include "base/http.h"

namespace regie {

/// A reply and what may be told of how it came about.
struct AnsweredCall {
  HttpReply reply;
  std::string operation;  // of the table of routes; "page", "shared_page", "unsubscribe", "health", "none"
  RequestKind kind = RequestKind::read;
  std::string account = {};    // who asked, by name: told as a reference
  std::string workspace = {};  // as it was asked for
  std::string code = {};       // of the problem it ended with
};

/// Counts it; writes one line where it wrote (info) or failed (info; error for 5xx), at debug where it read;
/// and one more where something was refused that concerns security.
void tell_request(Desk& desk, const HttpRequest& request, const AnsweredCall& answered, std::int64_t micros);

/// The same of what the server answered by itself.
void tell_refusal(Desk& desk, const HttpRefusal& refusal);

}  // namespace regie
