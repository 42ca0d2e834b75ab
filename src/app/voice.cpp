// app/voice.cpp - texts are learned and forgotten, drafts checked, choices on flags kept.
#include "app/voice.h"

#include <algorithm>
#include <set>
#include <utility>

#include "app/accounts.h"
#include "app/internal/row_texts.h"
#include "app/moment.h"

namespace regie {
namespace {

std::string text_id(const ApprovedText& text) { return short_id("v", text.brand + '\n' + text.text); }

/// The texts of one file, with where each begins.
struct FoundText {
  std::int64_t line = 1;
  std::string title;
  std::string text;
};

bool ends_with(const std::string& path, std::string_view ending) {
  return path.size() >= ending.size() &&
         path.compare(path.size() - ending.size(), ending.size(), ending) == 0;
}

Result<std::vector<FoundText>> texts_of_table(const NamedBytes& file) {
  TRY(const PlainTable table, read_rows_or_feed(file));
  const auto text = table.column("text|tekst|post|message|bericht|copy|caption|bijschrift|content|body");
  const auto title = table.column("title|titel|subject|onderwerp|name|naam");
  if (!text)
    return fail("voice.no_text_column", "No column of " + file.path + " holds texts.",
                "Nothing of it was kept.",
                "Name one `text` in its first line, or give plain files of a text each.");
  std::vector<FoundText> found;
  for (const PlainRow& row : table.rows)
    found.push_back({row.line, title ? row.cells[*title] : std::string(), row.cells[*text]});
  return found;
}

std::vector<FoundText> texts_of_lines(std::string_view bytes) {
  std::vector<FoundText> found;
  std::int64_t line = 1;
  for (std::size_t from = 0; from < bytes.size(); ++line) {
    const std::size_t end = std::min(bytes.find('\n', from), bytes.size());
    if (end > from) found.push_back({line, {}, std::string(bytes.substr(from, end - from))});
    from = end + 1;
  }
  return found;
}

Result<std::vector<FoundText>> texts_of(const World& world, const std::string& path, bool by_line) {
  TRY(const auto bytes, world.files.open(path));
  if (ends_with(path, ".csv") || ends_with(path, ".xml") || ends_with(path, ".rss"))
    return texts_of_table({path, bytes->view()});
  if (by_line) return texts_of_lines(bytes->view());
  return std::vector<FoundText>{{1, file_name_of(path), std::string(bytes->view())}};
}

/// Files as they were named, folders as the files in them.
Result<std::vector<std::string>> files_of(const World& world, const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    if (world.files.kind(path) != FileKind::folder) {
      files.push_back(path);
      continue;
    }
    TRY(const auto inside, world.files.list(path));
    files.insert(files.end(), inside.begin(), inside.end());
  }
  return files;
}

VoiceInput input_of(const CheckRequest& request) {
  VoiceInput input;
  input.draft = request.draft;
  input.industry = request.industry;
  input.day = request.day;
  for (const std::string& line : request.context) input.context.push_back({line, std::nullopt});
  return input;
}

}  // namespace

Result<KeptText> keep_text(World& world, Workspace& workspace, const TextRequest& request) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::keep_voice));
  KeptText kept{request.text, account.name, world.clock.now_seconds()};
  if (kept.text.text.empty())
    return fail("voice.empty", "There is no text to learn from.", "Nothing was changed.",
                "Give a text that the brand itself let out.");
  kept.text.id = text_id(kept.text);
  TRY_DONE(workspace.records->voice().save_text(kept));
  return kept;
}

Result<LearnOutcome> learn_voice(World& world, Workspace& workspace, const LearnRequest& request) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::keep_voice));
  TRY(const auto had, workspace.records->voice().texts());
  std::set<std::string> known;
  for (const KeptText& one : had) known.insert(one.text.id);
  TRY(const auto files, files_of(world, request.paths));
  LearnOutcome outcome;
  TRY_DONE(workspace.records->together([&]() -> Result<Done> {
    for (const std::string& path : files) {
      TRY(const auto found, texts_of(world, path, request.by_line));
      for (const FoundText& one : found) {
        ++outcome.read;
        if (text_words(one.text).empty()) {
          outcome.problems.push_back({one.line, "text", one.text.substr(0, 80), "voice.no_words",
                                      "There are no words in this text."});
          continue;
        }
        KeptText kept{{"", request.brand, one.title, one.text}, account.name, world.clock.now_seconds()};
        kept.text.id = text_id(kept.text);
        if (!known.insert(kept.text.id).second) {
          ++outcome.known;
          continue;
        }
        TRY_DONE(workspace.records->voice().save_text(kept));
        ++outcome.kept;
      }
    }
    return Done{};
  }));
  return outcome;
}

Result<std::vector<KeptText>> list_texts(const Workspace& workspace) {
  return workspace.records->voice().texts();
}

Result<Done> forget_text(World& world, Workspace& workspace, const ForgetRequest& request) {
  TRY_DONE(sign_as(world, workspace, request.by, Deed::keep_voice));
  TRY(const bool was_there, workspace.records->voice().remove_text(request.id));
  if (was_there) return Done{};
  return fail("voice.unknown_text", "There is no text " + request.id + ".", "Nothing was changed.",
              "See those there are:  regie voice texts");
}

Result<CheckedDraft> check_draft(const Workspace& workspace, const CheckRequest& request) {
  VoiceInput input = input_of(request);
  TRY(const auto lines, moment_of(workspace));
  if (request.day) input.context.insert(input.context.end(), lines.begin(), lines.end());
  TRY(const auto kept, workspace.records->voice().texts());
  for (const KeptText& one : kept)
    if (request.brand.empty() || one.text.brand == request.brand)
      input.own_pieces.push_back({one.text.id, one.text.text});
  TRY(const auto kept_choices, workspace.records->voice().choices());
  std::vector<FlagChoice> choices;
  for (const KeptChoice& one : kept_choices) choices.push_back(one.choice);
  input.weights = flag_weights(choices);
  return CheckedDraft{request.draft, check_voice(input)};
}

CheckedDraft check_draft_alone(const CheckRequest& request) {
  return {request.draft, check_voice(input_of(request))};
}

Result<KeptChoice> choose_on_flag(World& world, Workspace& workspace, const ChoiceRequest& request) {
  TRY(const Account account, sign_as(world, workspace, request.by, Deed::keep_voice));
  if (request.flag.find(':') == std::string::npos)
    return fail("voice.no_flag", "\"" + request.flag + "\" is no flag.", "Nothing was changed.",
                "A flag is named as  regie voice check --json  tells, for example  generic:klant centraal");
  const KeptChoice kept{{request.flag, request.taken ? FlagAnswer::accepted : FlagAnswer::ignored},
                        account.name,
                        world.clock.now_seconds()};
  TRY_DONE(workspace.records->voice().save_choice(kept));
  return kept;
}

}  // namespace regie
