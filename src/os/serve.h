// os/serve.h - a desk's server from its start until somebody stops the program.
#pragma once

#include <functional>
#include <string>

#include "os/http_server.h"

namespace regie {

/// Who hears of it.
struct Told {
  std::function<void(int)> started;  // with the port in use
  std::string notify_socket;         // of the service manager; "" = none
};

/// Serves until SIGINT or SIGTERM, and tells that it does. Then it takes no new connection, lets requests at
/// hand finish and ends streams; after 35 seconds, or at a second signal, the program ends where it stands.
/// Requires: prepare_stop_signals(). Fails: as HttpServer::start.
Result<Done> serve_until_stopped(const HttpAddress& address, HttpHandler handler, const HttpFront& front,
                                 const Told& told);

}  // namespace regie
