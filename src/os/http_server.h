// os/http_server.h - the desk's HTTP server: libmicrohttpd behind one small class.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

#include "base/http.h"
#include "base/result.h"

namespace regie {

struct HttpAddress {
  std::string host;  // "127.0.0.1"
  int port = 0;      // 0 = a free one
};

/// What one client may take from the others.
struct HttpLimits {
  std::chrono::milliseconds receive_time{
      60'000};  // for a whole request: seconds at most where nobody trickles
  std::chrono::milliseconds big_body_time{600'000};  // 100 MB of exports over a line of 1.4 Mbit/s
  std::size_t waiting_max = 64;  // requests that wait for a thread; more would only be told "busy" later
};

/// Runs from construction until destruction, which lets handlers finish and ends open streams.
/// Handlers run on its own threads, apart from those that read and write: a slow one delays no other
/// connection until all of them are slow. HEAD is asked as GET. Each request has an id, told in X-Request-Id.
///
/// A Host that is neither this machine, nor the address served at, nor that of `front` is refused: a name
/// somebody else let point here. Fails: 400 http.bad_request, 413 http.too_large, 421 http.other_host, 500
/// http.broke, 503 http.busy or http.stopping as application/problem+json.
class HttpServer {
 public:
  /// Fails: serve.address_in_use, serve.bad_address.
  [[nodiscard]] static Result<std::unique_ptr<HttpServer>> start(const HttpAddress& address,
                                                                 HttpHandler handler,
                                                                 const HttpFront& front = {},
                                                                 const HttpLimits& limits = {});
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  [[nodiscard]] int port() const;

 private:
  struct Inside;
  explicit HttpServer(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace regie
