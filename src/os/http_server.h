// os/http_server.h - the desk's HTTP server: libmicrohttpd behind one small class.
#pragma once

#include <memory>
#include <string>

#include "base/http.h"
#include "base/result.h"

namespace regie {

struct HttpAddress {
  std::string host;  // "127.0.0.1"
  int port = 0;      // 0 = a free one
};

/// Runs from construction until destruction; handlers run on its own threads.
class HttpServer {
 public:
  /// Fails: serve.address_in_use, serve.bad_address.
  [[nodiscard]] static Result<std::unique_ptr<HttpServer>> start(const HttpAddress& address,
                                                                 HttpHandler handler);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;
  [[nodiscard]] int port() const;

 private:
  struct Inside;
  explicit HttpServer(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

/// Blocks until the person stops the program (Ctrl-C, SIGTERM). Call before any other thread starts:
/// `prepare` keeps these signals from them.
void prepare_stop_signals();
void wait_for_stop_signal();

}  // namespace regie
