// base/http.h - a request and a reply of the desk, whatever server carries them.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
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
  std::string id = {};    // of this request, in the log and in its reply's X-Request-Id
  std::string origin =
      {};  // of the desk as a browser sees it: "https://desk.example"; "" = asked without a socket
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

/// A request that the server answered by itself: its handler has not seen it, or threw.
struct HttpRefusal {
  std::string request;  // its id
  std::string peer;
  int status = 0;
  std::string code;  // "http.too_large"
};

/// What a server has open now, kept by it for whoever asks.
struct HttpCounts {
  std::atomic<std::int64_t> connections = 0;
  std::atomic<std::int64_t> running = 0;  // requests that wait for a thread or have one
  std::atomic<std::int64_t> slow =
      0;  // connections ended since the start: their request did not come in time
};

/// How people reach the desk.
struct HttpFront {
  /// What stands in the browser's address line, where a proxy that ends TLS passes requests on from this
  /// machine: "https://desk.example". "" = the desk itself, over plain HTTP.
  std::string origin;
};

/// Called from several threads at once. A request whose body is larger than `body_bytes_max` says for it is
/// answered 413 without `answer` having seen it.
struct HttpHandler {
  std::function<HttpReply(const HttpRequest&)> answer;
  std::function<std::size_t(const HttpRequest&)> body_bytes_max;  // asked with the headers, before the body
  std::function<void(const HttpRefusal&)> refused = {};
  std::function<void()> stopping = {};  // once, when no new connection is taken; may wait for work to end
  std::shared_ptr<HttpCounts> counts = {};
};

}  // namespace regie
