// os/http_server.cpp - libmicrohttpd: epoll, two threads, idle time-out, no upgrade, small bodies only.
#include "os/http_server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <csignal>
#include <cstdint>
#include <utility>

namespace regie {
namespace {

constexpr unsigned threads = 2;            // the machines this runs on have two cores
constexpr unsigned idle_seconds_max = 15;  // a client that says nothing for so long is let go
constexpr unsigned connections_max = 512;  // half-open connections must not use up descriptors

MHD_Result add_query_field(void* context, MHD_ValueKind, const char* key, const char* value) {
  auto& query = *static_cast<std::map<std::string, std::string>*>(context);
  query[key] = value == nullptr ? "" : value;
  return MHD_YES;
}

MHD_Result send_reply(MHD_Connection* connection, const HttpReply& reply) {
  // MHD copies and never writes; its old interface wants a plain pointer.
  auto* body = const_cast<char*>(reply.body.data());
  MHD_Response* response = MHD_create_response_from_buffer(reply.body.size(), body, MHD_RESPMEM_MUST_COPY);
  if (response == nullptr) return MHD_NO;
  MHD_add_response_header(response, "Content-Type", reply.content_type.c_str());
  MHD_add_response_header(response, "Content-Security-Policy",
                          "default-src 'self'; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'");
  MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
  MHD_add_response_header(response, "Referrer-Policy", "no-referrer");
  MHD_add_response_header(response, "Cache-Control", "no-store");
  const MHD_Result sent = MHD_queue_response(connection, static_cast<unsigned>(reply.status), response);
  MHD_destroy_response(response);
  return sent;
}

}  // namespace

struct HttpServer::Inside {
  HttpHandler handler;
  MHD_Daemon* daemon = nullptr;
  int port = 0;

  static MHD_Result answer(void* self, MHD_Connection* connection, const char* url, const char* method,
                           const char*, const char*, std::size_t* upload_size, void** seen) {
    static int first_call_mark = 0;  // MHD calls once with headers, again when the body is in
    if (*seen == nullptr) {
      *seen = &first_call_mark;
      return MHD_YES;
    }
    if (*upload_size > 0) {
      *upload_size = 0;  // no route takes a body yet
      return MHD_YES;
    }
    HttpRequest request{method, url, {}};
    MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, &add_query_field, &request.query);
    return send_reply(connection, static_cast<Inside*>(self)->handler(request));
  }
};

HttpServer::HttpServer(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}

HttpServer::~HttpServer() { MHD_stop_daemon(inside_->daemon); }

int HttpServer::port() const { return inside_->port; }

Result<std::unique_ptr<HttpServer>> HttpServer::start(const HttpAddress& address, HttpHandler handler) {
  sockaddr_in socket_address{};
  socket_address.sin_family = AF_INET;
  socket_address.sin_port = htons(static_cast<std::uint16_t>(address.port));
  if (::inet_pton(AF_INET, address.host.c_str(), &socket_address.sin_addr) != 1)
    return fail("serve.bad_address", "\"" + address.host + "\" is not an IPv4 address.",
                "Nothing was started.", "For example:  regie serve --address 127.0.0.1:8080");
  auto inside = std::make_unique<Inside>();
  inside->handler = std::move(handler);
  inside->daemon = MHD_start_daemon(
      MHD_USE_EPOLL_INTERNAL_THREAD, 0, nullptr, nullptr, &Inside::answer, inside.get(), MHD_OPTION_SOCK_ADDR,
      &socket_address, MHD_OPTION_THREAD_POOL_SIZE, threads, MHD_OPTION_CONNECTION_TIMEOUT, idle_seconds_max,
      MHD_OPTION_CONNECTION_LIMIT, connections_max, MHD_OPTION_END);
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

namespace {
sigset_t stop_signals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}
}  // namespace

void prepare_stop_signals() {
  const sigset_t set = stop_signals();
  ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void wait_for_stop_signal() {
  const sigset_t set = stop_signals();
  int signal_number = 0;
  ::sigwait(&set, &signal_number);
}

}  // namespace regie
