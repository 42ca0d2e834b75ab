// os/http_server_test.cpp - the desk's server against clients that are slow, gone, greedy or sly.
#include "os/http_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include "os/testing/http_client.h"

namespace regie {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using namespace std::chrono_literals;

// Only a server that waits for the slow ones is slower than this, on any machine that runs the tests.
constexpr auto generous = 5s;
HttpReply echo(const HttpRequest& request) { return {200, "text/plain", request.body}; }

std::string get(int port, const std::string& path = "/") {
  return Client(port)
      .say("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      .until_closed();
}

std::string post_head(std::size_t size) {
  return "POST /x HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n";
}

TEST(HttpServer, Hands_over_method_path_query_headers_body_and_who_asks) {
  HttpRequest seen;
  const auto server =
      serve([&seen](const HttpRequest& request) { return seen = request, echo(request); }, 100);
  Client client(server->port());
  client.say(
      "POST /a%20b?day=1%2F2 HTTP/1.1\r\nHost: localhost\r\nX-Some-Name: Value\r\nCookie: a=1\r\nCookie: "
      "b=2\r\n"
      "Content-Length: 5\r\n\r\nhello");
  EXPECT_THAT(client.until("hello"), EndsWith("\r\n\r\nhello"));
  EXPECT_EQ(seen.method, "POST");
  EXPECT_EQ(seen.path, "/a b");
  EXPECT_EQ(seen.query["day"], "1/2");
  EXPECT_EQ(seen.header("x-some-name"), "Value");
  EXPECT_EQ(seen.header("cookie"), "a=1; b=2");
  EXPECT_EQ(seen.peer, "127.0.0.1");
}

TEST(HttpServer, Echoes_a_body_of_three_megabytes_and_takes_the_next_request_on_the_same_connection) {
  const auto server = serve(echo, 4'000'000);
  const std::string body = std::string(3'000'000, 'b') + "END-1";
  Client client(server->port());
  EXPECT_TRUE(client.say(post_head(body.size()) + body).until("END-1").ends_with(body));
  EXPECT_TRUE(client.say(post_head(5) + "END-2").until("END-2").ends_with("END-2"));
}

TEST(HttpServer, Takes_a_body_in_chunks) {
  const auto server = serve(echo, 100);
  Client client(server->port());
  client.say(
      "PUT / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n "
      "world\r\n0\r\n\r\n");
  EXPECT_THAT(client.until("world"), EndsWith("hello world"));
}

TEST(HttpServer, Refuses_a_body_that_is_announced_too_large_without_asking_the_handler) {
  std::atomic<int> asked = 0;
  const auto server = serve([&asked](const HttpRequest& request) { return ++asked, echo(request); }, 10);
  for (const char* method : {"POST", "PATCH", "PUT", "DELETE", "GET"}) {
    Client client(server->port());
    client.say(std::string(method) + " / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 11\r\n\r\n");
    const std::string reply = client.say("12345678901").until_closed();
    EXPECT_THAT(reply, StartsWith("HTTP/1.1 413 ")) << method;
    EXPECT_THAT(reply, HasSubstr("http.too_large"));
    EXPECT_THAT(reply, HasSubstr("application/problem+json"));
  }
  EXPECT_EQ(asked, 0);
}

TEST(HttpServer, Refuses_chunks_as_soon_as_they_pass_the_limit) {
  const auto server = serve(echo, 10);
  Client client(server->port());
  client.say(
      "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: "
      "chunked\r\n\r\n8\r\n12345678\r\n8\r\n12345678\r\n");
  const std::string reply = client.until_closed();  // the body never ends
  EXPECT_THAT(reply, StartsWith("HTTP/1.1 413 "));
  EXPECT_THAT(reply, HasSubstr("X-Content-Type-Options: nosniff"));
}

TEST(HttpServer, Takes_no_body_where_the_handler_names_no_limit) {
  const auto server = serve(echo);
  EXPECT_THAT(Client(server->port()).say(post_head(1) + "x").until_closed(), StartsWith("HTTP/1.1 413 "));
  EXPECT_THAT(get(server->port()), StartsWith("HTTP/1.1 200 "));
}

TEST(HttpServer, Does_not_read_two_lengths_or_a_length_and_chunks) {
  const auto server = serve(echo, 1000);
  const std::string inner = "GET /inner HTTP/1.1\r\nHost: localhost\r\n\r\n";
  for (const std::string headers : {
           "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
           "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n",
           "Content-Length: 3\r\nContent-Length: 0\r\n",
           "Content-Length: 3\r\nContent-Length: 3\r\n",
           "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
           "Transfer-Encoding: xchunked\r\n",
           "Transfer-Encoding: gzip, chunked\r\n",
           "Content-Length: +3\r\n",
           "Content-Length: 3, 3\r\n",
           "Content-Length: -1\r\n",
           "Content-Length : 3\r\n",
           "Transfer-Encoding : chunked\r\n",
           "Host: other\r\n",
       }) {
    Client client(server->port());
    client.say("POST / HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n0\r\n\r\n" + inner);
    const std::string reply = client.until_closed();
    EXPECT_THAT(reply, StartsWith("HTTP/1.1 400 ")) << headers;
    EXPECT_THAT(reply, Not(HasSubstr(" 200 "))) << headers;
  }
}

TEST(HttpServer, Sends_what_many_replies_share_and_leaves_it_as_it_is) {
  const auto shared = std::make_shared<const std::string>(2'000'000, 's');
  {
    const auto server = serve([&shared](const HttpRequest&) {
      HttpReply reply{200, "text/plain"};
      reply.shared_body = shared;
      return reply;
    });
    EXPECT_TRUE(get(server->port()).ends_with("\r\n\r\n" + *shared));
    EXPECT_TRUE(get(server->port()).ends_with("\r\n\r\n" + *shared));
  }
  EXPECT_EQ(shared.use_count(), 1);
}

TEST(HttpServer, Answers_HEAD_as_GET_without_the_body) {
  const auto server = serve(
      [](const HttpRequest& request) -> HttpReply { return {200, "text/plain", request.method + " it"}; });
  Client client(server->port());
  const std::string reply =
      client.say("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").until_closed();
  EXPECT_THAT(reply, HasSubstr("Content-Length: 6\r\n"));
  EXPECT_THAT(reply, EndsWith("\r\n\r\n"));
}

TEST(HttpServer, Adds_the_headers_of_every_reply_unless_the_handler_sets_them) {
  const auto server = serve([](const HttpRequest& request) -> HttpReply {
    HttpReply reply{200, "text/plain", "x"};
    if (request.path == "/own")
      reply.headers = {{"content-security-policy", "default-src 'none'"},
                       {"Cache-Control", "max-age=60"},
                       {"Set-Cookie", "a=1"},
                       {"Set-Cookie", "b=2"}};
    return reply;
  });
  const std::string plain = get(server->port());
  for (const char* line :
       {"Content-Security-Policy: default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action "
        "'self'; "
        "object-src 'none'\r\n",
        "X-Content-Type-Options: nosniff\r\n", "Referrer-Policy: no-referrer\r\n",
        "Cross-Origin-Opener-Policy: same-origin\r\n", "Cross-Origin-Resource-Policy: same-origin\r\n",
        "Permissions-Policy: camera=(), microphone=(), geolocation=()\r\n", "Cache-Control: no-store\r\n"})
    EXPECT_THAT(plain, HasSubstr(line));
  const std::string own = get(server->port(), "/own");
  EXPECT_THAT(own, HasSubstr("default-src 'none'"));
  EXPECT_THAT(own, Not(HasSubstr("default-src 'self'")));
  EXPECT_THAT(own, HasSubstr("max-age=60"));
  EXPECT_THAT(own, Not(HasSubstr("no-store")));
  EXPECT_THAT(own, HasSubstr("Set-Cookie: a=1\r\nSet-Cookie: b=2\r\n"));
}

TEST(HttpServer, Slow_and_half_open_clients_do_not_delay_an_ordinary_request) {
  const auto server = serve(echo, 1000);
  std::vector<Client> others;
  for (int i = 0; i < 20; ++i) others.emplace_back(server->port()).say(post_head(900) + "a");
  for (int i = 0; i < 100; ++i) others.emplace_back(server->port()).say("GET / HT");
  const auto begun = std::chrono::steady_clock::now();
  for (int i = 0; i < 20; ++i) {
    for (int slow = 0; slow < 20; ++slow) others[static_cast<std::size_t>(slow)].say("b");
    EXPECT_THAT(get(server->port()), StartsWith("HTTP/1.1 200 "));
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begun, generous);
}

TEST(HttpServer, Handlers_that_take_long_do_not_delay_another_request) {
  std::promise<void> let_go;
  const auto gone = let_go.get_future().share();
  const auto server = serve([gone](const HttpRequest& request) -> HttpReply {
    if (request.path == "/slow") gone.wait();
    return {200, "text/plain", "done"};
  });
  std::vector<Client> slow;
  for (int i = 0; i < 3; ++i)
    slow.emplace_back(server->port()).say("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  EXPECT_THAT(get(server->port()), EndsWith("done"));
  let_go.set_value();
  for (Client& client : slow) EXPECT_THAT(client.until("done"), EndsWith("done"));
}

TEST(HttpServer, Says_busy_when_the_queue_is_full) {
  std::promise<void> let_go;
  const auto gone = let_go.get_future().share();
  std::atomic<int> at_work = 0;
  HttpLimits limits;
  limits.waiting_max = 2;
  const auto server = serve(
      [gone, &at_work](const HttpRequest&) -> HttpReply {
        ++at_work;
        gone.wait();
        return {200, "text/plain", "done"};
      },
      0, limits);
  std::vector<Client> clients;
  for (int i = 0; i < 6; ++i) {
    clients.emplace_back(server->port()).say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    while (at_work < std::min(i + 1, 4)) std::this_thread::sleep_for(1ms);
  }
  std::this_thread::sleep_for(200ms);  // the last two are in the queue
  const std::string reply = get(server->port());
  EXPECT_THAT(reply, StartsWith("HTTP/1.1 503 "));
  EXPECT_THAT(reply, HasSubstr("http.busy"));
  let_go.set_value();
  for (Client& client : clients) EXPECT_THAT(client.until("done"), EndsWith("done"));
}

TEST(HttpServer, Ends_a_connection_that_trickles_its_request) {
  HttpLimits limits;
  limits.receive_time = 500ms;
  const auto server = serve(echo, 1000, limits);
  Client headers(server->port());
  Client body(server->port());
  headers.say("GET / HTTP/1.1\r\n");
  body.say(post_head(900));
  for (int i = 0; i < 12; ++i) {
    headers.say("X-" + std::to_string(i) + ": y\r\n");
    body.say("z");
    std::this_thread::sleep_for(100ms);
  }
  EXPECT_EQ(headers.until_closed(), "");
  EXPECT_EQ(body.until_closed(), "");
}

TEST(HttpServer, A_handler_that_takes_longer_than_receiving_may_is_not_cut_off) {
  HttpLimits limits;
  limits.receive_time = 300ms;
  const auto server = serve(
      [](const HttpRequest&) -> HttpReply {
        std::this_thread::sleep_for(900ms);
        return {200, "text/plain", "done"};
      },
      0, limits);
  EXPECT_THAT(get(server->port()), EndsWith("done"));
}

TEST(HttpServer, A_handler_that_throws_loses_one_reply) {
  const auto server = serve([](const HttpRequest& request) -> HttpReply {
    if (request.path == "/throw") throw std::bad_alloc();
    return {200, "text/plain", "fine"};
  });
  EXPECT_THAT(get(server->port(), "/throw"), StartsWith("HTTP/1.1 500 "));
  EXPECT_THAT(get(server->port()), EndsWith("fine"));
}

TEST(HttpServer, Stops_with_a_request_in_flight_and_delivers_its_reply) {
  std::atomic<bool> begun = false;
  auto server = serve([&begun](const HttpRequest&) -> HttpReply {
    begun = true;
    std::this_thread::sleep_for(200ms);
    return {200, "text/plain", "late"};
  });
  Client client(server->port());
  client.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  while (!begun) std::this_thread::sleep_for(1ms);
  server.reset();
  EXPECT_THAT(client.until_closed(), EndsWith("late"));
}

std::unique_ptr<HttpServer> serve_stream(const std::shared_ptr<EventStream>& stream) {
  return serve([stream](const HttpRequest&) {
    HttpReply reply;
    reply.events = stream;
    return reply;
  });
}

const std::string ask_stream = "GET /events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

TEST(HttpServerEvents, Are_delivered_as_they_come_and_end) {
  const auto stream = std::make_shared<EventStream>();
  const auto server = serve_stream(stream);
  stream->send("before");
  Client client(server->port());
  EXPECT_THAT(client.say(ask_stream).until("before\n\n"),
              HasSubstr("Content-Type: text/event-stream; charset=utf-8\r\n"));
  std::this_thread::sleep_for(50ms);  // the connection sleeps by now
  stream->send("while it sleeps");
  EXPECT_THAT(client.until("sleeps\n\n"), HasSubstr("data: while it sleeps\n\n"));
  stream->send(std::string(100'000, 'l') + "-long");
  EXPECT_THAT(client.until("-long"), HasSubstr("-long"));
  stream->close();
  EXPECT_THAT(client.until_closed(), EndsWith("0\r\n\r\n"));
}

TEST(HttpServerEvents, Reach_a_client_of_HTTP_1_0_too) {
  const auto stream = std::make_shared<EventStream>();
  const auto server = serve_stream(stream);
  Client client(server->port());
  client.say("GET / HTTP/1.0\r\n\r\n").until("\r\n\r\n");
  stream->send("one");
  client.until("one");
  stream->close();
  EXPECT_THAT(client.until_closed(), EndsWith("data: one\n\n"));
}

TEST(HttpServerEvents, None_is_lost_between_a_fast_writer_and_a_connection_that_falls_asleep) {
  constexpr int events = 3000;
  const auto stream = std::make_shared<EventStream>();
  const auto server = serve_stream(stream);
  Client client(server->port());
  client.say("GET / HTTP/1.0\r\n\r\n").until("\r\n\r\n");
  std::thread writer([&stream] {
    for (int i = 0; i < events; ++i) {
      stream->send(std::to_string(i));
      if (i % 7 == 0)
        std::this_thread::sleep_for(20us);  // the moment at which the reader falls asleep moves about
    }
    stream->close();
  });
  std::string wanted;
  for (int i = 0; i < events; ++i) wanted += "data: " + std::to_string(i) + "\n\n";
  EXPECT_THAT(client.until_closed(), EndsWith("\r\n\r\n" + wanted));
  writer.join();
}

TEST(HttpServerEvents, A_client_that_goes_away_costs_the_writer_nothing) {
  const auto stream = std::make_shared<EventStream>();
  const auto server = serve_stream(stream);
  Client client(server->port());
  client.say(ask_stream).until("\r\n\r\n");
  stream->send("one");
  client.until("one");
  client.close();
  for (int i = 0; i < 200; ++i) {
    stream->send(std::string(1000, 'x'));
    std::this_thread::sleep_for(1ms);
  }
  stream->close();
  EXPECT_THAT(get(server->port()), StartsWith("HTTP/1.1 200 "));
}

TEST(HttpServerEvents, An_open_stream_does_not_keep_the_server_from_stopping) {
  const auto stream = std::make_shared<EventStream>();
  auto server = serve_stream(stream);
  std::vector<Client> clients;
  Client client(server->port());
  client.say(ask_stream).until("\r\n\r\n");
  std::atomic<bool> enough = false;
  std::thread writer([&] {
    while (!enough) stream->send("still working");
  });
  const auto begun = std::chrono::steady_clock::now();
  server.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, generous);
  enough = true;
  writer.join();
  stream->send("to nobody");
}

TEST(HttpServerEvents, A_silent_open_stream_does_not_keep_the_server_from_stopping) {
  const auto stream = std::make_shared<EventStream>();
  auto server = serve_stream(stream);
  Client client(server->port());
  client.say(ask_stream).until("\r\n\r\n");
  std::this_thread::sleep_for(50ms);
  const auto begun = std::chrono::steady_clock::now();
  server.reset();
  EXPECT_LT(std::chrono::steady_clock::now() - begun, generous);
  EXPECT_THAT(client.until_closed(), EndsWith("0\r\n\r\n"));
}

TEST(HttpServerEvents, A_stream_whose_answer_comes_while_the_server_stops_still_says_its_last) {
  std::promise<void> asked;
  std::promise<void> stops;
  HttpHandler handler;
  handler.answer = [&](const HttpRequest&) -> HttpReply {
    asked.set_value();
    stops.get_future().wait();
    std::this_thread::sleep_for(50ms);  // the open streams are ended meanwhile
    HttpReply reply{200, "text/event-stream"};
    reply.events = std::make_shared<EventStream>();
    reply.events->send("cancelled");
    reply.events->close();
    return reply;
  };
  handler.stopping = [&] { stops.set_value(); };
  auto server = std::move(*HttpServer::start({"127.0.0.1", 0}, handler));
  Client client(server->port());
  client.say(ask_stream);
  asked.get_future().wait();
  server.reset();
  EXPECT_THAT(client.until_closed(), HasSubstr("data: cancelled"));
}

}  // namespace
}  // namespace regie
