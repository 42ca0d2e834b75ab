// app/voice.h - the verb `voice`: a brand's own texts are learned, a draft is held against them and its
// moment.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/workspace.h"
#include "voice/check.h"

namespace regie {

struct LearnRequest {
  std::vector<std::string> paths;  // .txt and .md: a text a file; .csv: a text a row
  std::string brand;               // "" = the workspace's only one
  bool by_line = false;            // of plain files each line is a text
  std::string by;
};
struct LearnOutcome {
  std::int64_t read = 0;
  std::int64_t kept = 0;
  std::int64_t known = 0;                // there already, word for word
  std::vector<ReadingProblem> problems;  // what was set aside
};
/// What the brand itself let out, as somebody says who has the right. read = kept + known + set aside.
/// Fails: voice.no_text_column, files.missing, and as read_rows and sign_as.
Result<LearnOutcome> learn_voice(World& world, Workspace& workspace, const LearnRequest& request);
struct TextRequest {
  ApprovedText text;
  std::string by;
};
/// One text. Fails: voice.empty, and as sign_as.
Result<KeptText> keep_text(World& world, Workspace& workspace, const TextRequest& request);
[[nodiscard]] Result<std::vector<KeptText>> list_texts(const Workspace& workspace);
struct ForgetRequest {
  std::string id;
  std::string by;
};
/// Fails: voice.unknown_text, and as sign_as.
Result<Done> forget_text(World& world, Workspace& workspace, const ForgetRequest& request);

struct CheckRequest {
  std::string draft;
  std::string brand;
  std::string industry;
  std::optional<Day> day;            // of publishing
  std::vector<std::string> context;  // typed lines: what is going on
};
struct CheckedDraft {
  std::string draft;
  VoiceCheck check;
};
/// Held against the brand's texts, the calendar of that day, and the workspace's events, notes and news.
[[nodiscard]] Result<CheckedDraft> check_draft(const Workspace& workspace, const CheckRequest& request);
/// The same where there is no workspace: no voice to compare with, only what is typed.
[[nodiscard]] CheckedDraft check_draft_alone(const CheckRequest& request);

struct ChoiceRequest {
  std::string flag;  // of flag_key()
  bool taken = false;
  std::string by;
};
/// A flag that was taken to heart or left: kinds that are mostly left are shown no more. Fails:
/// voice.no_flag, and as sign_as.
Result<KeptChoice> choose_on_flag(World& world, Workspace& workspace, const ChoiceRequest& request);

}  // namespace regie
