// cli/commands_serve.cpp - the desk in a browser, until the person stops it.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "api/notices.h"
#include "api/routes.h"
#include "app/backup_rounds.h"
#include "app/desk.h"
#include "app/sign_in.h"
#include "base/sha256.h"
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

/// Lines for a person; JSON for whatever gathers logs. Wrong words of the environment are told, not guessed.
Result<LogChoice> log_choice(const Shell& shell, const Options& options) {
  const std::string asked = options.log.empty() ? shell.log : options.log;
  if (!asked.empty() && asked != "json" && asked != "lines")
    return fail("serve.bad_log", fmt::format("REGIE_LOG=\"{}\" is no shape of a log.", asked),
                "Nothing was started.", "Take json or lines.");
  LogChoice choice;
  choice.shape =
      asked == "json" || (asked.empty() && !shell.err_is_terminal) ? LogShape::json : LogShape::lines;
  if (options.log_level == "debug") choice.from = LogLevel::debug;
  if (options.log_level == "warn") choice.from = LogLevel::warn;
  if (options.log_level == "error") choice.from = LogLevel::error;
  return choice;
}

constexpr std::size_t token_letters_min = 20;  // 120 bits of base64: not to be guessed over the network

Result<Watching> watching(World& world, const Options& options) {
  if (options.metrics_token_file.empty()) return Watching{};
  TRY(const auto file, world.files.open(options.metrics_token_file));
  std::string_view token = file->view();
  while (!token.empty() && (token.back() == '\n' || token.back() == '\r')) token.remove_suffix(1);
  if (token.size() < token_letters_min)
    return fail("serve.bad_metrics_token",
                fmt::format("The token in {} has fewer than {} letters.", options.metrics_token_file,
                            token_letters_min),
                "Nothing was started.",
                fmt::format("Make one:  openssl rand -base64 32 > {}", options.metrics_token_file));
  return Watching{sha256_hex(token)};
}

/// "https://desk.example": a host, maybe a port, and nothing after it.
bool is_origin(const std::string& text) {
  constexpr std::string_view scheme = "https://";
  if (!text.starts_with(scheme) || text.size() == scheme.size()) return false;
  return std::all_of(text.begin() + scheme.size(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == ':';
  });
}

/// Passwords cross no network that others can read.
Result<HttpFront> check_front(const std::string& host, const std::string& origin) {
  if (origin.empty() && !host.starts_with("127."))
    return fail(
        "serve.not_encrypted",
        fmt::format("At {} others reach the desk, and passwords would cross the network readable.", host),
        "Nothing was started.",
        "Put a proxy with TLS in front:  regie serve --behind-proxy https://desk.example");
  if (!origin.empty() && !is_origin(origin))
    return fail("serve.bad_front",
                fmt::format("\"{}\" is not what people type to reach a desk over TLS.", origin),
                "Nothing was started.", "For example:  regie serve --behind-proxy https://desk.example");
  return HttpFront{origin};
}

/// "" where the desk is set up.
Result<std::string> set_up_code(Desk& desk) {
  TRY(const bool somebody_is, is_set_up(desk.door()));
  if (somebody_is) return std::string();
  return make_set_up_code(desk.door());
}

Result<Done> serve(World& world, const Shell& shell, const Options& options) {
  TRY(const auto address, parse_address(options.address));
  TRY(const LogChoice choice, log_choice(shell, options));
  TRY(const Watching seen_by, watching(world, options));
  if (shell.stand) shell.stand(choice);
  TRY(const HttpFront front, check_front(address.first, options.behind_proxy));
  const bool is_one = options.workspaces.empty();
  const std::string folder = is_one ? workspace_folder(shell, options) : options.workspaces;
  // A wrong folder is told now, not in the browser; damaged records are told, and the desk is up all the
  // same.
  if (is_one) {
    const auto opened = open_workspace(world, folder);
    if (!opened && !opened.error().code.starts_with("records.")) return tl::unexpected(opened.error());
    if (!opened) static_cast<void>(show_problem(shell, options, opened.error()));
  }
  TRY(const auto desk, open_desk(world, shell.secrets, shell.outgoing, folder));
  TRY(const std::string code, set_up_code(*desk));
  desk->door().asks_for_app = options.require_app;
  desk->backup_folder = options.backups;
  const Rounds rounds(*desk, round_words());
  std::unique_ptr<BackupRounds> backups;
  if (!options.backups.empty()) backups = std::make_unique<BackupRounds>(*desk, options.backups);
  return shell.serve(address.first, address.second, routes(*desk, seen_by), front, [&](int port) {
    world.log.event(
        {LogLevel::info, "desk_started", {{"version", code_version}, {"port", std::int64_t{port}}}});
    const std::string here = fmt::format("http://{}:{}/", address.first, port);
    const std::string at = front.origin.empty() ? here : front.origin + "/";
    shell.out(fmt::format("The desk is open at  {}\n", at));
    if (at != here) shell.out(fmt::format("The proxy in front of it passes requests on to  {}\n", here));
    if (!code.empty())
      shell.out(fmt::format(
          "Nobody has an account yet: make the first one within a day at\n  {}set-up#code={}\n", at, code));
    shell.out("Stop it with Ctrl-C.\n");
  });
}

}  // namespace

Exit run_serve(World& world, const Shell& shell, const Options& options) {
  const auto served = serve(world, shell, options);
  if (served) world.log.event({LogLevel::info, "desk_stopped"});
  return served ? Exit::done : show_problem(shell, options, served.error());
}

}  // namespace regie
