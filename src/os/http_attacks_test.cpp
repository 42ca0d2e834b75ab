// os/http_attacks_test.cpp - requests that two readers would read differently, other people's names, endless
// headers: each is refused, and what is hidden behind it is never asked for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <string>
#include <vector>

#include "os/testing/http_client.h"

namespace regie {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;
using namespace std::chrono_literals;

const std::string inner = "GET /inner HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// A server that remembers what it was asked for.
struct Watched {
  explicit Watched(const HttpFront& front = {}, const HttpLimits& limits = {})
      : server(serve(
            [this](const HttpRequest& request) -> HttpReply {
              const std::lock_guard held(guard);
              asked.push_back(request);
              return {200, "text/plain", request.path};
            },
            1000, limits, front)) {}

  /// Sends the bytes and what is hidden behind them; the reply until the server closes.
  std::string reply_to(const std::string& bytes) {
    Client client(server->port());
    return client.say(bytes).finish().until_closed();
  }
  std::vector<std::string> paths() {
    const std::lock_guard held(guard);
    std::vector<std::string> all;
    for (const HttpRequest& request : asked) all.push_back(request.path);
    return all;
  }
  HttpRequest last() {
    const std::lock_guard held(guard);
    return asked.empty() ? HttpRequest{} : asked.back();
  }

  std::mutex guard;
  std::vector<HttpRequest> asked;
  std::unique_ptr<HttpServer> server;  // last: ends first
};

std::string post(const std::string& headers, const std::string& body = "0\r\n\r\n") {
  return "POST /outer HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n" + body;
}

const std::string both = "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n";
const std::string chunked = "Transfer-Encoding: chunked\r\n";

// A second request hides in the body, where two readers of the first would end it at different places.
const std::vector<std::string> smuggled{
    post(both),
    post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"),
    post("Content-Length: 0\r\nContent-Length: 5\r\n"),
    post("Content-Length: 5\r\nContent-Length: 5\r\n"),
    post("Content-Length: 5, 5\r\n"),
    post("Content-Length: 0x5\r\n"),
    post("Content-Length: 5_0\r\n"),
    post("Content-Length: 5 5\r\n"),
    post("Content-Length: +5\r\n"),
    post("Content-Length: -5\r\n"),
    post("Content-Length: 18446744073709551616\r\n"),
    post("Content-Length: 18446744073709551621\r\n"),
    post("Content-Length:\r\n"),
    post("Content-Length: \x0b"
         "5\r\n"),
    post("Content-Length\t: 5\r\n"),
    post("Content-Length : 5\r\n"),
    post(" Content-Length: 5\r\n"),
    post("Transfer-Encoding : chunked\r\n"),
    post("Transfer-Encoding\t: chunked\r\n"),
    post("Transfer-Encoding: \x0b"
         "chunked\r\n"),
    post("Transfer-Encoding: chunked, chunked\r\n"),
    post("Transfer-Encoding: chunked, identity\r\n"),
    post("Transfer-Encoding: identity\r\n"),
    post("Transfer-Encoding: identity, chunked\r\n"),
    post("Transfer-Encoding: gzip, chunked\r\n"),
    post("Transfer-Encoding: \"chunked\"\r\n"),
    post("Transfer-Encoding: chunked;q=1\r\n"),
    post("Transfer-Encoding: xchunked\r\n"),
    post("Transfer-Encoding: chunke\r\n"),
    post("Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n"),
    post("Transfer-Encoding: x\r\nTransfer-Encoding: chunked\r\n"),
    post("Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n"),
    post("Transfer-Encoding: chun\r\n\tked\r\nContent-Length: 5\r\n"),
    post("Transfer-Encoding:\n chunked\nContent-Length: 5\r\n"),
    post("Content-Length:\r\n 5\r\n"),
    post("Content-Length: 5\r\n 0\r\n"),
    post("X: a\r\n Transfer-Encoding: chunked\r\nContent-Length: 5, 0\r\n"),
    post("X: a\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n"),
    post(chunked, "5;\r\nhel\r\n0\r\n\r\n"),
    post(chunked, "+5\r\nhello\r\n0\r\n\r\n"),
    post(chunked, "-1\r\nhello\r\n0\r\n\r\n"),
    post(chunked, "0x5\r\nhello\r\n0\r\n\r\n"),
    post(chunked, " 5\r\nhello\r\n0\r\n\r\n"),
    post(chunked, "5 \r\nhello\r\n0\r\n\r\n"),
    post(chunked, "5_\r\nhello\r\n0\r\n\r\n"),
    post(chunked, "\r\n5\r\nhello\r\n0\r\n\r\n"),
    post(chunked, "5\r\nhello0\r\n\r\n"),
    post(chunked, "5\r\nhelloXX0\r\n\r\n"),
    post(chunked, "10000000000000005\r\nhello\r\n0\r\n\r\n"),
    post(chunked, "FFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n"),
    post(chunked, "g\r\nhello\r\n0\r\n\r\n"),
    std::string("GET /outer\r\n\r\n"),
    std::string("GET /outer HTTP/0.9\r\nHost: localhost\r\n\r\n"),
    std::string("GET /outer HTTP/2.0\r\nHost: localhost\r\n\r\n"),
    std::string("GET /outer HTTP/1.1x\r\nHost: localhost\r\n\r\n"),
    std::string("GET  /outer HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n"),
    std::string("GET /outer HTTP/1.1\r\nHost : localhost\r\n\r\n"),
    std::string("GET /outer HTTP/1.1\r\n\r\n"),
    std::string("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
};

TEST(HttpAttacks, No_request_is_smuggled_inside_another) {
  for (const std::string& attack : smuggled) {
    HttpLimits limits;
    limits.receive_time = 2s;  // some are waited for: more of a body that never comes
    Watched watched({}, limits);
    const std::string reply = watched.reply_to(attack + inner);
    EXPECT_THAT(watched.paths(), Not(::testing::Contains("/inner"))) << attack << "\n-> " << reply;
    EXPECT_THAT(reply, Not(HasSubstr("HTTP/1.1 200"))) << attack << "\n-> " << reply;
  }
}

TEST(HttpAttacks, What_follows_a_whole_request_is_the_next_one_and_each_is_answered_in_its_turn) {
  Watched watched;
  const std::string reply = watched.reply_to(
      post("Content-Length: 5\r\n", "hello") +
      "GET /second HTTP/1.1\r\nHost: localhost\r\n\r\nGET /third HTTP/1.1\r\nHost: localhost\r\nConnection: "
      "close\r\n\r\n");
  EXPECT_THAT(watched.paths(), ElementsAre("/outer", "/second", "/third"));
  EXPECT_LT(reply.find("/outer"), reply.find("/second"));
  EXPECT_LT(reply.find("/second"), reply.find("/third"));
}

TEST(HttpAttacks, A_trailer_adds_no_header) {
  Watched watched;
  watched.reply_to(post("Transfer-Encoding: chunked\r\nConnection: close\r\n",
                        "5\r\nhello\r\n0\r\nX-Regie-Token: stolen\r\nHost: evil.example\r\n\r\n"));
  EXPECT_EQ(watched.last().header("x-regie-token"), "");
}

TEST(HttpAttacks, Names_that_are_not_ours_are_refused) {
  Watched watched;
  for (const char* host :
       {"evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "evil.example:80",
        "127.0.0.1@evil.example", "evil.example/127.0.0.1", "localhost.", "127.0.0.2", "0x7f.1", "2130706433",
        "::1", "[::2]", "[::1].evil.example", "localhost:80:80", "xn--lcalhost-54a", "10.0.0.1",
        "desk.example"})
    EXPECT_THAT(watched.reply_to("GET /a HTTP/1.1\r\nHost: " + std::string(host) + "\r\n\r\n"),
                StartsWith("HTTP/1.1 421 "))
        << host;
  EXPECT_THAT(watched.reply_to("GET /a HTTP/1.1\r\nHost:\r\n\r\n"), Not(HasSubstr(" 200 ")));
  EXPECT_THAT(watched.paths(), IsEmpty());
  for (const char* host : {"127.0.0.1", "127.0.0.1:8080", "localhost", "LOCALHOST:8080", "[::1]", "[::1]:80"})
    EXPECT_THAT(
        watched.reply_to("GET /a HTTP/1.1\r\nHost: " + std::string(host) + "\r\nConnection: close\r\n\r\n"),
        StartsWith("HTTP/1.1 200 "))
        << host;
}

TEST(HttpAttacks, A_path_or_query_that_can_be_read_in_two_ways_is_refused) {
  Watched watched;
  for (const char* target :
       {"http://localhost/a", "https://evil.example/a", "/a%2fb", "/a%2Fb", "/..%2fother", "/a%5cb", "/a\\b",
        "/a%00b", "/a%00", "/x?a=1&a=2", "/x?a=1&b=2&a=1", "/x?a=%00", "/x?a%00b=1", "/x?a&a", "*"})
    EXPECT_THAT(watched.reply_to("GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                StartsWith("HTTP/1.1 400 "))
        << target;
  EXPECT_THAT(watched.paths(), IsEmpty());
}

TEST(HttpAttacks, Endless_headers_and_addresses_are_cut_off_and_cost_others_nothing) {
  Watched watched;
  const auto is_refused = [](const std::string& reply) {
    return reply.find(" 200 ") == std::string::npos && !reply.starts_with("still open");
  };
  const std::string start = "GET /a HTTP/1.1\r\nHost: localhost\r\n";
  EXPECT_TRUE(is_refused(watched.reply_to(start + "X: " + std::string(1'000'000, 'x') + "\r\n\r\n")));
  EXPECT_TRUE(is_refused(watched.reply_to(start + std::string(1'000'000, 'x') + ": y\r\n\r\n")));
  EXPECT_TRUE(is_refused(
      watched.reply_to("GET /" + std::string(1'000'000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n")));
  EXPECT_TRUE(is_refused(
      watched.reply_to("GET /a?" + std::string(1'000'000, 'a') + " HTTP/1.1\r\nHost: localhost\r\n\r\n")));
  EXPECT_TRUE(is_refused(watched.reply_to(std::string(1'000'000, 'G') + " / HTTP/1.1\r\n\r\n")));
  std::string many = start;
  for (int i = 0; i < 50'000; ++i) many += "X" + std::to_string(i) + ": y\r\n";
  EXPECT_TRUE(is_refused(watched.reply_to(many + "\r\n")));
  EXPECT_THAT(watched.paths(), IsEmpty());
  EXPECT_THAT(watched.reply_to(start + "Connection: close\r\n\r\n"), StartsWith("HTTP/1.1 200 "));
}

TEST(HttpAttacks, Those_who_ask_and_do_not_read_keep_nobody_else_waiting) {
  const auto server = serve([](const HttpRequest& request) -> HttpReply {
    return {200, "text/plain", request.path == "/large" ? std::string(4'000'000, 'x') : "small"};
  });
  std::vector<Client> deaf;
  for (int i = 0; i < 40; ++i)
    deaf.emplace_back(server->port()).say("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
  for (int i = 0; i < 10; ++i)
    EXPECT_THAT(Client(server->port())
                    .say("GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .until_closed(),
                HasSubstr("small"));
}

TEST(HttpAttacks, No_method_override_and_no_echo_of_a_request) {
  Watched watched;
  watched.reply_to(
      post("X-HTTP-Method-Override: DELETE\r\nX-Method-Override: DELETE\r\n_method: "
           "DELETE\r\nContent-Length: 0\r\nConnection: close\r\n",
           ""));
  EXPECT_EQ(watched.last().method, "POST");
  const std::string traced =
      watched.reply_to("TRACE /a HTTP/1.1\r\nHost: localhost\r\nX-Secret: told\r\nConnection: close\r\n\r\n");
  EXPECT_THAT(traced, Not(HasSubstr("told")));
}

struct Behind : ::testing::Test {
  Watched watched{HttpFront{"https://desk.example"}};
  std::string ask(const std::string& headers, const std::string& target = "/a") {
    return watched.reply_to("GET " + target + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n");
  }
};

TEST_F(Behind, A_proxy_the_desk_has_one_name_and_those_of_this_machine) {
  EXPECT_THAT(ask("Host: desk.example\r\n"), StartsWith("HTTP/1.1 200 "));
  EXPECT_EQ(watched.last().origin, "https://desk.example");
  EXPECT_THAT(ask("Host: 127.0.0.1:8080\r\n"), StartsWith("HTTP/1.1 200 "));
  EXPECT_EQ(watched.last().origin, "https://desk.example");
  EXPECT_THAT(ask("Host: evil.example\r\n"), StartsWith("HTTP/1.1 421 "));
  EXPECT_THAT(ask("Host: desk.example.evil\r\n"), StartsWith("HTTP/1.1 421 "));
  EXPECT_THAT(ask("Host: evil.example\r\nX-Forwarded-Host: desk.example\r\n"), StartsWith("HTTP/1.1 421 "));
}

TEST_F(Behind, A_proxy_who_asks_is_the_last_address_it_names_and_nothing_that_was_sent_along) {
  ask("Host: desk.example\r\nX-Forwarded-For: 203.0.113.9\r\n");
  EXPECT_EQ(watched.last().peer, "203.0.113.9");
  ask("Host: desk.example\r\nX-Forwarded-For: 1.1.1.1, 203.0.113.9\r\n");
  EXPECT_EQ(watched.last().peer, "203.0.113.9");
  ask("Host: desk.example\r\nX-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: 2001:db8::9\r\n");
  EXPECT_EQ(watched.last().peer, "2001:db8::9");
  for (const char* no_address : {"", "maud", "203.0.113.9:80", "203.0.113.9, ", "<script>", "unknown"}) {
    ask("Host: desk.example\r\nX-Forwarded-For: " + std::string(no_address) + "\r\n");
    EXPECT_EQ(watched.last().peer, "127.0.0.1") << no_address;
  }
  ask("Host: desk.example\r\nForwarded: for=1.1.1.1\r\nX-Real-IP: 1.1.1.1\r\nTrue-Client-IP: 1.1.1.1\r\n");
  EXPECT_EQ(watched.last().peer, "127.0.0.1");
}

TEST_F(Behind, A_proxy_every_reply_keeps_browsers_to_TLS) {
  const char* line = "Strict-Transport-Security: max-age=63072000; includeSubDomains\r\n";
  EXPECT_THAT(ask("Host: desk.example\r\n"), HasSubstr(line));
  EXPECT_THAT(ask("Host: evil.example\r\n"), HasSubstr(line));
  EXPECT_THAT(ask("Host: desk.example\r\n", "/a%00"), HasSubstr(line));
  EXPECT_THAT(watched.reply_to("POST / HTTP/1.1\r\nHost: desk.example\r\nContent-Length: 2000\r\n\r\n"),
              HasSubstr(line));
}

TEST(HttpAttacks, Without_a_proxy_forwarded_headers_are_words_of_a_stranger) {
  Watched watched;
  const std::string reply = watched.reply_to(
      "GET /a HTTP/1.1\r\nHost: localhost:81\r\nX-Forwarded-For: 1.1.1.1\r\nX-Forwarded-Proto: "
      "https\r\nX-Forwarded-Host: desk.example\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(watched.last().peer, "127.0.0.1");
  EXPECT_EQ(watched.last().origin, "http://localhost:81");
  EXPECT_THAT(reply, Not(HasSubstr("Strict-Transport-Security")));
}

}  // namespace
}  // namespace regie
