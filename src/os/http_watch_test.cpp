// os/http_watch_test.cpp - what a server tells of itself: ids of requests, refusals, what is open, and its
// end.
#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "os/http_server.h"

namespace regie {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

int connected(int port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  return socket;
}

/// All bytes until the server closes.
std::string ask(int port, const std::string& bytes) {
  const int socket = connected(port);
  EXPECT_EQ(::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL), static_cast<ssize_t>(bytes.size()));
  std::string got;
  std::string some(4096, '\0');
  for (ssize_t count = 0; (count = ::recv(socket, some.data(), some.size(), 0)) > 0;)
    got.append(some, 0, static_cast<std::size_t>(count));
  ::close(socket);
  return got;
}

std::string get(int port, const std::string& path, const std::string& more = {}) {
  return ask(port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more + "Connection: close\r\n\r\n");
}

std::string header_of(const std::string& reply, const std::string& name) {
  const auto at = reply.find(name + ": ");
  return at == reply.npos ? ""
                          : reply.substr(at + name.size() + 2, reply.find("\r\n", at) - at - name.size() - 2);
}

struct Watched {
  std::mutex guard;
  std::vector<HttpRefusal> refusals;
  int stops = 0;
  std::string seen_id;
  HttpHandler handler;
  std::unique_ptr<HttpServer> server;

  Watched() {
    handler.counts = std::make_shared<HttpCounts>();
    handler.answer = [this](const HttpRequest& request) -> HttpReply {
      if (request.path == "/throw") throw std::runtime_error("SELECT secret FROM users");
      if (request.path == "/throw-anything") throw 42;
      const std::lock_guard held(guard);
      seen_id = request.id;
      return {200, "text/plain", std::to_string(handler.counts->running) + " running"};
    };
    handler.refused = [this](const HttpRefusal& refusal) {
      const std::lock_guard held(guard);
      refusals.push_back(refusal);
    };
    handler.stopping = [this] { ++stops; };
    server = std::move(*HttpServer::start({"127.0.0.1", 0}, handler));
  }
};

TEST(HttpWatch, An_exception_of_any_kind_is_told_by_a_number_alone_and_the_next_request_is_answered) {
  Watched watched;
  for (const char* path : {"/throw", "/throw-anything"}) {
    const std::string reply = get(watched.server->port(), path);
    EXPECT_THAT(reply, StartsWith("HTTP/1.1 500 "));
    EXPECT_THAT(reply, HasSubstr("application/problem+json"));
    EXPECT_THAT(reply, Not(HasSubstr("SELECT")));
    EXPECT_THAT(reply, HasSubstr("\"code\":\"http.broke\""));
    ASSERT_FALSE(watched.refusals.empty());
    EXPECT_THAT(reply, HasSubstr("the number " + watched.refusals.back().request));
    EXPECT_EQ(header_of(reply, "X-Request-Id"), watched.refusals.back().request);
    EXPECT_EQ(watched.refusals.back().code, "http.broke");
    EXPECT_THAT(get(watched.server->port(), "/"), HasSubstr("1 running"));
  }
}

TEST(HttpWatch, Each_request_has_an_id_of_its_own_whatever_the_client_sends) {
  Watched watched;
  const std::string first =
      header_of(get(watched.server->port(), "/", "X-Request-Id: mine\r\n"), "X-Request-Id");
  EXPECT_EQ(first, watched.seen_id);
  EXPECT_NE(first, "mine");
  EXPECT_GE(first.size(), 14U);
  EXPECT_NE(header_of(get(watched.server->port(), "/"), "X-Request-Id"), first);
}

TEST(HttpWatch, What_is_refused_before_a_handler_sees_it_is_told) {
  Watched watched;
  ask(watched.server->port(), "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello");
  ASSERT_EQ(watched.refusals.size(), 1U);
  EXPECT_EQ(watched.refusals[0].code, "http.too_large");
  EXPECT_EQ(watched.refusals[0].peer, "127.0.0.1");
  ask(watched.server->port(), "GET / HTTP/1.1\r\nHost: localhost\r\nHost: i\r\n\r\n");
  ASSERT_EQ(watched.refusals.size(), 2U);
  EXPECT_EQ(watched.refusals[1].code, "http.bad_request");
}

TEST(HttpWatch, Counts_the_connections_that_are_open) {
  Watched watched;
  const int one = connected(watched.server->port());
  const int two = connected(watched.server->port());
  for (int i = 0; i < 200 && watched.handler.counts->connections != 2; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(watched.handler.counts->connections, 2);
  ::close(one);
  ::close(two);
  for (int i = 0; i < 200 && watched.handler.counts->connections != 0; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(watched.handler.counts->connections, 0);
}

TEST(HttpWatch, Tells_its_handler_once_that_it_stops) {
  Watched watched;
  get(watched.server->port(), "/");
  watched.server.reset();
  EXPECT_EQ(watched.stops, 1);
}

}  // namespace
}  // namespace regie
