// os/http_server.cpp - libmicrohttpd: two threads with epoll read and write, four others answer.
#include "os/http_server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sodium.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <utility>

#include "os/internal/front_door.h"
#include "os/internal/http_exchange.h"
#include "os/internal/http_response.h"
#include "os/internal/receive_watch.h"
#include "os/internal/stream_reader.h"
#include "os/internal/workers.h"

namespace regie {
namespace {

constexpr unsigned io_threads = 2;  // the machines this runs on have two cores
constexpr std::size_t answer_threads =
    4;  // a long import and a report may run while people read on two cores
constexpr unsigned idle_seconds_max = 15;                 // a client that says nothing for so long is let go
constexpr unsigned connections_max = 512;                 // half-open connections must not use up descriptors
constexpr unsigned connections_of_one_address_max = 256;  // nor may one address use up all of these
constexpr std::size_t small_body_bytes_max = 1024UL * 1024;  // what arrives in `receive_time` on any line
constexpr std::size_t bodies_bytes_max =
    512UL * 1024 * 1024;                              // bodies of all requests at one time, in memory
constexpr std::chrono::milliseconds last_words{500};  // for replies under way when the server stops

/// What the server says by itself.
struct Refusal {
  int status;
  Problem problem;
};

Refusal bad_request() {
  return {400,
          {"http.bad_request", "This request can be read in more than one way.", "Nothing was changed.",
           "Send a plain path, one Host, one length, and each field of the query once."}};
}

Refusal other_host() {
  return {
      421,
      {"http.other_host", "Nothing is served here under the name that was asked for.", "Nothing was changed.",
       "Let whoever runs the desk name it:  regie serve --behind-proxy https://NAME"}};
}

Refusal too_large(std::size_t bytes_max) {
  return {
      413,
      {"http.too_large", "The body is larger than the " + std::to_string(bytes_max) + " bytes taken here.",
       "Nothing was changed.", "Send less at one time."}};
}

Refusal busy() {
  return {
      503,
      {"http.busy", "Too much is asked at this moment.", "Nothing was changed.", "Ask again in a minute."}};
}

Refusal stops() {
  return {503,
          {"http.stopping", "The desk is being stopped.", "Nothing was changed.",
           "Ask again when it runs again."}};
}

/// Says nothing of what broke: that stands in the log, under the number told here.
Refusal broke(const std::string& request) {
  return {500,
          {"http.broke", "Something went wrong that should not.", "What was saved before stays as it is.",
           "Ask again; if it stays so, tell whoever keeps this desk the number " + request + "."}};
}

/// Unlike those of any other start of the program, and not to be guessed from each other's use.
std::string fresh_prefix() {
  std::array<unsigned char, 6> bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  std::array<char, 2 * bytes.size() + 1> text{};
  return sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
}

/// libmicrohttpd takes no reply in the middle of a body, so these bytes go straight out; it then closes.
void send_last_words(MHD_Connection* connection, const HttpReply& reply) {
  const MHD_ConnectionInfo* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  if (info == nullptr) return;
  const std::string bytes = bytes_of(reply);
  [[maybe_unused]] const auto sent =  // a client that does not read them misses nothing it can use
      ::send(info->connect_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
}

}  // namespace

struct HttpServer::Inside {
  HttpHandler handler;
  FrontDoor front;
  HttpLimits limits;
  MHD_Daemon* daemon = nullptr;
  int port = 0;
  std::atomic<bool> stopping = false;
  std::atomic<std::size_t> bodies_bytes = 0;
  std::mutex guard;
  std::condition_variable completed;
  std::size_t exchanges_open = 0;  // under guard
  std::string prefix = fresh_prefix();
  std::atomic<std::int64_t> requests = 0;
  std::shared_ptr<HttpCounts> counts;
  ReceiveWatch watch;
  OpenStreams streams;
  Workers workers;

  Inside(HttpHandler handler_in, FrontDoor front_in, const HttpLimits& limits_in)
      : handler(std::move(handler_in)),
        front(std::move(front_in)),
        limits(limits_in),
        counts(handler.counts ? handler.counts : std::make_shared<HttpCounts>()),
        watch(counts->slow),
        workers({answer_threads, limits.waiting_max}) {}

  /// The reply, after whoever keeps the log was told.
  HttpReply told(const HttpRequest& request, const Refusal& refusal) {
    if (handler.refused) handler.refused({request.id, request.peer, refusal.status, refusal.problem.code});
    HttpReply reply = problem_reply(refusal.status, refusal.problem);
    if (!request.id.empty()) reply.headers.emplace_back("X-Request-Id", request.id);
    return reply;
  }

  /// Out of memory, or a library that threw: one reply is lost, not the desk. No exception gets further.
  HttpReply answer_of(const HttpRequest& request) {
    try {
      HttpReply reply = handler.answer(request);
      reply.headers.emplace_back("X-Request-Id", request.id);
      return reply;
    } catch (...) {
      return told(request, broke(request.id));
    }
  }

  static ReceiveWatch::Ticket& ticket_of(MHD_Connection* connection) {
    const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return *static_cast<ReceiveWatch::Ticket*>(info->socket_context);
  }

  MHD_Result refuse(MHD_Connection* connection, Exchange& exchange, const Refusal& refusal) {
    exchange.at = Exchange::At::refused;
    return send_reply(connection, front.added_to(told(exchange.request, refusal)), AfterReply::close, streams)
               ? MHD_YES
               : MHD_NO;
  }

  MHD_Result begin(MHD_Connection* connection, Exchange& exchange, const char* method, const char* url) {
    auto head = read_head(connection, method, url);
    if (head) exchange.request = std::move(head->request);
    exchange.request.id = prefix + "-" + std::to_string(++requests);
    if (!head) return refuse(connection, exchange, bad_request());
    if (!exchange.is_plain_path) return refuse(connection, exchange, bad_request());
    if (!front.lets_in(exchange.request)) return refuse(connection, exchange, other_host());
    if (!head->chunked && head->body_bytes == 0) return MHD_YES;
    if (handler.body_bytes_max) exchange.body_bytes_max = handler.body_bytes_max(exchange.request);
    if (head->body_bytes > exchange.body_bytes_max || exchange.body_bytes_max == 0)
      return refuse(connection, exchange, too_large(exchange.body_bytes_max));
    if (head->body_bytes > small_body_bytes_max ||
        (head->chunked && exchange.body_bytes_max > small_body_bytes_max))
      watch.allow(ticket_of(connection), limits.big_body_time);
    return MHD_YES;
  }

  MHD_Result take_body(MHD_Connection* connection, Exchange& exchange, std::string_view bytes) {
    if (exchange.at == Exchange::At::refused) return MHD_YES;  // the reply is on its way
    exchange.body_bytes_counted += bytes.size();
    const std::size_t all = bodies_bytes += bytes.size();
    if (exchange.body_bytes_counted > exchange.body_bytes_max || all > bodies_bytes_max) {
      send_last_words(connection, front.added_to(told(
                                      exchange.request,
                                      all > bodies_bytes_max ? busy() : too_large(exchange.body_bytes_max))));
      return MHD_NO;
    }
    exchange.request.body.append(bytes);
    return MHD_YES;
  }

  MHD_Result ask(MHD_Connection* connection, Exchange& exchange) {
    watch.received(ticket_of(connection));
    exchange.at = Exchange::At::asked;
    MHD_suspend_connection(connection);  // before a worker can resume it
    ++counts->running;
    const auto reply_with = [this, connection, &exchange](HttpReply reply) {
      --counts->running;
      exchange.reply = std::move(reply);
      exchange.at = Exchange::At::answered;
      MHD_resume_connection(connection);  // from here on the exchange is no longer the worker's
    };
    const bool taken = workers.offer([this, &exchange, reply_with] {
      reply_with(stopping ? told(exchange.request, stops()) : answer_of(exchange.request));
    });
    if (!taken) reply_with(told(exchange.request, stopping ? stops() : busy()));
    return MHD_YES;
  }

  static MHD_Result answer(void* self, MHD_Connection* connection, const char* url, const char* method,
                           const char*, const char* upload, std::size_t* upload_size, void** context) {
    auto& server = *static_cast<Inside*>(self);
    auto* exchange = static_cast<Exchange*>(*context);
    // Once with the headers, then with each part of the body, then at its end.
    if (exchange->at == Exchange::At::line) {
      exchange->at = Exchange::At::body;
      return server.begin(connection, *exchange, method, url);
    }
    if (*upload_size > 0) {
      const std::string_view bytes(upload, std::exchange(*upload_size, 0));
      return server.take_body(connection, *exchange, bytes);
    }
    if (exchange->at == Exchange::At::body) return server.ask(connection, *exchange);
    if (exchange->at != Exchange::At::answered) return MHD_YES;
    return send_reply(connection, server.front.added_to(std::move(exchange->reply)), AfterReply::keep_alive,
                      server.streams)
               ? MHD_YES
               : MHD_NO;
  }

  /// The address as it was written, before libmicrohttpd decodes it. Its end is told as that of others.
  static void* begin_exchange(void* self, const char* address, MHD_Connection*) {
    auto& server = *static_cast<Inside*>(self);
    auto* exchange = new Exchange;
    exchange->is_plain_path = is_plain_path(address);
    const std::lock_guard held(server.guard);
    ++server.exchanges_open;
    return exchange;
  }

  static void exchange_completed(void* self, MHD_Connection* connection, void** context,
                                 MHD_RequestTerminationCode) {
    auto& server = *static_cast<Inside*>(self);
    auto* exchange = static_cast<Exchange*>(std::exchange(*context, nullptr));
    if (exchange == nullptr) return;
    server.bodies_bytes -= exchange->body_bytes_counted;
    delete exchange;
    server.watch.allow(ticket_of(connection), server.limits.receive_time);  // the next on this connection
    const std::lock_guard held(server.guard);
    --server.exchanges_open;
    server.completed.notify_all();
  }

  static void connection_changed(void* self, MHD_Connection* connection, void** context,
                                 MHD_ConnectionNotificationCode code) {
    auto& server = *static_cast<Inside*>(self);
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
      const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
      ++server.counts->connections;
      *context = new ReceiveWatch::Ticket(server.watch.add(info->connect_fd, server.limits.receive_time));
      return;
    }
    const std::unique_ptr<ReceiveWatch::Ticket> ticket(
        static_cast<ReceiveWatch::Ticket*>(std::exchange(*context, nullptr)));
    server.watch.remove(*ticket);
    --server.counts->connections;
  }

  /// While it stops no new connection is let in. MHD_quiesce_daemon would say so to clients sooner, but ends
  /// the program where a thread of its pool is just then taking its own leave of the socket.
  static MHD_Result may_connect(void* self, const sockaddr*, socklen_t) {
    return static_cast<Inside*>(self)->stopping ? MHD_NO : MHD_YES;
  }

  void stop() {
    if (daemon == nullptr) return;
    stopping = true;
    if (handler.stopping) handler.stopping();
    // libmicrohttpd must not stop with a suspended connection: each is resumed here, and none suspends after
    // that.
    streams.end();
    workers.stop();
    {
      std::unique_lock held(guard);
      completed.wait_for(held, last_words, [this] { return exchanges_open == 0; });
    }
    MHD_stop_daemon(daemon);
  }
};

HttpServer::HttpServer(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

HttpServer::~HttpServer() { inside_->stop(); }

int HttpServer::port() const { return inside_->port; }

Result<std::unique_ptr<HttpServer>> HttpServer::start(const HttpAddress& address, HttpHandler handler,
                                                      const HttpFront& front, const HttpLimits& limits) {
  sockaddr_in socket_address{};
  socket_address.sin_family = AF_INET;
  socket_address.sin_port = htons(static_cast<std::uint16_t>(address.port));
  if (::inet_pton(AF_INET, address.host.c_str(), &socket_address.sin_addr) != 1)
    return fail("serve.bad_address", "\"" + address.host + "\" is not an IPv4 address.",
                "Nothing was started.", "For example:  regie serve --address 127.0.0.1:8080");
  auto inside = std::make_unique<Inside>(std::move(handler), FrontDoor(front, address.host), limits);
  Inside* const self = inside.get();
  inside->daemon = MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, &Inside::may_connect, self,
      &Inside::answer, self, MHD_OPTION_SOCK_ADDR, &socket_address, MHD_OPTION_THREAD_POOL_SIZE, io_threads,
      MHD_OPTION_CONNECTION_TIMEOUT, idle_seconds_max, MHD_OPTION_CONNECTION_LIMIT, connections_max,
      MHD_OPTION_PER_IP_CONNECTION_LIMIT, connections_of_one_address_max, MHD_OPTION_STRICT_FOR_CLIENT, 1,
      MHD_OPTION_URI_LOG_CALLBACK, &Inside::begin_exchange, self, MHD_OPTION_NOTIFY_COMPLETED,
      &Inside::exchange_completed, self, MHD_OPTION_NOTIFY_CONNECTION, &Inside::connection_changed, self,
      MHD_OPTION_END);
  if (inside->daemon == nullptr)
    return fail("serve.address_in_use",
                "Nothing can be served at " + address.host + ":" + std::to_string(address.port) +
                    ": the address is in use or not allowed.",
                "Nothing was started.", "Take a free port:  regie serve --address 127.0.0.1:0");
  inside->port = address.port;
  if (const MHD_DaemonInfo* info = MHD_get_daemon_info(inside->daemon, MHD_DAEMON_INFO_BIND_PORT);
      info != nullptr && info->port != 0)
    inside->port = info->port;
  return std::unique_ptr<HttpServer>(new HttpServer(std::move(inside)));
}

}  // namespace regie
