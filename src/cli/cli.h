// cli/cli.h - the command line: parse, call one verb, render.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/world.h"
#include "base/http.h"
#include "base/mailbox_reader.h"
#include "base/outgoing.h"
#include "base/result.h"
#include "base/secrets.h"

namespace regie {

/// What a terminal offers; a test hands in strings.
struct Shell {
  std::function<void(std::string_view)> out;
  std::function<void(std::string_view)> err;
  bool colour = false;
  std::string workspace;  // $REGIE_WORKSPACE; "" = not set
  Secrets& secrets;
  Outgoing& outgoing;
  /// Serves until the person stops it; calls `started` with the port in use.
  std::function<Result<Done>(const std::string& host, int port, HttpHandler handler, const HttpFront& front,
                             const std::function<void(int)>& started)>
      serve;
  /// Before anything else of a program that stays: from now on it can be stopped gently, and logs so.
  std::function<void(const LogChoice&)> stand = {};
  std::string log = {};  // $REGIE_LOG; "" = not set
  bool err_is_terminal = false;
  /// Whether the person pressed Ctrl-C since this was first asked: from then on the first is noted here, and
  /// a second ends the program.
  std::function<bool()> is_stop_wanted = {};
  /// All of standard input, for a file named "-".
  std::function<Result<std::string>()> in = {};
  MailboxReader* mailboxes = nullptr;  // nothing: no mailbox of a server can be read
  std::string imap_password = {};      // $REGIE_IMAP_PASSWORD; "" = not set
};

/// Exit codes of the contract.
enum class Exit { done = 0, failed = 1, wrong_use = 2, abstained = 3 };

/// `arguments` without the program's name.
[[nodiscard]] Exit run_cli(World& world, const Shell& shell, const std::vector<std::string>& arguments);

}  // namespace regie
