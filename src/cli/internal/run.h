// cli/internal/run.h - what every command shares: the workspace, days, showing an answer or a problem.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "api/json.h"
#include "app/workspace.h"
#include "cli/internal/options.h"
#include "cli/render.h"
#include "wording/documents.h"
#include "wording/sentences.h"

namespace regie {

Exit show_problem(const Shell& shell, const Options& options, const Problem& problem);

template <class Value>
void show(const Shell& shell, const Options& options, const Value& value) {
  shell.out(options.json ? json_of(value) : text_of(value, {shell.colour}));
}

/// JSON where it was asked for, else the document as text.
template <class Value>
void show_as_document(const Shell& shell, const Options& options, const Value& value, const Reader& reader) {
  shell.out(options.json ? json_of(value) : text_of(document_of(value, reader), {shell.colour}));
}

[[nodiscard]] std::string workspace_folder(const Shell& shell, const Options& options);

[[nodiscard]] Result<Day> parse_day(const std::string& flag, const std::string& text);
[[nodiscard]] Result<std::optional<Day>> parse_optional_day(const std::string& flag, const std::string& text);

/// Who reads: the workspace's language and money, on the day asked.
[[nodiscard]] Result<Reader> reader_of(World& world, const Workspace& workspace, const Options& options);

/// Where no workspace is asked: English.
[[nodiscard]] Reader reader_without_workspace(const World& world);

/// A file; "-" is all of standard input.
[[nodiscard]] Result<std::string> bytes_of(const World& world, const Shell& shell, const std::string& path);
/// Lines that hold something, without their ends.
[[nodiscard]] std::vector<std::string> lines_of(const std::string& text);

/// Opens the workspace and hands it to the action.
template <class Action>
Exit with_workspace(World& world, const Shell& shell, const Options& options, Action action) {
  auto workspace = open_workspace(world, workspace_folder(shell, options));
  if (!workspace) return show_problem(shell, options, workspace.error());
  Result<Exit> exit = action(*workspace);
  let_damaged_facts_go(world, *workspace);  // the next command makes them again
  return exit ? *exit : show_problem(shell, options, exit.error());
}

}  // namespace regie
