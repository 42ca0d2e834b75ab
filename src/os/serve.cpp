// os/serve.cpp - a desk's server from its start until somebody stops the program.
#include "os/serve.h"

#include <chrono>
#include <utility>

#include "os/stop_signals.h"

namespace regie {
namespace {

// A letter on its way takes 30 seconds at most, an import stops within one of its steps. Service managers
// kill after 90 seconds (systemd), so this comes first.
constexpr std::chrono::seconds stop_time_max{35};

}  // namespace

Result<Done> serve_until_stopped(const HttpAddress& address, HttpHandler handler, const HttpFront& front,
                                 const Told& told) {
  TRY(auto server, HttpServer::start(address, std::move(handler), front));
  told.started(server->port());
  tell_service_manager(told.notify_socket, "READY=1");
  wait_for_stop_signal();
  tell_service_manager(told.notify_socket, "STOPPING=1");
  end_at_once_after(stop_time_max);
  server.reset();
  return Done{};
}

}  // namespace regie
