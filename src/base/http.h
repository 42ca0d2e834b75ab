// base/http.h - a request and a reply of the desk, whatever server carries them.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/event_stream.h"

namespace regie {

struct HttpRequest {
  std::string method;  // "GET"
  std::string path;    // "/api/v1/me", decoded
  std::map<std::string, std::string> query;
  std::map<std::string, std::string> headers = {};  // names in small letters
  std::string body = {};
  std::string peer = {};  // address of who asks: "127.0.0.1"
  [[nodiscard]] std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
};

struct HttpReply {
  int status = 200;
  std::string content_type;
  std::string body = {};
  std::vector<std::pair<std::string, std::string>> headers = {};  // besides those every reply has
  std::shared_ptr<EventStream> events = {};  // instead of a body: text/event-stream until it is closed
  std::shared_ptr<const std::string> shared_body = {};  // instead of `body`, where many replies send the same
};

/// Called from several threads at once. A request whose body is larger than `body_bytes_max` says for it is
/// answered 413 without `answer` having seen it.
struct HttpHandler {
  std::function<HttpReply(const HttpRequest&)> answer;
  std::function<std::size_t(const HttpRequest&)> body_bytes_max;  // asked with the headers, before the body
};

}  // namespace regie
