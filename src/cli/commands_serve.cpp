// cli/commands_serve.cpp - the desk in a browser, until the person stops it.
#include <fmt/format.h>

#include <charconv>

#include "api/notices.h"
#include "api/routes.h"
#include "app/desk.h"
#include "app/sign_in.h"
#include "cli/internal/options.h"
#include "cli/internal/run.h"

namespace regie {
namespace {

Result<std::pair<std::string, int>> parse_address(const std::string& text) {
  const auto colon = text.rfind(':');
  int port = -1;
  if (colon != std::string::npos) {
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + colon + 1, end, port);
    if (read.ec == std::errc() && read.ptr == end && port >= 0 && port <= 65535)
      return std::pair(text.substr(0, colon), port);
  }
  return fail("serve.bad_address", fmt::format("\"{}\" is not an address and a port.", text),
              "Nothing was started.", "For example:  regie serve --address 127.0.0.1:8080");
}

/// "" where the desk is set up.
Result<std::string> set_up_code(Desk& desk) {
  TRY(const bool somebody_is, is_set_up(desk.door()));
  if (somebody_is) return std::string();
  return make_set_up_code(desk.door());
}

Result<Done> serve(World& world, const Shell& shell, const Options& options) {
  TRY(const auto address, parse_address(options.address));
  const bool is_one = options.workspaces.empty();
  const std::string folder = is_one ? workspace_folder(shell, options) : options.workspaces;
  // A wrong folder is told now, not in the browser.
  if (is_one) TRY_DONE(open_workspace(world, folder));
  TRY(const auto desk, open_desk(world, shell.secrets, shell.outgoing, folder));
  TRY(const std::string code, set_up_code(*desk));
  const Rounds rounds(*desk, round_words());
  return shell.serve(address.first, address.second, routes(*desk), [&](int port) {
    const std::string at = fmt::format("http://{}:{}/", address.first, port);
    shell.out(fmt::format("The desk is open at  {}\n", at));
    if (!code.empty())
      shell.out(fmt::format(
          "Nobody has an account yet: make the first one within a day at\n  {}set-up?code={}\n", at, code));
    shell.out("Stop it with Ctrl-C.\n");
  });
}

}  // namespace

Exit run_serve(World& world, const Shell& shell, const Options& options) {
  const auto served = serve(world, shell, options);
  return served ? Exit::done : show_problem(shell, options, served.error());
}

}  // namespace regie
