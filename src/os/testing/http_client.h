// os/testing/http_client.h - a client that says whatever bytes a test wants, and a server to say them to.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "os/http_server.h"

namespace regie {

// How long a reply is waited for: machines that build at the same time are slow, a lost reply never comes.
inline constexpr std::chrono::seconds patience{60};

class Client {
 public:
  explicit Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  }
  ~Client() { close(); }
  Client(Client&& other) noexcept : socket_(std::exchange(other.socket_, -1)), got_(std::move(other.got_)) {}
  Client(const Client&) = delete;

  void close() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
  }
  Client& say(const std::string& bytes) {
    std::size_t at = 0;
    while (at < bytes.size()) {
      const ssize_t sent = ::send(socket_, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
      if (sent <= 0) break;  // the server has closed: what it said is what the test looks at
      at += static_cast<std::size_t>(sent);
    }
    return *this;
  }
  /// Nothing more will be said.
  Client& finish() {
    ::shutdown(socket_, SHUT_WR);
    return *this;
  }
  /// All bytes so far, once they hold `mark`; or all there were when the server closed or said nothing more.
  std::string until(const std::string& mark) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (mark.empty() || got_.find(mark) == std::string::npos) {
      if (!more(end)) break;
    }
    return got_;
  }
  /// All bytes, once the server has closed; "still open" where it has not.
  std::string until_closed() {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (more(end)) {
    }
    return std::chrono::steady_clock::now() < end ? got_ : "still open: " + got_;
  }

 private:
  bool more(std::chrono::steady_clock::time_point end) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    pollfd wanted{socket_, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&wanted, 1, static_cast<int>(left.count())) <= 0) return false;
    std::string bytes(65536, '\0');
    const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (count <= 0) return false;
    got_.append(bytes, 0, static_cast<std::size_t>(count));
    return true;
  }

  int socket_;
  std::string got_;
};

inline std::unique_ptr<HttpServer> serve(std::function<HttpReply(const HttpRequest&)> answer,
                                         std::size_t body_bytes_max = 0, const HttpLimits& limits = {},
                                         const HttpFront& front = {}) {
  HttpHandler handler{std::move(answer), {}};
  if (body_bytes_max > 0)
    handler.body_bytes_max = [body_bytes_max](const HttpRequest&) { return body_bytes_max; };
  auto server = HttpServer::start({"127.0.0.1", 0}, std::move(handler), front, limits);
  EXPECT_TRUE(server.has_value());
  return std::move(*server);
}

}  // namespace regie
