// cli/commands_voice.cpp - voice, plan and news: what a brand writes, what it is about to post, what goes on.
#include "app/moment.h"
#include "app/plan.h"
#include "app/voice.h"
#include "cli/internal/run.h"
#include "cli/internal/voice_commands.h"
#include "intake/read_rows.h"
#include "wording/voice_words.h"

namespace regie {
namespace {

void show_checked(const Shell& shell, const Options& options, const CheckedDraft& checked,
                  const Reader& reader) {
  if (options.json)
    shell.out(options.voice.by_line ? json_line_of(checked) : json_of(checked));
  else
    shell.out(text_of(document_of(checked, reader), {shell.colour}));
}

Result<Exit> check_with(World& world, const Shell& shell, const Options& options, const Workspace* workspace,
                        const Reader& reader) {
  CheckRequest request;
  request.brand = options.voice.brand;
  request.industry = options.voice.industry;
  request.context = options.voice.contexts;
  TRY(request.day, parse_optional_day("--day", options.voice.day));
  TRY(const std::string text, bytes_of(world, shell, options.file));
  std::vector<std::string> drafts{text};
  if (options.voice.by_line) drafts = lines_of(text);
  for (std::string& draft : drafts) {
    request.draft = std::move(draft);
    if (workspace == nullptr) {
      show_checked(shell, options, check_draft_alone(request), reader);
      continue;
    }
    TRY(const CheckedDraft checked, check_draft(*workspace, request));
    show_checked(shell, options, checked, reader);
  }
  return Exit::done;
}

/// "09:30" as minutes of a day; nothing where no time is named.
Result<std::optional<int>> minute_of_option(const std::string& time) {
  if (time.empty()) return std::optional<int>();
  const std::optional<int> minute = minute_of_cell(time);
  if (minute) return minute;
  return fail("use.bad_time", "\"" + time + "\" is no time of a day.", "Nothing was changed.",
              "Write it as  --time 09:30");
}

}  // namespace

Exit run_voice_learn(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const LearnOutcome outcome,
        learn_voice(world, workspace,
                    {options.paths, options.voice.brand, options.voice.by_line, options.by}));
    TRY(const Reader reader, reader_of(world, workspace, options));
    show_as_document(shell, options, outcome, reader);
    return Exit::done;
  });
}

Exit run_voice_texts(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const auto texts, list_texts(workspace));
    TRY(const Reader reader, reader_of(world, workspace, options));
    show_as_document(shell, options, texts, reader);
    return Exit::done;
  });
}

Exit run_voice_forget(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY_DONE(forget_text(world, workspace, {options.text, options.by}));
    TRY(const auto texts, list_texts(workspace));
    TRY(const Reader reader, reader_of(world, workspace, options));
    show_as_document(shell, options, texts, reader);
    return Exit::done;
  });
}

Exit run_voice_check(World& world, const Shell& shell, const Options& options) {
  const std::string folder = workspace_folder(shell, options);
  const bool is_named = !options.workspace.empty() || !shell.workspace.empty();
  // A draft can be checked without a workspace; one that is named must be there.
  if (!is_named && world.files.kind(folder) == FileKind::missing) {
    const Reader reader = reader_without_workspace(world);
    const Result<Exit> exit = check_with(world, shell, options, nullptr, reader);
    return exit ? *exit : show_problem(shell, options, exit.error());
  }
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const Reader reader, reader_of(world, workspace, options));
    return check_with(world, shell, options, &workspace, reader);
  });
}

Exit run_voice_choose(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const KeptChoice kept,
        choose_on_flag(world, workspace, {options.text, options.voice.take, options.by}));
    TRY(const Reader reader, reader_of(world, workspace, options));
    show_as_document(shell, options, kept, reader);
    return Exit::done;
  });
}

Exit run_plan_import(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const auto bytes, world.files.open(options.file));
    TRY(const PlanOutcome outcome, import_plan(workspace, {options.file, bytes->view()}));
    TRY(const Reader reader, reader_of(world, workspace, options));
    show_as_document(shell, options, outcome, reader);
    return Exit::done;
  });
}

Exit run_plan_check(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    PlanRequest request{std::nullopt, options.voice.contexts, options.voice.all};
    TRY(request.as_of, parse_optional_day("--as-of", options.as_of));
    TRY(const auto plan, checked_plan(world, workspace, request));
    TRY(const Reader reader, reader_of(world, workspace, options));
    show_as_document(shell, options, plan, reader);
    return Exit::done;
  });
}

Exit run_plan_rule(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const CheckedPiece piece,
        rule_on_piece(world, workspace, {options.text, options.voice.let_go, options.why, options.by}));
    TRY(const Reader reader, reader_of(world, workspace, options));
    show_as_document(shell, options, piece, reader);
    return Exit::done;
  });
}

Exit run_plan_add(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const auto day, parse_optional_day("--day", options.voice.day));
    TRY(const auto minute, minute_of_option(options.voice.time));
    const Day today = world.clock.today(workspace.settings.time_zone);
    TRY(const CheckedPiece piece,
        add_piece(workspace,
                  {"", day.value_or(today), minute, options.voice.channel, options.title, options.text, ""}));
    TRY(const Reader reader, reader_of(world, workspace, options));
    show_as_document(shell, options, piece, reader);
    return Exit::done;
  });
}

Exit run_plan_remove(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const Piece removed, remove_piece(workspace, options.text));
    TRY(const auto plan, checked_plan(world, workspace, {}));
    TRY(const Reader reader, reader_of(world, workspace, options));
    if (!options.json) shell.out(text_of(document_of_removed(removed, reader), {shell.colour}));
    show_as_document(shell, options, plan, reader);
    return Exit::done;
  });
}

Exit run_news(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const auto news, list_news(workspace));
    TRY(const Reader reader, reader_of(world, workspace, options));
    show_as_document(shell, options, news, reader);
    return Exit::done;
  });
}

Exit run_news_add(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const auto day, parse_optional_day("--from", options.from.empty() ? options.as_of : options.from));
    TRY(const NewsLine line,
        add_news(workspace,
                 {"", day.value_or(world.clock.today(workspace.settings.time_zone)), options.text, ""}));
    TRY(const Reader reader, reader_of(world, workspace, options));
    show_as_document(shell, options, std::vector<NewsLine>{line}, reader);
    return Exit::done;
  });
}

Exit run_news_import(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY(const auto bytes, world.files.open(options.file));
    TRY(const NewsOutcome outcome, import_news(workspace, {options.file, bytes->view()}));
    TRY(const Reader reader, reader_of(world, workspace, options));
    show_as_document(shell, options, outcome, reader);
    return Exit::done;
  });
}

Exit run_news_remove(World& world, const Shell& shell, const Options& options) {
  return with_workspace(world, shell, options, [&](Workspace& workspace) -> Result<Exit> {
    TRY_DONE(remove_news(workspace, options.text));
    TRY(const auto news, list_news(workspace));
    TRY(const Reader reader, reader_of(world, workspace, options));
    show_as_document(shell, options, news, reader);
    return Exit::done;
  });
}

}  // namespace regie
