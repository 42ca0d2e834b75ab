// cli/commands.cpp - each command: make sense of the words, call one verb, show the answer.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "api/json.h"
#include "api/page.h"
#include "app/brief.h"
#include "app/events.h"
#include "app/explain_metric.h"
#include "app/import_files.h"
#include "app/metrics.h"
#include "app/rebuild.h"
#include "app/sources.h"
#include "app/told.h"
#include "app/verify.h"
#include "app/write_simulation.h"
#include "cli/internal/long_work.h"
#include "cli/internal/options.h"
#include "cli/internal/run.h"
#include "cli/render.h"

namespace regie {
namespace {

/// Findings are found again by id only where they could be kept; reading them goes on without.
void note_told(World& world, const Result<Done>& kept) {
  if (!kept) world.log.line(kept.error().say + " What was told is not kept; the answer itself is whole.");
}

Result<ReadOptions> read_options(const Options& options) {
  ReadOptions read;
  read.platform = options.platform;
  if (options.decimal == "comma") read.decimal = DecimalSign::comma;
  if (options.decimal == "point") read.decimal = DecimalSign::point;
  if (options.dates == "dmy") read.dates = DateOrder::dmy;
  if (options.dates == "mdy") read.dates = DateOrder::mdy;
  for (const std::string& map : options.maps) {
    const auto equals = map.rfind('=');
    if (equals == std::string::npos || equals == 0)
      return fail("use.bad_map", fmt::format("\"{}\" does not say what a column is.", map),
                  "Nothing was changed.", "For example:  --map \"Aanvragen=leads\"");
    read.map.emplace_back(map.substr(0, equals), map.substr(equals + 1));
  }
  return read;
}

/// A --map that met no column is most often a slip of the pen: said, but no reason to refuse the files.
void tell_unused_maps(const Shell& shell, const ReadOptions& options, const std::vector<FileOutcome>& files) {
  for (const auto& [header, as] : options.map) {
    const auto has = [&header = header](const TableReading& table) {
      return std::any_of(table.columns.begin(), table.columns.end(),
                         [&](const ColumnReading& column) { return column.header == header; });
    };
    const bool used = std::any_of(files.begin(), files.end(), [&](const FileOutcome& file) {
      return std::any_of(file.reading.tables.begin(), file.reading.tables.end(), has);
    });
    if (!used)
      shell.err(
          fmt::format("No file has a column \"{}\": --map \"{}={}\" changed nothing.\n", header, header, as));
  }
}

Result<Exit> import_into(World& world, const Shell& shell, const Options& options) {
  ImportRequest request;
  request.paths = options.paths;
  TRY(request.options, read_options(options));
  std::vector<FileOutcome> files;
  if (options.dry_run) {
    TRY(files, preview_files(world, request));
  } else {
    TRY(Workspace workspace, open_workspace(world, workspace_folder(shell, options)));
    TRY(files, import_files(world, workspace, request));
  }
  show(shell, options, files);
  tell_unused_maps(shell, request.options, files);
  const bool any = std::any_of(files.begin(), files.end(),
                               [](const FileOutcome& file) { return file.fate != FileFate::refused; });
  return any ? Exit::done : Exit::failed;
}

Result<Exit> simulate_into(World& world, const Shell& shell, const Options& options) {
  SimulateInput input;
  input.scenario = options.scenario;
  input.seed = options.seed;
  input.size = options.size == "small" ? Size::small : Size::ordinary;
  input.weeks_after = options.weeks_after;
  input.lift = options.lift / 100;
  TRY(input.as_of, parse_optional_day("--as-of", options.as_of));
  TRY(const Simulation simulation, simulate(input));
  const std::string truth = json_of(simulation.truth);
  TRY_DONE(write_simulation(world, simulation, options.out_folder, truth));
  if (options.json)
    shell.out(truth);
  else
    shell.out(fmt::format("Wrote {} files and truth.json to {}\nRead them:  regie import {}\n",
                          simulation.files.size(), options.out_folder, options.out_folder));
  return Exit::done;
}

}  // namespace

Exit run_init(World& world, const Shell& shell, const Options& options) {
  WorkspaceSettings settings;
  settings.name = options.name;
  settings.currency = options.currency;
  settings.time_zone = options.time_zone;
  settings.language = options.language;
  const auto made = init_workspace(world, options.folder, settings);
  if (!made) return show_problem(shell, options, made.error());
  if (options.json)
    shell.out("{}\n");
  else
    shell.out(fmt::format(
        "Made the workspace \"{}\" in {}.\nNow read your exports:  regie --workspace {} import DIR\n",
        options.name, options.folder, options.folder));
  return Exit::done;
}

Exit run_import(World& world, const Shell& shell, const Options& options) {
  const Result<Exit> exit = import_into(world, shell, options);
  return exit ? *exit : show_problem(shell, options, exit.error());
}

Exit run_sources(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const auto as_of, parse_optional_day("--as-of", options.as_of));
    const Day today = as_of.value_or(world.clock.today(workspace.settings.time_zone));
    TRY(const auto sources, list_sources(workspace, today - 1));
    show(shell, options, sources);
    return Exit::done;
  });
}

Exit run_metrics(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const auto metrics, list_metrics(workspace));
    show(shell, options, metrics);
    return Exit::done;
  });
}

Exit run_metrics_add(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY_DONE(add_metric(workspace, {options.metric, options.numerator, options.denominator, options.better}));
    TRY(const auto metrics, workspace.records->metrics());
    show(shell, options, metrics);
    return Exit::done;
  });
}

Exit run_brief(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    BriefRequest request;
    TRY(request.as_of, parse_optional_day("--as-of", options.as_of));
    request.window_days = options.window_days;
    TRY(const Brief page, [&] {
      LongWork work(world.clock, shell);
      request.progress = &work;
      return brief(world, workspace, request);
    }());
    note_told(world, keep_told(world, workspace, page));
    if (options.json || options.format == "json")
      shell.out(json_of(page));
    else if (options.format == "md")
      shell.out(markdown_of(page));
    else if (options.format == "html")
      shell.out(page_of(page));
    else
      shell.out(text_of(page, {shell.colour}));
    return Exit::done;
  });
}

Exit run_explain(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    ExplainRequest request;
    request.metric = options.metric;
    TRY(request.where, parse_slice(options.where));
    TRY(request.since, parse_optional_day("--since", options.since));
    TRY(request.as_of, parse_optional_day("--as-of", options.as_of));
    TRY(const Explanation explanation, explain_metric(world, workspace, request));
    note_told(world, keep_told(world, workspace, request, explanation));
    show(shell, options, explanation);
    return explanation.finding ? Exit::done : Exit::abstained;
  });
}

Exit run_events(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const auto events, list_events(workspace));
    show(shell, options, events);
    return Exit::done;
  });
}

Exit run_event_add(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    EventRequest request;
    request.title = options.title;
    TRY(request.days.from, parse_day("--from", options.from));
    request.days.to = request.days.from;
    TRY(const auto to, parse_optional_day("--to", options.to));
    request.days.to = to.value_or(request.days.from);
    TRY(request.where, parse_slice(options.where));
    request.kind = options.kind;
    request.moves = options.moves;
    TRY(const EventRecord event, add_event(workspace, request));
    show(shell, options, std::vector<EventRecord>{event});
    return Exit::done;
  });
}

Exit run_note(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    NoteRequest request;
    request.text = options.text;
    TRY(const auto from, parse_optional_day("--from", options.from.empty() ? options.as_of : options.from));
    request.from = from.value_or(world.clock.today(workspace.settings.time_zone));
    TRY(request.where, parse_slice(options.where));
    TRY(const NoteRecord note, add_note(world, workspace, request));
    show(shell, options, std::vector<NoteRecord>{note});
    return Exit::done;
  });
}

Exit run_notes(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const auto notes, list_notes(workspace));
    show(shell, options, notes);
    return Exit::done;
  });
}

Exit run_rebuild(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const RebuildOutcome outcome, rebuild(world, workspace));
    show(shell, options, outcome);
    return outcome.not_rebuilt.empty() ? Exit::done : Exit::failed;
  });
}

namespace {

Result<Done> check_root(const std::string& root) {
  constexpr std::size_t root_letters = 64;
  if (root.empty() ||
      (root.size() == root_letters && root.find_first_not_of("0123456789abcdef") == std::string::npos))
    return Done{};
  return fail("use.bad_root", fmt::format("\"{}\" is not a root: 64 letters of 0-9 and a-f.", root),
              "Nothing was checked.", "Take the one that an earlier  regie verify  printed.");
}

Result<Exit> verify(World& world, const Shell& shell, const Options& options) {
  TRY_DONE(check_root(options.root));
  const std::string folder = workspace_folder(shell, options);
  const auto workspace = open_workspace(world, folder);
  if (workspace) {
    TRY(const Reader reader, reader_of(world, *workspace, options));
    TRY(const Verified verified,
        verify_workspace(world, *workspace, {options.root, options.without_figures}));
    show_as_document(shell, options, verified, reader);
    return verified.whole() ? Exit::done : Exit::failed;
  }
  if (!is_damage_of_records(workspace.error())) return tl::unexpected(workspace.error());
  TRY(const Verified verified, verify_damaged_workspace(world, folder, workspace.error()));
  Reader reader;
  reader.language = Language::en;  // the settings cannot be read
  show_as_document(shell, options, verified, reader);
  return Exit::failed;
}

}  // namespace

Exit run_verify(World& world, const Shell& shell, const Options& options) {
  const Result<Exit> exit = verify(world, shell, options);
  return exit ? *exit : show_problem(shell, options, exit.error());
}

Exit run_simulate(World& world, const Shell& shell, const Options& options) {
  const Result<Exit> exit = simulate_into(world, shell, options);
  return exit ? *exit : show_problem(shell, options, exit.error());
}

}  // namespace regie
