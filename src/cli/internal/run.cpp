// cli/internal/run.cpp - what every command shares.
#include "cli/internal/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace regie {
namespace {

/// Problems of how the command was called; all others mean the command failed.
bool is_wrong_use(const Problem& problem) {
  static constexpr std::array<std::string_view, 4> codes{"brief.bad_window", "simulate.unknown_scenario",
                                                         "serve.bad_address", "report.bad_month"};
  return problem.code.starts_with("use.") ||
         std::find(codes.begin(), codes.end(), problem.code) != codes.end();
}

}  // namespace

Exit show_problem(const Shell& shell, const Options& options, const Problem& problem) {
  if (options.json) shell.out(json_of(problem));
  shell.err(text_of(problem, {shell.colour}));
  return is_wrong_use(problem) ? Exit::wrong_use : Exit::failed;
}

std::string workspace_folder(const Shell& shell, const Options& options) {
  if (!options.workspace.empty()) return options.workspace;
  return shell.workspace.empty() ? "./regie-workspace" : shell.workspace;
}

Result<Day> parse_day(const std::string& flag, const std::string& text) {
  if (const auto day = Day::parse_iso(text); day) return *day;
  return fail("use.bad_day", fmt::format("\"{}\" is not a day.", text), "Nothing was changed.",
              fmt::format("Write it as year-month-day:  {} 2026-03-10", flag));
}

Result<std::optional<Day>> parse_optional_day(const std::string& flag, const std::string& text) {
  if (text.empty()) return std::optional<Day>();
  TRY(const Day day, parse_day(flag, text));
  return std::optional<Day>(day);
}

Reader reader_without_workspace(const World& world) {
  return {Language::en, "EUR", world.clock.today("UTC")};
}

Result<std::string> bytes_of(const World& world, const Shell& shell, const std::string& path) {
  if (path == "-" && shell.in) return shell.in();
  TRY(const auto bytes, world.files.open(path));
  return std::string(bytes->view());
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    std::string line = text.substr(from, end - from);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!line.empty()) lines.push_back(std::move(line));
    from = end + 1;
  }
  return lines;
}

Result<Reader> reader_of(World& world, const Workspace& workspace, const Options& options) {
  TRY(const auto as_of, parse_optional_day("--as-of", options.as_of));
  const Day now = as_of.value_or(world.clock.today(workspace.settings.time_zone));
  return Reader{language_of(workspace.settings.language), workspace.settings.currency, now};
}

}  // namespace regie
