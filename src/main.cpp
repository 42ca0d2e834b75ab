// main.cpp - builds the world and hands over; decides nothing.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "cli/cli.h"
#include "os/http_server.h"
#include "os/outgoing.h"
#include "os/real_clock.h"
#include "os/real_files.h"
#include "os/real_secrets.h"
#include "os/terminal.h"

int main(int count, char** words) {
  using namespace regie;
  RealClock clock;
  RealFiles files;
  RealLocks locks(lock_patience_ms);
  TerminalLog log;
  World world{clock, files, locks, log};
  RealSecrets secrets;
  RealOutgoing outgoing(LoopbackHttp::refused);
  Shell shell{[](std::string_view text) { write_out(text); },
              [](std::string_view text) { write_err(text); },
              terminal_has_colour(),
              environment("REGIE_WORKSPACE"),
              secrets,
              outgoing,
              {}};
  shell.serve = [](const std::string& host, int port, HttpHandler handler,
                   const std::function<void(int)>& started) -> Result<Done> {
    prepare_stop_signals();
    TRY(const auto server, HttpServer::start({host, port}, std::move(handler)));
    started(server->port());
    wait_for_stop_signal();
    return Done{};
  };
  try {
    return static_cast<int>(run_cli(world, shell, std::vector<std::string>(words + 1, words + count)));
  } catch (const std::exception& unexpected) {  // out of memory, or a library that threw: a bug, told plainly
    write_err(std::string("regie: something went wrong that should not: ") + unexpected.what() + "\n");
    return static_cast<int>(Exit::failed);
  }
}
